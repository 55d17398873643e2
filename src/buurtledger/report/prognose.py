"""The report `prognose`: what will be left at the end, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.geld import NUL, plat
from buurtledger.report.scherm import Scherm, breek
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel
from buurtledger.report.tabel import als_tekst as tabel_tekst
from buurtledger.stand.aandacht import verstreken
from buurtledger.stand.cijfers import Stand
from buurtledger.stand.prognose import KWARTALEN, Verwachting


class PrognoseVerslag(NamedTuple):
    """What `prognose` shows, in any format."""

    stand: Stand
    verwachtingen: tuple[Verwachting, ...]

    @property
    def over(self) -> Decimal:
        """What is expected to be left of everything."""
        return sum((v.over for v in self.verwachtingen), NUL)


def als_json(verslag: PrognoseVerslag) -> dict[str, object]:
    """The stable form for programs, formaat 1."""
    looptijd = verslag.stand.begroting.looptijd
    return {
        "formaat": 1,
        "naam": verslag.stand.begroting.naam,
        "op": verslag.stand.op.isoformat(),
        "tot_en_met": looptijd.tot_en_met.isoformat(),
        "looptijd_aanname": looptijd.aanname,
        "verstreken": f"{verstreken(looptijd, verslag.stand.op):.4f}",
        "over": plat(verslag.over),
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
            for v in verslag.verwachtingen
        ],
    }


def als_tabel(verslag: PrognoseVerslag) -> Tabel:
    """A row per post."""
    return Tabel(
        ("post", "begroot", "besteed", "over", "over_minstens", "over_hoogstens", "op"),
        (N_("post"), N_("begroot"), N_("besteed"), N_("over"), N_("minstens"), N_("hoogstens"), N_("op")),
        tuple(
            (v.post.id, v.cijfers.begroot, v.cijfers.besteed, v.over, v.over_minstens, v.over_hoogstens, v.op)
            for v in verslag.verwachtingen
        ),
    )


def als_tekst(verslag: PrognoseVerslag, taal: Taal, scherm: Scherm) -> str:
    """For a terminal: the figures, what stands out, and how they were made."""
    stand = verslag.stand
    tot = stand.begroting.looptijd.tot_en_met
    kop = taal("Wat er op {tot} over is, gezien op {op}", tot=tot, op=stand.op)
    # The day on which a post runs out is said in words below.
    namen, koppen, rijen, _ = als_tabel(verslag)
    tabel = Tabel(namen[:-1], koppen[:-1], tuple(rij[:-1] for rij in rijen))
    regels = [scherm.kleur(kop, "vet"), "", tabel_tekst(tabel, taal, scherm)]
    for zin in _op_te_merken(verslag, taal):
        regels.append("- " + breek(zin, scherm.breedte - 2, "  "))
    methode = taal(
        "Zo is het gerekend: een post gaat door zoals hij deed, met wat hij per dag besteedde sinds het begin. Het "
        "langzaamste en het snelste van de laatste {aantal} kwartalen geven minstens en hoogstens. Wat al vooruit "
        "betaald is telt als besteed.",
        aantal=KWARTALEN,
    )
    return "\n".join([*regels, "", breek(methode, scherm.breedte)]) + "\n"


def _op_te_merken(verslag: PrognoseVerslag, taal: Taal) -> Iterator[str]:
    verwachtingen: Sequence[Verwachting] = verslag.verwachtingen
    yield taal("naar verwachting blijft samen {over} over", over=verslag.over)
    if verslag.stand.begroting.looptijd.aanname:
        yield taal("de looptijd is nog een aanname, en dit dus ook; zet haar in data/budget.yaml")
    for v in verwachtingen:
        if v.over < 0:
            bedrag = -v.over
            yield (
                taal("{post} komt {bedrag} tekort; het geld is op rond {dag}", post=v.post.id, bedrag=bedrag, dag=v.op)
                if v.op
                else taal("{post} komt {bedrag} tekort", post=v.post.id, bedrag=bedrag)
            )
    stil = tuple(v.post.id for v in verwachtingen if v.deed_nog_niets)
    if stil:
        yield taal("deden nog niets: {posten}", posten=stil)
