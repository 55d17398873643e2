"""Invented mutaties for hypothesis: any logboek that a person could write."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from buurtledger.model.mutatie import OORDELEN, Mutatie, Soort
from buurtledger.model.nummer import TEKENS
from buurtledger.model.tekst import VERBODEN

POST = "tuin/moestuin"
DAGEN = st.dates(date(2022, 9, 1), date(2023, 12, 31))
BEDRAGEN = st.integers(1, 50_000).map(lambda cent: Decimal(cent) / 100)
BETALERS = st.sampled_from(["kern", "penvoerder"])
TEKSTEN = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40).filter(
    lambda tekst: bool(tekst.strip()) and not VERBODEN.search(tekst)
)
KEUZETEKSTEN = st.just("") | TEKSTEN
AFDRUKKEN = st.binary(min_size=8, max_size=8).map(bytes.hex)
BRONNEN = st.just("") | AFDRUKKEN.map(lambda hash_: f"blad:{hash_}:1") | TEKSTEN


@st.composite
def nummers(draw: st.DrawFn) -> str:
    """An id."""
    return f"{draw(DAGEN):%y%m%d}-{draw(st.text(TEKENS, min_size=4, max_size=6))}"


@st.composite
def losse_mutaties(draw: st.DrawFn) -> Mutatie:
    """One mutatie of any kind, every field as it comes."""
    soort = draw(st.sampled_from(list(Soort)))
    mutatie = Mutatie(soort.value, draw(nummers()), POST, 1, draw(DAGEN), Decimal("0.00"), bron=draw(BRONNEN))
    if soort in (Soort.STORNO, *OORDELEN, Soort.RETOUR):
        mutatie = mutatie._replace(van=draw(nummers()))
    if soort == Soort.STORNO:
        return mutatie._replace(reden=draw(TEKSTEN))
    if soort == Soort.AKKOORD:
        afdruk = draw(st.just("") | AFDRUKKEN)  # an old one has none
        return mutatie._replace(rol=draw(TEKSTEN), afdruk=afdruk, notitie=draw(KEUZETEKSTEN))
    if soort == Soort.AFWIJZING:
        return mutatie._replace(rol=draw(TEKSTEN), afdruk=draw(AFDRUKKEN), reden=draw(TEKSTEN))
    mutatie = mutatie._replace(bedrag=draw(BEDRAGEN), omschrijving=draw(TEKSTEN), notitie=draw(KEUZETEKSTEN))
    if soort == Soort.RETOUR:
        return mutatie._replace(ontvangen_door=draw(st.just("") | BETALERS))
    if soort == Soort.BON:
        return mutatie._replace(
            leverancier=draw(KEUZETEKSTEN),
            betaald_door=draw(BETALERS),
            btw=draw(st.none() | st.just(Decimal("0.00")) | BEDRAGEN),
            bewijs=draw(st.sampled_from(["", "bon", "factuur", "verklaring"])),
            activiteit=draw(KEUZETEKSTEN),
            scan=draw(st.just("") | st.binary(min_size=32, max_size=32).map(lambda b: f"sha256:{b.hex()}")),
        )
    return mutatie


@st.composite
def logboeken(draw: st.DrawFn, hoogstens: int = 12) -> list[Mutatie]:
    """A logboek without fouten in its references: stornos and retouren of what is there, in any order."""
    aantal = draw(st.integers(0, hoogstens))
    mutaties: list[Mutatie] = []
    for nr in range(aantal):
        soort = draw(st.sampled_from([Soort.BON, Soort.BON, Soort.VOORSCHOT, Soort.TERUGBETALING, Soort.VERGOEDING]))
        mutatie = Mutatie(
            soort.value, f"{draw(DAGEN):%y%m%d}-{nr:04}", POST, 0, draw(DAGEN), draw(BEDRAGEN), omschrijving="x"
        )
        if soort == Soort.BON:
            mutatie = mutatie._replace(betaald_door=draw(BETALERS))
        mutaties.append(mutatie)
    bonnen = [m for m in mutaties if m.soort == Soort.BON]
    for nr, bon in enumerate(bonnen):
        if draw(st.booleans()):
            dag = draw(st.dates(bon.datum, date(2023, 12, 31)))
            retour = Mutatie(
                "retour", f"{draw(DAGEN):%y%m%d}-1{nr:03}", POST, 0, dag, bon.bedrag, van=bon.nummer, omschrijving="x"
            )
            mutaties.append(retour._replace(ontvangen_door=draw(st.just("") | BETALERS)))
    for nr, doel in enumerate(list(mutaties)):
        if draw(st.integers(0, 3)) == 0:
            mutaties.append(
                Mutatie(
                    "storno",
                    f"{draw(DAGEN):%y%m%d}-2{nr:03}",
                    POST,
                    0,
                    draw(DAGEN),
                    Decimal("0.00"),
                    van=doel.nummer,
                    reden="x",
                )
            )
    return draw(st.permutations(mutaties))
