// Searching, filtering and sorting all receipts. Without this file they stand by month, on the pages as they are.
// The index (gegevens/zoek.json) is fetched when somebody first asks for something.
"use strict";
const plek = document.querySelector(".zoeker");
const woorden = plek.dataset;
const tabel = document.querySelector("table.kaarten");
const vaste = tabel.tBodies[0];
const rest = [...document.querySelectorAll(".bladen")];
const nederlands = document.documentElement.lang === "nl";
const geld = new Intl.NumberFormat(nederlands ? "nl-NL" : "en-IE", { style: "currency", currency: "EUR" });
const kaal = new Intl.NumberFormat(nederlands ? "nl-NL" : "en-IE", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const LETTERS = { bon: "b", voorschot: "v", vergoeding: "g", terugbetaling: "t", retour: "r" };
const SOORTNAMEN = Object.fromEntries(Object.values(LETTERS).map((letter, nr) => [letter, woorden.soorten.split(" ")[nr]]));
const MAANDEN = woorden.maanden.split(" ");
const KORT = woorden.korte.split(" ");
const STUK = 100;
const plat = (tekst) => tekst.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const maak = (naam, velden = {}, ...kinderen) => {
  const element = Object.assign(document.createElement(naam), velden);
  element.append(...kinderen);
  return element;
};

const veld = maak("input", { type: "search", autocomplete: "off" });
const keuzes = {};
const formulier = maak("form", { className: "zoek" }, maak("label", { className: "woord" }, woorden.zoek, veld));
formulier.setAttribute("role", "search");
for (const bron of plek.children) {
  const keuze = maak("select");
  for (const waarde of bron.children) keuze.append(new Option(waarde.textContent, waarde.dataset.waarde));
  keuzes[bron.dataset.keuze] = keuze;
  formulier.append(maak("label", {}, bron.dataset.label, keuze));
}
const uitslag = maak("p", { className: "uitslag" });
uitslag.setAttribute("role", "status");
plek.after(formulier, uitslag);
const lijst = maak("tbody");
const meer = maak("button", { type: "button", className: "meer", textContent: woorden.meer });

let index = null;
let bezig = null;
const haal = () => {
  if (bezig) return bezig;
  uitslag.textContent = woorden.laden;
  bezig = fetch(woorden.wortel + "gegevens/zoek.json")
    .then((antwoord) => (antwoord.ok ? antwoord.json() : Promise.reject(antwoord.status)))
    .then((gelezen) => { index = bereid(gelezen); uitslag.textContent = ""; })
    .catch(() => { uitslag.textContent = woorden.mislukt; bezig = null; });
  return bezig;
};

// What is asked often, worked out once: days as words, texts without accents, ranks to sort by.
const bereid = (i) => {
  const aantal = i.bedrag.length;
  const eerste = Date.parse(i.laatste + "T00:00:00Z") / 864e5;
  const dagnummers = new Map();
  const dagen = [];
  i.dagnr = new Uint32Array(aantal);
  for (let nr = 0, dag = eerste; nr < aantal; nr++) {
    dag -= i.dag[nr];
    if (!dagnummers.has(dag)) {
      dagnummers.set(dag, dagen.length);
      dagen.push(dag);
    }
    i.dagnr[nr] = dagnummers.get(dag);
  }
  i.dagen = dagen.map((dag) => {
    const d = new Date(dag * 864e5);
    const [jaar, maand, dd] = [d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate()];
    const iso = d.toISOString().slice(0, 10);
    return { iso, kort: `${dd} ${KORT[maand]} ${jaar}`, zoek: plat(`${iso} ${dd} ${MAANDEN[maand]} ${jaar}`),
      kwartaal: `${jaar}-Q${Math.floor(maand / 3) + 1}` };
  });
  i.nummers = i.nummer.split(" ");
  i.plat = { tekst: i.teksten.map(plat), winkel: i.winkels.map(plat),
    post: i.posten.map(([id, naam, gebied]) => plat(`${id} ${naam} ${i.gebieden[gebied][1]}`)) };
  const rang = (teksten) => {
    const volgorde = teksten.map((_, nr) => nr).sort((a, b) => teksten[a].localeCompare(teksten[b]));
    const uit = new Uint32Array(teksten.length);
    volgorde.forEach((nr, plaats) => { uit[nr] = plaats; });
    return uit;
  };
  i.rang = { tekst: rang(i.teksten), winkel: rang(i.winkels), post: rang(i.posten.map((post) => post[1])) };
  return i;
};

const past = (teksten, woord) => Uint8Array.from(teksten, (tekst) => tekst.includes(woord));
const zoek = () => {
  const i = index;
  const gezocht = plat(veld.value.replace(/€/g, "")).split(/\s+/).filter(Boolean).map((woord) => ({
    tekst: past(i.plat.tekst, woord), winkel: past(i.plat.winkel, woord), post: past(i.plat.post, woord),
    dag: past(i.dagen.map((dag) => dag.zoek), woord),
    cijfers: /\d/.test(woord) ? woord : "",
    cent: /^[\d.,]+$/.test(woord) ? bedragBegin(woord) : "",
  }));
  const letter = LETTERS[keuzes.soort.value] ?? "";
  const gebied = keuzes.gebied.value, bewijs = keuzes.bewijs.value;
  const postOk = i.posten.map((post) => !gebied || i.gebieden[post[2]][0] === gebied);
  const dagOk = i.dagen.map((dag) => !keuzes.kwartaal.value || dag.kwartaal === keuzes.kwartaal.value);
  const gevonden = [];
  for (let nr = 0; nr < i.bedrag.length; nr++) {
    if ((letter && i.soort[nr] !== letter) || (bewijs && i.bewijs[nr] !== bewijs)) continue;
    if (!postOk[i.post[nr]] || !dagOk[i.dagnr[nr]]) continue;
    if (gezocht.every((w) => w.tekst[i.tekst[nr]] || w.winkel[i.winkel[nr]] || w.post[i.post[nr]] || w.dag[i.dagnr[nr]] ||
      (w.cijfers && (i.nummers[nr].includes(w.cijfers) || (w.cent && String(i.bedrag[nr]).startsWith(w.cent)
        && (w.cent.length >= String(i.bedrag[nr]).length - 2)))))) gevonden.push(nr);
  }
  return gevonden;
};
// `45,95` and `45.95` are 4595 cents; `45` is every amount of 45 euro's.
const bedragBegin = (woord) => {
  const delen = /^(\d{1,3}(?:[.,]\d{3})*|\d+)(?:[.,](\d{1,2}))?$/.exec(woord);
  return delen ? delen[1].replace(/[.,]/g, "") + (delen[2] ?? "") : "";
};

const SLEUTELS = [
  (i, nr) => -i.dagnr[nr], (i, nr) => i.rang.tekst[i.tekst[nr]], (i, nr) => i.rang.winkel[i.winkel[nr]],
  (i, nr) => i.rang.post[i.post[nr]], (i, nr) => i.soort.charCodeAt(nr), (i, nr) => uit(i, nr) ?? -Infinity,
  (i, nr) => groep(i, nr) ?? -Infinity, (i, nr) => i.bedrag.length - nr,
];
const uit = (i, nr) => ({ b: i.bedrag[nr], r: -i.bedrag[nr] })[i.soort[nr]] ?? null;
const groep = (i, nr) => ({ v: i.bedrag[nr], g: i.bedrag[nr], t: -i.bedrag[nr] })[i.soort[nr]] ?? null;

let volgorde = null;
let gekozen = [];
const toon = () => {
  const wil = veld.value.trim() || volgorde || Object.values(keuzes).some((keuze) => keuze.value);
  for (const deel of rest) deel.hidden = Boolean(wil);
  if (!wil) {
    lijst.replaceWith(vaste);
    meer.remove();
    uitslag.textContent = "";
    return;
  }
  haal().then(() => {
    if (!index) return;
    gekozen = zoek();
    if (volgorde) {
      const sleutel = SLEUTELS[volgorde.kolom];
      const waarden = new Map(gekozen.map((nr) => [nr, sleutel(index, nr)]));
      gekozen.sort((a, b) => (waarden.get(a) - waarden.get(b)) * volgorde.op || a - b);
    }
    lijst.replaceChildren();
    vaste.replaceWith(lijst);
    let besteed = 0, groepen = 0;
    for (const nr of gekozen) {
      besteed += uit(index, nr) ?? 0;
      groepen += groep(index, nr) ?? 0;
    }
    const zin = woorden.gevonden.replace("{n}", gekozen.length).replace("{bedrag}", geld.format(besteed / 100));
    const erbij = groepen ? woorden.groepen.replace("{bedrag}", geld.format(groepen / 100)) : "";
    uitslag.textContent = gekozen.length ? zin + erbij : woorden.niets;
    verder();
  });
};
const verder = () => {
  const van = lijst.rows.length;
  lijst.append(...gekozen.slice(van, van + STUK).map(rij));
  if (lijst.rows.length < gekozen.length) tabel.parentElement.after(meer);
  else meer.remove();
};
meer.addEventListener("click", verder);
const cel = (klasse, ...inhoud) => maak("td", { className: klasse }, ...inhoud);
const rij = (nr) => {
  const i = index;
  const [id, naam] = i.posten[i.post[nr]];
  const bedragen = [uit(i, nr), groep(i, nr)].map((cent) => (cent === null ? "" : bedrag(i.nummers[nr], cent, i.soort[nr])));
  const wat = maak("th", { className: "wat", scope: "row" }, i.teksten[i.tekst[nr]]);
  const naar = cel("getal geld naar", bedragen[1]);
  naar.dataset.kop = tabel.tHead.rows[0].cells[6].textContent;
  const element = maak("tr", {}, cel("vast klein", i.dagen[i.dagnr[nr]].kort), wat, cel("klein", i.winkels[i.winkel[nr]]),
    cel("klein", maak("a", { href: `post/${id}.html` }, naam)), cel("klein", SOORTNAMEN[i.soort[nr]]),
    cel("getal geld", bedragen[0]), naar, cel("vast klein nr", i.nummers[nr]));
  element.dataset.id = i.nummers[nr];
  return element;
};
const bedrag = (id, cent, soort) => {
  const data = maak("data", { value: (cent / 100).toFixed(2) }, kaal.format(cent / 100));
  data.dataset.veld = cent >= 0 ? "bedrag" : soort === "r" ? "uitgegeven" : "ontvangen";
  data.dataset.id = id;
  return data;
};

formulier.addEventListener("submit", (gebeurt) => gebeurt.preventDefault());
formulier.addEventListener("input", toon);
[...tabel.tHead.rows[0].cells].forEach((kop, kolom) => {
  const knop = maak("button", { type: "button", title: woorden.sorteer }, ...kop.childNodes);
  kop.append(knop);
  knop.addEventListener("click", () => {
    const op = volgorde && volgorde.kolom === kolom ? -volgorde.op : 1;
    volgorde = { kolom, op };
    for (const ander of tabel.tHead.rows[0].cells) ander.removeAttribute("aria-sort");
    kop.setAttribute("aria-sort", op === 1 ? "ascending" : "descending");
    toon();
  });
});
// A link may bring what is looked for: #zoek=Gamma, #kwartaal=2023-Q1, or the number of a receipt.
const uitAdres = () => {
  const achter = location.hash.slice(1);
  if (/^\d{6}-[0-9a-z]{4,6}$/.test(achter)) {
    if (!document.getElementById(achter)) veld.value = achter;
  } else {
    const gevraagd = new URLSearchParams(achter);
    veld.value = gevraagd.get("zoek") ?? veld.value;
    for (const [naam, keuze] of Object.entries(keuzes)) keuze.value = gevraagd.get(naam) ?? keuze.value;
  }
  if (achter.includes("=") || veld.value) toon();
};
addEventListener("hashchange", uitAdres);
uitAdres();
