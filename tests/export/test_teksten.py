"""Nothing that a person typed becomes syntax: a text stays a text, where it was put, in every program."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from beancount.core.data import Transaction
from beancount.loader import load_string
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from buurtledger.export import beancount, hledger, ledger, regels
from buurtledger.export.journaal import Boeking, Gebeurtenis, Journaal, Transactie
from buurtledger.export.rekening import BANK_ZONDER_BOEK, Rekening, Rekeningsoort
from tests.export.boeken import STREKEN, TEKSTEN
from tests.export.test_programmas import draai, zonder

POST = Rekening(Rekeningsoort.LASTEN, "tuin/moestuin")
DAG = date(2023, 1, 2)
_VELDEN = tuple(veld for veld in regels.VELDEN if veld not in ("soort", "ongedaan", "btw"))


def boekje(teksten: list[str]) -> Journaal:
    """Transactions and remarks of which every text would like to be something else."""
    stukken: list[Transactie | Gebeurtenis] = []
    for nr, wat in enumerate(teksten):
        winkel, feit = (teksten[(nr + stap) % len(teksten)] for stap in (1, 2))
        bedrag = Decimal(nr + 1) / 100
        boekingen = (Boeking(POST, bedrag), Boeking(BANK_ZONDER_BOEK, -bedrag))
        feiten = tuple((veld, feit) for veld in _VELDEN)
        stukken.append(Gebeurtenis(DAG, feit, winkel, wat))
        stukken.append(Transactie(DAG, f"230102-{nr:04}", "bon", wat, boekingen, winkel if nr % 2 else "", feiten))
    return Journaal(teksten[0], (BANK_ZONDER_BOEK, POST), {POST.naam: teksten[-1]}, DAG, tuple(stukken))


VEEL = st.lists(TEKSTEN, min_size=40, max_size=60)
WEINIG = settings(
    max_examples=3,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def zoals_verwacht(journaal: Journaal) -> list[tuple[str, str, Decimal]]:
    """Per transaction its id, the text as plain text has it, and its amount."""
    uit = []
    for t in journaal.transacties:
        delen = filter(None, (regels.tekst(t.leverancier), regels.tekst(t.omschrijving)))
        uit.append((t.nummer, " | ".join(delen) or t.soort, t.boekingen[0].bedrag))
    return uit


@zonder("hledger")
@WEINIG
@example(list(STREKEN))
@given(VEEL)
def test_hledger_leest_elke_tekst_als_tekst(tmp_path: Path, teksten: list[str]) -> None:
    journaal = boekje(teksten)
    pad = tmp_path / "boek.journal"
    pad.write_text("".join(hledger.maak(journaal)), "utf-8", newline="")
    gelezen: list[dict[str, Any]] = json.loads(draai("hledger", "-f", str(pad), "print", "-s", "-O", "json"))
    verwacht = zoals_verwacht(journaal)
    assert [(t["tcode"], t["tdescription"]) for t in gelezen] == [een[:2] for een in verwacht]
    for t, (_, _, bedrag) in zip(gelezen, verwacht, strict=True):
        assert (t["tdate"], t["tstatus"], t["tdate2"]) == (str(DAG), "Cleared", None)
        assert [p["paccount"] for p in t["tpostings"]] == ["Lasten:tuin:moestuin", "Activa:Bank"]
        mantisse = t["tpostings"][0]["pamount"][0]["aquantity"]
        assert Decimal(mantisse["decimalMantissa"]).scaleb(-mantisse["decimalPlaces"]) == bedrag
        assert [p["pcomment"] for p in t["tpostings"]] == ["", ""]
        assert [naam for naam, _ in t["ttags"]] == ["soort", *_VELDEN]


@zonder("ledger")
@WEINIG
@example(list(STREKEN))
@given(VEEL)
def test_ledger_leest_elke_tekst_als_tekst(tmp_path: Path, teksten: list[str]) -> None:
    journaal = boekje(teksten)
    pad = tmp_path / "boek.ledger"
    pad.write_text("".join(ledger.maak(journaal)), "utf-8", newline="")
    streng = ("ledger", "--args-only", "--strict", "--pedantic", "-f", str(pad))
    vorm = "%(quoted(code)),%(quoted(date)),%(quoted(account)),%(quoted(quantity(amount))),%(has_tag('notitie'))\n"
    rijen = list(csv.reader(io.StringIO(draai(*streng, "reg", "--format", vorm))))
    wil = []
    for nummer, _, bedrag in zoals_verwacht(journaal):
        for rekening, getal in (("Lasten:tuin:moestuin", bedrag), ("Activa:Bank", -bedrag)):
            wil.append((nummer, "2023/01/02", rekening, getal))
    assert [(r[0], r[1], r[2], Decimal(r[3])) for r in rijen] == wil
    payees = draai(*streng, "reg", "^Lasten", "--format", "%(payee)\n").split("\n")[:-1]
    assert payees == [wat for _, wat, _ in zoals_verwacht(journaal)]


@WEINIG
@example(list(STREKEN))
@given(VEEL)
def test_beancount_leest_elke_tekst_als_tekst(teksten: list[str]) -> None:
    journaal = boekje(teksten)
    alles, fouten, _ = load_string("".join(beancount.maak(journaal)))
    assert fouten == []
    gelezen = [een for een in alles if isinstance(een, Transaction)]
    gelezen.sort(key=lambda t: min(t.links))
    assert len(gelezen) == len(list(journaal.transacties))
    for t, bron in zip(gelezen, journaal.transacties, strict=True):
        assert (t.narration, t.payee) == (kaal(bron.omschrijving), kaal(bron.leverancier) if bron.leverancier else None)
        assert (set(t.links), set(t.tags), t.flag) == ({bron.nummer}, set(), "*")
        assert {veld: t.meta[veld] for veld in _VELDEN} == {veld: kaal(wat) for veld, wat in bron.feiten}
        assert [p.account for p in t.postings] == ["Expenses:Tuin:Moestuin", "Assets:Bank"]


def kaal(getypt: str) -> str:
    """A text with its blanks and control signs as one blank."""
    return str(json.loads(beancount.tekst(getypt)))
