"""The report `stad`: where every neighbourhood stands, what they are together, and who is late with what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.geld import NUL, plat
from buurtledger.report.cijfers import figuren
from buurtledger.report.document import FOUT, GOED, NADRUK, Alinea, Blok, Document, Kop, Lijst
from buurtledger.report.driedeling import driedeling
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Balk, Rij, Tabel, koppen, velden
from buurtledger.stand.cijfers import Som
from buurtledger.stand.stad import Buurt, Stad
from buurtledger.stand.termijnen import Termijnsoort

_VAN_LAATSTE_DAG = ("fouten", "waarschuwingen", "wacht_op_akkoord", "verwacht_over", "mist", "bevindingen")
"""What of a neighbourhood is of the last day in its own books, whatever day the figures are of."""
HOOGSTENS = 12
"""How many neighbourhoods a sentence names; the table has them all."""
SOORTEN = {
    Termijnsoort.AFSPRAAK: N_("afspraken met de gemeente"),
    Termijnsoort.RONDE: N_("rondes"),
    Termijnsoort.VERANTWOORDING: N_("posten die nog iets laten zien"),
    Termijnsoort.AKKOORD: N_("akkoorden"),
}
"""What one can be late with, for people."""


class StadVerslag(NamedTuple):
    """What `stad` shows."""

    stad: Stad

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        stad = self.stad
        return {
            "formaat": 1,
            "op": stad.op.isoformat(),
            "van_laatste_dag": list(_VAN_LAATSTE_DAG),
            "totaal": {
                "buurten": len(stad.buurten),
                "in_balans": sum(buurt.in_balans for buurt in stad.buurten),
                "met_fouten": sum(bool(buurt.fouten) for buurt in stad.buurten),
                "te_laat": sum(bool(buurt.te_laat) for buurt in stad.buurten),
                "niet_geteld": len(stad.niet_geteld),
                **figuren(stad.som),
                "bonnen": stad.som.bonnen,
            },
            "buurten": [self._buurt(buurt) for buurt in stad.buurten],
            "niet_geteld": [{"naam": een.naam, "reden": een.reden} for een in stad.niet_geteld],
            "bevindingen": [een._asdict() for een in stad.bevindingen],
        }

    def _buurt(self, buurt: Buurt) -> dict[str, object]:
        tijd = buurt.tijd(self.stad.op)
        return {
            "id": buurt.id,
            "naam": buurt.naam,
            "noem": self.stad.namen[buurt.id],
            "adres": buurt.adres or None,
            "commit": buurt.commit or None,
            "laatste_dag": buurt.laatste_dag.isoformat() if buurt.begonnen else None,
            "looptijd": {
                "van": buurt.looptijd.van.isoformat(),
                "tot_en_met": buurt.looptijd.tot_en_met.isoformat(),
                "aanname": buurt.looptijd.aanname,
            },
            "in_balans": buurt.in_balans,
            "fouten": buurt.fouten,
            "waarschuwingen": buurt.waarschuwingen,
            "wacht_op_akkoord": buurt.wacht,
            **figuren(buurt.som),
            "bonnen": buurt.som.bonnen,
            "tijd_voorbij": None if tijd is None else f"{tijd:.4f}",
            "blijft_achter": buurt.blijft_achter(self.stad.op),
            "verwacht_over": plat(buurt.verwacht_over),
            "mist": buurt.mist._asdict(),
            "te_laat": [
                {"soort": soort, "aantal": aantal, "sinds": sinds.isoformat()}
                for soort, (aantal, sinds) in buurt.te_laat.items()
            ],
        }

    def tabel(self) -> Tabel:
        """A row per neighbourhood, every figure by the name that `gegevens` has; those that do not count last."""
        namen = (
            *("buurt", "naam", "geteld", "in_balans", "fouten", "waarschuwingen", "wacht_op_akkoord"),
            *("begroot", "besteed", "uitbetaald", "nog_te_verantwoorden", "tegoed", "vastgelegd", "beschikbaar"),
            *("bonnen", "looptijd_van", "looptijd_tot", "blijft_achter", "verwacht_over"),
            *(f"te_laat_{soort}" for soort in SOORTEN),
            *("laatste_dag", "adres", "reden"),
        )
        rijen: list[Rij] = [
            (
                *(b.id, b.naam, "ja", _ja(b.in_balans), b.fouten, b.waarschuwingen, b.wacht),
                *(b.som.begroot, b.som.besteed, b.som.uitbetaald, b.som.nog_te_verantwoorden, b.som.tegoed),
                *(b.som.vastgelegd, b.som.beschikbaar, b.som.bonnen, b.looptijd.van, b.looptijd.tot_en_met),
                *(_ja(b.blijft_achter(self.stad.op)), b.verwacht_over),
                *(b.te_laat[soort][0] if soort in b.te_laat else 0 for soort in SOORTEN),
                *(b.laatste_dag, b.adres, ""),
            )
            for b in self.stad.buurten
        ]
        nederlands = Taal()
        leeg: Rij = (None,) * (len(namen) - 4)
        rijen += (("", een.naam, "nee", *leeg, nederlands.zeg(een.reden)) for een in self.stad.niet_geteld)
        return Tabel("", velden(*namen), tuple(rijen))

    def document(self, taal: Taal) -> Document:
        """What a person at the city wants to know, the sums first."""
        blokken = (*self._oordeel(taal), self._geld(taal), *self._hoe(taal), *self._aandacht(taal))
        return Document(taal("Een stad van buurten"), blokken, taal("stand op {op}", op=self.stad.op))

    def _oordeel(self, taal: Taal) -> Iterator[Blok]:
        stad = self.stad
        if not stad.gekozen:
            yield Alinea(taal("Dat is de laatste dag waarvan in een van de boeken iets staat."))
        scheef = [buurt for buurt in stad.buurten if not buurt.in_balans]
        alle = taal(
            "{aantal:buurt|buurten}, samen {totaal}; {balans} in balans.",
            aantal=len(stad.buurten),
            totaal=stad.som.begroot,
            balans=str(len(stad.buurten) - len(scheef)),
        )
        yield Alinea(alle, FOUT if scheef else GOED)
        if stad.niet_geteld:
            zin = taal(
                "Niet meegeteld: {aantal:grootboek|grootboeken}. De sommen hieronder zijn zonder.",
                aantal=len(stad.niet_geteld),
            )
            yield Alinea(zin, FOUT)
            yield Lijst(tuple(f"{een.naam}: {taal.zeg(een.reden)}" for een in stad.niet_geteld))

    def _geld(self, taal: Taal) -> Tabel:
        som, namen = self.stad.som, self.stad.namen

        def rij(naam: str, c: Som) -> Rij:
            balk = Balk(c.besteed / c.begroot, c.nog_te_verantwoorden / c.begroot) if c.begroot else Balk(NUL)
            return (naam, balk, c.begroot, *(deel.bedrag for deel in driedeling(c, som)))

        return Tabel(
            "",
            koppen(N_("buurt"), "", N_("begroot"), *(deel.woord for deel in driedeling(som))),
            tuple(rij(namen[buurt.id], buurt.som) for buurt in self.stad.buurten),
            (rij(taal("totaal"), som),),
        )

    def _hoe(self, taal: Taal) -> Iterator[Blok]:
        namen, notatie = self.stad.namen, taal.notatie

        def deel(waarde: Decimal | None) -> str:
            return "" if waarde is None else notatie.heel_procent(waarde)

        yield Kop(taal("Hoe ze staan"))
        yield Tabel(
            "",
            koppen(
                *(N_("buurt"), N_("fouten"), N_("wacht"), N_("te laat")),
                *(N_("tijd om"), N_("besteed"), N_("verwacht over")),
            ),
            tuple(
                (
                    *(namen[b.id], b.fouten, b.wacht, b.aantal_te_laat),
                    *(deel(b.tijd(self.stad.op)), deel(b.aandeel_besteed), b.verwacht_over),
                )
                for b in self.stad.buurten
            ),
        )
        if wanneer := van_eigen_dagen(self.stad, taal):
            yield Alinea(wanneer)

    def _aandacht(self, taal: Taal) -> Iterator[Blok]:
        regels = tuple(self._punten(taal))
        if regels:
            yield Kop(taal("Wat aandacht vraagt"))
            yield Lijst(regels)

    def _punten(self, taal: Taal) -> Iterator[str | Alinea]:
        stad = self.stad
        if scheef := [b for b in stad.buurten if not b.in_balans]:
            yield Alinea(taal("niet in balans: {wie}", wie=self._wie(scheef, taal)), NADRUK)
        if fout := [b for b in stad.buurten if b.fouten]:
            yield Alinea(
                taal(
                    "fouten in de boeken van {aantal:buurt|buurten}: {wie}", aantal=len(fout), wie=self._wie(fout, taal)
                ),
                NADRUK,
            )
        if te_veel := [b for b in stad.buurten if b.som.beschikbaar < 0]:
            yield Alinea(taal("meer uit dan begroot: {wie}", wie=self._wie(te_veel, taal)), NADRUK)
        for soort, woord in SOORTEN.items():
            laat = [b for b in stad.buurten if soort in b.te_laat]
            if laat:
                yield taal(
                    "te laat met {wat}: {wie}",
                    wat=taal(woord),
                    wie=self._wie(laat, taal, partial(_hoeveel, soort)),
                )
        if achter := [b for b in stad.buurten if b.blijft_achter(stad.op)]:
            yield taal(
                "er is minder besteed dan er tijd voorbij is bij {aantal:buurt|buurten}, met wat nog niet besteed is: "
                "{wie}",
                aantal=len(achter),
                wie=self._wie(achter, taal, lambda b: taal.notatie.euro(b.som.vrij)),
            )
        if wacht := [b for b in stad.buurten if b.wacht]:
            yield taal("wacht op akkoord: {wie}", wie=self._wie(wacht, taal, lambda b: str(b.wacht)))

    def _wie(self, buurten: Iterable[Buurt], taal: Taal, bij: Callable[[Buurt], str] = lambda _: "") -> str:
        """The neighbourhoods by name, each with what is to be said of it; a long list says how many more there are."""
        namen = self.stad.namen
        delen = [f"{namen[b.id]} ({erbij})" if (erbij := bij(b)) else namen[b.id] for b in buurten]
        over = len(delen) - HOOGSTENS
        return ", ".join([*delen[:HOOGSTENS], taal("en nog {aantal}", aantal=over)] if over > 0 else delen)


def van_eigen_dagen(stad: Stad, taal: Taal) -> str:
    """That what the checks found is not of the day of the figures; empty when it is."""
    if stad.eigen_dagen is None:
        return ""
    van, tot = stad.eigen_dagen
    dagen = taal.dag(van) if van == tot else taal("{van} tot en met {tot}", van=van, tot=tot)
    return taal(
        "Fouten, wat wacht en wat verwacht wordt zijn van de laatste dag in elk eigen boek ({dagen}), niet van {op}.",
        dagen=dagen,
        op=stad.op,
    )


def _hoeveel(soort: str, buurt: Buurt) -> str:
    return str(buurt.te_laat[soort][0])


def _ja(waarde: bool) -> str:
    return "ja" if waarde else "nee"
