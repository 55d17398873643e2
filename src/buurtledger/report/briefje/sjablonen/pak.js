// What is sent: a zip without compression (briefje.json and the photos), encrypted with age. docs/bestanden.md has it.

const CRC = new Uint32Array(256).map((_, nr) => {
  for (let keer = 0; keer < 8; keer++) nr = nr & 1 ? (nr >>> 1) ^ 0xedb88320 : nr >>> 1;
  return nr;
});

function crc32(bytes) {
  let crc = 0xffffffff;
  for (let nr = 0; nr < bytes.length; nr++) crc = CRC[(crc ^ bytes[nr]) & 255] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

// A zip of entries { naam, blob, crc }, of which no bytes are copied: a Blob refers to its parts.
function zip(dingen) {
  const voor = [];
  const lijst = [];
  let plek = 0;
  for (const { naam, blob, crc } of dingen) {
    const letters = new TextEncoder().encode(naam);
    const kop = new DataView(new ArrayBuffer(30));
    const regel = new DataView(new ArrayBuffer(46));
    kop.setUint32(0, 0x04034b50, true);
    regel.setUint32(0, 0x02014b50, true);
    regel.setUint16(4, 20, true);
    for (const [deel, begin] of [[kop, 4], [regel, 6]]) {
      deel.setUint16(begin, 20, true);
      deel.setUint16(begin + 2, 0x0800, true); // names are UTF-8
      deel.setUint16(begin + 8, 0x21, true); // 1 January 1980: when it was made is nobody's business
      deel.setUint32(begin + 10, crc, true);
      deel.setUint32(begin + 14, blob.size, true);
      deel.setUint32(begin + 18, blob.size, true);
      deel.setUint16(begin + 22, letters.length, true);
    }
    regel.setUint32(42, plek, true);
    voor.push(kop, letters, blob);
    lijst.push(regel, letters);
    plek += 30 + letters.length + blob.size;
  }
  const einde = new DataView(new ArrayBuffer(22));
  einde.setUint32(0, 0x06054b50, true);
  einde.setUint16(8, dingen.length, true);
  einde.setUint16(10, dingen.length, true);
  einde.setUint32(12, lijst.reduce((som, deel) => som + deel.byteLength, 0), true);
  einde.setUint32(16, plek, true);
  return new Blob([...voor, ...lijst, einde]);
}

// Encrypted for the keys of the page. In the head stands readable that it is a briefje, of which books and for which
// keys: whoever cannot open it is told that much.
async function versleutel(blob) {
  if (!(self.crypto && crypto.subtle)) age.forceWebCryptoOff(true);
  const maker = new age.Encrypter();
  for (const sleutel of gegevens.sleutels) maker.addRecipient(sleutel.sleutel);
  const kop = ["buurtledger-briefje", "1", gegevens.boek, ...gegevens.sleutels.map(({ merk }) => merk)];
  maker.addRecipient({ wrapFileKey: () => [new age.Stanza(kop, new Uint8Array(0))] });
  return new Response(await maker.encrypt(blob.stream())).blob();
}
