"""Reading the books of accounts, `data/bank/<rekening>.yaml`: a line each, read one by one, and only ever added to."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from buurtledger.checks.register import bevinding
from buurtledger.model.bank import (
    BANK,
    SOORTEN,
    Bankboek,
    Bankboekregel,
    Bankregel,
    Regelsoort,
    bankbestand,
    bankregelvorm,
    schrijf_bankregel,
)
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.datum import GESCHREVEN as DATUM
from buurtledger.model.datum import dag
from buurtledger.model.geld import GESCHREVEN as BEDRAG
from buurtledger.model.nummer import NUMMER, is_kalenderdag
from buurtledger.model.tekst import VERBODEN
from buurtledger.model.velden import DEEL_VAN_ID
from buurtledger.store.files.bestand import lees_tekst, onderliggend, symlink_op_weg
from buurtledger.store.yaml.vormlezen import hoort_niet

LANGSTE = 64 * 1024
"""A longer line cannot be one; it is not even tried."""
_BESTAND = re.compile(rf"{BANK}/({DEEL_VAN_ID})\.yaml")
_VLUG = re.compile(
    rf"- \{{bankregel: ({NUMMER}), datum: ({DATUM}), bedrag: (-?{BEDRAG})(?:, kenmerk: \"([0-9a-f]{{16}})\")?,"
    rf" soort: ({'|'.join(Regelsoort)})(?:, van: \[((?:\"{NUMMER}\"(?:, )?)+)\])?\}}"
)
"""A line as buurtledger writes it, without a notitie: nearly all of them."""


class Gelezen(NamedTuple):
    """The books that were read, by name, and what could not be."""

    boeken: dict[str, Bankboek]
    bevindingen: tuple[Bevinding, ...]


def lees_bankboeken(wortel: Path) -> Gelezen:
    """Every book in data/bank/."""
    boeken: dict[str, Bankboek] = {}
    bevindingen: list[Bevinding] = []
    for pad in onderliggend(wortel, BANK):
        naam = _BESTAND.fullmatch(pad)
        if naam is None:
            bevindingen.append(hoort_niet(wortel, pad, bankbestand("<rekening>")))
            continue
        bestand = lees_tekst(wortel, pad)
        boek, gevonden = lees_bankboek(bestand.tekst, naam[1])
        boeken[naam[1]] = boek
        bevindingen += (*bestand.bevindingen, *gevonden)
    return Gelezen(boeken, tuple(bevindingen))


def lees_bankboek(tekst: str, naam: str) -> tuple[Bankboek, tuple[Bevinding, ...]]:
    """The book of an account, by its text."""
    regels: list[Bankboekregel] = []
    bevindingen: list[Bevinding] = []
    gezien: set[str] = set()
    for lijn, regel in enumerate(tekst.split("\n"), start=1):
        kaal = regel.rstrip("\r")
        if not kaal.strip() or kaal.startswith("#"):
            continue
        if kaal in gezien:
            # A merge can bring a line in twice; it counts once.
            bericht = zin("deze regel staat er al, teken voor teken; hij telt één keer")
            bevindingen.append(bevinding(Regel.DUBBEL, Plaats(bankbestand(naam), lijn, 1), bericht, _HAAL_WEG))
            continue
        gezien.add(kaal)
        gelezen = _lees_vlug(kaal, lijn) or _lees_regel(kaal, bankbestand(naam), lijn)
        if isinstance(gelezen, _Fouten):
            bevindingen += gelezen.bevindingen
        else:
            regels.append(gelezen)
    return Bankboek(naam, tuple(regels)), tuple(bevindingen)


_HAAL_WEG = zin("laat het zo, of haal er een weg voordat het in git staat")


class _Fouten(NamedTuple):
    bevindingen: tuple[Bevinding, ...]


def _lees_vlug(regel: str, lijn: int) -> Bankregel | None:
    gevonden = _VLUG.fullmatch(regel)
    if gevonden is None:
        return None
    nummer, datum_, bedrag, kenmerk, soort, van_ = gevonden.groups()
    datum = dag(datum_)
    van = tuple(van_[1:-1].split('", "')) if van_ else ()
    if datum is None or not all(map(is_kalenderdag, (nummer, *van))) or not all(re.fullmatch(NUMMER, v) for v in van):
        return None
    return Bankregel(nummer, datum, Decimal(bedrag), soort, kenmerk or "", van, "", lijn)


def _lees_regel(regel: str, pad: str, lijn: int) -> Bankboekregel | _Fouten:
    from buurtledger.store.yaml.boom import YamlFout, lees_boom
    from buurtledger.store.yaml.vormfouten import Afkeuring, oordeel, van_yaml

    def fout(bericht: Bericht) -> _Fouten:
        remedie = zin("laat buurtledger de regel schrijven: buurtledger bank --help; zie docs/bestanden.md")
        return _Fouten((bevinding(Regel.VORM, Plaats(pad, lijn, 1), bericht, remedie)._replace(fragment=regel[:2000]),))

    if len(regel) > LANGSTE or VERBODEN.search(regel):
        return fout(zin("deze regel is te lang, of er staat een teken in dat je niet kunt zien"))
    try:
        boom = lees_boom(regel)
    except YamlFout as yamlfout:
        return _Fouten((van_yaml(yamlfout, pad, lijn, regel),))
    if boom is None or not isinstance(boom.waarde, list) or boom.vloeiend or len(boom.waarde) != 1:
        return fout(zin("er hoort precies één regel van de bank op een regel, tussen accolades"))
    groep = boom.waarde[0]
    eerste = str(next(iter(groep.waarde), "")) if isinstance(groep.waarde, dict) else ""
    if eerste not in SOORTEN:
        return fout(zin("een regel begint hier met {keuzes}", keuzes=tuple(SOORTEN)))
    # The list in `van` stands within the group, and so at a depth of its own: the place is that of the group.
    uitkomst = oordeel(bankregelvorm(eerste), groep, pad, lijn, regel)
    return _Fouten(uitkomst) if isinstance(uitkomst, Afkeuring) else uitkomst._replace(lijn=lijn)


def schrijf_erbij(wortel: Path, naam: str, regels: tuple[Bankboekregel, ...]) -> Bericht | None:
    """Add lines to an account's book, all or none; why not, when it cannot be done. What is there is not touched."""
    from buurtledger.store.files.regel_erbij import voeg_regel_toe

    pad = bankbestand(naam)
    if weg := symlink_op_weg(wortel, pad):
        return zin("{bestand} is een symlink; daar schrijft buurtledger niet in", bestand=weg)
    geschreven = [schrijf_bankregel(regel) for regel in regels]
    for regel, tekst in zip(regels, geschreven, strict=True):
        terug, fouten = lees_bankboek(tekst, naam)
        if fouten or terug.regels != (regel._replace(lijn=1),):
            # Only reachable through a fault of ours; better no line than one that reads otherwise.
            return zin("deze regel is niet veilig op te schrijven: {regel}", regel=tekst)
    try:
        (wortel / BANK).mkdir(parents=True, exist_ok=True)
    except OSError as fout:
        return zin("{bestand} is niet te schrijven: {reden}. Er is niets veranderd", bestand=pad, reden=str(fout))
    return voeg_regel_toe(wortel, pad, "\n".join(geschreven)) if geschreven else None
