"""The sheets of the books for the kascommissie: the lines, and posten whose sums are formulas over them."""

from __future__ import annotations

from buurtledger.model.bericht import N_
from buurtledger.model.geld import NUL
from buurtledger.report.kasboek import BANKKOLOMMEN, KOLOMMEN, Kasboek
from buurtledger.report.taal import Taal
from buurtledger.report.vormen.werkboek import BEDRAG, DAG, LANG, TEKST, Formule, Kolombreedte, Vulling, Werkboek

_BREEDTES = {
    **{"id": 14, "soort": 14, "gebied": 16, "omschrijving": LANG, "notitie": TEKST, "reden": TEKST, "rol": 12},
    **dict.fromkeys(("datum", "telt_op", "ingevoerd", "teruggedraaid_op"), DAG + 3),
    **dict.fromkeys(("bedrag", "besteed", "te_verantwoorden", "uitbetaald", "btw"), BEDRAG + 3),
    **dict.fromkeys(("betaald_door", "ontvangen_door", "van", "bij", "bewijs", "activiteit", "rekening"), 14),
}
_BEDRAGEN = ("besteed", "te_verantwoorden", "uitbetaald")
_KOPPEN = (N_("post"), N_("naam"), N_("begroot"), N_("besteed"), N_("te verantwoorden"), N_("uitbetaald"))


def schrijf_kasboek(boek: Werkboek, kasboek: Kasboek, taal: Taal) -> None:
    """All sheets."""
    naam = taal("Mutaties")
    boek.lijst(naam, _kolommen(KOLOMMEN), kasboek.mutaties)
    laatste = max(len(kasboek.mutaties), 1) + 1

    def bereik(kolom: str) -> str:
        letter = _letter(KOLOMMEN.index(kolom))
        return f"'{naam}'!${letter}$2:${letter}${laatste}"

    rijen: list[list[Vulling]] = []
    for nr, (post, cijfers) in enumerate(kasboek.posten, start=2):
        waarden = (cijfers.besteed, cijfers.te_verantwoorden, cijfers.uitbetaald)
        sommen = (
            Formule(f"=SUMIF({bereik('post')},A{nr},{bereik(wat)})", waarde)
            for wat, waarde in zip(_BEDRAGEN, waarden, strict=True)
        )
        rijen.append([post.id, post.naam, post.bedrag, *sommen])
    tot = len(rijen) + 1
    samen = [
        sum((p.post.bedrag for p in kasboek.posten), NUL),
        *(sum((getattr(p.cijfers, wat) for p in kasboek.posten), NUL) for wat in _BEDRAGEN),
    ]
    slot = [Formule(f"=SUM({letter}2:{letter}{tot})", waarde) for letter, waarde in zip("CDEF", samen, strict=True)]
    breedtes = (TEKST, TEKST, *(BEDRAG + 3 for _ in range(4)))
    boek.lijst(
        taal("Posten"), tuple(map(Kolombreedte, map(taal, _KOPPEN), breedtes)), rijen, [taal("totaal"), "", *slot]
    )
    if kasboek.bank:
        boek.lijst(taal("Bank"), _kolommen(BANKKOLOMMEN), kasboek.bank)


def _kolommen(namen: tuple[str, ...]) -> tuple[Kolombreedte, ...]:
    return tuple(Kolombreedte(naam.replace("_", " "), _BREEDTES.get(naam, TEKST)) for naam in namen)


def _letter(nr: int) -> str:
    return chr(ord("A") + nr) if nr < 26 else "A" + chr(ord("A") + nr - 26)
