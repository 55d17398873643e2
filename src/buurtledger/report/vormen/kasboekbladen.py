"""The sheets of the books for the kascommissie: the lines, and posten whose sums are formulas over them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

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
_AANSLUITING = (
    *(N_("rekening"), N_("tot en met"), N_("beginsaldo"), N_("som van de regels"), N_("eindsaldo volgens de regels")),
    *(N_("volgens de bank"), N_("verschil")),
)
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
        slot = [Formule(f"=SUM(D2:D{len(kasboek.bank) + 1})", _som(kasboek.bank))]
        boek.lijst(taal("Bank"), _kolommen(BANKKOLOMMEN), kasboek.bank, [taal("totaal"), "", "", *slot])
    if kasboek.bewijs.rekeningen:
        _schrijf_aansluiting(boek, kasboek, taal)


def _schrijf_aansluiting(boek: Werkboek, kasboek: Kasboek, taal: Taal) -> None:
    """Per account its balances, the lines between them as a formula, and what is apart; then the same of the books."""
    bewijs, bank, laatste = kasboek.bewijs, taal("Bank"), len(kasboek.bank) + 1
    rijen: list[list[Vulling]] = []
    for nr, (naam, saldo, _) in enumerate(bewijs.rekeningen, start=2):
        begin = kasboek.beginsaldi[naam]
        som = _som(r for r in kasboek.bank if r[0] == naam and isinstance(r[2], date) and r[2] <= bewijs.op)
        bereik = [f"'{bank}'!${kolom}$2:${kolom}${laatste}" for kolom in "DAC"]
        tel = f'=SUMIFS({bereik[0]},{bereik[1]},A{nr},{bereik[2]},"<="&B{nr})' if kasboek.bank else "=0"
        rijen.append([naam, bewijs.op, begin, Formule(tel, som), Formule(f"=C{nr}+D{nr}", begin + som)])
        rijen[-1] += [saldo, None if saldo is None else Formule(f"=F{nr}-E{nr}", saldo - begin - som)]
    tot = len(rijen) + 1
    sommen = [
        Formule(f"=SUM({letter}2:{letter}{tot})", _som(rijen, kolom)) for kolom, letter in enumerate("CDEFG", start=2)
    ]
    breedtes = (TEKST, DAG + 3, *(BEDRAG + 3 for _ in range(5)))
    kolommen = tuple(map(Kolombreedte, map(taal, _AANSLUITING), breedtes))
    blad = boek.lijst(taal("Aansluiting"), kolommen, rijen, [taal("totaal"), bewijs.op, *sommen])
    if bewijs.verschil is not None:
        apart = Formule(f"=F{tot + 1}-F{tot + 2}", bewijs.verschil)
        boek.rij(blad, tot + 1, [taal("volgens de boeken"), bewijs.op, None, None, None, bewijs.verwacht, apart])


def _som(rijen: Iterable[Sequence[Vulling]], kolom: int = BANKKOLOMMEN.index("bedrag")) -> Decimal:
    cellen = (cel.waarde if isinstance(cel := rij[kolom], Formule) else cel for rij in rijen)
    return sum((cel for cel in cellen if isinstance(cel, Decimal)), NUL)


def _kolommen(namen: tuple[str, ...]) -> tuple[Kolombreedte, ...]:
    return tuple(Kolombreedte(naam.replace("_", " "), _BREEDTES.get(naam, TEKST)) for naam in namen)


def _letter(nr: int) -> str:
    return chr(ord("A") + nr) if nr < 26 else "A" + chr(ord("A") + nr - 26)
