"""The report to the city holds the proof with the bank and what must go back, the same in every format."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.bank.conftest import BANKJAAR, Bank, boek_het_jaar
from tests.bank.schrijvers import Regel, camt
from tests.conftest import Draai
from tests.rekenblad import Rekenblad

NUL = Decimal("0.00")
SUBSIDIE = """\
formaat: 1
beschikking: {nummer: "S-1", datum: 2022-12-01, bedrag: 1000.00}
"""


def verslag(draai: Draai, map_: Path, *wat: str) -> bytes:
    naar = map_ / "v"
    uit = draai("verslag", *wat, "--ondanks-fouten", "--naar", str(naar), vandaag=date(2024, 1, 15))
    assert uit.code == 0, uit.fout
    return naar.read_bytes()


def tekst(draai: Draai, map_: Path) -> str:
    """The report of the year, on one line."""
    return " ".join(verslag(draai, map_, "jaar", "2023", "--formaat", "md").decode().split())


def test_het_verslag_zegt_of_het_met_de_bank_klopt(boek: Path, bank: Bank, draai: Draai, tmp_path: Path) -> None:
    niets = tekst(draai, tmp_path)
    assert "er is geen afschrift ingelezen" in niets
    assert "Klopt het met de bank?" not in niets
    boek_het_jaar(boek)
    (boek / "data/subsidie.yaml").write_text(SUBSIDIE)
    bank(camt(BANKJAAR, NUL))
    draai("bank", "sluit-aan")
    half = tekst(draai, tmp_path)
    assert "2 boekingen van de bank zonder uitleg" in half
    assert "volgens de boeken € -263,50 en volgens de bank € 733,32" in half
    voor: Any = json.loads(draai("bank", "status", "--op", "2023-12-31", "--formaat", "json").uit)
    for een in voor["onverklaard"]:
        soort = "subsidie" if een["bedrag"] == "1000.00" else "bankkosten"
        assert draai("bank", "boek", een["kenmerk"], "--soort", soort).code == 0

    heel = tekst(draai, tmp_path)
    assert "Boek en bank zijn het eens: op 3 juni 2023 staat er € 733,32." in heel
    assert "Verder dan 3 juni 2023 gaan de afschriften niet." in heel
    assert "zonder uitleg" not in heel
    gegevens: Any = json.loads(verslag(draai, tmp_path, "jaar", "2023", "--formaat", "json"))["bank"]
    status: Any = json.loads(draai("bank", "status", "--op", "2023-12-31", "--formaat", "json").uit)
    assert gegevens == status, "one function makes both"
    assert gegevens["terug_te_betalen"] == "915.00", "received less the 85.00 on receipts; the rest lies with groups"
    assert heel.count("terug te betalen aan de gemeente: € 915,00") == 2

    blad = Rekenblad(verslag(draai, tmp_path, "jaar", "2023", "--formaat", "xlsx"))
    for rij in (("hoort er te staan", 733.32), ("staat er", 733.32), ("verschil", 0), ("uitbetaald (posten)", -263.5)):
        assert blad.rij("Bank", rij[0])[:2] == rij
    assert not blad.verkeerd()
    formules = [str(rij[1].value) for rij in blad.formules["Bank"].iter_rows()]
    assert len([formule for formule in formules if formule.startswith("=")]) == 3

    kwartaal = verslag(draai, tmp_path, "kwartaal", "2023-Q1", "--formaat", "json")
    assert json.loads(kwartaal)["bank"]["op"] == "2023-03-31"
    later = Regel(date(2023, 7, 1), Decimal("-7.00"), "", "bank", "kosten")
    bank(camt([later], Decimal("733.32")))
    assert verslag(draai, tmp_path, "kwartaal", "2023-Q1", "--formaat", "json") == kwartaal, (
        "what came later changes nothing"
    )


def test_na_de_vaststelling_zegt_status_wat_er_terug_moet(boek: Path, bank: Bank, draai: Draai) -> None:
    boek_het_jaar(boek)
    vast = SUBSIDIE + 'vaststelling: {nummer: "S-2", datum: 2024-01-10, bedrag: 50.00}\n'
    (boek / "data/subsidie.yaml").write_text(vast)
    bank(camt(BANKJAAR[:1], NUL))
    (een,) = json.loads(draai("bank", "status", "--formaat", "json").uit)["onverklaard"]
    draai("bank", "boek", een["kenmerk"], "--soort", "subsidie")
    assert "terug te betalen aan de gemeente: € 950,00" in draai("status", "--op", "2024-01-15").uit
    assert "terug te betalen" not in draai("status", "--op", "2023-01-01").uit
