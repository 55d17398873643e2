// Amounts and days as people type them. An amount is a whole number of cents from here on, never a float of euros.

// The cents of what was typed, or the name of the sentence that says why not.
function leesBedrag(getypt) {
  let tekst = getypt.trim().replace(/^(€|euro?)\s*/i, "").replace(/\s*(€|euro?)$/i, "").replace(/[,.][-–—]$/, "");
  if (!tekst) return "bedrag_leeg";
  // A space parts thousands and nothing else: 12 50 is not 1250.
  if (/^\d{1,3}(\s\d{3})+([.,]\d{1,2})?$/.test(tekst)) tekst = tekst.replace(/\s/g, "");
  if (/^[-–—−]/.test(tekst)) return "bedrag_min";
  if (/^\d{1,3}[.,]\d{3}$/.test(tekst)) return "bedrag_dubbelzinnig";
  if (/^\d{1,3}(\.\d{3})+,\d{2}$/.test(tekst)) tekst = tekst.replace(/\./g, "");
  else if (/^\d{1,3}(,\d{3})+\.\d{2}$/.test(tekst)) tekst = tekst.replace(/,/g, "");
  const delen = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(tekst);
  if (!delen) return "bedrag_fout";
  const cent = Number(delen[1]) * 100 + Number((delen[2] || "").padEnd(2, "0"));
  return cent ? cent : "bedrag_nul";
}

// As programs write it: 45.95
function plat(cent) {
  return `${cent < 0 ? "-" : ""}${Math.floor(Math.abs(cent) / 100)}.${String(Math.abs(cent) % 100).padStart(2, "0")}`;
}

// The cents of an amount that a program wrote.
function centen(geschreven) {
  const [, teken, heel, rest] = /^(-?)(\d+)\.(\d{2})$/.exec(geschreven);
  return (teken ? -1 : 1) * (Number(heel) * 100 + Number(rest));
}

// As people read it, in their language.
function euro(cent, taal) {
  const [duizend, komma] = taal === "en" ? [",", "."] : [".", ","];
  const [heel, rest] = plat(Math.abs(cent)).split(".");
  return `${cent < 0 ? "−" : ""}€\u00a0${heel.replace(/\B(?=(\d{3})+$)/g, duizend)}${komma}${rest}`;
}

// Today where the telephone is, but never before the page was made: then its clock is wrong.
function vandaag() {
  const nu = new Date();
  const dag = [nu.getFullYear(), nu.getMonth() + 1, nu.getDate()].map((deel) => String(deel).padStart(2, "0")).join("-");
  return dag > gegevens.dag ? dag : gegevens.dag;
}

// The name of the sentence that says why a day cannot be; nothing when it can.
function bezwaarTegenDag(dag) {
  if (!dag) return "dag_leeg";
  const [jaar, maand, nummer] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(dag) || []).slice(1).map(Number);
  const echt = new Date(Date.UTC(jaar, maand - 1, nummer));
  if (!jaar || echt.getUTCMonth() !== maand - 1 || echt.getUTCDate() !== nummer || jaar < 2000) return "dag_fout";
  return dag > vandaag() ? "dag_later" : "";
}

// Whether a day lies outside the time that the money is for, as far as that is known: it can be, and is asked.
function isBuiten(dag) {
  return Boolean(gegevens.van) && (dag < gegevens.van || dag > gegevens.tot);
}

// Whether a text seems to have a telephone number, an address of mail or an account in it: everybody can read it later.
// Asked, not refused: the books judge it with more patterns. (Not every telephone knows how to look behind.)
function lijktPrive(tekst) {
  const zonder = tekst.replace(/\d{1,2}[-./]\d{1,2}[-./ ]\d{2,4}|\d{1,2}[.:]\d{2}/g, " ");
  return [
    /(?:^|[\s(:])(?:(?:\+31|0031)[\s-]?(?:\(0\))?[1-9]|0[1-9])(?:[\s-]?\d){8}(?![\d-])/,
    /[^\s@]@[^\s@]+\.[a-z]{2,}(?![a-z/:])/i,
    /(?:^|[^a-z0-9])[a-z]{2}\d{2}[\s-]?[a-z]{4}(?:[\s-]?\d){10}(?!\d)/i,
  ].some((patroon) => patroon.test(zonder));
}

// 10 januari 2024
function dagInWoorden(dag) {
  const [jaar, maand, nummer] = dag.split("-").map(Number);
  return `${nummer} ${woord("maanden").split(" ")[maand - 1]} ${jaar}`;
}

// A chance name that nobody can guess: a receipt is known again by it.
function kansnaam() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (deel) => deel.toString(16).padStart(2, "0")).join("");
}
