"""The example ledger with an account: every program holds what the statements say, and nothing is left unexplained."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import pytest
import pyxaf
from beancount.loader import load_string
from beanquery.query import run_query

from buurtledger.export import beancount, hledger, ledger, regels, xaf
from buurtledger.export.journaal import Journaal, Saldo, maak_journaal
from buurtledger.export.rekening import ONDERWEG, Rekening, Rekeningsoort
from buurtledger.model.bank import Afschrift, Bankboek, Bankregel
from buurtledger.model.geld import NUL
from buurtledger.model.grootboek import Grootboek
from buurtledger.stand.bankbewijs import Bewijs, maak_bewijs
from buurtledger.stand.cijferboek import maak_cijferboek
from buurtledger.stand.geldmutaties import geldmutaties
from buurtledger.store.grootboek import lees_grootboek
from buurtledger.store.voorbeeldverleden import schrijf_voorbeeld
from tests.conftest import VANDAAG
from tests.export.test_programmas import draai, zonder
from tests.export.test_xaf import VAN, gekeurd, som

BETAAL = Rekening(Rekeningsoort.BANK, "betaal")
LAATSTE = date(2023, 12, 31)
_ANDERS = (
    *((date(2022, 9, 20), Decimal(48000), "subsidie"), (date(2023, 4, 3), Decimal(48000), "subsidie")),
    *((date(2023, 1, 2), Decimal("-9.95"), "bankkosten"), (date(2023, 7, 3), Decimal("1.20"), "rente")),
    (date(2023, 2, 14), Decimal(1500), "cofinanciering"),
)


def _bankregels(grootboek: Grootboek) -> Iterator[Bankregel]:
    """Two days after the books the bank shows it; but what is of the last days of the year."""
    for nr, geld in enumerate(geldmutaties(grootboek.logboeken)):
        dag = geld.datum + timedelta(days=2)
        if geld.ongedaan is None and dag <= date(2023, 12, 20):
            yield Bankregel(f"{dag:%y%m%d}-{nr:04}", dag, geld.bedrag, "mutatie", van=(geld.nummer,))
    for nr, (dag, bedrag, soort) in enumerate(_ANDERS):
        yield Bankregel(f"{dag:%y%m%d}-z{nr:03}", dag, bedrag, soort)


def _afschriften(alle: list[Bankregel]) -> Iterator[Afschrift]:
    """A statement a month, which begins where the one before ended."""
    saldo, van = Decimal("250.00"), date(2022, 9, 1)
    for maand, van_de_maand in groupby(
        sorted(alle, key=lambda r: r.datum), key=lambda r: (r.datum.year, r.datum.month)
    ):
        eerste = date(*maand, 1)
        laatste = LAATSTE if maand == (2023, 12) else date(eerste.year + maand[1] // 12, maand[1] % 12 + 1, 1)
        tot = laatste if laatste == LAATSTE else laatste - timedelta(days=1)
        bedragen = [regel.bedrag for regel in van_de_maand]
        yield Afschrift(f"{tot:%y%m%d}-afsc", van, tot, saldo, saldo + sum(bedragen, NUL), len(bedragen))
        saldo, van = saldo + sum(bedragen, NUL), tot + timedelta(days=1)


@pytest.fixture(scope="module")
def voorbeeld(tmp_path_factory: pytest.TempPathFactory) -> tuple[Journaal, Bewijs]:
    """The journal of the example, and the proof with the bank that buurtledger makes of it."""
    map_ = tmp_path_factory.mktemp("voorbeeld")
    schrijf_voorbeeld(map_ / "boek")
    grootboek = lees_grootboek(map_ / "boek")
    alle = list(_bankregels(grootboek))
    grootboek = grootboek._replace(bank={"betaal": Bankboek("betaal", (*alle, *_afschriften(alle)))})
    cijferboek = maak_cijferboek(grootboek)
    assert cijferboek is not None
    return maak_journaal(grootboek, cijferboek), maak_bewijs(grootboek.bank, grootboek.logboeken, LAATSTE)


def test_het_journaal_sluit_zoals_het_bewijs_met_de_bank(voorbeeld: tuple[Journaal, Bewijs]) -> None:
    journaal, bewijs = voorbeeld
    assert bewijs.sluit
    stand = som(journaal, LAATSTE + timedelta(days=1))
    assert stand[BETAAL] == bewijs.saldo
    onbetaald = sum((een.bedrag for een in bewijs.onbetaald), NUL)
    assert stand[ONDERWEG] == onbetaald - bewijs.nog_niet_verwerkt
    assert stand[ONDERWEG] != 0
    saldi = [stuk for stuk in journaal.stukken if isinstance(stuk, Saldo)]
    assert len(saldi) == 16
    assert all(stuk.klopt for stuk in saldi)


def rekeningen(journaal: Journaal) -> dict[Rekening, Decimal]:
    """What every account holds at the end, those that hold nothing left out."""
    return {rekening: bedrag for rekening, bedrag in som(journaal, date.max).items() if bedrag}


@zonder("hledger")
@zonder("ledger")
def test_hledger_en_ledger_eisen_elk_afschrift_en_tellen_elke_rekening(
    voorbeeld: tuple[Journaal, Bewijs], tmp_path: Path
) -> None:
    journaal, _ = voorbeeld
    wil = {regels.naam_van(rekening): bedrag for rekening, bedrag in rekeningen(journaal).items()}
    pad = tmp_path / "boek.journal"
    pad.write_text("".join(hledger.maak(journaal)), "utf-8")
    assert pad.read_text("utf-8").count("0.00 EUR = ") == 16
    assert draai("hledger", "-f", str(pad), "check", "-s", "ordereddates") == ""
    rijen = [regel.split("EUR", 1) for regel in draai("hledger", "-f", str(pad), "bal", "--flat", "-N").splitlines()]
    assert {naam.strip(): Decimal(bedrag) for bedrag, naam in rijen} == wil
    pad.write_text("".join(ledger.maak(journaal)), "utf-8")
    streng = ("ledger", "--args-only", "--strict", "--pedantic", "-f", str(pad), "bal", "--flat", "--no-total")
    rijen = [regel.split("EUR", 1) for regel in draai(*streng).splitlines()]
    # ledger shows the sum of all Lasten too, since the plan is a transaction of nothing on it.
    assert {naam.strip(): Decimal(bedrag) for bedrag, naam in rijen if naam.strip() != regels.LASTEN} == wil
    pad.write_text("".join(ledger.maak(journaal)).replace("0.00 EUR = ", "0.01 EUR = ", 1), "utf-8")
    with pytest.raises(AssertionError, match=r"(?i)assertion"):
        draai(*streng)


def test_beancount_en_de_auditfile_tellen_elke_rekening(voorbeeld: tuple[Journaal, Bewijs], tmp_path: Path) -> None:
    journaal, _ = voorbeeld
    namen = beancount.rekeningnamen(journaal.rekeningen)
    alles, fouten, opties = load_string("".join(beancount.maak(journaal)))
    assert fouten == []
    geteld = dict(run_query(alles, opties, "SELECT account, sum(number) GROUP BY account")[1])
    wil = rekeningen(journaal)
    assert {naam: bedrag for naam, bedrag in geteld.items() if bedrag} == {namen[r]: b for r, b in wil.items()}
    pad = tmp_path / "2022.xaf"
    for versie in xaf.VERSIES:
        pad.write_bytes(b"".join(xaf.maak(journaal, VAN, 2022, versie, VANDAAG)))
        gekeurd(pad, versie)
        with pyxaf.open(pad) as bestand:
            debet = sum(regel.amount or 0 for regel in bestand.lines() if regel.side == "D")
        boekingen = (
            b for t in journaal.transacties if t.datum.year == 2022 and t.soort != "beginsaldo" for b in t.boekingen
        )
        assert debet == sum(bedrag for _, bedrag in boekingen if bedrag > 0)
