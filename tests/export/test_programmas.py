"""hledger, ledger and beancount read what is exported in silence, and count what buurtledger counts, to the cent.

Each run of a program answers for a whole ledger of hypothesis: eight posten with a logboek each, besluiten and a bank.
"""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest
from beancount.core.data import Custom
from beancount.loader import load_string
from beanquery.query import run_query
from fava.beans.abc import Custom as FavaCustom
from fava.core.budgets import calculate_budget, parse_budgets
from hypothesis import Phase, given, settings

from buurtledger.export import beancount, hledger, ledger
from buurtledger.export.journaal import Journaal, maak_journaal
from buurtledger.export.rekening import Rekeningsoort
from buurtledger.model.grootboek import Grootboek
from buurtledger.stand.cijferboek import Cijferboek, maak_cijferboek
from buurtledger.stand.cijfers import Cijfers, Som
from tests.conftest import IN_EEN_MAP
from tests.export.boeken import KWARTALEN, grootboeken

Bedragen = dict[tuple[date, str], Decimal]
"""By day and by name of the account what it holds; nothing where it holds nothing."""

WEINIG = settings(
    max_examples=4,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=IN_EEN_MAP,
)
"""A run of a program is dear: what goes wrong is shown as it was found, not made smaller."""
BEGIN = date(2022, 1, 1)


def zonder(programma: str) -> pytest.MarkDecorator:
    """Skip where a program is not."""
    return pytest.mark.skipif(shutil.which(programma) is None, reason=f"{programma} is not installed")


def draai(*opdracht: str) -> str:
    """What a program prints; it must be content."""
    gedaan = subprocess.run(opdracht, capture_output=True, text=True, check=False)
    assert (gedaan.returncode, gedaan.stderr) == (0, ""), gedaan.stderr
    return gedaan.stdout


def verwacht(cijferboek: Cijferboek, lasten: str, vorderingen: str, namen: dict[str, str] | None = None) -> Bedragen:
    """Of every post and gebied at the end of every quarter what was spent, and what is still to be accounted for."""
    uit: Bedragen = {}
    for op in KWARTALEN:
        stand = cijferboek.stand(op)
        alle: list[tuple[str, Cijfers | Som]] = [("", stand.totaal)]
        alle += [(deel.gebied.id, deel.som) for deel in stand.gebieden]
        alle += [(post.id, cijfers) for post, cijfers in stand.posten]
        for wie, cijfers in alle:
            naam = namen[wie] if namen else wie.replace("/", ":")
            uit[op, f"{lasten}:{naam}".rstrip(":")] = cijfers.besteed
            uit[op, f"{vorderingen}:{naam}".rstrip(":")] = cijfers.te_verantwoorden
    return {wat: bedrag for wat, bedrag in uit.items() if bedrag}


def begroot(cijferboek: Cijferboek) -> Bedragen:
    """Of every post at the end of every quarter its budget, by its id."""
    standen = ((op, cijferboek.stand(op)) for op in KWARTALEN)
    return {(op, post.id): c.begroot for op, stand in standen for post, c in stand.posten if c.begroot}


def bedrag(cel: str) -> Decimal:
    """An amount as a program prints it; nothing for a blank."""
    return Decimal(cel.removesuffix(" EUR") or 0)


def van_hledger(pad: Path, *keuzes: str) -> Iterator[tuple[date, str, Decimal]]:
    """A balance of hledger at the end of every quarter; with --budget the budget, which stands beside it."""
    periode = ("-Q", "-b", "2022-07-01", "-e", "2024-01-01", "-O", "csv", "-N")
    per_dag = 2 if "--budget" in keuzes else 1
    _, *rijen = csv.reader(io.StringIO(draai("hledger", "-f", str(pad), "bal", "-H", *periode, *keuzes)))
    for rekening, *cellen in rijen:
        yield from (
            (dag, rekening, bedrag(cel)) for dag, cel in zip(KWARTALEN, cellen[per_dag - 1 :: per_dag], strict=True)
        )


def proef_hledger(pad: Path, journaal: Journaal, cijferboek: Cijferboek) -> None:
    """hledger reads it strictly, and agrees."""
    pad.write_text("".join(hledger.maak(journaal)), "utf-8")
    assert draai("hledger", "-f", str(pad), "check", "-s", "ordereddates") == ""
    gevonden = {
        (dag, naam): wat
        for diepte in ("-1", "-2", "-3")
        for dag, naam, wat in van_hledger(pad, diepte, "^Lasten", "^Vorderingen")
        if wat
    }
    wil = verwacht(cijferboek, "Lasten", "Vorderingen")
    assert gevonden == wil
    begroting = list(van_hledger(pad, "--budget", "-3", "^Lasten"))
    posten = {(dag, n.removeprefix("Lasten:").replace(":", "/")): wat for dag, n, wat in begroting if n.count(":") == 2}
    assert {wat: cent for wat, cent in posten.items() if cent} == begroot(cijferboek)


def proef_ledger(pad: Path, journaal: Journaal, cijferboek: Cijferboek) -> None:
    """ledger reads it strictly, and agrees."""
    pad.write_text("".join(ledger.maak(journaal)), "utf-8")
    streng = ("ledger", "--args-only", "--strict", "--pedantic", "-f", str(pad))
    gevonden: Bedragen = {}
    posten: Bedragen = {}
    for op in KWARTALEN:
        tot = ("--end", str(op + timedelta(days=1)))
        for diepte in "123":
            vraag = ("bal", "^Lasten", "^Vorderingen", *tot, "-E", "--depth", diepte, "--no-total")
            rijen = [regel.split("|") for regel in draai(*streng, *vraag, "--format", "%(account)|%T\n").splitlines()]
            gevonden |= {(op, naam): cent for naam, cel in rijen if (cent := bedrag(cel.strip()))}
        vorm = "%(account)|%(-get_at(display_total, 1))\n"
        regels = draai(*streng, "budget", "^Lasten", *tot, "--flat", "--no-total", "--budget-format", vorm)
        rijen = [regel.split("|") for regel in regels.splitlines() if regel]
        posten |= {(op, naam.removeprefix("Lasten:").replace(":", "/")): bedrag(cel.strip()) for naam, cel in rijen}
    assert gevonden == verwacht(cijferboek, "Lasten", "Vorderingen")
    assert {wat: cent for wat, cent in posten.items() if cent} == begroot(cijferboek)


def proef_beancount(journaal: Journaal, cijferboek: Cijferboek) -> None:
    """beancount finds nothing wrong, and it and Fava's budgets agree."""
    alles, fouten, opties = load_string("".join(beancount.maak(journaal)))
    assert fouten == []
    namen = beancount.rekeningnamen(journaal.rekeningen)
    per_post = {r.naam: naam for r, naam in namen.items() if r.soort == Rekeningsoort.LASTEN}
    delen = {post: naam.removeprefix("Expenses:") for post, naam in per_post.items()}
    delen |= {post.partition("/")[0]: naam.partition(":")[0] for post, naam in delen.items()} | {"": ""}
    gevonden: Bedragen = {}
    for op in KWARTALEN:
        waar = f"date <= {op} AND account ~ '^(Expenses|Assets:Vorderingen)'"
        vraag = f"SELECT account, sum(number) AS som WHERE {waar} GROUP BY account"
        for naam, som in run_query(alles, opties, vraag)[1]:
            stukken = naam.split(":")
            for tot in range(1, len(stukken) + 1):
                plek = op, ":".join(stukken[:tot])
                gevonden[plek] = gevonden.get(plek, Decimal(0)) + som
    gevonden = {wat: cent for wat, cent in gevonden.items() if cent and wat[1] != "Assets"}
    assert gevonden == verwacht(cijferboek, "Expenses", "Assets:Vorderingen", delen)
    budgetten, gebreken = parse_budgets([cast(FavaCustom, een) for een in alles if isinstance(een, Custom)])
    assert list(gebreken) == []
    som = {
        (op, post): calculate_budget(budgetten, naam, BEGIN, op + timedelta(days=1)).get("EUR", Decimal(0))
        for op in KWARTALEN
        for post, naam in per_post.items()
    }
    assert {wat: cent for wat, cent in som.items() if cent} == begroot(cijferboek)


@zonder("hledger")
@WEINIG
@given(grootboeken())
def test_hledger_telt_elk_verzonnen_boek_tot_de_cent(tmp_path: Path, grootboek: Grootboek) -> None:
    proef_hledger(tmp_path / "boek.journal", *journaal_van(grootboek))


@zonder("ledger")
@WEINIG
@given(grootboeken())
def test_ledger_telt_elk_verzonnen_boek_tot_de_cent(tmp_path: Path, grootboek: Grootboek) -> None:
    proef_ledger(tmp_path / "boek.ledger", *journaal_van(grootboek))


@WEINIG
@given(grootboeken())
def test_beancount_telt_elk_verzonnen_boek_tot_de_cent(grootboek: Grootboek) -> None:
    proef_beancount(*journaal_van(grootboek))


def journaal_van(grootboek: Grootboek) -> tuple[Journaal, Cijferboek]:
    """The journal, with what was undone too, so that its texts are read."""
    cijferboek = maak_cijferboek(grootboek)
    assert cijferboek is not None
    return maak_journaal(grootboek, cijferboek, met_ongedaan=True), cijferboek
