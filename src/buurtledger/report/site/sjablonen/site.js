// Lets who looks order the rows by what is left. Without this file they stand in the order of the plan.
"use strict";
for (const lijst of document.querySelectorAll(".stroken")) {
  const rijen = [...lijst.children];
  if (rijen.length < 3) continue;
  const over = (rij) => Number(rij.dataset.over);
  const keuzes = document.createElement("p");
  keuzes.className = "keuzes";
  const volgordes = [
    [lijst.dataset.plan, () => rijen],
    [lijst.dataset.over, () => [...rijen].sort((a, b) => over(b) - over(a))],
  ];
  const knoppen = volgordes.map(([woord, volgorde], nr) => {
    const knop = document.createElement("button");
    knop.type = "button";
    knop.textContent = woord;
    knop.setAttribute("aria-pressed", String(nr === 0));
    knop.addEventListener("click", () => {
      lijst.append(...volgorde());
      for (const ander of knoppen) ander.setAttribute("aria-pressed", String(ander === knop));
    });
    return knop;
  });
  keuzes.append(knoppen[0], " ", knoppen[1]);
  lijst.before(keuzes);
}
