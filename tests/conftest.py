"""What the tests share: a small ledger, and running the program as a user would."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from buurtledger.cli.start import main
from buurtledger.model.bericht import Bericht
from buurtledger.model.bevinding import Bevinding
from buurtledger.report.taal import Taal

# The same code gets the same answer, also on a busy machine; what was not tried yet is looked for by `make toeval`.
TRAAG_MAG = [HealthCheck.too_slow]
IN_EEN_MAP = [*TRAAG_MAG, HealthCheck.function_scoped_fixture]
"""For a test whose examples share the folder of the fixture."""
settings.register_profile("gewoon", deadline=None, derandomize=True, suppress_health_check=TRAAG_MAG)
settings.register_profile("toeval", max_examples=400, deadline=None, print_blob=True, suppress_health_check=TRAAG_MAG)
settings.register_profile("lang", max_examples=50_000, deadline=None, suppress_health_check=TRAAG_MAG)
settings.register_profile("mutaties", max_examples=25, deadline=None, database=None, derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gewoon"))

VANDAAG = date(2024, 1, 15)
TAAL = Taal("nl")
FOUTEN = Path(__file__).parent / "fouten"
GRONDSLAG = FOUTEN / "_grondslag"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Uitkomst(NamedTuple):
    """What a run of the program gave."""

    code: int
    uit: str
    fout: str


Draai = Callable[..., Uitkomst]


@pytest.fixture(autouse=True)
def _eigen_omgeving(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test sees the tester's ledger, language, git identity or colours."""
    for naam in (
        "BUURTLEDGER_MAP",
        "BUURTLEDGER_TAAL",
        "BUURTLEDGER_KLUIS",
        "BUURTLEDGER_SLEUTEL",
        "NO_COLOR",
        "GIT_DIR",
        "GIT_INDEX_FILE",
    ):
        monkeypatch.delenv(naam, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("BUURTLEDGER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for wie in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{wie}_NAME", "Proef Persoon")
        monkeypatch.setenv(f"GIT_{wie}_EMAIL", "proef@example.org")


@pytest.fixture
def boek(tmp_path: Path) -> Path:
    """A small valid ledger without mutaties."""
    doel = tmp_path / "boek"
    shutil.copytree(GRONDSLAG, doel)
    return doel


@pytest.fixture
def draai(capsys: pytest.CaptureFixture[str], boek: Path) -> Draai:
    """Run the program on the small ledger, on a fixed day."""

    def doe(*argumenten: str, map_: Path | None = None, vandaag: date = VANDAAG) -> Uitkomst:
        capsys.readouterr()
        code = main(["--map", str(map_ or boek), *argumenten], vandaag=vandaag)
        uit, fout = capsys.readouterr()
        return Uitkomst(code, uit, fout)

    return doe


def heel(gevonden: Iterable[Bevinding]) -> list[Bevinding]:
    """What was found, each with all that a person needs: a place, what is wrong, and what to do, in whole sentences."""
    alle = list(gevonden)
    for een in alle:
        assert een.plaats.bestand
        assert een.plaats.lijn >= 1
        assert een.plaats.kolom >= 0
        for zin in (een.bericht, een.remedie):
            hele_zin(zin)
    return alle


def hele_zin(waarde: object) -> None:
    """Whether a sentence has all that goes in it."""
    assert waarde is not None
    if isinstance(waarde, Bericht):
        assert "{" not in TAAL.zeg(waarde), waarde
        for deel in waarde.waarden.values():
            hele_zin(deel)
    elif isinstance(waarde, tuple):
        for deel in waarde:
            hele_zin(deel)


def logboek(wortel: Path, post: str = "tuin/moestuin") -> Path:
    """The path of a post's logboek."""
    return wortel / "data" / "bonnen" / f"{post}.yaml"


def schrijf(wortel: Path, *regels: str, post: str = "tuin/moestuin") -> Path:
    """Write a logboek by hand."""
    pad = logboek(wortel, post)
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_bytes("".join(f"{regel}\n" for regel in regels).encode())
    return pad


@pytest.fixture(scope="session")
def voorbeeldsite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The website of the example ledger, made once, with decisions, who stands behind it and a result."""
    from buurtledger.store.voorbeeldverleden import schrijf_voorbeeld

    map_ = tmp_path_factory.mktemp("site")
    boek = map_ / "boek"
    schrijf_voorbeeld(boek)
    (boek / "data/besluiten").mkdir(exist_ok=True)
    besluit = (
        'formaat: 1\ndatum: {dag}\ndoor: buurtcoalitie\nwaarom: "{waarom}"\n'
        'notulen: "buurtberaad, https://example.org/notulen.pdf"\n'
        "verschuivingen: [{{van: kortvoort/informatiezuil, naar: kruitberg/{naar}, bedrag: {bedrag}}}]\n"
    )
    april = besluit.format(dag="2023-04-12", waarom="de moestuin krijgt een kas", naar="moestuin", bedrag="180.00")
    (boek / "data/besluiten/2023-04-12-kas.yaml").write_text(april)
    mei = besluit.format(dag="2023-05-10", waarom="eet je mee groeit", naar="eet-je-mee", bedrag="300.00")
    opent = 'opent: [{post: kruitberg/bijen, naam: "Bijen"}]\n'
    (boek / "data/besluiten/2023-05-10-eten.yaml").write_text(mei + opent)
    (boek / "data/huisstijl.yaml").write_text(
        'formaat: 1\nwie: "Stichting Verzonnen Buurt"\ncontact: "budget@buurt.example"\nlicentie: "CC0-1.0"\n'
        'adres: "https://buurt.example/budget"\nbron: "https://git.example/buurt/boeken"\n'
    )
    (boek / "data/resultaten/kruitberg").mkdir(parents=True, exist_ok=True)
    (boek / "data/resultaten/kruitberg/eet-je-mee.yaml").write_text(
        'formaat: 1\nresultaat: "Elke dinsdag eten er dertig buren mee."\nverteld_op: 2023-06-01\nstap: bezig\n'
    )
    assert main(["--map", str(boek), "publiceer", str(map_ / "site"), "--ondanks-fouten"], VANDAAG) == 0
    return map_ / "site"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A real browser. Per module, and no longer: while it runs nothing else of its process can run an event loop."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not on this machine; .ci/run installs it")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as spel:
        kijker = spel.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield kijker
        kijker.close()
