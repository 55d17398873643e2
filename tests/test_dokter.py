"""`dokter`: what is missing on a machine, and what mends it there. `installeer`: completion and the man page."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from buurtledger.cli.start import main
from buurtledger.handelingen.dokter import EXTRAS, Onderdeel, onderzoek
from buurtledger.store.machine import ANDERS, DEBIAN, MACOS, PIP, PIPX, UV, WINDOWS, Machine, ontbrekende_extras
from tests.conftest import Draai

WORTEL = Path(__file__).parent.parent
COMPLEET = Machine(
    systeem=DEBIAN,
    python="3.12.1",
    installatie=PIP,
    ontbreekt={"bank": (), "rapport": ()},
    git="2.47.1",
    git_naam="penvoerder",
    git_adres="penvoerder@example.invalid",
    ssh_keygen=True,
    tesseract="5.3.0 eng nld",
    codering="utf-8",
    cache="/home/anna/.cache/buurtledger",
    kluis="/home/anna/kluis",
    kluis_er=True,
    op_pad=True,
    programmamap="/home/anna/met spatie/bin",
)
KAAL = COMPLEET._replace(
    ontbreekt={"bank": ("lxml", "segno"), "rapport": ()},
    git="",
    git_naam="",
    ssh_keygen=False,
    tesseract="",
    codering="cp1252",
    cache="",
    kluis="",
    kluis_er=False,
    op_pad=False,
)


def mist(machine: Machine) -> dict[str, Onderdeel]:
    return {een.naam: een for een in onderzoek(machine) if not een.goed}


def test_een_machine_waar_niets_mist() -> None:
    assert mist(COMPLEET) == {}
    assert all(een.remedie == "" for een in onderzoek(COMPLEET))


@pytest.mark.parametrize("systeem", [DEBIAN, MACOS, WINDOWS])
def test_wat_mist_heeft_een_opdracht_die_het_goedmaakt(systeem: str) -> None:
    ziek = mist(KAAL._replace(systeem=systeem))
    assert set(ziek) == {
        *("git", "ssh-keygen", "tesseract", "buurtledger[bank]", "git config user", "utf-8", "cache", "kluis", "PATH")
    }
    met_opdracht = {naam for naam, een in ziek.items() if een.remedie}
    assert met_opdracht == set(ziek) - {"cache"}
    hulp = {DEBIAN: "sudo apt install git", MACOS: "brew install git", WINDOWS: "winget install Git.Git"}
    assert ziek["git"].remedie == hulp[systeem]


def test_wie_het_programma_niet_op_het_pad_heeft_krijgt_een_opdracht_die_het_daar_zet(tmp_path: Path) -> None:
    assert mist(COMPLEET._replace(op_pad=False, installatie=PIPX))["PATH"].remedie == "pipx ensurepath"
    assert mist(COMPLEET._replace(op_pad=False, systeem=WINDOWS))["PATH"].remedie.startswith("powershell -Command")
    zet = mist(COMPLEET._replace(op_pad=False))["PATH"].remedie
    omgeving = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    subprocess.run(["/bin/sh", "-c", zet], env=omgeving, check=True)
    zeg = ["/bin/sh", "-c", '. ~/.profile && echo "$PATH"']
    uit = subprocess.run(zeg, env=omgeving, check=True, capture_output=True, text=True).stdout
    assert uit == "/home/anna/met spatie/bin:/usr/bin:/bin\n"


def test_op_een_onbekend_systeem_blijft_de_naam_over() -> None:
    assert mist(KAAL._replace(systeem=ANDERS))["git"].remedie == ""


@pytest.mark.parametrize(
    ("hoe", "opdracht"),
    [
        (PIPX, 'pipx install --force "buurtledger[bank]"'),
        (UV, 'uv tool install "buurtledger[bank]"'),
        (PIP, 'pip install "buurtledger[bank]"'),
    ],
)
def test_een_extra_komt_erbij_zoals_het_programma_er_kwam(hoe: str, opdracht: str) -> None:
    assert mist(KAAL._replace(installatie=hoe))["buurtledger[bank]"].remedie == opdracht


@pytest.mark.parametrize(("git", "goed"), [("2.33.9", False), ("2.34.0", True), ("2.50.1 (Apple Git-155)", True)])
def test_git_moet_kunnen_ondertekenen_met_ssh(git: str, goed: bool) -> None:
    assert ("git" not in mist(COMPLEET._replace(git=git))) is goed


def test_tesseract_zonder_nederlands_is_niet_genoeg() -> None:
    assert mist(COMPLEET._replace(tesseract="5.3.0 eng osd"))["tesseract"].gevonden == "5.3.0 (eng, osd)"


def test_van_elke_extra_is_gezegd_waar_ze_voor_is() -> None:
    extras = set(tomllib.loads((WORTEL / "pyproject.toml").read_text())["project"]["optional-dependencies"])
    assert set(EXTRAS) == extras - {"alles"} == set(ontbrekende_extras())


def test_op_deze_machine(draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uit = json.loads(draai("dokter", "--formaat", "json").uit)
    assert {een["naam"] for een in uit["onderdelen"] if een["nodig"]} == {"python", "git"}
    assert draai("dokter").uit.startswith("Dit is er:\n- python: 3.")
    monkeypatch.setenv("PATH", str(tmp_path))
    ziek = draai("dokter")
    assert ziek.code == 1
    assert re.search(r"^Nog niet: git, voor geschiedenis", ziek.uit, re.MULTILINE)
    assert "Wat mist hoeft alleen" not in ziek.uit


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_installeer_laat_de_shell_aanvullen_en_zet_de_manpagina_neer(
    shell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert main(["installeer", "--shell", shell]) == 0
    assert f"{shell} vult voortaan aan" in capsys.readouterr().out
    pagina = tmp_path / ".local/share/man/man1/buurtledger.1"
    assert pagina.read_bytes().startswith(b".TH BUURTLEDGER 1")
    eerst = {pad: pad.read_bytes().rstrip() for pad in tmp_path.rglob("*") if pad.is_file()}
    assert any(b"buurtledger" in inhoud.lower() for pad, inhoud in eerst.items() if pad != pagina)
    assert main(["installeer", "--shell", shell]) == 0
    assert "stond er al: man buurtledger" in capsys.readouterr().out
    assert {pad: pad.read_bytes().rstrip() for pad in tmp_path.rglob("*") if pad.is_file()} == eerst


def test_installeer_zegt_wat_te_doen_als_de_shell_niet_te_zien_is(
    draai: Draai, monkeypatch: pytest.MonkeyPatch
) -> None:
    from typer import completion

    monkeypatch.setattr(completion, "_get_shell_name", lambda: None)
    uitkomst = draai("installeer")
    assert (uitkomst.code, "zeg het: --shell bash (of zsh, of fish)" in " ".join(uitkomst.fout.split())) == (2, True)


def test_installeer_voor_een_shell_die_niet_kan(draai: Draai) -> None:
    uitkomst = draai("installeer", "--shell", "tcsh")
    assert uitkomst.code == 2
    assert "wel voor bash, zsh, fish" in " ".join(uitkomst.fout.split())
