"""The report `prognose`: what will be left at the end, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.bericht import N_, Bericht
from buurtledger.model.geld import NUL, plat
from buurtledger.report.document import Alinea, Blok, Document, Lijst
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Kolom, Rij, Tabel
from buurtledger.report.vonken import Verlopen, vonken
from buurtledger.stand.aandacht import verstreken
from buurtledger.stand.cijfers import Stand
from buurtledger.stand.prognose import KWARTALEN, Verwachting


class PrognoseVerslag(NamedTuple):
    """What `prognose` shows, in any format."""

    stand: Stand
    verwachtingen: tuple[Verwachting, ...]
    verlopen: Verlopen | None = None
    """For the pictures, where they are to be shown."""
    waarom: Bericht | None = None
    """Why it is of this day, where nobody chose it."""

    @property
    def over(self) -> Decimal:
        """What is expected to be left of everything."""
        return sum((v.over for v in self.verwachtingen), NUL)

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        looptijd = self.stand.begroting.looptijd
        return {
            "formaat": 1,
            "naam": self.stand.begroting.naam,
            "op": self.stand.op.isoformat(),
            "tot_en_met": looptijd.tot_en_met.isoformat(),
            "looptijd_aanname": looptijd.aanname,
            "verstreken": f"{verstreken(looptijd, self.stand.op):.4f}",
            "over": plat(self.over),
            "posten": [
                {
                    "id": v.post.id,
                    "naam": v.post.naam,
                    "begroot": plat(v.cijfers.begroot),
                    "besteed": plat(v.cijfers.besteed),
                    "uitbetaald": plat(v.cijfers.uitbetaald),
                    "over": plat(v.over),
                    "over_minstens": plat(v.over_minstens),
                    "over_hoogstens": plat(v.over_hoogstens),
                    "op": v.op.isoformat() if v.op else None,
                    "deed_nog_niets": v.deed_nog_niets,
                }
                for v in self.verwachtingen
            ],
        }

    def tabel(self) -> Tabel:
        """A row per post."""
        namen = ("post", "begroot", "besteed", "over", "over_minstens", "over_hoogstens", "op")
        kop = (N_("post"), N_("begroot"), N_("besteed"), N_("over"), N_("minstens"), N_("hoogstens"), N_("op"))
        return Tabel(
            "",
            tuple(map(Kolom, kop, namen)),
            tuple(
                (v.post.id, v.cijfers.begroot, v.cijfers.besteed, v.over, v.over_minstens, v.over_hoogstens, v.op)
                for v in self.verwachtingen
            ),
        )

    def _som(self, taal: Taal) -> Rij:
        """All posten together; at least and at most as if all went slowest or fastest at once."""
        v = self.verwachtingen
        velden = (
            (een.cijfers.begroot, een.cijfers.besteed, een.over, een.over_minstens, een.over_hoogstens) for een in v
        )
        return (taal("totaal"), *(sum(kolom, NUL) for kolom in zip(*velden, strict=True)))

    def document(self, taal: Taal) -> Document:
        """The figures, what stands out, and how they were made."""
        # The day on which a post runs out is said in words below.
        alles = self.tabel()
        namen = self.stand.begroting.postnamen
        kort = alles._replace(
            kolommen=alles.kolommen[:-1],
            rijen=tuple((namen[v.post.id], *rij[1:-1]) for v, rij in zip(self.verwachtingen, alles.rijen, strict=True)),
            slot=(self._som(taal),),
        )
        methode = taal(
            "Zo is het gerekend: een post gaat door zoals hij deed, met wat hij per dag besteedde sinds het begin. Het "
            "langzaamste en het snelste van de laatste {aantal} kwartalen geven minstens en hoogstens. Wat al vooruit "
            "betaald is telt als besteed.",
            aantal=KWARTALEN,
        )
        waarom = (Alinea(taal.zeg(self.waarom)),) if self.waarom else ()
        blokken: list[Blok] = [*waarom, kort, Lijst(tuple(_op_te_merken(self, taal))), Alinea(methode)]
        if self.verlopen is not None:
            blokken += vonken(self.stand, self.verlopen, taal)
        tot = self.stand.begroting.looptijd.tot_en_met
        return Document(taal("Wat er op {tot} over is, gezien op {op}", tot=tot, op=self.stand.op), tuple(blokken))


def _op_te_merken(verslag: PrognoseVerslag, taal: Taal) -> Iterator[str]:
    verwachtingen: Sequence[Verwachting] = verslag.verwachtingen
    yield taal("naar verwachting blijft samen {over} over", over=verslag.over)
    if verslag.stand.begroting.looptijd.aanname:
        yield taal("de looptijd is nog een aanname, en dit dus ook; zet haar in data/budget.yaml")
    namen = verslag.stand.begroting.postnamen
    for v in verwachtingen:
        if v.over < 0:
            post, bedrag = namen[v.post.id], -v.over
            yield (
                taal("{post} komt {bedrag} tekort; het geld is op rond {dag}", post=post, bedrag=bedrag, dag=v.op)
                if v.op
                else taal("{post} komt {bedrag} tekort", post=post, bedrag=bedrag)
            )
    stil = tuple(namen[v.post.id] for v in verwachtingen if v.deed_nog_niets)
    if stil:
        yield taal("deden nog niets: {posten}", posten=stil)
