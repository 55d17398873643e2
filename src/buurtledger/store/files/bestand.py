"""Getting the text of a file that may come from a stranger."""

from __future__ import annotations

import os
import re
import shlex
import stat
from pathlib import Path
from typing import NamedTuple

from buurtledger.checks.register import bevinding
from buurtledger.model.bericht import Bericht, reden_van, zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel

HOOGSTENS = 32 * 1024 * 1024
"""The largest file that is read, in bytes."""

_TEKENS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)


class Tekst(NamedTuple):
    """The text of a file, and what is wrong with the file as a whole."""

    tekst: str
    bevindingen: tuple[Bevinding, ...] = ()


def lees_tekst(wortel: Path, pad: str) -> Tekst:
    """Read a file of the ledger; `pad` is relative to the ledger's folder `wortel`.

    A missing file is an empty text. Conflict markers are reported and blanked,
    so that the lines around them keep their numbers and are still judged.
    """
    inhoud = lees_bytes(wortel, pad)
    return Tekst("", (inhoud,)) if isinstance(inhoud, Bevinding) else ontcijfer(inhoud, pad)


def lees_bytes(wortel: Path, pad: str) -> bytes | Bevinding:
    """The bytes of a regular file; empty when there is none."""
    try:
        if weg := symlink_op_weg(wortel, pad):
            return _fout(pad, zin("{weg} is een symlink; die volgt buurtledger niet", weg=weg), uit_git(weg))
        lezer = os.open(wortel / pad, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except (FileNotFoundError, NotADirectoryError):
        return b""
    except OSError as fout:
        return _niet_te_openen(wortel, pad, fout)
    soort = os.fstat(lezer)
    if not stat.S_ISREG(soort.st_mode):
        os.close(lezer)
        try:
            if stat.S_ISDIR(soort.st_mode):
                os.scandir(wortel / pad).close()
        except OSError as fout:
            return _niet_te_openen(wortel, pad, fout)
        return _fout(pad, zin("hier hoort een bestand, maar er staat een map of iets anders"), uit_git(pad))
    with os.fdopen(lezer, "rb") as stroom:
        if soort.st_size > HOOGSTENS:
            return _fout(
                pad,
                zin("het bestand is te groot: {groot} MiB, hoogstens 32", groot=-(-soort.st_size // 2**20)),
                zin("zet het juiste bestand terug; een logboek van een buurt blijft ver onder deze grens"),
            )
        try:
            return stroom.read()
        except OSError as fout:
            return _fout(pad, zin("het bestand is niet te lezen: {reden}", reden=reden_van(fout)), _RECHTEN)


def ontcijfer(inhoud: bytes, pad: str) -> Tekst:
    """The text of a file's bytes, judged as a whole: UTF-8, no marks, LF, no conflict."""
    if b"\0" in inhoud:
        lijn = inhoud.count(b"\n", 0, inhoud.index(b"\0")) + 1
        return Tekst("", (_fout(pad, zin("dit is geen tekst maar een binair bestand"), uit_git(pad), lijn),))
    try:
        tekst = inhoud.decode("utf-8")
    except UnicodeDecodeError as fout:
        begin = inhoud.rfind(b"\n", 0, fout.start) + 1
        lijn = inhoud.count(b"\n", 0, fout.start) + 1
        kolom = len(inhoud[begin : fout.start].decode("utf-8", "replace")) + 1
        remedie = zin("sla het bestand op als UTF-8 (zonder BOM)")
        return Tekst("", (_fout(pad, zin("het bestand is geen UTF-8"), remedie, lijn, kolom),))
    gevonden = []
    if tekst.startswith("\ufeff"):
        remedie = zin("buurtledger herstel haalt het weg; of sla het op als UTF-8 zonder BOM")
        gevonden.append(_fout(pad, zin("het bestand begint met een onzichtbaar teken (BOM)"), remedie))
        tekst = tekst[1:]
    if "\r\n" in tekst:
        lijn = tekst.count("\n", 0, tekst.index("\r\n")) + 1
        remedie = zin("buurtledger herstel maakt er regeleinden van Unix (LF) van")
        gevonden.append(_fout(pad, zin("het bestand heeft regeleinden van Windows (CRLF)"), remedie, lijn))
        tekst = tekst.replace("\r\n", "\n")
    # Looking for plain text first spares a slow search through every large file.
    conflict = _CONFLICT.search(tekst) if any(teken in tekst for teken in _TEKENS) else None
    if conflict:
        gevonden.append(
            _fout(
                pad,
                zin("hier heeft git een samenvoeging niet afgemaakt: er staan nog tekens van een conflict"),
                zin(
                    "buurtledger herstel houdt in een boek met een regel per ding de regels van beide kanten; "
                    "elders kies je zelf"
                ),
                tekst.count("\n", 0, conflict.start()) + 1,
            )
        )
        tekst = _CONFLICT.sub("", tekst)
    return Tekst(tekst, tuple(gevonden))


def onderliggend(wortel: Path, map_: str) -> list[str]:
    """The paths of all files below a folder, relative to the ledger's folder, sorted; no symlink is followed.

    Hidden files (`.gitkeep`) are passed over. What stands where a file belongs (a symlink, a folder with a file's
    name) or keeps its files from us (a folder that cannot be read, a file in its place) is named too: reading it says
    what is wrong. So whoever reads every path knows all that is there, or is told that it does not.
    """
    gevonden: list[str] = []

    def niet_te_lezen(fout: OSError) -> None:
        pad = Path(str(fout.filename)).relative_to(wortel).as_posix()
        if pad != map_ or os.path.lexists(wortel / map_):
            gevonden.append(pad)

    if weg := symlink_op_weg(wortel, map_):
        return [weg]
    for hier, mappen, bestanden in os.walk(wortel / map_, onerror=niet_te_lezen):
        mappen[:] = [m for m in mappen if not m.startswith(".")]
        links = [m for m in mappen if m.endswith(".yaml") or (Path(hier) / m).is_symlink()]
        mappen[:] = [m for m in mappen if m not in links]
        gevonden += [
            (Path(hier) / naam).relative_to(wortel).as_posix()
            for naam in [*bestanden, *links]
            if not naam.startswith(".")
        ]
    return sorted(gevonden)


def ongewoon(wortel: Path, map_: str) -> list[Bevinding]:
    """What is wrong below a folder with anything that is no regular file, or cannot be opened, or is kept elsewhere."""
    gevonden = [
        _fout(
            Path(hier).relative_to(wortel).as_posix(),
            zin("deze map is een andere repository van git: wat erin staat heeft hier geen geschiedenis"),
            zin("haal de .git in deze map weg (bewaar haar elders) en leg de bestanden hier vast"),
        )
        for hier, mappen, bestanden in os.walk(wortel / map_)
        if ".git" in (*mappen, *bestanden)
    ]
    for pad in onderliggend(wortel, map_):
        try:
            gewoon = stat.S_ISREG((wortel / pad).lstat().st_mode)
        except OSError:
            gewoon = False
        inhoud = b"" if gewoon else lees_bytes(wortel, pad)
        if isinstance(inhoud, Bevinding):
            gevonden.append(inhoud)
    return gevonden


def symlink_op_weg(wortel: Path, pad: str) -> str:
    """The first part of a path of the ledger that is a symlink; empty when none is."""
    hier = wortel
    for deel in Path(pad).parts:
        hier = hier / deel
        if hier.is_symlink():
            return hier.relative_to(wortel).as_posix()
    return ""


def uit_git(pad: str) -> Bericht:
    """How to put one file back as git had it, without losing what stands there, nor what is nowhere else yet."""
    hier, bewaard = shlex.quote(pad), shlex.quote(f"{pad.rpartition('/')[2]}.bewaard")
    return zin(
        "bewaar wat er staat en haal alleen dit bestand uit git: "
        "mv {pad} {bewaard}, en dan git show HEAD:./{pad} > {pad}",
        pad=hier,
        bewaard=bewaard,
    )


def _niet_te_openen(wortel: Path, pad: str, fout: OSError) -> Bevinding:
    reden = reden_van(fout)
    if os.path.isdir(wortel / pad):  # noqa: PTH112 Path.is_dir may raise where a folder above is closed
        bericht = zin("de map is niet te lezen, dus wat erin staat is niet bekend: {reden}", reden=reden)
        return _fout(pad, bericht, zin("kijk of je de map mag lezen (chmod u+rwx), en wat erin staat"))
    return _fout(pad, zin("het bestand is niet te openen: {reden}", reden=reden), _RECHTEN)


def _fout(pad: str, bericht: Bericht, remedie: Bericht, lijn: int = 1, kolom: int = 1) -> Bevinding:
    return bevinding(Regel.BESTAND, Plaats(pad, lijn, kolom), bericht, remedie)


_RECHTEN = zin("kijk of je het bestand mag lezen")
