"""A proposal as a poster for the hall of a flat: what would change, until when one can answer, and where.

A sheet has room for so much: what does not fit is cut where a sentence can be cut, and says that the page has the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.geld import NUL
from buurtledger.model.huisstijl import Huisstijl
from buurtledger.model.voorstel import Voorstel
from buurtledger.report.besluiten import BesluitVerslag
from buurtledger.report.driedeling import driedeling
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.verslag.balk import teken_balk
from buurtledger.report.voorgelegd import kort, met_hoofdletter
from buurtledger.stand.cijfers import Stand

REGELS = 5
"""So many posten are shown before and after; what is more is on the page."""
_KOP, _NAAM, _PLAATS, _TEKST = 170, 52, 110, 150
"""How many characters there is room for: of the heading, a post's name, a place, where else one can answer."""


class Poster(NamedTuple):
    """What stands on the sheet."""

    naam: str
    """The budget's."""
    voorstel: Voorstel
    zou: BesluitVerslag
    wie: str
    """Who decides, by their full name."""
    stand: Stand
    huisstijl: Huisstijl
    adres: str
    """Where the website is, ending in a slash."""

    def pagina(self, taal: Taal) -> str:
        """The address of the page of the proposal."""
        return f"{self.adres}{'en/' if taal.code == 'en' else ''}voorstel/{self.voorstel.naam}.html"

    def stuk(self, taal: Taal, qr: str) -> dict[str, object]:
        """What the template is told. `qr` is the drawing of the page's address."""
        v, verder = self.voorstel, taal("zie de pagina")
        b = v.bespreking
        rijen = list(self._rijen(taal))
        uur = taal("{tijd} uur", tijd=b.tijd) if b.tijd else ""
        som = self.stand.totaal
        return {
            "taal": taal.code,
            "kleur": self.huisstijl.kleur,
            "accent": self.huisstijl.accent,
            "naam": schoon(self.naam),
            "soort": taal("Voorstel voor de buurt"),
            "titel": kort(met_hoofdletter(v.waarom), _KOP, verder),
            "nog_niets": taal(
                "Er is nog niets besloten. {wie} besluit, en hoort graag eerst jou.", wie=met_hoofdletter(self.wie)
            ),
            "wat": taal("Wat er zou veranderen"),
            "rijen": rijen[:REGELS],
            "meer": taal("… en nog {meer}: {verder}", meer=str(len(rijen) - REGELS), verder=verder)
            if len(rijen) > REGELS
            else "",
            "zeg": taal("Zeg er iets van"),
            "tot": taal("nog tot en met {dag}", dag=v.reageren_tot),
            "waar": [
                taal("Er wordt over gepraat op {dag}", dag=b.datum) + (f", {uur}" if uur else ""),
                kort(met_hoofdletter(b.plaats), _PLAATS, verder),
                *((kort(taal("Het kan ook: {waar}", waar=v.reageren), _TEKST, verder),) if v.reageren else ()),
            ],
            "lees": taal("Lees alles, met wat buren al zeiden"),
            "qr": qr,
            "qr_uitleg": taal("QR-code naar {adres}", adres=self.pagina(taal)),
            "adres": self.pagina(taal).removeprefix("https://"),
            "balk": teken_balk(driedeling(som), som.begroot, self.huisstijl, taal, keer=1.55),
            "balk_uitleg": ", ".join(f"{taal(deel.woord)} {taal.waarde(deel.bedrag)}" for deel in driedeling(som)),
            "stand": taal("Het hele buurtbudget: {som}. Stand op {op}.", som=som.begroot, op=self.stand.op),
            "door": schoon(self.huisstijl.wie),
        }

    def _rijen(self, taal: Taal) -> Iterator[Mapping[str, str]]:
        """Per post what it has and would have; then what would open and close."""
        v, namen = self.voorstel, self.zou.na.postnamen
        voor, na = self.zou.voor.posten, self.zou.na.posten
        for post, netto in v.als_besluit().netto().items():
            eerst = voor[post].bedrag if post in voor else NUL
            dan = na[post].bedrag if post in na else eerst + netto
            yield _rij(
                namen.get(post, post), f"{taal.notatie.rond(eerst)} → {taal.notatie.rond(dan)}", _teken(netto, taal)
            )
        for opening in v.opent:
            yield _rij(opening.naam, taal("gaat open"), "")
        for post in v.sluit:
            yield _rij(namen.get(post, post), taal("gaat dicht"), "")
        for post in v.heropent:
            yield _rij(namen.get(post, post), taal("gaat weer open"), "")
        if v.looptijd:
            duur = taal("{van} tot en met {tot_en_met}", van=v.looptijd.van, tot_en_met=v.looptijd.tot_en_met)
            yield _rij(taal("nieuwe looptijd"), duur, "")


def _rij(wat: str, van_naar: str, verschil: str) -> Mapping[str, str]:
    return {"wat": kort(wat, _NAAM), "van_naar": van_naar, "verschil": verschil}


def _teken(bedrag: Decimal, taal: Taal) -> str:
    return f"{'+' if bedrag > 0 else '−'} {taal.notatie.rond(abs(bedrag))}"
