"""One archive for all that ask in one go: opening it reads every commit, which is once enough."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from buurtledger.store.git.archief import Archief, open_archief
from buurtledger.store.git.proces import GitFout


class Gedeeld:
    """The archive of a ledger, opened at the first question. Closed at the end of the `with`."""

    def __init__(self, wortel: Path) -> None:
        self._wortel = wortel
        self._open = ExitStack()
        self._antwoord: Archief | GitFout | None = None
        self._gevraagd = False

    def __enter__(self) -> Gedeeld:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def __call__(self) -> Archief | None:
        """All that HEAD descends from; None in no repository. Raises GitFout, the same again, when git cannot say."""
        if not self._gevraagd:
            self._gevraagd = True
            try:
                self._antwoord = self._open.enter_context(open_archief(self._wortel))
            except GitFout as fout:
                self._antwoord = fout
        if isinstance(self._antwoord, GitFout):
            raise self._antwoord
        return self._antwoord

    @property
    def buiten_git(self) -> bool:
        """Whether the ledger is in no repository at all, so that nothing can be said of its history."""
        return self._kijk() is None

    @property
    def ondiep(self) -> bool:
        """Whether git has less than all commits since the first."""
        archief = self._kijk()
        return isinstance(archief, Archief) and not archief.compleet

    def _kijk(self) -> Archief | GitFout | None:
        try:
            return self()
        except GitFout as fout:
            return fout


@contextmanager
def archief_van(
    wortel: Path, gedeeld: Gedeeld | None, revs: tuple[str, ...] = (), *, diep: bool = True
) -> Iterator[Archief | None]:
    """The shared archive where that has these commits too; else one of our own."""
    archief = gedeeld() if gedeeld is not None and diep else None
    if archief is not None and all(rev in archief.bij_nummer for rev in revs):
        yield archief
        return
    with open_archief(wortel, *revs, diep=diep) as eigen:
        yield eigen
