"""The list of ideas as a neighbourhood keeps it in a spreadsheet: which columns are read, and what each row says.

Only columns that are recognised are read. Who sent an idea in is never one of them: a column whose heading speaks of
a person is named as passed over, and nothing of its cells is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.blad import Blad, Celwaarde, celplaats
from buurtledger.model.bladcel import getoond as als_tekst
from buurtledger.model.bladcel import is_formulefout
from buurtledger.model.bladkop import HOOGSTE_KOP, Kolom, cel_op, getoond, zonder_accenten
from buurtledger.model.bladrij import Celfout, Overgeslagen
from buurtledger.model.dagkolom import is_dag, lees_dagkolom
from buurtledger.model.dagwoorden import Kader
from buurtledger.model.tekst import bezwaar_tegen

LENGTE = 2_000
"""Characters of an idea, and of what is said of it."""
HOOGSTENS = 20_000
"""Rows that are read."""
_PERSOON = re.compile(
    r"\b(?:(?:voor|achter|roep|bij)?na(?:am|men)|names?|e ?mail(?: ?adres)?|mail ?adres|email|tel|telefoon\w*|phone|"
    r"mobiel\w*|mobile|(?:woon|huis|post|mail)?adres(?:gegevens)?|address|straat|street|huisnummer|huisnr|postcode|"
    r"zip|contact\w*|indien(?:er|ster)s?|ingediend door|ingestuurd door|inzender|afzender|submitted by|sender|door|wie|"
    r"who|bewoner|resident|persoon|person|leeftijd|age|geboorte\w*|bsn|iban|rekening\w*|whatsapp|facebook|instagram|"
    r"handtekening|signature|ip)\b"
)
"""What a heading says above a column about a person."""
_TOCH = re.compile(
    r"\bna(?:am|me) (?:van )?(?:het |je |jouw |uw |de |of the |your )?(?:idee|plan|wens|project|initiatief|idea)\b"
)
"""The name of an idea is no name of a person."""
_KOPPEN = {
    "omschrijving": (
        r"(?:verbeter|buurt)?(?:idee(?:en)?|wens(?:en)?|plan(?:nen)?)|verbetering(?:en)?|voorstel(?:len)?|omschrijving|"
        r"beschrijving|description|ideas?|wish(?:es)?|proposals?|titel|title|wat|what|onderwerp|initiatief"
    ),
    "datum": r"datum|date|dag|day|tijdstempel|timestamp|ingediend op|ingekomen|wanneer|when|submitted",
    "gebied": (
        r"gebied|area|buurt|wijk|neighbourhood|flat|complex|locatie|location|plek|plaats|place|waar|where|kern|wooncomplex"
    ),
    "stand": r"stand|status|stand van zaken|voortgang|progress|state",
    "weg": r"weg|financiering|funding|geld|money|budget|bron van geld|waarmee|way",
    "toelichting": (
        r"toelichting|explanation|reactie|antwoord|answer|reply|opmerking(?:en)?|notitie|remarks?|notes?|resultaat"
    ),
}
_PATRONEN = {soort: re.compile(rf"\b(?:{woorden})\b") for soort, woorden in _KOPPEN.items()}
_STANDEN = {
    "gemeld": "gemeld nieuw open ingediend ontvangen new received",
    "opgepakt": "opgepakt bezig loopt lopend gestart in behandeling in uitvoering doing started in progress",
    "gerealiseerd": "gerealiseerd klaar gedaan uitgevoerd af afgerond voltooid done finished realised realized ja",
    "niet": "niet afgewezen vervallen gaat niet door geen nee rejected cancelled no",
}
_WEGEN = {
    "buurtbudget": "buurtbudget",
    "bewonersinitiatief": "bewonersinitiatief bewonersinitiatieven",
    "gebiedsplan": "gebiedsplan gemeente stadsdeel city",
    "corporatie": "corporatie woningcorporatie verhuurder housing association",
    "zelf": "zelf bewoners bewoners zelf residents",
    "anders": "anders overig other",
}


class Ideekolommen(NamedTuple):
    """The columns that are read, by what they hold, and those that are not."""

    kop: int
    """The row of the headings, from 0."""
    plekken: dict[str, int]
    persoonlijk: tuple[Kolom, ...]
    """About people: not read."""
    onbekend: tuple[Kolom, ...]
    """Not recognised: not read either."""

    def getoond(self, blad: Blad) -> tuple[Kolom, ...]:
        """The columns that are read, as a person is shown them."""
        return getoond(self.plekken, self.kop, blad)


class Ideerij(NamedTuple):
    """A row as an idea. What it does not say is empty."""

    rij: int
    """As a spreadsheet counts it, from 1."""
    datum: date | None
    omschrijving: str
    gebied: str = ""
    """As written."""
    stand: str = ""
    """One of the states; empty where the row says none, or one that is not known."""
    weg: str = ""
    toelichting: str = ""
    fouten: tuple[Celfout, ...] = ()

    @property
    def vingerafdruk(self) -> str:
        """What tells this row from others: the same idea, day and gebied give the same."""
        delen = (self.omschrijving, self.datum.isoformat() if self.datum else "", self.gebied)
        return sha256("\x1f".join(delen).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Ideerijen(NamedTuple):
    """What a sheet says."""

    blad: str
    kolommen: tuple[Kolom, ...]
    persoonlijk: tuple[Kolom, ...]
    onbekend: tuple[Kolom, ...]
    rijen: tuple[Ideerij, ...]
    overgeslagen: tuple[Overgeslagen, ...]
    aannames: tuple[Bericht, ...]
    plekken: dict[str, int]

    def plaats(self, rij: int, soort: str) -> str:
        """The cell of a row (from 1) that holds something; its first where the sheet has no such column."""
        return celplaats(rij - 1, max(self.plekken.get(soort, 0), 0))


def is_persoonlijk(kop: Celwaarde) -> bool:
    """Whether a heading says that the column is about a person."""
    kaal = zonder_accenten(kop) if isinstance(kop, str) else ""
    return _PERSOON.search(_TOCH.sub(" ", kaal)) is not None


def herken_ideeen(blad: Blad, kader: Kader) -> Ideekolommen | Bericht:
    """The columns of a list of ideas; why not, when there is none to see."""
    beste, kop, gekozen = 0, -1, dict[str, int]()
    for nr, rij in enumerate(blad.rijen[:HOOGSTE_KOP]):
        plekken = _plekken(rij)
        # A title above the list may have the word too; the row that says most is that of the headings.
        telt = len(plekken) + sum(map(is_persoonlijk, rij))
        if "omschrijving" in plekken and telt > beste and _is_kop(rij, blad, nr, kader):
            beste, kop, gekozen = telt, nr, plekken
    if kop < 0:
        return zin("er is geen kolom met ideeën; zet er idee, wens of omschrijving boven")
    boven = blad.rijen[kop]
    kolommen = [Kolom("", n, str(cel)) for n, cel in enumerate(boven) if cel != "" and n not in gekozen.values()]
    return Ideekolommen(
        kop,
        gekozen,
        tuple(kolom for kolom in kolommen if is_persoonlijk(kolom.kop)),
        tuple(kolom for kolom in kolommen if not is_persoonlijk(kolom.kop)),
    )


def _plekken(rij: Sequence[Celwaarde]) -> dict[str, int]:
    koppen = [
        (nr, zonder_accenten(cel))
        for nr, cel in enumerate(rij)
        if isinstance(cel, str) and cel and not is_persoonlijk(cel)
    ]
    plekken: dict[str, int] = {}
    for heel in (True, False):  # a heading that is exactly the word goes before a question that has it
        for soort, patroon in _PATRONEN.items():
            if soort in plekken:
                continue
            for nr, kop in koppen:
                past = patroon.fullmatch(kop) if heel else patroon.search(kop)
                if nr not in plekken.values() and past:
                    plekken[soort] = nr
                    break
    return plekken


def _is_kop(rij: Sequence[Celwaarde], blad: Blad, nr: int, kader: Kader) -> bool:
    """Whether a row is that of the headings and no idea itself: something follows, and no cell of it is a day."""
    if any(is_dag(cel, kader) for cel in rij if cel != "") or len(blad.rijen) <= nr + 1:
        return False
    return sum(cel != "" for cel in rij) > 1 or len(str(next(cel for cel in rij if cel != ""))) <= 40


def lees_ideerijen(blad: Blad, kolommen: Ideekolommen, kader: Kader) -> Ideerijen:
    """The rows of a sheet whose columns are known."""
    onder = blad.rijen[kolommen.kop + 1 : kolommen.kop + 1 + HOOGSTENS]
    dagen = lees_dagkolom([cel_op(rij, kolommen.plekken.get("datum", -1)) for rij in onder], kader)
    aannames = [*dagen.aannames]
    if "datum" not in kolommen.plekken:
        aannames.append(zin("er is geen kolom met de dag; elk idee krijgt de dag van vandaag"))
    if blad.verborgen:
        aannames.append(
            zin(
                "{aantal:rij is|rijen zijn} verborgen in het blad (staat er een filter aan?) en "
                "{aantal:|telt|tellen} gewoon mee",
                aantal=blad.verborgen,
            )
        )
    rijen: list[Ideerij] = []
    overgeslagen: list[Overgeslagen] = []
    for nr, cellen in enumerate(onder):
        rijnummer = kolommen.kop + 2 + nr
        if not any(str(cel_op(cellen, plek)).strip() for plek in kolommen.plekken.values()):
            continue
        if not str(cel_op(cellen, kolommen.plekken["omschrijving"])).strip():
            overgeslagen.append(Overgeslagen(rijnummer, zin("hier staat geen idee")))
            continue
        rijen.append(_rij(rijnummer, cellen, kolommen, dagen.dagen[nr], kader))
    zonder = [str(rij.rij) for rij in rijen if rij.datum is None and not rij.fouten]
    if "datum" in kolommen.plekken and zonder:
        welke = (*zonder[:20], *(("…",) if zonder[20:] else ()))
        aannames.append(zin("zonder dag, dus met de dag van vandaag: rij {rijen}", rijen=welke))
    if len(blad.rijen) > kolommen.kop + 1 + HOOGSTENS:
        aannames.append(zin("dit zijn meer dan {hoogste} rijen; de rest is niet gelezen", hoogste=HOOGSTENS))
    return Ideerijen(
        *(blad.naam, kolommen.getoond(blad), kolommen.persoonlijk, kolommen.onbekend),
        *(tuple(rijen), tuple(overgeslagen), tuple(aannames), kolommen.plekken),
    )


def _rij(
    nr: int, cellen: Sequence[Celwaarde], kolommen: Ideekolommen, dag: date | Bericht | None, kader: Kader
) -> Ideerij:
    fouten: list[Celfout] = []

    def fout(soort: str, waarde: str, bericht: Bericht) -> None:
        plek = celplaats(nr - 1, max(kolommen.plekken.get(soort, 0), 0))
        fouten.append(Celfout(plek, waarde[:200], bericht))

    def tekst(soort: str, lengte: int) -> str:
        cel = cel_op(cellen, kolommen.plekken.get(soort, -1))
        kaal = " ".join(als_tekst(cel).split())
        if is_formulefout(cel):
            fout(soort, kaal, zin("hier geeft een formule een fout"))
            return ""
        if kaal and (bezwaar := bezwaar_tegen(kaal, lengte)):
            fout(soort, kaal, bezwaar)
        return kaal

    omschrijving = tekst("omschrijving", LENGTE)
    gebied, toelichting = tekst("gebied", 200), tekst("toelichting", LENGTE)
    stand, weg = tekst("stand", 200), tekst("weg", 200)
    if isinstance(dag, Bericht):
        fout("datum", als_tekst(cel_op(cellen, kolommen.plekken.get("datum", -1))), dag)
    elif dag is not None and dag > kader.vandaag:
        fout("datum", dag.isoformat(), zin("{datum} is na vandaag ({vandaag})", datum=dag, vandaag=kader.vandaag))
    return Ideerij(
        *(nr, dag if isinstance(dag, date) else None, omschrijving, gebied),
        *(_woord(stand, _STANDEN), _woord(weg, _WEGEN), toelichting, tuple(fouten)),
    )


def _woord(tekst: str, woorden: dict[str, str]) -> str:
    """The state or way that a cell names; empty when it names none."""
    kaal = zonder_accenten(tekst)
    for naam, lijst in woorden.items():
        if kaal and (kaal == naam or kaal in lijst.split() or (" " in kaal and kaal in lijst)):
            return naam
    return ""
