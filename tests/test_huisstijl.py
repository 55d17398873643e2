"""`data/huisstijl.yaml`: whose books these are, and what may not stand there."""

from __future__ import annotations

from pathlib import Path

import pytest

from buurtledger.store.grootboek import lees_grootboek
from tests.conftest import Draai

HEEL = (
    'formaat: 1\nwie: "Stichting Proef"\ncontact: "budget@buurt.example"\nkvk: "12345678"\n'
    'adres: "https://buurt.example/budget/"\nbron: "https://git.example/buurt/boeken"\nlicentie: "CC0-1.0"\n'
)


def test_alles_mag_en_contact_is_geen_prive_gegeven(draai: Draai, boek: Path) -> None:
    (boek / "data/huisstijl.yaml").write_text(HEEL)
    assert draai("check").code == 0
    stijl = lees_grootboek(boek).huisstijl
    assert (stijl.wie, stijl.kvk) == ("Stichting Proef", "12345678")
    assert stijl.kleur == "#14532d"


@pytest.mark.parametrize(
    ("was", "wordt", "zin"),
    [
        ("https://buurt.example/budget/", "javascript:alert(1)", "is geen adres zoals"),
        ("https://git.example/buurt/boeken", "https://git.example/a b", "is geen adres zoals"),
        ("budget@buurt.example", 'x@y z" onload="', "is geen adres om te schrijven"),
        ("12345678", "123", "acht cijfers"),
        ("CC0-1.0", "<b>", "is geen licentie"),
        ("Stichting Proef", "Stichting, bel 06-12345678", "telefoonnummer"),
    ],
)
def test_wat_er_niet_mag_staan(draai: Draai, boek: Path, was: str, wordt: str, zin: str) -> None:
    (boek / "data/huisstijl.yaml").write_text(HEEL.replace(was, wordt.replace('"', '\\"')))
    uitkomst = draai("check")
    assert uitkomst.code == 1
    assert zin in " ".join(uitkomst.uit.split())


def test_hoever_een_post_is_en_waarom_het_anders_liep(draai: Draai, boek: Path) -> None:
    (boek / "data/resultaten/tuin").mkdir(parents=True)
    bestand = boek / "data/resultaten/tuin/moestuin.yaml"
    bestand.write_text('formaat: 1\nstap: bezig\ntoelichting: "de kas werd goedkoper"\n')
    assert draai("check").code == 0
    uit = draai("verantwoording", "--formaat", "json").uit
    assert '"stap": "bezig"' in uit
    assert '"toelichting": "de kas werd goedkoper"' in uit
    bestand.write_text("formaat: 1\nstap: bijna\n")
    assert "kies uit gepland, bezig, klaar" in " ".join(draai("check").uit.split())


def test_hoever_een_post_is_schrijft_kern_resultaat(draai: Draai, boek: Path) -> None:
    assert (
        draai("kern", "resultaat", "tuin/moestuin", "--stap", "klaar", "--toelichting", "de kas was duurder").code == 0
    )
    assert (boek / "data/resultaten/tuin/moestuin.yaml").read_text() == (
        "# yaml-language-server: $schema=../../../schema/resultaat.json\n"
        'formaat: 1\nstap: "klaar"\ntoelichting: "de kas was duurder"\n'
    )
    uitkomst = draai("kern", "resultaat", "tuin/moestuin", "--stap", "bijna")
    assert uitkomst.code == 2
    assert "kies uit gepland, bezig, klaar" in " ".join(uitkomst.fout.split())
