"""Adding lines to logboeken, all of them or none. What is already there is never rewritten."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from buurtledger.model.bericht import Bericht, reden_van, zin
from buurtledger.model.mutatie import Mutatie, logboek_van
from buurtledger.store.files.slot import op_slot_van
from buurtledger.store.files.wegschrijven import bewaar_map
from buurtledger.store.logboek.lezen import is_afgebroken, lees_logboek
from buurtledger.store.logboek.patroon import lees_vlug, schrijf_regel

_STAART = 128 * 1024
"""More bytes than the longest line that can be read."""
_IN_EEN_KEER = 4096
"""So many bytes to one file are there, or are not, whatever ends the program."""


class _Weigering(Exception):
    """Why nothing is written. Caught in this module."""

    def __init__(self, bericht: Bericht) -> None:
        super().__init__(bericht.sjabloon)
        self.bericht = bericht


def voeg_toe(wortel: Path, *mutaties: Mutatie) -> Bericht | None:
    """Append the lines of mutaties, each to the logboek of its post; why not, when one cannot be written: then none is.

    Afterwards every file holds its old bytes, or its old bytes and every whole new line, and what is there is on the
    disk. When the program is ended half-way, `journaal.maak_af` writes what is missing.
    """
    per_post: dict[str, list[str]] = {}
    for mutatie in mutaties:
        regel = schrijf_regel(mutatie)
        if lees_vlug(regel, mutatie.post, mutatie.lijn) != mutatie and not _leest_hetzelfde(regel, mutatie):
            # Only reachable through a fault of ours; better no line than one that reads otherwise.
            return zin("deze mutatie is niet veilig op te schrijven: {regel}", regel=regel)
        per_post.setdefault(mutatie.post, []).append(regel)
    try:
        with ExitStack() as stapel:
            gehouden = stapel.enter_context(_alle_op_slot(wortel, per_post))
            if len(per_post) > 1 or sum(map(len, (r for regels in per_post.values() for r in regels))) > _IN_EEN_KEER:
                from buurtledger.store.logboek.journaal import begonnen

                stapel.enter_context(begonnen(wortel, per_post))
            _schrijf_alle(gehouden, per_post)
    except _Weigering as weigering:
        return weigering.bericht
    return None


def _leest_hetzelfde(regel: str, mutatie: Mutatie) -> bool:
    """Whether YAML reads in a line what was meant: a bron that is no hash is not recognised at a glance."""
    gelezen = lees_logboek(f"{regel}\n", mutatie.post)
    return not gelezen.bevindingen and gelezen.mutaties == (mutatie._replace(lijn=1),)


@contextmanager
def _alle_op_slot(wortel: Path, posten: Mapping[str, object]) -> Iterator[Mapping[str, int]]:
    """Hold every logboek, in one order for all that do so; gives their descriptors. New ones are made."""
    with ExitStack() as stapel:
        gehouden = {}
        for post in sorted(posten):
            pad = wortel / logboek_van(post)
            with _of_weiger(post):
                nieuw = not pad.exists()
                pad.parent.mkdir(parents=True, exist_ok=True)
                if any(deel.is_symlink() for deel in (pad, *pad.parents[:3])):
                    bericht = zin(
                        "{bestand} is een symlink; daar schrijft buurtledger niet in", bestand=logboek_van(post)
                    )
                    raise _Weigering(bericht)
                gehouden[post] = stapel.enter_context(op_slot_van(pad, os.O_RDWR | os.O_APPEND | os.O_CREAT))
                if nieuw:
                    bewaar_map(pad.parent)
        yield gehouden


@contextmanager
def _of_weiger(post: str) -> Iterator[None]:
    try:
        yield
    except OSError as fout:
        reden = reden_van(fout)
        raise _Weigering(
            zin(
                "{bestand} is niet te schrijven: {reden}. Er is niets veranderd", bestand=logboek_van(post), reden=reden
            )
        ) from fout


def _schrijf_alle(gehouden: Mapping[str, int], per_post: Mapping[str, Sequence[str]]) -> None:
    """Write to every file that is held; when one cannot be, all are cut back to what they were."""
    lengtes = {post: os.fstat(lezer).st_size for post, lezer in gehouden.items()}
    inhoud = {
        post: (_scheiding(gehouden[post], lengtes[post], post) + "".join(f"{regel}\n" for regel in regels)).encode()
        for post, regels in per_post.items()
    }
    geschreven: list[str] = []
    try:
        for post, erbij in inhoud.items():
            with _of_weiger(post):
                geschreven.append(post)
                if os.write(gehouden[post], erbij) != len(erbij):
                    raise OSError(28, "de schijf is vol")
                os.fsync(gehouden[post])
    except BaseException:
        for post in geschreven:
            _neem_terug(gehouden[post], lengtes[post], post)
        raise


def _neem_terug(lezer: int, lengte: int, post: str) -> None:
    try:
        os.ftruncate(lezer, lengte)
        os.fsync(lezer)
    except OSError as fout:
        reden = reden_van(fout)
        bericht = zin(
            "{bestand} is maar half geschreven: {reden}. Kijk met git diff wat er staat",
            bestand=logboek_van(post),
            reden=reden,
        )
        raise _Weigering(bericht) from fout


def _scheiding(lezer: int, lengte: int, post: str) -> str:
    """What must come before new lines: the newline that a whole last line misses."""
    os.lseek(lezer, max(0, lengte - _STAART), os.SEEK_SET)
    staart = os.read(lezer, _STAART)
    if not staart or staart.endswith(b"\n"):
        return ""
    laatste = staart.rpartition(b"\n")[2].decode("utf-8", "replace")
    if lees_logboek(laatste, post).mutaties:
        return "\n"
    bestand = logboek_van(post)
    if is_afgebroken(laatste):
        raise _Weigering(
            zin("de laatste regel van {bestand} is niet af; buurtledger herstel brengt dat in orde", bestand=bestand)
        )
    raise _Weigering(
        zin("de laatste regel van {bestand} is niet te lezen; buurtledger check zegt wat eraan schort", bestand=bestand)
    )
