"""The bytes of git's objects, by `cat-file --batch`: all at once, or one after the other."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence

from buurtledger.model.bericht import zin
from buurtledger.store.files.bestand import HOOGSTENS
from buurtledger.store.git.proces import Git, GitFout, op_een_regel

_ONTHOUDEN = 32 * 1024 * 1024
"""So many bytes of blobs are kept, for who asks for them again."""


def objecten(git: Git, nummers: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Each of these objects with its bytes. Raises GitFout for one that is missing or broken."""
    if not nummers:
        return
    uit = git("cat-file", "--batch", invoer="".join(f"{nummer}\n" for nummer in nummers).encode())
    hier = 0
    for nummer in nummers:
        einde = uit.index(b"\n", hier)
        lengte = _lengte(uit[hier:einde], nummer)
        yield nummer, uit[einde + 1 : einde + 1 + lengte]
        hier = einde + lengte + 2


def _lengte(kop: bytes, nummer: str) -> int:
    delen = kop.split()
    if len(delen) != 3 or delen[0].decode() != nummer:
        raise kapot(nummer, op_een_regel(kop))
    return int(delen[2])


def kapot(nummer: str, reden: str) -> GitFout:
    """What to say of an object that cannot be read."""
    return GitFout(
        zin("git mist een stuk van de geschiedenis ({nummer}); git zegt: {reden}", nummer=nummer[:10], reden=reden),
        zin("haal het grootboek opnieuw op met git clone; git fsck zegt wat er stuk is"),
        reden,
    )


class Blobs:
    """One `cat-file --batch`, asked for one blob after the other; what was asked last is remembered."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._proces: subprocess.Popen[bytes] | None = None
        self._bekend: dict[str, bytes] = {}
        self._groot = 0

    def __call__(self, blob: str) -> bytes:
        """The bytes of a blob. Raises GitFout for one that is missing, broken, or larger than any file of a ledger."""
        inhoud = self._bekend.get(blob)
        if inhoud is None:
            inhoud = self._lees(blob)
            self._bekend[blob] = inhoud
            self._groot += len(inhoud)
            while self._groot > _ONTHOUDEN and len(self._bekend) > 1:
                self._groot -= len(self._bekend.pop(next(iter(self._bekend))))
        return inhoud

    def _lees(self, blob: str) -> bytes:
        if self._proces is None:
            self._proces = self._git.gesprek("cat-file", "--batch")
        assert self._proces.stdin is not None
        assert self._proces.stdout is not None
        try:
            self._proces.stdin.write(f"{blob}\n".encode())
            self._proces.stdin.flush()
            kop = self._proces.stdout.readline()
            lengte = _lengte(kop, blob)
            if lengte > HOOGSTENS:
                raise kapot(blob, f"{lengte} bytes")
            inhoud = self._proces.stdout.read(lengte)
            self._proces.stdout.read(1)
        except OSError as fout:
            raise kapot(blob, fout.strerror or str(fout)) from None
        if len(inhoud) != lengte:
            raise kapot(blob, "EOF")
        return inhoud

    def sluit(self) -> None:
        """End the process."""
        if self._proces is not None:
            self._proces.kill()
            self._proces.communicate()
            self._proces = None
