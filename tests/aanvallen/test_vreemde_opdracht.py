"""Kind 6: a folder handed over by a stranger runs a command of the stranger's. Looking runs nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.aanvallen.toneel import ANDER, BON, MOESTUIN, git, leg_regels_vast, regels, zegt
from tests.conftest import GRONDSLAG, Draai, schrijf

KIJKEN = [
    ("check",),
    ("check", "--geschiedenis"),
    ("check", "--sinds", "HEAD"),
    ("check", "--klaargezet"),
    ("herkomst", "231015-m3fx"),
    ("akkoord", "lijst"),
    ("status",),
    ("herstel",),
]


@pytest.fixture
def spoor(tmp_path: Path) -> Path:
    """Where a command that was run leaves its mark."""
    return tmp_path / "gekraakt"


def _script(in_git: Path, spoor: Path) -> str:
    script = in_git / ".git" / "kwaad"
    script.write_text(f'#!/bin/sh\necho "$0 $*" >> {spoor}\ncat\n')
    script.chmod(0o755)
    return str(script)


def _fsmonitor(in_git: Path, script: str) -> None:
    git(in_git, "config", "core.fsmonitor", script)


def _filter(in_git: Path, script: str) -> None:
    for soort in ("clean", "smudge", "process"):
        git(in_git, "config", f"filter.kwaad.{soort}", script)
    (in_git / ".git/info/attributes").write_text("* filter=kwaad diff=kwaad merge=kwaad\n")


def _diff(in_git: Path, script: str) -> None:
    for naam in ("diff.kwaad.textconv", "diff.kwaad.command", "diff.external", "merge.kwaad.driver"):
        git(in_git, "config", naam, script)
    (in_git / ".git/info/attributes").write_text("* diff=kwaad merge=kwaad\n")


def _haken(in_git: Path, script: str) -> None:
    map_ = in_git / ".git" / "haken"
    map_.mkdir()
    for haak in ("pre-commit", "post-index-change", "reference-transaction", "post-checkout", "fsmonitor-watchman"):
        (map_ / haak).symlink_to(script)
    git(in_git, "config", "core.hooksPath", str(map_))


def _ondertekening(in_git: Path, script: str) -> None:
    for naam in ("gpg.program", "gpg.ssh.program", "gpg.x509.program", "gpg.ssh.defaultKeyCommand"):
        git(in_git, "config", naam, script)
    git(in_git, "config", "log.showSignature", "true")


def _bladeraar(in_git: Path, script: str) -> None:
    for naam in (
        "core.pager",
        "core.editor",
        "core.askPass",
        "core.sshCommand",
        "credential.helper",
        "sequence.editor",
    ):
        git(in_git, "config", naam, script)
    for alias in ("rev-parse", "rev-list", "cat-file", "log", "diff", "status"):
        git(in_git, "config", f"alias.{alias}", f"!{script}")


INSTELLINGEN = [_fsmonitor, _filter, _diff, _haken, _ondertekening, _bladeraar]


@pytest.mark.parametrize("vraag", KIJKEN, ids=" ".join)
@pytest.mark.parametrize("instelling", INSTELLINGEN)
def test_instellingen_van_een_vreemde(
    draai: Draai, in_git: Path, spoor: Path, instelling: Callable[[Path, str], None], vraag: tuple[str, ...]
) -> None:
    script = _script(in_git, spoor)
    instelling(in_git, script)
    schrijf(in_git, BON, ANDER, ANDER.replace("a2bc", "c8yz"))
    draai(*vraag)
    assert not spoor.exists()


def test_een_beloofd_stuk_wordt_niet_opgehaald(draai: Draai, in_git: Path, spoor: Path) -> None:
    """A clone that promises its blobs can name a command to get them with, also by a rule for one protocol."""
    script = _script(in_git, spoor)
    leg_regels_vast(in_git, BON, ANDER, ANDER.replace("a2bc", "c8yz"))
    nummer = git(in_git, "rev-parse", f"HEAD~1:{MOESTUIN}").strip()
    (in_git / ".git/objects" / nummer[:2] / nummer[2:]).unlink()
    for url in (f"ext::{script}", str(in_git)):
        for naam, waarde in {
            "remote.origin.url": url,
            "remote.origin.uploadpack": script,
            "remote.origin.promisor": "true",
            "remote.origin.partialclonefilter": "blob:none",
            "extensions.partialClone": "origin",
            "core.repositoryFormatVersion": "1",
            "protocol.ext.allow": "always",
            "protocol.file.allow": "always",
        }.items():
            git(in_git, "config", naam, waarde)
        assert "git" in regels(zegt(draai, "--geschiedenis"))
        assert not spoor.exists()


@pytest.mark.parametrize("diep", [False, True])
def test_een_map_die_zelf_een_kale_repository_is(draai: Draai, tmp_path: Path, spoor: Path, diep: bool) -> None:
    """A pull request can add such a folder, and its config comes along."""
    buiten = tmp_path / "kloon"
    kaal = buiten / "voorbeeld"
    kaal.mkdir(parents=True)
    git(kaal, "init", "-q", "--bare", ".")
    script = _script_naast(tmp_path, spoor)
    git(kaal, "config", "core.fsmonitor", script)
    git(kaal, "config", "core.bare", "false")
    git(kaal, "config", "core.worktree", str(kaal))
    boek = kaal / "boek" if diep else kaal
    boek.mkdir(exist_ok=True)
    (boek / "data").mkdir()
    for pad in (GRONDSLAG / "data").rglob("*.yaml"):
        doel = boek / pad.relative_to(GRONDSLAG)
        doel.parent.mkdir(parents=True, exist_ok=True)
        doel.write_bytes(pad.read_bytes())
    git(buiten, "init", "-q")
    assert "git" in regels(zegt(draai, map_=boek))
    for vraag in KIJKEN:
        draai(*vraag, map_=boek)
    assert not spoor.exists()


def _script_naast(tmp_path: Path, spoor: Path) -> str:
    script = tmp_path / "kwaad"
    script.write_text(f"#!/bin/sh\ntouch {spoor}\n")
    script.chmod(0o755)
    return str(script)


def test_een_revisie_die_een_optie_wil_zijn(draai: Draai, in_git: Path, spoor: Path) -> None:
    for rev in (f"--output={spoor}", f"--upload-pack=touch {spoor}", f"$(touch {spoor})"):
        assert draai("check", f"--sinds={rev}", map_=in_git).code == 2
    assert not spoor.exists()
