// The page: shows the draft, changes it, and makes the file that is sent. `gegevens` is what the command wrote.

const gegevens = JSON.parse(document.getElementById("gegevens").textContent);
const SLEUTEL = gegevens.boek + (gegevens.vast ? `:${gegevens.vast}` : "");
const MEEST_BONNEN = 200;
const MEEST_FOTOS = 8; // of one receipt
const MEEST_BYTES = 90 * 1024 * 1024; // of all photos together

let taal = "nl";
let concept = null;
let weg = null; // the receipt that was taken away last, until something else is
let gemaakt = null;
const adressen = new Map(); // of the small pictures, by the name of the photo

const $ = (id) => document.getElementById(id);

function woord(naam, waarden = {}) {
  return gegevens.woorden[taal][naam].replace(/\{(\w+)\}/g, (_, veld) => waarden[veld]);
}

function element(soort, eigenschappen = {}, ...kinderen) {
  const nieuw = Object.assign(document.createElement(soort), eigenschappen);
  nieuw.append(...kinderen);
  return nieuw;
}

function meld(tekst) {
  // Emptied first: a reader says the same sentence again only when it is new.
  $("melding").textContent = "";
  setTimeout(() => ($("melding").textContent = tekst), 50);
  clearTimeout(meld.klok);
  meld.klok = setTimeout(() => ($("melding").textContent = ""), 8000);
}

// ---- the draft

function leegConcept() {
  return { boek: gegevens.boek, post: gegevens.vast || "", van: "", resultaat: "", geleerd: "", teller: 0, bonnen: [], bezig: null, taal };
}

async function wijzig(doe) {
  concept = await bewaarRecord("concept", SLEUTEL, (was) => {
    const nu = was || concept || leegConcept();
    doe(nu);
    return nu;
  });
  if (gemaakt) toonGemaakt(null);
  if (!wijzig.gevraagd && opslag.blijft && concept.bonnen.length) {
    wijzig.gevraagd = true;
    vraagBlijvend();
  }
}

// What stands in a field of the page: of the receipt that is being typed, or of the briefje itself.
const VELDEN = ["bedrag", "dag", "wat", "winkel"];
const TEKSTEN = ["van", "resultaat", "geleerd"];

function zet(nu, veld, waarde) {
  if (TEKSTEN.includes(veld)) nu[veld] = waarde;
  else if (nu.bezig && VELDEN.includes(veld)) nu.bezig[veld] = waarde;
}

async function getypt(veld, waarde) {
  zet(concept, veld, waarde);
  schrijfKladje({ ...leesKladje(), [veld]: waarde });
  await wijzig((nu) => zet(nu, veld, waarde));
  const { [veld]: geschreven, ...rest } = leesKladje();
  if (geschreven === waarde) schrijfKladje(rest);
}

async function haalKladjeIn() {
  const kladje = Object.entries(leesKladje()).filter(([, waarde]) => typeof waarde === "string");
  if (!kladje.length) return;
  await wijzig((nu) => kladje.forEach(([veld, waarde]) => zet(nu, veld, waarde)));
  schrijfKladje({});
}

// Photos that no receipt has: of a form that was left, or a receipt that was taken away.
async function ruimFotosOp() {
  try {
    await wisOnnodigeFotos();
  } catch {
    // Room is all that it would have given.
  }
}

async function wisOnnodigeFotos() {
  const nodig = new Set([...concept.bonnen, concept.bezig || { fotos: [] }, ...(weg ? [weg.bon] : [])].flatMap((bon) => bon.fotos));
  for (const naam of await sleutels("fotos")) {
    const foto = nodig.has(naam) ? null : await lees("fotos", naam);
    if (foto && foto.sleutel === SLEUTEL) await metRecord("fotos", naam, () => undefined);
  }
}

// ---- showing

function toonTaal() {
  document.documentElement.lang = taal;
  document.title = `${woord("titel")} · ${gegevens.buurt}`;
  $("taal").textContent = taal === "nl" ? "English" : "Nederlands";
  $("taal").lang = taal === "nl" ? "en" : "nl";
  for (const ding of document.querySelectorAll("[data-t]")) ding.textContent = woord(ding.dataset.t);
  $("hoe").replaceChildren(...woord("hoe_tekst").split("\n").map((tekst) => element("p", { textContent: tekst })));
  $("voet").textContent = woord("voet", { dag: dagInWoorden(gegevens.dag) });
  toonPosten();
  toonOpslag();
  toon();
}

function toonPosten() {
  const keuze = $("post");
  keuze.replaceChildren(element("option", { value: "", textContent: woord("post_kies") }));
  let groep = null;
  for (const post of gegevens.posten) {
    if (!groep || groep.label !== post.gebied) keuze.append((groep = element("optgroup", { label: post.gebied })));
    const naam = post.gesloten ? woord("post_gesloten", { naam: post.naam }) : post.naam;
    groep.append(element("option", { value: post.id, textContent: naam }));
  }
  keuze.value = concept.post;
  if (!gegevens.vast) return;
  // There is nothing to choose.
  keuze.hidden = document.querySelector("label[for=post]").hidden = true;
  $("post-vast").hidden = false;
  $("post-vast").textContent = gegevens.posten[0].naam;
}

function toonOpslag() {
  $("opslag").hidden = opslag.blijft;
  $("opslag").textContent = opslag.blijft ? "" : woord("opslag_niet");
}

function toon() {
  $("leeg").hidden = concept.bonnen.length > 0;
  $("bonnen").replaceChildren(...concept.bonnen.map(bonItem));
  $("nieuw").hidden = Boolean(concept.bezig);
  $("bon").hidden = !concept.bezig;
  $("terug").hidden = !weg;
  if (weg) $("terug-tekst").textContent = woord("weggehaald", { wat: weg.bon.wat, bedrag: euro(centen(weg.bon.bedrag), taal) });
  if (concept.bezig) toonFormulier();
  toonSom();
}

function bonItem(bon) {
  const wat = `${bon.wat}, ${euro(centen(bon.bedrag), taal)}`;
  const knop = (naam, doe) => {
    const nieuw = element("button", { type: "button", textContent: woord(naam), onclick: doe });
    nieuw.setAttribute("aria-label", `${woord(naam)}: ${wat}`);
    return nieuw;
  };
  const aantal = bon.fotos.length;
  const fotos = woord(aantal > 1 ? "fotos_n" : aantal ? "fotos_1" : "fotos_0", { n: aantal });
  const onder = [heel(dagInWoorden(bon.dag)), bon.winkel, heel(fotos)];
  const item = element(
    "li",
    { id: `bon-${bon.id}`, tabIndex: -1 },
    element(
      "div",
      { className: "regel" },
      ...bon.fotos.slice(0, 1).map((naam) => plaatje(naam, "")),
      element("div", { className: "tekst" }, element("p", { textContent: bon.wat }), element("p", { className: "uitleg", textContent: onder.filter(Boolean).join(" · ") })),
      element("span", { className: "geld", textContent: euro(centen(bon.bedrag), taal) }),
    ),
    element("div", { className: "rij" }, knop("verander", () => begin(bon)), knop("verwijder", () => verwijder(bon.id))),
  );
  return item;
}

// A few words that stay on one line.
function heel(tekst) {
  return tekst.replace(/ /g, "\u00a0");
}

function plaatje(naam, alt) {
  const beeld = element("img", { alt, width: 58, height: 58, loading: "lazy" });
  if (adressen.has(naam)) beeld.src = adressen.get(naam);
  else
    lees("fotos", naam).then((foto) => {
      if (!foto) return;
      if (!adressen.has(naam)) adressen.set(naam, URL.createObjectURL(foto.klein));
      beeld.src = adressen.get(naam);
    });
  return beeld;
}

function toonSom() {
  const som = concept.bonnen.reduce((tot, bon) => tot + centen(bon.bedrag), 0);
  const aantal = concept.bonnen.length;
  $("som-wat").textContent = woord(aantal === 1 ? "som_1" : "som_n", { n: aantal });
  $("som").textContent = euro(som, taal);
  const post = gegevens.posten.find(({ id }) => id === concept.post);
  for (const ding of document.querySelectorAll(".over")) ding.hidden = !post;
  if (!post) return;
  const over = centen(post.over);
  const blijft = over - som;
  const dag = dagInWoorden(gegevens.dag);
  $("over-wat").textContent = woord(over < 0 ? "tegoed" : "over", { dag });
  $("over").textContent = euro(Math.abs(over), taal);
  $("blijft-wat").textContent = woord(blijft < 0 ? "blijft_tegoed" : "blijft");
  $("blijft").textContent = euro(Math.abs(blijft), taal);
  $("over-uitleg").textContent = woord("over_uitleg", { dag });
}

// ---- a receipt

function toonFormulier() {
  $("kop-bon").textContent = woord(concept.bezig.id ? "kop_verander" : "kop_nieuw");
  $("dag").max = vandaag();
  toonFotos();
}

// Only where a form opens: what is being typed is not to be touched.
function vulFormulier() {
  if (concept.bezig) for (const veld of VELDEN) $(veld).value = concept.bezig[veld];
}

function toonFotos() {
  $("fotos").replaceChildren(
    ...concept.bezig.fotos.map((naam, nr) => {
      const knop = element("button", { type: "button", textContent: woord("foto_weg"), onclick: () => haalFotoWeg(naam) });
      knop.setAttribute("aria-label", woord("foto_weg_nr", { n: nr + 1 }));
      return element("li", {}, plaatje(naam, woord("foto_nr", { n: nr + 1 })), knop);
    }),
  );
}

function wisFouten() {
  for (const veld of [...VELDEN, "foto", "bon"]) zetFout(veld, "");
}

function zetFout(veld, tekst) {
  const fout = $(`fout-${veld}`);
  if (fout) fout.textContent = tekst;
  const invoer = $(veld);
  if (invoer && invoer.matches("input,select")) tekst ? invoer.setAttribute("aria-invalid", "true") : invoer.removeAttribute("aria-invalid");
}

async function begin(bon) {
  if (concept.bezig) {
    $("kop-bon").focus();
    return meld(woord("eerst_af"));
  }
  if (!bon && concept.bonnen.length >= MEEST_BONNEN) return meld(woord("te_veel_bonnen", { n: MEEST_BONNEN }));
  wisFouten();
  const leeg = { id: "", bedrag: "", dag: "", wat: "", winkel: "", fotos: [] };
  const geld = bon && plat(centen(bon.bedrag));
  await wijzig((nu) => {
    nu.bezig = bon ? { ...bon, bedrag: taal === "en" ? geld : geld.replace(".", ","), fotos: [...bon.fotos] } : leeg;
  });
  vulFormulier();
  toon();
  $("kop-bon").focus();
  $("kop-bon").scrollIntoView({ block: "start" });
}

// What was typed is kept at every key: a telephone may end the page while its camera is open.
function onthoud(event) {
  if (concept.bezig && VELDEN.includes(event.target.id)) getypt(event.target.id, event.target.value);
}

async function neemFotos(event) {
  const bestanden = [...event.target.files];
  event.target.value = "";
  zetFout("foto", "");
  const mislukt = [];
  for (const [nr, bestand] of bestanden.entries()) {
    if (!concept.bezig) return;
    if (concept.bezig.fotos.length >= MEEST_FOTOS) {
      zetFout("foto", woord("te_veel_fotos", { n: MEEST_FOTOS }));
      break;
    }
    meld(woord("foto_bezig", { n: nr + 1, van: bestanden.length }));
    let foto;
    try {
      foto = await verklein(bestand);
    } catch {
      mislukt.push(bestand.name);
      continue;
    }
    const naam = kansnaam();
    await bewaarRecord("fotos", naam, () => ({ boek: gegevens.boek, sleutel: SLEUTEL, ...foto }));
    await wijzig((nu) => {
      if (nu.bezig) nu.bezig.fotos.push(naam);
    });
    if (concept.bezig) toonFotos();
  }
  if (mislukt.length) zetFout("foto", woord("foto_fout", { naam: mislukt.join(", ") }));
  else meld(woord("foto_erbij", { n: concept.bezig ? concept.bezig.fotos.length : 0 }));
}

async function haalFotoWeg(naam) {
  await wijzig((nu) => {
    nu.bezig.fotos = nu.bezig.fotos.filter((andere) => andere !== naam);
  });
  toonFotos();
  $("galerij").focus();
  meld(woord("foto_is_weg"));
}

// What was asked about before: who taps again with the same means it.
let eerderGevraagd = "";

async function bewaarBon(event) {
  event.preventDefault();
  wisFouten();
  const getypt = Object.fromEntries(VELDEN.map((veld) => [veld, $(veld).value.normalize("NFC").replace(/\s+/g, " ").trim()]));
  const cent = leesBedrag(getypt.bedrag);
  const fouten = {};
  if (typeof cent === "string") fouten.bedrag = cent;
  const dagfout = bezwaarTegenDag(getypt.dag);
  if (dagfout) fouten.dag = dagfout;
  if (!getypt.wat) fouten.wat = "wat_leeg";
  for (const veld of ["wat", "winkel"]) if (/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/.test(getypt[veld])) fouten[veld] = "teken_fout";
  const gevraagd = {};
  if (isBuiten(getypt.dag)) gevraagd.dag = "dag_buiten";
  for (const veld of ["wat", "winkel"]) if (lijktPrive(getypt[veld])) gevraagd[veld] = "prive_vraag";
  const nu = JSON.stringify(Object.keys(gevraagd).map((veld) => getypt[veld]));
  if (nu !== eerderGevraagd) Object.assign(fouten, { ...gevraagd, ...fouten });
  eerderGevraagd = nu;
  const velden = Object.keys(fouten);
  if (velden.length) {
    const tijd = gegevens.van ? { van: dagInWoorden(gegevens.van), tot: dagInWoorden(gegevens.tot) } : {};
    for (const veld of velden) zetFout(veld, woord(fouten[veld], tijd));
    zetFout("bon", woord(velden.length > 1 ? "fouten_n" : "fouten_1", { n: velden.length }));
    $(VELDEN.find((veld) => fouten[veld])).focus();
    return;
  }
  let id;
  let nieuw;
  await wijzig((nu) => {
    const fotos = nu.bezig ? nu.bezig.fotos : [];
    id = (nu.bezig && nu.bezig.id) || "";
    const plek = nu.bonnen.findIndex((bon) => bon.id === id);
    nieuw = plek < 0;
    const bon = { ...getypt, bedrag: plat(cent), fotos, id: nieuw ? kansnaam() : id, nr: nieuw ? nu.teller + 1 : nu.bonnen[plek].nr };
    id = bon.id;
    if (nieuw) {
      nu.bonnen.push(bon);
      nu.teller += 1;
    } else nu.bonnen[plek] = bon;
    nu.bezig = null;
  });
  toon();
  $(`bon-${id}`).focus();
  meld(woord(nieuw ? "bon_erbij" : "bon_veranderd", { bedrag: euro(cent, taal) }));
  ruimFotosOp();
}

async function annuleer() {
  await wijzig((nu) => {
    nu.bezig = null;
  });
  toon();
  $("nieuw").focus();
  ruimFotosOp();
}

async function verwijder(id) {
  await wijzig((nu) => {
    const plek = nu.bonnen.findIndex((bon) => bon.id === id);
    if (plek < 0) return;
    weg = { bon: nu.bonnen[plek], plek };
    nu.bonnen.splice(plek, 1);
    if (nu.bezig && nu.bezig.id === id) nu.bezig = null;
  });
  toon();
  $("terug-knop").focus();
}

async function haalTerug() {
  const { bon, plek } = weg;
  weg = null;
  await wijzig((nu) => {
    if (!nu.bonnen.some(({ id }) => id === bon.id)) nu.bonnen.splice(plek, 0, bon);
  });
  toon();
  $(`bon-${bon.id}`).focus();
}

// ---- the file

async function maakKlaar() {
  zetFout("klaar", "");
  const bezwaar = !concept.post ? "klaar_post" : concept.bezig ? "klaar_bezig" : !concept.bonnen.length && !concept.resultaat.trim() && !concept.geleerd.trim() ? "klaar_leeg" : "";
  if (bezwaar) {
    zetFout("klaar", woord(bezwaar));
    if (bezwaar === "klaar_post") {
      zetFout("post", woord(bezwaar));
      $("post").focus();
    } else $(concept.bezig ? "bedrag" : "nieuw").focus();
    return;
  }
  const prive = ["resultaat", "geleerd"].find((veld) => lijktPrive(concept[veld]));
  if (prive && eerderGevraagd !== concept[prive]) {
    eerderGevraagd = concept[prive];
    zetFout("klaar", woord("klaar_prive"));
    $(prive).focus();
    return;
  }
  $("klaar").disabled = true;
  meld(woord("klaar_bezig_maken"));
  try {
    toonGemaakt(await pakIn());
    meld("");
    $("kop-gemaakt").focus();
    $("kop-gemaakt").scrollIntoView({ block: "start" });
  } catch (fout) {
    zetFout("klaar", fout.zin || woord("klaar_mislukt", { reden: String((fout && fout.message) || fout) }));
    $("klaar").disabled = false;
    $("klaar").focus();
  }
  $("klaar").disabled = false;
}

async function pakIn() {
  const fotos = [];
  let bytes = 0;
  const bonnen = [];
  for (const bon of concept.bonnen) {
    const namen = [];
    for (const naam of bon.fotos) {
      const foto = await lees("fotos", naam);
      if (!foto) throw { zin: woord("foto_kwijt", { wat: bon.wat }) };
      bytes += foto.grootte;
      namen.push(`foto-${fotos.length + 1}.jpg`);
      fotos.push({ naam: namen[namen.length - 1], blob: foto.blob, crc: foto.crc });
    }
    bonnen.push({ id: bon.id, nr: bon.nr, dag: bon.dag, bedrag: bon.bedrag, wat: bon.wat, winkel: bon.winkel, fotos: namen });
  }
  if (bytes > MEEST_BYTES) throw { zin: woord("te_groot") };
  const brief = {
    formaat: 1,
    boek: gegevens.boek,
    buurt: gegevens.buurt,
    bladzijde: gegevens.dag,
    dag: vandaag(),
    post: concept.post,
    van: concept.van.trim(),
    bonnen,
    resultaat: concept.resultaat.trim(),
    geleerd: concept.geleerd.split("\n").map((regel) => regel.trim()).filter(Boolean),
  };
  const tekst = new TextEncoder().encode(`${JSON.stringify(brief, null, 1)}\n`);
  const heel = zip([{ naam: "briefje.json", blob: new Blob([tekst]), crc: crc32(tekst) }, ...fotos]);
  const kort = concept.post.split("/").pop();
  return { naam: `bonnenbriefje-${kort}-${brief.dag}`, blob: await versleutel(heel), aantal: bonnen.length };
}

// Browsers only share kinds of file that they know: where .age is none of those, its letters go as a text.
async function omTeDelen({ naam, blob }) {
  const kan = (bestand) => navigator.canShare && navigator.canShare({ files: [bestand] });
  const age_ = new File([blob], `${naam}.age`, { type: "application/octet-stream" });
  if (kan(age_)) return age_;
  if (!kan(new File(["x"], `${naam}.age.txt`, { type: "text/plain" }))) return null;
  const letters = age.armor.encode(new Uint8Array(await blob.arrayBuffer()));
  return new File([letters], `${naam}.age.txt`, { type: "text/plain" });
}

async function toonGemaakt(nieuw) {
  if (gemaakt) URL.revokeObjectURL(gemaakt.adres);
  gemaakt = nieuw;
  $("gemaakt").hidden = !nieuw;
  if (!nieuw) return;
  gemaakt.adres = URL.createObjectURL(nieuw.blob);
  $("haal").href = gemaakt.adres;
  $("haal").download = `${nieuw.naam}.age`;
  $("gemaakt-wat").textContent = woord(nieuw.aantal === 1 ? "gemaakt_1" : "gemaakt_n", { n: nieuw.aantal, naam: `${nieuw.naam}.age`, mb: grootte(nieuw.blob.size) });
  $("deel").hidden = true;
  const bestand = await omTeDelen(nieuw).catch(() => null);
  if (gemaakt !== nieuw) return;
  gemaakt.bestand = bestand;
  $("deel").hidden = !bestand;
  $("gemaakt-hoe").textContent = woord(bestand ? "hoe_delen" : "hoe_halen");
}

function grootte(bytes) {
  const tiende = Math.max(1, Math.round(bytes / 104857.6));
  return `${Math.floor(tiende / 10)}${taal === "en" ? "." : ","}${tiende % 10} MB`;
}

async function deel() {
  try {
    await navigator.share({ files: [gemaakt.bestand], title: woord("titel") });
    meld(woord("gedeeld"));
  } catch (fout) {
    if (fout.name !== "AbortError") meld(woord("delen_mislukt"));
  }
}

async function wis() {
  weg = null;
  concept = { ...leegConcept(), post: concept.post };
  await bewaarRecord("concept", SLEUTEL, () => concept);
  schrijfKladje({});
  toonGemaakt(null);
  $("wis-zeker").hidden = true;
  for (const veld of TEKSTEN) $(veld).value = "";
  toonPosten();
  toon();
  await ruimFotosOp();
  $("kop-bonnen").focus();
  meld(woord("gewist"));
}

// ---- beginning

function houd(veld) {
  $(veld).value = concept[veld];
  $(veld).addEventListener("input", () => getypt(veld, $(veld).value));
}

// The page of a kern leads here with its post behind the #; a draft of another one is left as it is.
function uitAdres() {
  const post = gegevens.posten.find(({ id, gesloten }) => !gesloten && `#${id}` === location.hash);
  return post ? post.id : "";
}

async function start() {
  await openOpslag();
  concept = (await lees("concept", SLEUTEL).catch(() => null)) || { ...leegConcept(), taal: "" };
  await haalKladjeIn();
  taal = concept.taal || ((navigator.language || "nl").startsWith("nl") ? "nl" : "en");
  if (gegevens.vast) concept.post = gegevens.vast;
  else if (!gegevens.posten.some(({ id }) => id === concept.post)) concept.post = uitAdres();
  for (const veld of TEKSTEN) houd(veld);
  $("post").addEventListener("change", async () => {
    const post = $("post").value;
    zetFout("post", "");
    zetFout("klaar", "");
    await wijzig((nu) => {
      nu.post = post;
    });
    toonSom();
  });
  $("taal").onclick = async () => {
    taal = taal === "nl" ? "en" : "nl";
    toonTaal();
    await wijzig((nu) => {
      nu.taal = taal;
    });
  };
  $("nieuw").onclick = () => begin(null);
  $("annuleer").onclick = annuleer;
  $("bon").addEventListener("submit", bewaarBon);
  $("bon").addEventListener("input", onthoud);
  $("camera").addEventListener("change", neemFotos);
  $("galerij").addEventListener("change", neemFotos);
  $("terug-knop").onclick = haalTerug;
  $("klaar").onclick = maakKlaar;
  $("deel").onclick = deel;
  $("wis").onclick = () => {
    $("wis-zeker").hidden = false;
    $("wis-vraag").focus();
  };
  $("wis-nee").onclick = () => {
    $("wis-zeker").hidden = true;
    $("wis").focus();
  };
  $("wis-ja").onclick = wis;
  // The page may be open twice: what the other did is shown when this one is looked at again.
  document.addEventListener("visibilitychange", async () => {
    if (document.visibilityState !== "visible" || !opslag.blijft) return;
    const nu = await lees("concept", SLEUTEL).catch(() => null);
    if (nu && JSON.stringify(nu) !== JSON.stringify(concept)) {
      concept = nu;
      for (const veld of TEKSTEN) if (document.activeElement !== $(veld)) $(veld).value = nu[veld];
      $("post").value = nu.post;
      if (!document.activeElement.closest("#bon")) vulFormulier();
      toon();
    }
  });
  $("taal").hidden = false;
  $("niet-gestart").hidden = true;
  $("gestart").hidden = false;
  vulFormulier();
  toonTaal();
  ruimFotosOp();
}

start();
