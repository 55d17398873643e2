"""The report `verschil`: what changed between two states of the books, in money and words; and `volg`, per commit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.bevinding import Bevinding, Ernst
from buurtledger.model.geld import plat
from buurtledger.model.mutatie import OORDELEN, Mutatie, Soort
from buurtledger.report import verschilwoorden
from buurtledger.report.bevindingen import bevinding_gegevens, melding
from buurtledger.report.document import GOED, NADRUK, Alinea, Blok, Document, Kop, Lijst
from buurtledger.report.herkomst import Spoor
from buurtledger.report.mutaties import mutatie_gegevens, mutatietabel
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.tabel import Tabel, koppen, velden
from buurtledger.stand.totalen import tel_per_soort
from buurtledger.stand.verschil import Postverschil, Verschil

_HOOGSTENS = 50
"""How many lines and findings people are shown; JSON has all of them."""

_DEEL: Mapping[str, str] = {
    "plan": N_("het plan (data/budget.yaml)"),
    "kernen": N_("de namen van kernen, of wat die vertellen"),
    "resultaten": N_("wat groepen vertellen van hun resultaat"),
    "leersessies": N_("de bijeenkomsten"),
    "bijdragen": N_("wat anderen bijdragen"),
    "rollen": N_("wie wat mag (data/rollen.yaml)"),
    "bank": N_("de bank of de kas"),
    "subsidie": N_("de subsidie"),
    "oordelen": N_("wat de kascommissie vond"),
    "ideeen": N_("de ideeën"),
    "overeenkomsten": N_("de overeenkomsten"),
    "voorstellen": N_("wat is voorgelegd"),
}
"""How each part of the books is called where it is only said that it changed."""


_GELD = ("begroot", "besteed", "uitbetaald")


class Wijziging(NamedTuple):
    """What `verschil` shows."""

    van: str
    """The earlier state, as it was asked for."""
    naar: str
    """The later one; empty for the folder as it is now."""
    wat: Verschil
    sporen: tuple[Spoor, ...] = ()
    """Who gave each new akkoord, as far as git was asked."""

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        v = self.wat
        return {
            "formaat": 1,
            "van": self.van,
            "naar": self.naar or None,
            "op": v.op.isoformat(),
            "totaal": {"voor": _cijfers(v.voor), "na": _cijfers(v.na)},
            "posten": [
                {
                    "id": p.post,
                    "naam": p.naam,
                    "voor": _cijfers(p.voor),
                    "na": _cijfers(p.na),
                    "nieuw": [mutatie_gegevens(m) for m in p.nieuw],
                    "weg": [mutatie_gegevens(m) for m in p.weg],
                }
                for p in v.posten
            ],
            "besluiten": {
                "erbij": [besluit.naam for besluit in v.besluiten_erbij],
                "weg": [besluit.naam for besluit in v.besluiten_weg],
            },
            "akkoorden": [
                {"id": s.mutatie.nummer, "van": s.mutatie.van, "door": door(s), "bewezen": s.bewezen}
                for s in self.sporen
            ],
            "woorden": {
                "erbij": [verschilwoorden.gegevens(een) for een in v.woorden.erbij],
                "weg": [verschilwoorden.gegevens(een) for een in v.woorden.weg],
            },
            "delen": list(v.delen),
            "bevindingen": {
                "opgekomen": [bevinding_gegevens(b) for b in v.opgekomen],
                "verdwenen": [bevinding_gegevens(b) for b in v.verdwenen],
            },
        }

    def tabel(self) -> Tabel:
        """A row per post of which a figure changed: before and after."""
        namen = ("post", "begroot_voor", "begroot_na", "besteed_voor", "besteed_na", "uitbetaald_voor", "uitbetaald_na")
        rijen = tuple(
            (p.post, *(getattr(staat, veld) for veld in _GELD for staat in (p.voor, p.na))) for p in self.wat.posten
        )
        return Tabel("", velden(*namen), rijen)

    def document(self, taal: Taal) -> Document:
        """First how much of what came; then per post, the lines, the decisions, the rest, and what the rules find."""
        titel = (
            taal("Wat er veranderde van {van} tot {naar}", van=self.van, naar=self.naar)
            if self.naar
            else taal("Wat er veranderde sinds {van}", van=self.van)
        )
        return Document(titel, tuple(blokken(self.wat, taal, self.sporen)))


def door(spoor: Spoor) -> str:
    """Who gave an akkoord: who signed, else who git says wrote it; empty when it is not committed."""
    return schoon(spoor.ondertekenaar or (spoor.brengers[0].commit.auteur if spoor.brengers else ""))


def blokken(v: Verschil, taal: Taal, sporen: tuple[Spoor, ...] = ()) -> Iterator[Blok]:
    """What changed, as parts to read."""
    if v.niets:
        yield Alinea(taal("Aan de boeken veranderde niets."), GOED)
        return
    yield Alinea(samengevat(v, taal))
    if v.weg:
        yield Kop(taal("Regels die er niet meer staan"))
        yield Alinea(taal("Wat is opgeschreven verandert nooit; alleen een rectificatie haalt een regel weg."), NADRUK)
        yield from _lijst(v.weg, v.doelen, taal)
    if anders := [p for p in v.posten if p.voor != p.na]:
        yield Kop(taal("Per post"))
        yield _per_post(v, anders, taal)
    if v.nieuw:
        yield Kop(taal("Nieuwe regels"))
        yield from _lijst(v.nieuw, v.doelen, taal)
    if sporen:
        yield Kop(taal("Wie er keek"))
        yield Lijst(tuple(_keek(spoor, taal) for spoor in sporen[:_HOOGSTENS]))
        yield from _rest(len(sporen), taal)
    if v.besluiten_erbij or v.besluiten_weg:
        yield Kop(taal("Besluiten"))
        erbij = (f"{b.naam}: {b.waarom}" for b in v.besluiten_erbij)
        weg = (taal("weg, of anders dan het was: {besluit}", besluit=b.naam) for b in v.besluiten_weg)
        yield Lijst((*weg, *erbij))
    yield from verschilwoorden.blokken(v.woorden, taal)
    if anders_ := [deel for deel in v.delen if deel not in v.woorden.boeken]:
        yield Alinea(taal("Ook veranderd: {delen}.", delen=tuple(taal(_DEEL[deel]) for deel in anders_)))
    yield from _gevonden(taal("Nieuw gevonden"), v.opgekomen, taal)
    if v.verdwenen:
        yield Kop(taal("Niet meer gevonden"))
        yield Lijst(tuple(f"{b.regel}: {taal.zeg(b.bericht)}" for b in v.verdwenen[:_HOOGSTENS]))
        yield from _rest(len(v.verdwenen), taal)


def samengevat(v: Verschil, taal: Taal) -> str:
    """In a sentence or two: how many lines of which kind and how much, how many decisions, what the rules find more."""
    zinnen = [
        taal("{aantal} × {soort}, samen {bedrag}", aantal=aantal, soort=soort, bedrag=bedrag)
        for soort, (aantal, bedrag) in tel_per_soort(v.nieuw).items()
    ]
    for soort in (Soort.STORNO, *OORDELEN):
        if aantal := sum(m.soort == soort for m in v.nieuw):
            zinnen.append(taal("{aantal} × {soort}", aantal=aantal, soort=soort))
    if v.besluiten_erbij:
        zinnen.append(taal("{aantal} × besluit", aantal=len(v.besluiten_erbij)))
    zinnen += verschilwoorden.geteld(v.woorden, taal)
    nieuw = taal("Erbij: {wat}.", wat="; ".join(zinnen)) if zinnen else taal("Er kwam geen regel bij.")
    fouten = sum(b.ernst is Ernst.FOUT for b in v.opgekomen)
    if v.opgekomen:
        rest = len(v.opgekomen) - fouten
        nieuw += " " + taal("Nieuwe fouten: {fouten}, nieuwe waarschuwingen: {rest}.", fouten=fouten, rest=rest)
    return nieuw


def _keek(spoor: Spoor, taal: Taal) -> str:
    wie = door(spoor) or taal("nog niet in git")
    zeker = taal("bewezen") if spoor.bewezen else taal("gesteld")
    m = spoor.mutatie
    return taal("{soort} op {van}: {wie} ({zeker})", soort=m.soort, van=m.van, wie=wie, zeker=zeker)


def _per_post(v: Verschil, posten: list[Postverschil], taal: Taal) -> Tabel:
    rijen = tuple(
        (
            p.naam,
            p.na.besteed - p.voor.besteed,
            p.na.uitbetaald - p.voor.uitbetaald,
            p.na.begroot - p.voor.begroot,
            p.na.beschikbaar,
        )
        for p in posten
    )
    kop = (N_("post"), N_("besteed erbij"), N_("uitbetaald erbij"), N_("begroot erbij"), N_("nu nog te verdelen"))
    som = tuple(getattr(v.na, veld) - getattr(v.voor, veld) for veld in ("besteed", "uitbetaald", "begroot"))
    return Tabel("", koppen(*kop), rijen, ((taal("totaal"), *som, v.na.beschikbaar),))


def _lijst(mutaties: tuple[Mutatie, ...], doelen: Mapping[str, Mutatie], taal: Taal) -> Iterator[Blok]:
    yield mutatietabel(mutaties[:_HOOGSTENS], taal, doelen=doelen)
    yield from _rest(len(mutaties), taal)


def _rest(aantal: int, taal: Taal) -> Iterator[Blok]:
    if aantal > _HOOGSTENS:
        yield Alinea(taal("… en nog {aantal}", aantal=aantal - _HOOGSTENS))


def _gevonden(kop: str, bevindingen: tuple[Bevinding, ...], taal: Taal) -> Iterator[Blok]:
    if bevindingen:
        yield Kop(kop)
        yield from (melding(b, taal) for b in bevindingen[:_HOOGSTENS])
        yield from _rest(len(bevindingen), taal)


def _cijfers(cijfers: object) -> dict[str, str]:
    velden_ = ("begroot", "besteed", "uitbetaald", "te_verantwoorden", "vrij", "vastgelegd", "beschikbaar")
    return {veld: plat(getattr(cijfers, veld)) for veld in velden_}
