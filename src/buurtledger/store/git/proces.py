"""The one place that runs git, and it trusts nothing that travels with a folder.

A ledger may be handed over by a stranger, its `.git` included. So git is asked with a list of arguments and never
through a shell; without the `GIT_*` of the environment; with nothing that a repository's own settings could make it
run or fetch (fsmonitor, hooks, a promised object behind a command); and without replace refs, grafts and a commit
graph, that could tell another history than the objects do. Ask it plumbing only (`cat-file`, `rev-list`,
`diff-tree`): that runs no filter, textconv, external diff or pager. Git's own check of who owns the folder stays on.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from threading import Thread

from buurtledger.model.bericht import Bericht, zin

_VAST = (
    "--no-pager",
    *("-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false", "-c", "core.commitGraph=false"),
    *("-c", "core.quotePath=false"),
)
_LEZEND = ("-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never")
_OPHALEND = (
    *("-c", "core.hooksPath=/dev/null", "-c", "core.symlinks=false", "-c", "transfer.fsckObjects=true"),
    *("-c", "protocol.allow=never", "-c", "protocol.https.allow=always"),
    *("-c", "protocol.ssh.allow=always", "-c", "protocol.file.allow=always"),
    *("-c", "http.lowSpeedLimit=1000", "-c", "http.lowSpeedTime=30"),
    *("-c", "submodule.recurse=false", "-c", "fetch.recurseSubmodules=false", "-c", "gc.auto=0"),
)
_SSH = "ssh -oBatchMode=yes -oConnectTimeout=20 -oClearAllForwardings=yes -oPermitLocalCommand=no"
"""Never asks anything: a host that is not known, or a key with a password and no agent, is a refusal."""
_LOKAAL = frozenset(
    (
        *("GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE"),
        *("GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH"),
        *("GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE", "GIT_EXTERNAL_DIFF"),
        *("GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM"),
    )
)
"""What of the environment says where a repository is: never followed, not when committing either."""

_VERWIJZINGEN = ("refs/{}", "refs/tags/{}", "refs/heads/{}", "refs/remotes/{}", "refs/remotes/{}/HEAD")
"""Where git looks for a name."""
_LANGSTE_OPSOMMING = 128 * 1024 * 1024
"""So many bytes a list of files may be: a million changes."""
_MEESTE_GEHEUGEN = 512 * 1024 * 1024
"""So many bytes git may take to make such a list."""
_KLEUR = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


class GitFout(Exception):
    """git said no. Never leaves `store.git`: its door makes a bevinding or a sentence of it."""

    def __init__(self, bericht: Bericht, remedie: Bericht, zegt: str = "") -> None:
        super().__init__(zegt or bericht.sjabloon)
        self.bericht = bericht
        self.remedie = remedie
        self.zegt = zegt
        """What git itself said, on one line; empty when it said nothing."""


class Wijze(StrEnum):
    """What git is run for, and so what of the world it is given."""

    LEZEN = "lezen"
    """Asking a repository: nothing of the user's, and nothing that fetches."""
    SCHRIJVEN = "schrijven"
    """Committing: the user's identity, signing and hooks then count."""
    OPHALEN = "ophalen"
    """Fetching from an address: nothing of the user's settings (no filter, no helper that asks for a password, no other
    address for this one), three transports and no other, and never a question."""


class Git:
    """git in one folder."""

    def __init__(self, map_: Path, *, schrijven: bool = False, ophalen: bool = False) -> None:
        self.map = map_
        self.wijze = Wijze.SCHRIJVEN if schrijven else Wijze.OPHALEN if ophalen else Wijze.LEZEN

    def opdracht(self, *argumenten: str) -> list[str]:
        """The whole command line."""
        erbij = {Wijze.LEZEN: _LEZEND, Wijze.OPHALEN: _OPHALEND}.get(self.wijze, ())
        return ["git", *_VAST, *erbij, "-C", str(self.map), *argumenten]

    def eigen_omgeving(self) -> dict[str, str]:
        """The user's environment, without what says where a repository is."""
        return {naam: waarde for naam, waarde in os.environ.items() if naam not in _LOKAAL}

    def omgeving(self, index: str = "") -> dict[str, str]:
        """The environment that git is given."""
        if self.wijze == Wijze.SCHRIJVEN:
            uit = self.eigen_omgeving()
        else:
            uit = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("GIT_")}
            uit |= {"GIT_ALLOW_PROTOCOL": "", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
        if self.wijze == Wijze.OPHALEN:
            uit.pop("SSH_ASKPASS", None)
            uit |= {
                "GIT_ALLOW_PROTOCOL": "https:ssh:file",
                "GIT_CONFIG_GLOBAL": os.devnull,
                "GIT_CONFIG_NOSYSTEM": "1",
                "GIT_ASKPASS": "",
                "GIT_SSH_COMMAND": _SSH,
                "SSH_ASKPASS_REQUIRE": "never",
            }
        uit |= {
            "GIT_NO_REPLACE_OBJECTS": "1",
            "GIT_GRAFT_FILE": "",
            "GIT_LITERAL_PATHSPECS": "1",
            "GIT_TERMINAL_PROMPT": "0",
            "LC_ALL": "C",
            "LANGUAGE": "C",
        }
        return uit | ({"GIT_INDEX_FILE": index} if index else {})

    def binnen(self, seconden: int, *argumenten: str) -> bytes:
        """What git answers within so many seconds; then it is ended, with all that it started. Raises GitFout."""
        try:
            draait = subprocess.Popen(
                self.opdracht(*argumenten),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=self.omgeving(),
                start_new_session=True,
            )
        except OSError as fout:
            raise _niet_te_starten(fout) from None
        try:
            uit, gezegd = draait.communicate(timeout=seconden)
        except subprocess.TimeoutExpired:
            if hasattr(os, "killpg"):
                os.killpg(draait.pid, signal.SIGKILL)
            draait.kill()
            draait.communicate()
            bericht = zin("git was na {seconden:seconde|seconden} nog niet klaar, en is gestopt", seconden=seconden)
            raise GitFout(bericht, zin("kijk of het adres bereikbaar is, en probeer het nog eens")) from None
        if draait.returncode:
            raise weigering(gezegd, argumenten[0])
        return uit

    def __call__(self, *argumenten: str, invoer: bytes | None = None, index: str = "") -> bytes:
        """What git answers to these arguments; raises GitFout."""
        try:
            gedaan = subprocess.run(
                self.opdracht(*argumenten),
                input=invoer,
                stdin=subprocess.DEVNULL if invoer is None else None,
                capture_output=True,
                env=self.omgeving(index),
                check=False,
            )
        except OSError as fout:
            raise _niet_te_starten(fout) from None
        if gedaan.returncode:
            raise weigering(gedaan.stderr, argumenten[0])
        return gedaan.stdout

    def opsomming(self, *argumenten: str, invoer: bytes | None = None) -> bytes:
        """The same for what lists: few objects can name a hundred million files. Too long a list is a GitFout."""
        try:
            draait = subprocess.Popen(
                self.opdracht(*argumenten),
                stdin=subprocess.DEVNULL if invoer is None else subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=self.omgeving(),
            )
        except OSError as fout:
            raise _niet_te_starten(fout) from None
        _begrens(draait)
        assert draait.stdout is not None
        gezegd: list[bytes] = []
        ernaast = (Thread(target=_geef, args=(draait, invoer)), Thread(target=_hoor, args=(draait, gezegd)))
        for draad in ernaast:
            draad.start()
        uit = draait.stdout.read(_LANGSTE_OPSOMMING + 1)
        te_veel = len(uit) > _LANGSTE_OPSOMMING
        if te_veel:
            draait.kill()
        draait.stdout.close()
        draait.wait()
        for draad in ernaast:
            draad.join()
        if te_veel or b"ut of memory" in b"".join(gezegd):
            raise GitFout(
                zin("in git staan hier meer bestanden dan een grootboek ooit heeft"),
                zin("haal weg wat daar niet hoort; git log --stat -- data zegt waar het bij kwam"),
            )
        if draait.returncode:
            raise weigering(b"".join(gezegd), argumenten[0])
        return uit

    def gesprek(self, *argumenten: str) -> subprocess.Popen[bytes]:
        """A running git that is written to and read from; who asks ends it with `communicate()`. Raises GitFout."""
        try:
            return subprocess.Popen(
                self.opdracht(*argumenten),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=self.omgeving(),
            )
        except OSError as fout:
            raise _niet_te_starten(fout) from None

    def vraag(self, *argumenten: str, index: str = "") -> str:
        """The one line that git answers."""
        return self(*argumenten, index=index).decode("utf-8", "surrogateescape").rstrip("\n")

    def bestaat(self, rev: str) -> str:
        """The commit that a revision names; empty when it names none. What looks like an option is none, and neither is
        `^HEAD`: all but that one."""
        try:
            nummer = self.vraag("rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}")
        except GitFout:
            return ""
        return nummer if re.fullmatch("[0-9a-f]{40,64}", nummer) else ""

    def betekenissen(self, rev: str) -> tuple[str, ...]:
        """The names that a revision may stand for, where those are different commits: a tag and a branch, say."""
        naam = re.split(r"[~^@:]", rev, maxsplit=1)[0]
        kan = [vorm.format(naam) for vorm in _VERWIJZINGEN]
        gevonden = {kandidaat: commit for kandidaat in kan if (commit := self.bestaat(kandidaat))}
        if re.fullmatch("[0-9a-f]{4,39}", naam) and gevonden:
            begint_zo = self.vraag("rev-parse", f"--disambiguate={naam}").split()
            gevonden |= {commit: commit for commit in begint_zo if self.bestaat(commit) == commit}
        return tuple(gevonden) if len({self.bestaat(naam), *gevonden.values()}) > 1 else ()

    def lukt(self, *argumenten: str) -> bool:
        """Whether git answers without complaint."""
        try:
            self(*argumenten)
        except GitFout:
            return False
        return True


def _begrens(draait: subprocess.Popen[bytes]) -> None:
    """Keep git from taking all memory: it holds a list before it prints any of it. Only Linux can."""
    if sys.platform == "linux":
        import resource

        with suppress(OSError):  # it may have ended already
            resource.prlimit(draait.pid, resource.RLIMIT_DATA, (_MEESTE_GEHEUGEN, _MEESTE_GEHEUGEN))


def _hoor(draait: subprocess.Popen[bytes], gezegd: list[bytes]) -> None:
    assert draait.stderr is not None
    with draait.stderr:
        gezegd.append(draait.stderr.read())


def _geef(draait: subprocess.Popen[bytes], invoer: bytes | None) -> None:
    if invoer is not None and draait.stdin is not None:
        with suppress(OSError), draait.stdin:
            draait.stdin.write(invoer)


def tekst_van(inhoud: bytes) -> str:
    """Text of git's: UTF-8, or else Latin-1, which every byte is."""
    try:
        return inhoud.decode("utf-8")
    except UnicodeDecodeError:
        return inhoud.decode("latin-1")


def op_een_regel(melding: bytes, hoogstens: int = 600) -> str:
    """What a program said, as one line of text without colours and hints."""
    regels = _KLEUR.sub("", tekst_van(melding)).splitlines()
    return " ".join(" ".join(regel for regel in regels if not regel.startswith("hint:")).split())[:hoogstens]


def weigering(melding: bytes, opdracht: str) -> GitFout:
    """What to make of git's complaint."""
    zegt = op_een_regel(melding) or f"git {opdracht}"
    if "tell me who you are" in zegt or "user.useConfigOnly" in zegt:
        return GitFout(
            zin(
                "git weet niet wie je bent. Zeg het één keer (een schuilnaam mag): "
                'git config --global user.name "penvoerder"; '
                'git config --global user.email "penvoerder@example.invalid"'
            ),
            zin("doe daarna nog eens wat je deed"),
            zegt,
        )
    remedie = zin("kijk wat git er zelf van zegt: git status, git fsck")
    if "dubious ownership" in zegt:
        remedie = zin(
            "deze map is van iemand anders. Vertrouw je haar, zeg dat dan één keer met wat git hierboven noemt: "
            "git config --global --add safe.directory MAP"
        )
    return GitFout(zin("git kan deze map niet lezen; git zegt: {reden}", reden=zegt), remedie, zegt)


def _niet_te_starten(fout: OSError) -> GitFout:
    reden = fout.strerror or str(fout)
    return GitFout(
        zin("git is niet te starten ({reden})", reden=reden),
        zin("installeer git (git-scm.com), of zet het op het PATH"),
        reden,
    )
