"""The sheets of the report to the stadsdeel. The first says what it is and shows that the others add up to it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.geld import NUL, plat
from buurtledger.report.document import Feiten
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel, feit_tekst
from buurtledger.report.verantwoording import wat_mist
from buurtledger.report.verslag.besluiten import besluitentabel
from buurtledger.report.verslag.bijlage import (
    BETALERS,
    bewijs_van,
    naar_groepen,
    omschrijving_van,
    per_post,
    soort_van,
    uitgegeven,
)
from buurtledger.report.verslag.opening import opening, titel
from buurtledger.report.verslag.posten import KOPPEN, Bedragen, bedragen, samen, toelichting
from buurtledger.report.verslag.sluiting import sluiting
from buurtledger.report.verslag.verklaring import bevindingentabel
from buurtledger.report.vormen.bankblad import schrijf_bankblad
from buurtledger.report.vormen.jaarbladen import schrijf_jaarrekening
from buurtledger.report.vormen.werkboek import (
    BEDRAG,
    DAG,
    LANG,
    TEKST,
    Formule,
    Kolombreedte,
    Vulling,
    Werkboek,
    hoogte,
)
from buurtledger.stand.geboekt import Geboekt

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from buurtledger.report.verslag.model import Verslag


def schrijf_verslag(boek: Werkboek, verslag: Verslag, taal: Taal) -> None:
    """All sheets of a report."""
    bladen = _Bladen(boek, verslag, taal)
    # The first sheet refers to the others, and stands before them.
    eerste = boek.blad(taal("Samenvatting"), bladen.eerste_kolommen, liggend=False)
    bonnen, financieel = bladen.bonnen(), bladen.financieel()
    bladen.samenvatting(eerste, bonnen, financieel)
    if verslag.besluiten:
        namen = verslag.stand.begroting.postnamen
        bladen.tabel(
            taal("Besluiten"), besluitentabel(verslag.besluiten, taal, namen), (DAG, TEKST, LANG, BEDRAG, LANG)
        )
    schrijf_bankblad(boek, verslag, taal)
    if verslag.jaarrekening:
        schrijf_jaarrekening(boek, verslag.jaarrekening, taal)
    bladen.verantwoording()
    if verslag.bijdragen:
        bladen.bijdragen()
    if verslag.bevindingen:
        bladen.tabel(taal("Controles"), bevindingentabel(verslag, taal), (14, 16, LANG, LANG))


class Bereik(NamedTuple):
    """Where on a sheet the lines stand: its name, the columns by what is in them, the first and the last row."""

    blad: str
    kolom: dict[str, str]
    eerste: int
    laatste: int

    def van(self, wat: str) -> str:
        """A column as formulas name it."""
        letter = self.kolom[wat]
        return f"'{self.blad}'!${letter}${self.eerste}:${letter}${self.laatste}"


class _Bladen:
    def __init__(self, boek: Werkboek, verslag: Verslag, taal: Taal) -> None:
        self._boek, self._verslag, self._taal = boek, verslag, taal
        self._namen = verslag.stand.begroting.postnamen
        self._gebieden = {g.gebied.id: g.gebied.naam for g in verslag.stand.gebieden}
        self.eerste_kolommen = (
            *(Kolombreedte("", 46), Kolombreedte("", 18)),
            *(Kolombreedte("", BEDRAG), Kolombreedte("", BEDRAG + 3)),
        )

    def _kolommen(self, *kolommen: tuple[str, int]) -> tuple[Kolombreedte, ...]:
        return tuple(Kolombreedte(self._taal(kop), breedte) for kop, breedte in kolommen)

    def tabel(self, naam: str, tabel: Tabel, breedtes: Sequence[int]) -> None:
        """A sheet of a table that stands in the report too."""
        kolommen = tuple(map(Kolombreedte, tabel.koppen(self._taal), breedtes))
        self._boek.lijst(naam, kolommen, tabel.rijen)

    def bonnen(self) -> Bereik:
        """Every line with the sign of what it does; below them what the filter leaves, added up."""
        taal = self._taal
        naam = taal("Bonnen")
        kolommen = self._kolommen(
            *((N_("datum"), DAG), (N_("nummer"), 14), (N_("gebied"), TEKST), (N_("post"), TEKST)),
            *((N_("soort"), 14), (N_("omschrijving"), 44), (N_("leverancier"), TEKST), (N_("betaald door"), 14)),
            *((N_("btw"), 12), (N_("bewijs"), 11), (N_("scan"), 7), (N_("hoort bij"), 14)),
            *((N_("uitgegeven"), BEDRAG), (N_("naar/van groepen"), BEDRAG)),
        )
        posten = per_post(self._verslag)
        regels = [(een.post.id, g, g in een.correcties) for een in posten for g in een.alle]
        rijen = [self._bon(post, g, taal, eerder=eerder) for post, g, eerder in regels]
        bereik = Bereik(naam, {"soort": "E", "uitgegeven": "M", "groepen": "N"}, 2, max(len(rijen) + 1, 2))
        alle = [g for _, g, _ in regels]
        slot: list[Vulling] = [taal("samen"), *[None] * 11]
        slot += [
            Formule(f"=SUBTOTAL(109,{letter}{bereik.eerste}:{letter}{bereik.laatste})", som)
            for letter, som in (("M", uitgegeven(alle)), ("N", naar_groepen(alle)))
        ]
        self._boek.lijst(naam, kolommen, rijen, slot if rijen else None)
        return bereik

    def _bon(self, post: str, g: Geboekt, taal: Taal, *, eerder: bool) -> list[Vulling]:
        m = g.mutatie
        soort = taal("correctie van eerder") if eerder else soort_van(g, taal)
        return [
            *(g.dag, m.nummer, self._gebieden[post.partition("/")[0]], self._namen[post]),
            *(soort, omschrijving_van(g, taal), m.leverancier),
            *(taal(BETALERS[g.betaler]) if g.betaler else "", m.btw, bewijs_van(g, taal)),
            *(taal("ja") if m.scan else "", m.van, g.uitgegeven or None, g.groepen or None),
        ]

    def financieel(self) -> dict[str, str]:
        """A row per post, a sum per gebied and one of all, each a formula; where the totals stand, per column."""
        verslag, taal = self._verslag, self._taal
        naam = taal("Financieel")
        kolommen = self._kolommen(
            *((N_("gebied"), TEKST), (N_("post"), 34)),
            *((kop, BEDRAG) for kop in KOPPEN.values()),
            (N_("toelichting"), LANG),
        )
        blad = self._boek.blad(naam, kolommen)
        self._boek.koppen(blad, 0, kolommen)
        blad.freeze_panes(1, 2)
        blad.repeat_rows(0)
        letters = dict(zip(Bedragen._fields, "CDEFGHIJ", strict=True))
        rij, sommen = 1, []
        for gebied in verslag.stand.gebieden:
            eigen = [r for r in verslag.rijen if r.post.gebied == gebied.gebied.id]
            eerste = rij
            for r in eigen:
                b, plek = bedragen(r), rij + 1
                cellen: list[Vulling] = [gebied.gebied.naam, r.post.naam, *b, toelichting(verslag, r, taal)]
                cellen[4] = Formule(f"=C{plek}+D{plek}", b.begroot)
                cellen[7] = Formule(f"=E{plek}-G{plek}", b.verschil)
                hoogte(blad, rij, cellen, [kolom.breedte for kolom in kolommen])
                self._boek.rij(blad, rij, cellen)
                rij += 1
            som = samen(eigen)
            formules = (
                Formule(f"=SUM({letter}{eerste + 1}:{letter}{rij})" if eigen else "=0", getattr(som, veld))
                for veld, letter in letters.items()
            )
            self._boek.rij(blad, rij, [gebied.gebied.naam, taal("totaal"), *formules, None], som=True)
            sommen.append(rij + 1)
            rij += 1
        alles = samen(verslag.rijen)
        totalen = (
            Formule("=" + "+".join(f"{letter}{plek}" for plek in sommen), getattr(alles, veld))
            for veld, letter in letters.items()
        )
        self._boek.rij(blad, rij, [taal("totaal"), "", *totalen, None], som=True)
        return {veld: f"'{naam}'!{letter}{rij + 1}" for veld, letter in letters.items()}

    def samenvatting(self, blad: Worksheet, bonnen: Bereik, financieel: dict[str, str]) -> None:
        """What it is, how the figures tie, and that the lines add up to them."""
        boek, taal, verslag = self._boek, self._taal, self._verslag
        blad.write_string(0, 0, titel(verslag, taal), boek.titel)
        rij = 2
        feiten = [feit for blok in opening(verslag, taal) if isinstance(blok, Feiten) for feit in blok.rijen]
        for feit in feiten:
            boek.rij(blad, rij, [feit.naam])
            blad.merge_range(rij, 1, rij, 3, feit_tekst(feit.waarde, taal.notatie), boek.stijl("tekst"))
            rij += 1
        if verslag.fouten:
            boek.rij(blad, rij, [taal("fouten in de boeken"), len(verslag.fouten)])
            rij += 1
        rij += 1
        boek.koppen(blad, rij, self._kolommen((N_("zo sluiten de cijfers"), 46), (N_("bedrag"), 18)))
        for optelling in sluiting(verslag):
            eerste = rij + 2
            for deel in optelling.delen:
                rij += 1
                boek.rij(blad, rij, [taal(deel.woord), deel.bedrag])
            rij += 1
            som = Formule(f"=SUM(B{eerste}:B{rij})", optelling.som.bedrag)
            boek.rij(blad, rij, [taal(optelling.som.woord), som], som=True)
        self._per_soort(blad, rij + 2, bonnen, financieel)

    def _per_soort(self, blad: Worksheet, rij: int, bonnen: Bereik, financieel: dict[str, str]) -> None:
        boek, taal, verslag = self._boek, self._taal, self._verslag
        kop = (N_("bonnen en betalingen"), N_("aantal"), N_("uitgegeven"), N_("naar/van groepen"))
        breedtes = [kolom.breedte for kolom in self.eerste_kolommen]
        boek.koppen(blad, rij, self._kolommen(*zip(kop, breedtes, strict=True)))
        per_soort: dict[str, list[Geboekt]] = {}
        for een in per_post(verslag):
            for g in een.geboekt:
                per_soort.setdefault(soort_van(g, taal), []).append(g)
            if een.correcties:
                per_soort.setdefault(taal("correctie van eerder"), []).extend(een.correcties)
        eerste = rij + 2
        soort = bonnen.van("soort")
        for naam, regels in per_soort.items():
            rij += 1
            sommen = [
                Formule(f"=SUMIF({soort},A{rij + 1},{bonnen.van(wat)})", waarde)
                for wat, waarde in (("uitgegeven", uitgegeven(regels)), ("groepen", naar_groepen(regels)))
            ]
            boek.rij(blad, rij, [naam, Formule(f"=COUNTIF({soort},A{rij + 1})", len(regels)), *sommen])
        alle = [g for regels in per_soort.values() for g in regels]
        rij += 1
        waarden: tuple[tuple[str, Decimal | int], ...] = (
            *(("B", len(alle)), ("C", uitgegeven(alle))),
            ("D", naar_groepen(alle)),
        )
        totaal = [Formule(f"=SUM({letter}{eerste}:{letter}{rij})" if alle else "=0", som) for letter, som in waarden]
        boek.rij(blad, rij, [taal("samen"), *totaal], som=True)
        som = rij + 1
        erbij = verslag.in_periode + verslag.gecorrigeerd
        volgens = Formule(f"={financieel['in_periode']}+{plat(verslag.gecorrigeerd)}", erbij)
        boek.rij(blad, rij + 1, [taal("volgens het blad Financieel, met correcties van eerder"), None, volgens])
        boek.rij(
            blad, rij + 2, [taal("verschil: hoort nul te zijn"), None, Formule(f"=ROUND(C{som}-C{som + 1},2)", NUL)]
        )

    def verantwoording(self) -> None:
        """What each post gave back, and what is still missing."""
        taal = self._taal
        kolommen = self._kolommen(
            *((N_("post"), 34), (N_("uitbetaald"), BEDRAG), (N_("besteed"), BEDRAG)),
            *((N_("bij groepen"), BEDRAG), (N_("krijgt nog"), BEDRAG), (N_("bonnen"), 9)),
            *((N_("resultaat"), LANG), (N_("leermomenten"), LANG), (N_("mist nog"), 30)),
        )
        rijen: list[list[Vulling]] = [
            [
                *(self._namen[r.post.id], r.cijfers.uitbetaald, r.cijfers.besteed),
                *(r.cijfers.nog_te_verantwoorden, -r.cijfers.tegoed, r.cijfers.bonnen),
                *(r.verteld.resultaat, "\n\n".join(r.verteld.leermomenten), wat_mist(r, taal)),
            ]
            for r in self._verslag.verteld
        ]
        laatste = len(rijen) + 1
        velden: tuple[Decimal | int, ...] = (
            *(sum((r.cijfers.uitbetaald for r in self._verslag.verteld), NUL),),
            *(sum((r.cijfers.besteed for r in self._verslag.verteld), NUL),),
            *(sum((r.cijfers.nog_te_verantwoorden for r in self._verslag.verteld), NUL),),
            *(-sum((r.cijfers.tegoed for r in self._verslag.verteld), NUL),),
            sum(r.cijfers.bonnen for r in self._verslag.verteld),
        )
        sommen = [
            Formule(f"=SUBTOTAL(109,{letter}2:{letter}{laatste})", som)
            for letter, som in zip("BCDEF", velden, strict=True)
        ]
        self._boek.lijst(taal("Verantwoording"), kolommen, rijen, [taal("totaal"), *sommen, None, None, None])

    def bijdragen(self) -> None:
        """What others paid, which is no subsidy."""
        taal = self._taal
        kolommen = self._kolommen(
            *(
                (N_("post"), 34),
                (N_("van"), 34),
                (N_("toegezegd"), BEDRAG),
                (N_("betaald"), BEDRAG),
                (N_("notitie"), 40),
            )
        )
        rijen: list[list[Vulling]] = [
            [self._namen.get(b.post, b.post), b.van, b.toegezegd, b.betaald, b.notitie] for b in self._verslag.bijdragen
        ]
        self._boek.lijst(taal("Bijdragen"), kolommen, rijen)
