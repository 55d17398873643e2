// A photo made smaller: drawn anew, so that nothing of place, time or telephone is left. One at a time, and what was
// drawn on is given back at once: forty photos of a large camera must fit on a small telephone.

const LANGSTE_KANT = 2000;
const KLEINSTE_KANT = 160;

// { blob, klein, crc, grootte } of a photo; throws when this browser cannot show it.
async function verklein(bestand) {
  const beeld = await openBeeld(bestand);
  try {
    const blob = await teken(beeld, LANGSTE_KANT, 0.82);
    const klein = await teken(beeld, KLEINSTE_KANT, 0.7);
    return { blob, klein, crc: crc32(new Uint8Array(await blob.arrayBuffer())), grootte: blob.size };
  } finally {
    beeld.sluit();
  }
}

// The photo upright, as a thing that can be drawn, with its size and how to give it back.
async function openBeeld(bestand) {
  if (self.createImageBitmap) {
    try {
      const beeld = await createImageBitmap(bestand, { imageOrientation: "from-image" });
      return { beeld, breed: beeld.width, hoog: beeld.height, sluit: () => beeld.close() };
    } catch {
      // Some browsers show more kinds (HEIC) as a picture on a page than they give as a bitmap.
    }
  }
  const beeld = new Image();
  const adres = URL.createObjectURL(bestand);
  try {
    beeld.src = adres;
    await beeld.decode();
  } catch (fout) {
    URL.revokeObjectURL(adres);
    throw fout;
  }
  const sluit = () => {
    beeld.src = "";
    URL.revokeObjectURL(adres);
  };
  return { beeld, breed: beeld.naturalWidth, hoog: beeld.naturalHeight, sluit };
}

function teken({ beeld, breed, hoog }, kant, kwaliteit) {
  const schaal = Math.min(1, kant / Math.max(breed, hoog));
  const doek = document.createElement("canvas");
  doek.width = Math.max(1, Math.round(breed * schaal));
  doek.height = Math.max(1, Math.round(hoog * schaal));
  const pen = doek.getContext("2d");
  pen.fillStyle = "#fff"; // what is transparent would turn black
  pen.fillRect(0, 0, doek.width, doek.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(beeld, 0, 0, doek.width, doek.height);
  return new Promise((klaar, mis) => {
    doek.toBlob(
      (blob) => {
        doek.width = doek.height = 0; // Safari keeps the pixels until then
        if (blob && blob.type === "image/jpeg") klaar(blob);
        else mis(new Error("toBlob"));
      },
      "image/jpeg",
      kwaliteit,
    );
  });
}
