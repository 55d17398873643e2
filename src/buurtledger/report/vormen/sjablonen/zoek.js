// Searching and sorting a table in the page. Without this file everything is there still, in the order of the books.
"use strict";
for (const tabel of document.querySelectorAll("table.zoekbaar")) {
  const rijen = [...tabel.tBodies[0].rows];
  const teksten = rijen.map((rij) => rij.textContent.toLocaleLowerCase());
  const label = document.createElement("label");
  label.className = "zoeken";
  label.textContent = tabel.dataset.zoek;
  const veld = document.createElement("input");
  veld.type = "search";
  const teller = document.createElement("span");
  teller.setAttribute("role", "status");
  label.append(veld);
  tabel.parentElement.before(label, teller);
  veld.addEventListener("input", () => {
    const woorden = veld.value.toLocaleLowerCase().split(/\s+/);
    let over = 0;
    rijen.forEach((rij, nr) => {
      const past = woorden.every((woord) => teksten[nr].includes(woord));
      rij.hidden = !past;
      over += past;
    });
    teller.textContent = `${over} / ${rijen.length}`;
  });
  [...tabel.tHead.rows[0].cells].forEach((kop, kolom) => {
    const knop = document.createElement("button");
    knop.type = "button";
    knop.title = tabel.dataset.hulp;
    knop.append(...kop.childNodes);
    kop.append(knop);
    const waarde = (rij) => {
      const tekst = rij.cells[kolom].textContent.trim();
      return rij.cells[kolom].className === "getal" ? Number(tekst.replace(/[.\s]/g, "").replace(",", ".")) : tekst;
    };
    knop.addEventListener("click", () => {
      const op = kop.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const ander of tabel.tHead.rows[0].cells) ander.removeAttribute("aria-sort");
      kop.setAttribute("aria-sort", op === 1 ? "ascending" : "descending");
      const vergelijk = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b)) * op;
      tabel.tBodies[0].append(...[...rijen].sort((a, b) => vergelijk(waarde(a), waarde(b))));
    });
  });
}
