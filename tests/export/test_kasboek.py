"""CSV and workbook for the kascommissie: everything, adding up to the books, and nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

from buurtledger.model.geld import NUL
from buurtledger.model.grootboek import Grootboek
from buurtledger.report.kasboek import KOLOMMEN, maak_kasboek
from buurtledger.report.scherm import Scherm
from buurtledger.report.taal import Taal
from buurtledger.report.vormen import Weergave, vorm
from buurtledger.stand.cijferboek import maak_cijferboek
from tests.conftest import Draai, schrijf
from tests.export.boeken import KWARTALEN, grootboeken
from tests.rekenblad import Rekenblad

WEERGAVE = Weergave(Taal(), Scherm(80, False, True))
BON = '- {{bon: 221015-m3fx, datum: 2022-10-14, bedrag: 45.95, omschrijving: "{wat}", betaald_door: kern}}'
STORNO = '- {storno: 221020-d81w, van: 221015-m3fx, datum: 2023-01-02, reden: "dubbel"}'


def gelezen(tekst: str) -> list[dict[str, str]]:
    """The rows of a CSV by the names of their columns."""
    return list(csv.DictReader(io.StringIO(tekst, newline="")))


@settings(max_examples=8)
@given(grootboeken(hoogstens=3))
def test_de_kolommen_tellen_op_tot_de_cijfers_van_elk_kwartaal(grootboek: Grootboek) -> None:
    cijferboek = maak_cijferboek(grootboek)
    assert cijferboek is not None
    csv_tekst = vorm("csv").maak(maak_kasboek(grootboek, cijferboek), WEERGAVE)
    assert isinstance(csv_tekst, str)
    rijen = gelezen(csv_tekst)
    assert len(rijen) == sum(map(len, grootboek.logboeken.values()))
    assert {rij["id"] for rij in rijen} == {m.nummer for logboek in grootboek.logboeken.values() for m in logboek}
    for op in KWARTALEN:
        for post, cijfers in cijferboek.stand(op).posten:
            tot = [rij for rij in rijen if rij["post"] == post.id and rij["telt_op"] <= str(op)]
            assert sum((Decimal(rij["besteed"]) for rij in tot), NUL) == cijfers.besteed
            assert sum((Decimal(rij["te_verantwoorden"]) for rij in tot), NUL) == cijfers.te_verantwoorden


def test_geen_cel_wordt_een_formule_en_de_tekst_blijft(boek: Path, draai: Draai) -> None:
    voor = ("{}1+1", " {}1+1", "\u00a0{}1+1", "\u3000\u200b{}SUM(A1)")
    gevaarlijk = [begin.format(teken) for teken in "=+-@＝＋－＠﹢﹣﹦﹫" for begin in voor]
    gewoon = ["1 = 2", "(-1)", "“=”", "€ 12", "—"]
    teksten = [*gevaarlijk, *gewoon]
    regels = [BON.format(wat=wat).replace("m3fx", f"{nr:04}") for nr, wat in enumerate(teksten)]
    schrijf(boek, *regels)
    rijen = gelezen(draai("export", "csv", "--ondanks-fouten").uit)
    assert [rij["omschrijving"] for rij in rijen] == [*(f"'{wat}" for wat in gevaarlijk), *gewoon]


def test_een_rekenblad_heeft_alles_en_formules_die_kloppen(boek: Path, draai: Draai, tmp_path: Path) -> None:
    schrijf(boek, BON.format(wat="=HYPERLINK(1)"), STORNO, BON.format(wat="Verf").replace("m3fx", "m3fy"))
    naar = tmp_path / "boek.xlsx"
    assert draai("export", "xlsx", "--naar", str(naar)).code == 0
    blad = Rekenblad(naar.read_bytes())
    assert blad.verkeerd() == []
    kop, *rijen = blad.rijen("Mutaties")
    assert [str(cel).replace(" ", "_") for cel in kop] == list(KOLOMMEN)
    assert [rij[0] for rij in rijen] == ["221015-m3fx", "221015-m3fy", "221020-d81w"]
    assert [rij[9] for rij in rijen] == [45.95, 45.95, -45.95]
    assert blad.rij("Posten", "tuin/moestuin")[3] == 45.95
    assert {cel.data_type for rij in load_workbook(naar)["Mutaties"].iter_rows() for cel in rij} <= {"s", "n", "d"}


def test_het_rekenblad_sluit_de_bank_aan_met_de_boeken(boek: Path, draai: Draai, tmp_path: Path) -> None:
    schrijf(boek, BON.format(wat="Verf").replace("kern}", "penvoerder}"))
    regels = (
        'sleutelmerk: "9f2c41d07a55e3b1", datum: 2022-10-31',
        "afschrift: 221101-aaaa, van: 2022-10-01, tot_en_met: 2022-10-31, beginsaldo: 100.00, "
        "eindsaldo: 44.05, regels: 2",
        'bankregel: 221101-bbbb, datum: 2022-10-15, bedrag: -45.95, kenmerk: "aaaaaaaaaaaaaaaa", soort: mutatie, '
        'van: ["221015-m3fx"]',
    )
    (boek / "data/bank").mkdir()
    (boek / "data/bank/betaal.yaml").write_text("".join(f"- {{{regel}}}\n" for regel in regels))
    naar = tmp_path / "boek.xlsx"
    assert draai("export", "xlsx", "--ondanks-fouten", "--naar", str(naar)).code == 0
    blad = Rekenblad(naar.read_bytes())
    assert blad.verkeerd() == []
    assert blad.rij("Bank", "totaal")[3] == -45.95
    op = datetime(2022, 10, 31)  # noqa: DTZ001
    # Ten euro's went off that no line explains.
    verwacht = [
        (op, 100, -45.95, 54.05, 44.05, -10),
        (op, 100, -45.95, 54.05, 44.05, -10),
        (op, None, None, None, 54.05, -10),
    ]
    assert [rij[1:] for rij in blad.rijen("Aansluiting")[1:]] == verwacht
    assert json.loads(draai("bank", "status", "--formaat", "json").uit)["verschil"] == "-10.00"


def test_een_groot_rekenblad_gaat_over_de_schijf_en_zegt_hetzelfde(
    boek: Path, draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schrijf(boek, BON.format(wat="=HYPERLINK(1)"), STORNO, BON.format(wat="Verf " * 30).replace("m3fx", "m3fy"))
    klad = tmp_path / "klad"
    klad.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(klad))
    inhoud = {}
    for naam, veel in (("gewoon", 20_000), ("groot", 2), ("nog eens", 2)):
        monkeypatch.setattr("buurtledger.report.vormen.xlsx._VEEL", veel)
        assert draai("export", "xlsx", "--naar", str(tmp_path / naam)).code == 0
        inhoud[naam] = (tmp_path / naam).read_bytes()
    assert inhoud["groot"] != inhoud["gewoon"], "its texts stand in its cells"
    assert inhoud["groot"] == inhoud["nog eens"], "the same books give the same bytes"
    gewoon, groot = Rekenblad(inhoud["gewoon"]), Rekenblad(inhoud["groot"])
    assert [groot.rijen(naam) for naam in groot.bladen()] == [gewoon.rijen(naam) for naam in gewoon.bladen()]
    assert groot.verkeerd() == []
    assert not list(klad.iterdir())
