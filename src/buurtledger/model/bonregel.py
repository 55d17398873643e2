"""A receipt as one types it on one line: `14-10 45,95 gamma verf en kwasten`.

Day, amount, shop, what was bought; then perhaps `@penvoerder` (who paid) and `#factuur` (what is there on paper). Pure:
what is known before the line is given. What has two meanings is refused; whatever is understood can be shown while the
rest is still being typed. Lines that were made otherwise (a photo, an invoice, a row of a sheet) are `Bonregel`s too:
`schrijf_bonregel` writes them as they can be typed, for who looks them over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from buurtledger.model import geld
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.dagwoorden import Kader, lees_ingevoerd, mist_jaar
from buurtledger.model.mutatie import KERN, PENVOERDER, TEKSTVELDEN
from buurtledger.model.tekst import bezwaar_tegen
from buurtledger.model.winkels import SCHEIDING, Winkels
from buurtledger.model.zoeken import kaal

VOORBEELD = zin("14-10 45,95 gamma verf en kwasten")
BETALERS = {"kern": KERN, "groep": KERN, "group": KERN, "penvoerder": PENVOERDER, "treasurer": PENVOERDER}
BEWIJSSOORTEN = {
    **{"bon": "bon", "receipt": "bon", "factuur": "factuur", "invoice": "factuur"},
    **{"verklaring": "verklaring", "statement": "verklaring"},
}
_GETAL = re.compile(r"[-−–]?(?:€|eur(?:o)?)?[-−–]?[0-9][0-9.,]*[-–—]{0,2}(?:€|euro?)?", re.IGNORECASE)
_MUNT = re.compile(r"€|euro?", re.IGNORECASE)
_DAG_ALLEEN = re.compile(r"[0-9]{1,2}")
_LANGSTE_DAG, _LANGSTE_NAAM = 5, 6
"""Words of a day (`vr 14 oktober 2022`), and of the name of a shop, that are looked at."""


class Bonregel(NamedTuple):
    """A receipt as it was understood: what its mutatie will say."""

    datum: date
    bedrag: Decimal
    omschrijving: str
    leverancier: str = ""
    betaald_door: str = KERN
    bewijs: str = ""
    """Empty for a bon."""
    mee: Mapping[str, Any] = MappingProxyType({})
    """Fields of the mutatie that are not typed, by name, of their own types: the scan or bron of a line that was made
    otherwise."""


class Vooraf(NamedTuple):
    """What is known before a line is typed."""

    kader: Kader
    winkels: Winkels = Winkels()
    dag: date | None = None
    """Of the line before: it says the day where none is typed, the month of a bare `14`, the year of a `14-10`."""
    betaald_door: str = KERN
    """As on the line before."""


class Begrepen(NamedTuple):
    """What a line is understood as so far, and what is in the way of keeping it."""

    datum: date | None = None
    bedrag: Decimal | None = None
    omschrijving: str = ""
    leverancier: str = ""
    betaald_door: str = KERN
    bewijs: str = ""
    zoals_eerder: bool = False
    """The omschrijving was not typed: it is what was bought there last."""
    nieuw: tuple[str, ...] = ()
    """Words of which the first, or the first few, may be a shop that is not known: a person is asked."""
    bezwaar: Bericht | None = None
    """The first thing that is wrong or missing."""
    vanaf: int = 0
    """The word that it is about, from 0; one past the last when something is missing there."""

    @property
    def regel(self) -> Bonregel | None:
        """The receipt, when nothing is in the way."""
        if self.datum is None or self.bedrag is None or self.bezwaar or self.nieuw:
            return None
        return Bonregel(self.datum, self.bedrag, self.omschrijving, self.leverancier, self.betaald_door, self.bewijs)


_DAG_OF_CENTEN = re.compile(r"[0-9]{1,2}[-/][0-9]{1,2}\b|[0-9]+[.,][0-9]{2}\b")


def lijkt_bonregel(tekst: str, vooraf: Vooraf) -> bool:
    """Whether a line begins as a receipt does; a shop that begins with a whole number is none."""
    begin = _dag_en_bedrag(tekst.split(), vooraf)
    return begin.bedrag is not None and begin.bezwaar is None and _DAG_OF_CENTEN.match(tekst.strip()) is not None


def lees_bonregel(tekst: str, vooraf: Vooraf) -> Begrepen:
    """What a line is understood as."""
    woorden = tekst.split()
    begin = _dag_en_bedrag(woorden, vooraf)
    if begin.bezwaar is not None or begin.bedrag is None:
        return begin._replace(betaald_door=vooraf.betaald_door)
    na = begin.vanaf
    met_merken = _merken(woorden[na:], na, begin._replace(betaald_door=vooraf.betaald_door))
    rest = [woord for woord in woorden[na:] if not _is_merk(woord)]
    zonder_bezwaar = met_merken._replace(bezwaar=None, vanaf=0)
    uitkomst = _winkel_en_tekst(rest, na, len(woorden), zonder_bezwaar, vooraf.winkels)
    if met_merken.bezwaar is not None:
        return uitkomst._replace(bezwaar=met_merken.bezwaar, vanaf=met_merken.vanaf, nieuw=())
    return uitkomst


def schrijf_bonregel(regel: Bonregel, vooraf: Vooraf) -> str:
    """A receipt as it can be typed: read again with the same `vooraf` it is the same."""
    delen = [f"{regel.datum.day}-{regel.datum.month}-{regel.datum.year:04}"]
    delen += [geld.nederlands(regel.bedrag), f"{regel.leverancier}{SCHEIDING}", regel.omschrijving]
    if regel.betaald_door != vooraf.betaald_door:
        delen.append(f"@{regel.betaald_door}")
    if regel.bewijs:
        delen.append(f"#{regel.bewijs}")
    return " ".join(delen)


def _dag_en_bedrag(woorden: list[str], vooraf: Vooraf) -> Begrepen:
    """The day and the amount that a line begins with; `vanaf` is where the rest begins."""
    if not woorden:
        return Begrepen(bezwaar=zin("typ een bon, zoals {voorbeeld}", voorbeeld=VOORBEELD))
    dagwoorden = 0
    for n in range(min(_LANGSTE_DAG, len(woorden)), -1, -1):
        dag = _lees_dag(woorden[:n], vooraf)
        if dag is None:
            continue
        dagwoorden = dagwoorden or n
        lengte = _lengte_van_bedrag(woorden[n:])
        if not lengte:
            continue
        if isinstance(dag, Bericht):
            return Begrepen(bezwaar=dag, vanaf=0)
        return _met_bedrag(woorden, n, lengte, dag)
    if dagwoorden:
        dag = _lees_dag(woorden[:dagwoorden], vooraf)
        if isinstance(dag, Bericht):
            return Begrepen(bezwaar=dag, vanaf=0)
        if len(woorden) == dagwoorden:
            return Begrepen(dag, bezwaar=zin("hier hoort nu het bedrag, zoals 45,95"), vanaf=dagwoorden)
        bezwaar = zin("na de dag hoort het bedrag, zoals 45,95; hier staat {woord}", woord=woorden[dagwoorden])
        return Begrepen(dag, bezwaar=bezwaar, vanaf=dagwoorden)
    return Begrepen(
        bezwaar=zin("{woord} is geen dag; typ een bon zoals {voorbeeld}", woord=woorden[0], voorbeeld=VOORBEELD)
    )


def _lees_dag(woorden: list[str], vooraf: Vooraf) -> date | Bericht | None:
    """The day of these words, or what is wrong with it; None when they are no day at all."""
    if not woorden:
        return vooraf.dag or zin(
            "de dag ontbreekt; begin met de dag van de bon, zoals {voorbeeld}", voorbeeld=VOORBEELD
        )
    tekst = " ".join(woorden)
    if _DAG_ALLEEN.fullmatch(tekst):
        if vooraf.dag is None:
            return zin("van welke maand is {tekst}? Typ de dag zoals 14-10", tekst=tekst)
        try:
            return vooraf.dag.replace(day=int(tekst))
        except ValueError:
            return zin("{tekst} staat niet op de kalender", tekst=f"{tekst}-{vooraf.dag.month}")
    if _GETAL.fullmatch(tekst) and not mist_jaar(tekst):
        return None
    if not mist_jaar(tekst):
        uitkomst = lees_ingevoerd(tekst, vooraf.kader)
        # "31-2-2022" is a day, and wrong; any other words are no day.
        return uitkomst if isinstance(uitkomst, date) or re.fullmatch(r"[0-9]+([-/.][0-9]+){2}", tekst) else None
    return lees_ingevoerd(tekst, _bij(vooraf))


def _bij(vooraf: Vooraf) -> Kader:
    """What a day without its year is read against: near the line before, and never still to come."""
    kader = vooraf.kader
    if vooraf.dag is None or kader.van is None or kader.tot_en_met is None:
        return kader
    return kader._replace(vandaag=vooraf.dag, tot_en_met=min(kader.tot_en_met, kader.vandaag), mag_komen=True)


def _lengte_van_bedrag(woorden: list[str]) -> int:
    """How many words an amount takes here; 0 when there is none."""
    if not woorden:
        return 0
    if _GETAL.fullmatch(woorden[0]):
        return 2 if len(woorden) > 1 and _MUNT.fullmatch(woorden[1]) else 1
    return 2 if _MUNT.fullmatch(woorden[0]) and len(woorden) > 1 and _GETAL.fullmatch(woorden[1]) else 0


def _met_bedrag(woorden: list[str], n: int, lengte: int, dag: date) -> Begrepen:
    tekst = " ".join(woorden[n : n + lengte])
    heel = re.fullmatch(r"[0-9]+", tekst) is not None
    if n == 1 and heel and _DAG_ALLEEN.fullmatch(woorden[0]):
        bezwaar = zin(
            "{dag} {tekst} kan op twee manieren gelezen worden: typ {dag},{tekst} of {dag} {tekst},00",
            dag=woorden[0],
            tekst=tekst,
        )
        return Begrepen(bezwaar=bezwaar)
    erna = woorden[n + lengte] if len(woorden) > n + lengte else ""
    if heel and re.fullmatch(r"[0-9]{2}", erna):
        bezwaar = zin(
            "{tekst} {erna} kan op twee manieren gelezen worden: typ {tekst},{erna} of {tekst},00 {erna}",
            tekst=tekst,
            erna=erna,
        )
        return Begrepen(dag, bezwaar=bezwaar, vanaf=n)
    if not n and (mist_jaar(erna) or re.fullmatch(r"[0-9]{1,4}(?:[-/.][0-9]{1,4}){2}", erna)):
        bezwaar = zin("de dag komt eerst: typ {dag} {bedrag}", dag=erna, bedrag=tekst)
        return Begrepen(bezwaar=bezwaar, vanaf=0)
    if re.fullmatch(r"[0-9.]+,[0-9-]+", erna):
        return Begrepen(dag, bezwaar=zin("hier staan twee bedragen: {een} en {twee}", een=tekst, twee=erna), vanaf=n)
    if tekst.lstrip("€ ").startswith(("-", "−", "–")):
        bezwaar = zin(
            "{tekst} is onder nul; geld terug van een winkel is een retour: buurtledger bon retour NUMMER BEDRAG",
            tekst=tekst,
        )
        return Begrepen(dag, bezwaar=bezwaar, vanaf=n)
    bedrag = geld.lees_ingevoerd(tekst)
    if isinstance(bedrag, Bericht):
        return Begrepen(dag, bezwaar=bedrag, vanaf=n)
    return Begrepen(dag, bedrag, vanaf=n + lengte)


def _is_merk(woord: str) -> bool:
    return re.match(r"[@#][^\W\d]", woord) is not None


def _merken(woorden: list[str], begin: int, tot_nu: Begrepen) -> Begrepen:
    """What the marks say: who paid, and what is there on paper. The first letters of a mark will do."""
    for nr, woord in enumerate(woorden, begin):
        if not _is_merk(woord):
            continue
        keuzes = BETALERS if woord[0] == "@" else BEWIJSSOORTEN
        klein = woord[1:].casefold()
        past = {waarde for naam, waarde in keuzes.items() if naam.startswith(klein)}
        if len(past) != 1:
            kan = tuple(f"{woord[0]}{naam}" for naam in dict.fromkeys(keuzes.values()))
            return tot_nu._replace(bezwaar=zin("{woord} ken ik niet; hier kan {kan}", woord=woord, kan=kan), vanaf=nr)
        gekozen = past.pop()
        if woord[0] == "@":
            tot_nu = tot_nu._replace(betaald_door=gekozen)
        else:
            tot_nu = tot_nu._replace(bewijs="" if gekozen == "bon" else gekozen)
    return tot_nu


def _winkel_en_tekst(woorden: list[str], begin: int, einde: int, tot_nu: Begrepen, winkels: Winkels) -> Begrepen:
    """The shop and what was bought; `begin` and `einde` are where these words stand on the line."""
    tekst = " ".join(woorden)
    if SCHEIDING in tekst:
        naam, _, wat = tekst.partition(SCHEIDING)
        bekend = winkels.precies(naam)
        return _met_tekst(wat.strip(), bekend.naam if bekend else naam.strip(), einde, tot_nu, winkels)
    if not woorden:
        return tot_nu._replace(bezwaar=zin("hier horen nu de winkel en wat er gekocht is"), vanaf=einde)
    for n in range(min(_LANGSTE_NAAM, len(woorden)), 0, -1):
        hoofd, wat = " ".join(woorden[:n]), " ".join(woorden[n:])
        if bekend := winkels.precies(hoofd):
            return _met_tekst(wat, bekend.naam, einde, tot_nu, winkels)
    gezegd = winkels.antwoorden.get(kaal(woorden[0]))
    if gezegd is not None:
        return _met_tekst(" ".join(woorden[1:]) if gezegd else tekst, gezegd, einde, tot_nu, winkels)
    for n in range(min(_LANGSTE_NAAM, len(woorden)), 0, -1):
        past = winkels.kort(" ".join(woorden[:n]), alleen=n == len(woorden))
        if len(past) == 1:
            return _met_tekst(" ".join(woorden[n:]), past[0].naam, einde, tot_nu, winkels)
        if past:
            namen = tuple(winkel.naam for winkel in past[-4:])
            bezwaar = zin("{woord} past op {namen}; typ er meer van", woord=" ".join(woorden[:n]), namen=namen)
            return tot_nu._replace(bezwaar=bezwaar, vanaf=begin)
    fout = bezwaar_tegen(tekst, TEKSTVELDEN["omschrijving"])
    return tot_nu._replace(omschrijving=tekst, nieuw=() if fout else tuple(woorden), bezwaar=fout, vanaf=begin)


def _met_tekst(wat: str, naam: str, einde: int, tot_nu: Begrepen, winkels: Winkels) -> Begrepen:
    """With a shop, empty for none, and what was bought: what was bought there last when nothing is typed."""
    bekend = winkels.precies(naam) if naam else None
    eerder = bekend.gekocht[0] if bekend and bekend.eigen and bekend.gekocht else ""
    uitkomst = tot_nu._replace(leverancier=naam, omschrijving=wat or eerder, zoals_eerder=not wat and bool(eerder))
    if not uitkomst.omschrijving:
        return uitkomst._replace(bezwaar=zin("wat is er gekocht? Typ het erachter"), vanaf=einde)
    fout = bezwaar_tegen(uitkomst.omschrijving, TEKSTVELDEN["omschrijving"])
    fout = fout or (bezwaar_tegen(naam, TEKSTVELDEN["leverancier"]) if naam else None)
    return uitkomst._replace(bezwaar=fout, vanaf=einde - 1 if fout else 0)
