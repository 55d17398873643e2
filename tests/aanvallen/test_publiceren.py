"""`publiceer` touches nothing outside its folder, whatever a checkout with symlinks in it says."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from buurtledger.model.bericht import Bericht
from buurtledger.store.files import binnen
from buurtledger.store.files.binnen import Binnen
from buurtledger.store.publiceren import Gepubliceerd, bezwaar_tegen_map, publiceer
from tests.conftest import Draai

EERST = [("index.html", b"een"), ("post/tuin.html", b"twee")]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published folder, and somebody else's beside it."""
    map_ = tmp_path / "site"
    assert publiceer(map_, EERST) == Gepubliceerd(2, 2, 0)
    (tmp_path / "buiten").mkdir()
    (tmp_path / "buiten/tuin.html").write_bytes(b"van een ander")
    return map_


def buiten(site: Path) -> dict[str, bytes]:
    return {pad.name: pad.read_bytes() for pad in (site.parent / "buiten").iterdir()}


def test_er_gaat_niets_weg_door_een_symlink(site: Path) -> None:
    (site / "post/tuin.html").unlink()
    (site / "post").rmdir()
    (site / "post").symlink_to("../buiten")
    assert publiceer(site, EERST[:1]) == Gepubliceerd(1, 0, 0)
    assert buiten(site) == {"tuin.html": b"van een ander"}


def test_er_wordt_niet_door_een_symlink_geschreven(site: Path) -> None:
    (site / "post/tuin.html").unlink()
    (site / "post").rmdir()
    (site / "post").symlink_to("../buiten")
    assert isinstance(publiceer(site, EERST), Bericht)
    assert buiten(site) == {"tuin.html": b"van een ander"}


@pytest.mark.parametrize("naam", ["index.html", ".buurtledger-site.json"])
def test_een_bestand_dat_een_symlink_is(site: Path, naam: str) -> None:
    (site / naam).unlink()
    (site / naam).symlink_to("../buiten/tuin.html")
    assert isinstance(publiceer(site, [("index.html", b"nieuw"), *EERST[1:]]), Bericht)
    assert buiten(site) == {"tuin.html": b"van een ander"}


def test_een_link_die_ertussen_komt(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder becomes a link after it was looked at, and before it is written in."""
    echt = os.replace

    def wissel(*namen: str, src_dir_fd: int | None = None, dst_dir_fd: int | None = None) -> None:
        if not (site / "post").is_symlink():
            (site / "post").rename(site / "oud")
            (site / "post").symlink_to("../buiten")
        echt(*namen, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)

    monkeypatch.setattr(os, "replace", wissel)
    publiceer(site, [("post/tuin.html", b"nieuw")])
    assert buiten(site) == {"tuin.html": b"van een ander"}


@pytest.mark.parametrize(
    "naam", ["../buiten/tuin.html", "/etc/passwd", "post/../../buiten/tuin.html", "", ".", "..", "post//tuin.html", 7]
)
def test_een_lijst_waarmee_geknoeid_is(site: Path, naam: object) -> None:
    (site / ".buurtledger-site.json").write_text(json.dumps([naam]))
    publiceer(site, EERST)
    assert buiten(site) == {"tuin.html": b"van een ander"}


@pytest.mark.parametrize("lijst", ["[" * 100_000, "{}", "null", "\0", '["\\ud800"]'])
def test_een_lijst_die_geen_lijst_is(site: Path, lijst: str) -> None:
    (site / ".buurtledger-site.json").write_text(lijst)
    assert isinstance(publiceer(site, EERST), Gepubliceerd)


def test_een_map_of_pijp_in_plaats_van_een_bladzijde(site: Path) -> None:
    (site / "index.html").unlink()
    (site / "index.html").mkdir()
    assert isinstance(publiceer(site, EERST), Bericht)
    (site / "index.html").rmdir()
    os.mkfifo(site / "index.html")
    assert isinstance(publiceer(site, EERST), Bericht)
    assert (site / "index.html").is_fifo()


@pytest.mark.parametrize("waar", [".git/site", ".git/hooks", "repo.git/site", ".GIT/x"])
def test_niet_in_de_map_van_git(draai: Draai, tmp_path: Path, waar: str) -> None:
    for map_ in ("repo.git/objects", "repo.git/refs", ".git/hooks"):
        (tmp_path / map_).mkdir(parents=True)
    (tmp_path / "repo.git/HEAD").write_text("ref: refs/heads/main\n")
    uitkomst = draai("publiceer", str(tmp_path / waar))
    assert uitkomst.code == 2
    assert "is van git zelf" in uitkomst.fout


def test_waar_geopend_niet_vanuit_een_map_kan(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Windows does: the same answers, by looking first."""
    monkeypatch.setattr(binnen, "_VANUIT", False)
    assert publiceer(site, [("post/tuin.html", b"nieuw")]) == Gepubliceerd(1, 1, 1)
    (site / "post/tuin.html").unlink()
    (site / "post").rmdir()
    (site / "post").symlink_to("../buiten")
    assert isinstance(publiceer(site, EERST), Bericht)
    assert not Binnen(site).verwijder("post/tuin.html")
    assert buiten(site) == {"tuin.html": b"van een ander"}


def test_een_gewone_map_kan(tmp_path: Path, boek: Path) -> None:
    assert bezwaar_tegen_map(tmp_path / "nieuw", boek) is None
