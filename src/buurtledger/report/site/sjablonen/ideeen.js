// Searching and filtering the ideas on this page. Without this file they stand by what became of them, all of them.
"use strict";
const plek = document.querySelector(".filter");
const kaarten = [...document.querySelectorAll(".ideeen > li")];
const plat = (tekst) => tekst.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const teksten = kaarten.map((kaart) => plat(kaart.textContent));
const maak = (naam, velden = {}, ...kinderen) => {
  const element = Object.assign(document.createElement(naam), velden);
  element.append(...kinderen);
  return element;
};
const veld = maak("input", { type: "search", autocomplete: "off" });
const formulier = maak("form", { className: "zoek" }, maak("label", { className: "woord" }, plek.dataset.zoek, veld));
formulier.setAttribute("role", "search");
const keuzes = [...plek.children].map((bron) => {
  const keuze = maak("select");
  for (const waarde of bron.children) keuze.append(new Option(waarde.textContent, waarde.dataset.waarde));
  formulier.append(maak("label", {}, bron.dataset.label, keuze));
  return [bron.dataset.keuze, keuze];
});
const uitslag = maak("p", { className: "uitslag" });
uitslag.setAttribute("role", "status");
plek.after(formulier, uitslag);
const kies = () => {
  const woorden = plat(veld.value).split(/\s+/).filter(Boolean);
  let aantal = 0;
  kaarten.forEach((kaart, nr) => {
    const past = woorden.every((woord) => teksten[nr].includes(woord)) &&
      keuzes.every(([naam, keuze]) => !keuze.value || kaart.dataset[naam] === keuze.value);
    kaart.hidden = !past;
    aantal += past;
  });
  for (const lijst of document.querySelectorAll(".ideeen")) {
    const leeg = [...lijst.children].every((kaart) => kaart.hidden);
    lijst.hidden = leeg;
    if (lijst.previousElementSibling?.tagName === "H2") lijst.previousElementSibling.hidden = leeg;
  }
  const vraagt = woorden.length || keuzes.some(([, keuze]) => keuze.value);
  uitslag.textContent = !vraagt ? "" : aantal === 1 ? plek.dataset.een : plek.dataset.gevonden.replace("{n}", aantal);
};
formulier.addEventListener("input", kies);
formulier.addEventListener("submit", (gebeurtenis) => gebeurtenis.preventDefault());
// A link to an idea that the filter hides shows it.
addEventListener("hashchange", () => {
  const doel = document.getElementById(location.hash.slice(1));
  if (!doel || doel.offsetParent) return;
  formulier.reset();
  kies();
  doel.scrollIntoView();
});
