"""The bytes of git's objects, by `cat-file --batch`: all at once, or one after the other."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from typing import IO

from buurtledger.model.bericht import zin
from buurtledger.store.files.bestand import HOOGSTENS
from buurtledger.store.git.proces import Git, GitFout, op_een_regel

_VOORUIT = 15
"""So many blobs are asked for beside the one that is needed: few enough for any pipe."""
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


class TeGroot(GitFout):
    """A blob that is larger than any file of a ledger, and so was not read."""

    def __init__(self, nummer: str, lengte: int) -> None:
        super().__init__(
            zin(
                "in de geschiedenis staat een bestand dat te groot is voor een grootboek ({nummer}, {mib} MiB)",
                nummer=nummer[:10],
                mib=str(lengte >> 20),
            ),
            zin("zet zo'n bestand niet in data/; git log --find-object={nummer} zegt waar het bij kwam", nummer=nummer),
        )


class Blobs:
    """One `cat-file --batch`, asked for one blob after the other; what was asked last is remembered.

    `erna` says per blob which one is likely to be asked next: those are fetched along, since every question and its
    answer wait for the other process.
    """

    def __init__(self, git: Git, erna: Mapping[str, str]) -> None:
        self._git = git
        self._erna = erna
        self._proces: subprocess.Popen[bytes] | None = None
        self._bekend: dict[str, bytes] = {}
        self._groot = 0

    def __call__(self, blob: str) -> bytes:
        """The bytes of a blob. Raises GitFout for one that is missing, broken, or larger than any file of a ledger."""
        inhoud = self._bekend.get(blob)
        if inhoud is None:
            inhoud = self._haal(blob)
        return inhoud

    def _haal(self, blob: str) -> bytes:
        """This blob, and after it those that will be asked next, as far as they can be read."""
        reeks = (blob, *self._volgende(blob))
        gelezen: list[bytes] = []
        try:
            stroom = self._vraag(reeks)
            for nummer in reeks:
                gelezen.append(self._antwoord(nummer, stroom))
        except GitFout:
            self.sluit()  # the answers still to come would be taken for those to what is asked next
            if not gelezen:
                raise  # else whoever asks for that other one is told
        for nummer, inhoud in zip(reeks, gelezen, strict=False):
            self._onthoud(nummer, inhoud)
        return gelezen[0]

    def _volgende(self, blob: str) -> Iterator[str]:
        for _ in range(_VOORUIT):
            if (blob := self._erna.get(blob, "")) in self._bekend or not blob:
                return
            yield blob

    def _onthoud(self, blob: str, inhoud: bytes) -> None:
        self._groot += len(inhoud) - len(self._bekend.get(blob, b""))
        self._bekend[blob] = inhoud
        while self._groot > _ONTHOUDEN and len(self._bekend) > 1:
            self._groot -= len(self._bekend.pop(next(iter(self._bekend))))

    def _vraag(self, blobs: Sequence[str]) -> IO[bytes]:
        """Ask for these; where the answers come."""
        if self._proces is None:
            self._proces = self._git.gesprek("cat-file", "--batch")
        assert self._proces.stdin is not None
        assert self._proces.stdout is not None
        try:
            self._proces.stdin.write("".join(f"{blob}\n" for blob in blobs).encode())
            self._proces.stdin.flush()
        except OSError as fout:
            raise kapot(blobs[0], fout.strerror or str(fout)) from None
        return self._proces.stdout

    @staticmethod
    def _antwoord(blob: str, stroom: IO[bytes]) -> bytes:
        try:
            lengte = _lengte(stroom.readline(), blob)
            if lengte > HOOGSTENS:
                raise TeGroot(blob, lengte)
            inhoud = stroom.read(lengte)
            stroom.read(1)
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
