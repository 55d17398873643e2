"""Reporting to the city: the model of a report over a period of the books, masked where it leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from buurtledger.checks.privacy.regel import eigen_van, maskeerder
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.lezen import geen_cijfers_van, lees_begroting
from buurtledger.handelingen.nakijken import kijk_na
from buurtledger.model.begroting import Begroting, Looptijd
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.datum import Kwartaal
from buurtledger.model.grootboek import Grootboek
from buurtledger.report.verslag.model import Verslag, maak_verslag
from buurtledger.report.verslag.waarde import Controles, Periode
from buurtledger.stand.cijferboek import begroting_met
from buurtledger.stand.cijfers import Stand, compute_stand
from buurtledger.stand.geldend import begroting_op
from buurtledger.stand.jaarrekening import Jaarrekening, maak_jaarrekening
from buurtledger.stand.kwartaalstand import laatste_kwartaal
from buurtledger.stand.openbaar import openbaar, openbare_bevindingen
from buurtledger.stand.terugbetalen import laatste_gelddag
from buurtledger.stand.tot_dag import tot_en_met
from buurtledger.stand.verloop import maak_verloop
from buurtledger.store.git.laatste import laatste_commit


def van_kwartaal(wortel: Path, kwartaal: Kwartaal | None, vandaag: date, *, heel: bool = False) -> Verslag | Bezwaar:
    """The report of a quarter; of the last one that has ended, when none is named. `heel` masks nothing."""

    def kies(_: Grootboek, looptijd: Looptijd) -> Periode:
        gekozen = kwartaal or laatste_kwartaal(looptijd, vandaag)
        return Periode("kwartaal", str(gekozen), gekozen.van, gekozen.tot_en_met)

    return _maak(wortel, kies, vandaag, heel=heel)


def van_jaar(wortel: Path, jaar: int, vandaag: date, *, heel: bool = False) -> Verslag | Bezwaar:
    """The report of a calendar year."""
    periode = Periode("jaar", str(jaar), date(jaar, 1, 1), date(jaar, 12, 31))
    return _maak(wortel, lambda *_: periode, vandaag, heel=heel)


def laatste_jaar(wortel: Path, vandaag: date) -> int | Bezwaar:
    """The last calendar year that has ended within the looptijd; its first one when none has."""
    gelezen = lees_begroting(wortel, vandaag)
    if isinstance(gelezen, Bezwaar):
        return gelezen
    looptijd = gelezen.looptijd
    return max(looptijd.van.year, min(looptijd.tot_en_met.year, vandaag.year - 1))


def van_alles(wortel: Path, vandaag: date, *, heel: bool = False) -> Verslag | Bezwaar:
    """The report of the whole looptijd, and of what the books hold from before or after it."""

    def kies(grootboek: Grootboek, looptijd: Looptijd) -> Periode:
        dagen, naam = _dagen(grootboek), f"{looptijd.van.year}-{looptijd.tot_en_met.year}"
        besloten = [besluit.vanaf for besluit in grootboek.besluiten]
        return Periode("eind", naam, min([looptijd.van, *dagen]), max([looptijd.tot_en_met, *dagen, *besloten]))

    return _maak(wortel, kies, vandaag, heel=heel)


def bezwaar_tegen_fouten(verslag: Verslag, *, ondanks_fouten: bool) -> Bezwaar | None:
    """Why a report may not be handed in: the books have fouten, and nobody said to make it all the same."""
    if not verslag.fouten or ondanks_fouten:
        return None
    if verslag.soort != "eind" and verslag.voorlopig is None:
        # What was wrong on that day may be cured since: `check` looks at today.
        return Bezwaar(
            zin(
                "op {dag} {aantal:|stond|stonden} er {aantal:fout|fouten} in de boeken. Werd dat later hersteld, dan "
                "ziet buurtledger check het niet meer. Toch een verslag, dat ze noemt en niets verklaart: "
                "--ondanks-fouten",
                dag=verslag.tot_en_met,
                aantal=len(verslag.fouten),
            ),
            bevindingen=verslag.fouten,
        )
    return Bezwaar(
        zin(
            "in de boeken {aantal:|staat|staan} nog {aantal:fout|fouten} (zie buurtledger check). "
            "Toch een verslag, dat ze noemt en niets verklaart: --ondanks-fouten",
            aantal=len(verslag.fouten),
        ),
        bevindingen=verslag.fouten,
    )


def _maak(
    wortel: Path, kies: Callable[[Grootboek, Looptijd], Periode], vandaag: date, *, heel: bool
) -> Verslag | Bezwaar:
    """The report of the period that `kies` chooses: what was dated by its last day, and what is told of that by now.

    Later books do not change the figures of a period, nor what is found in them. A report of everything has all.
    """
    gekozen: Periode | None = None
    buiten: Bezwaar | None = None
    alles: Grootboek | None = None

    def zoals(grootboek: Grootboek) -> tuple[Grootboek, date]:
        nonlocal gekozen, buiten, alles
        alles = grootboek
        if grootboek.begroting is None:
            return grootboek, vandaag
        looptijd = begroting_op(grootboek.begroting, grootboek.besluiten, date.max).looptijd
        periode = kies(grootboek, looptijd)
        buiten = _buiten(periode, looptijd, _dagen(grootboek))
        gekozen = periode._replace(voorlopig=_voorlopig(periode, looptijd, vandaag))
        if periode.soort == "eind":
            return grootboek, max(vandaag, periode.tot_en_met)
        dag = min(periode.tot_en_met, vandaag)
        return tot_en_met(grootboek, dag), dag

    nagekeken = kijk_na(wortel, vandaag, zoals=zoals)
    if isinstance(nagekeken, Bezwaar):
        return nagekeken
    assert alles is not None
    grootboek = _met_woorden(nagekeken.grootboek, alles)
    if onleesbaar := geen_cijfers_van(grootboek):
        return onleesbaar
    if buiten is not None:
        return buiten
    maskeer = _zoals_het_is if heel else maskeerder(eigen_van(grootboek.begroting, grootboek.rollen).rekeningen)
    schoon = openbaar(grootboek, maskeer)
    plan = schoon.begroting
    assert plan is not None
    assert gekozen is not None
    gevonden = openbare_bevindingen(nagekeken.bevindingen, maskeer)
    return maak_verslag(
        schoon,
        plan,
        gekozen,
        controles=Controles(gevonden, (*nagekeken.niet_gezien, *nagekeken.niet_nagekeken, *_zonder_bank(schoon))),
        commit=laatste_commit(wortel),
        jaarrekening=None if gekozen.soort == "kwartaal" else _jaarrekening(alles, plan, gekozen, vandaag),
    )


def _zonder_bank(grootboek: Grootboek) -> tuple[Bericht, ...]:
    """What is said where no statement was ever read in: the books were not held beside the bank."""
    if any(boek.regels for boek in grootboek.bank.values()):
        return ()
    return (zin("of de bank hetzelfde zegt: er is geen afschrift ingelezen (buurtledger bank importeer)"),)


def _zoals_het_is(tekst: str) -> str:
    """For who may see everything."""
    return tekst


def _jaarrekening(heel: Grootboek, plan: Begroting, periode: Periode, vandaag: date) -> Jaarrekening:
    """The year's statement and balance. Of the whole books, since the bank may show today what is booked tomorrow; in
    the words of the masked plan."""
    verlopen = {post: maak_verloop(logboek) for post, logboek in heel.logboeken.items()}

    def stand_op(dag: date) -> Stand:
        return compute_stand(begroting_met(plan, heel.besluiten, verlopen, dag), verlopen, dag)

    is_alles = periode.soort == "eind"
    dag = laatste_gelddag(heel, periode.tot_en_met) if is_alles else min(periode.tot_en_met, vandaag)
    return maak_jaarrekening(heel, stand_op, periode.van, dag, is_alles=is_alles)


def _met_woorden(toen: Grootboek, nu: Grootboek) -> Grootboek:
    """The books of then, with what posten tell of it by now: of a year one tells in January."""
    kernen = {
        post: kern._replace(verantwoording=later.verantwoording) if kern and (later := nu.kernen.get(post)) else kern
        for post, kern in toen.kernen.items()
    }
    return toen._replace(kernen=kernen, resultaten=nu.resultaten)


def _dagen(grootboek: Grootboek) -> list[date]:
    return [mutatie.datum for logboek in grootboek.logboeken.values() for mutatie in logboek]


def _buiten(periode: Periode, looptijd: Looptijd, dagen: list[date]) -> Bezwaar | None:
    """Why there is nothing to report of a period that lies outside the looptijd, and of which nothing was booked."""
    van, tot = periode.van, periode.tot_en_met
    if tot >= looptijd.van and van <= looptijd.tot_en_met:
        return None
    if any(van <= dag <= tot for dag in dagen):
        return None
    return Bezwaar(
        zin(
            "{periode} valt buiten de looptijd, van {van} tot en met {tot_en_met}, en er is toen niets geboekt",
            periode=periode.naam,
            van=looptijd.van,
            tot_en_met=looptijd.tot_en_met,
        )
    )


def _voorlopig(periode: Periode, looptijd: Looptijd, vandaag: date) -> Bericht | None:
    """Why the report of a period is not final; None when it is."""
    if periode.tot_en_met >= vandaag:
        return zin("voorlopig: de periode loopt nog, tot en met {tot_en_met}", tot_en_met=periode.tot_en_met)
    if periode.soort == "eind" and looptijd.aanname:
        return zin("voorlopig: de looptijd in data/budget.yaml is nog een aanname")
    return None
