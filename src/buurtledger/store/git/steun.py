"""What a new line leans on: what has to be committed with it, or HEAD would hold a line that makes no sense there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.besluit import BESLUITEN, besluitbestand
from buurtledger.model.mutatie import OORDELEN, Mutatie, Soort, logboek_van
from buurtledger.model.nummer import is_nummer
from buurtledger.store.files.bestand import lees_bytes, onderliggend
from buurtledger.store.git.plek import Plek, zoek_plek
from buurtledger.store.git.proces import Git, GitFout
from buurtledger.store.git.stukken import gelezen
from buurtledger.store.git.vastleggen import Bestand, Regels, Stuk
from buurtledger.store.logboek.lezen import lees_logboek
from buurtledger.store.planlezen import lees_plan


def steun_van(wortel: Path, *mutaties: Mutatie) -> tuple[Stuk, ...] | Bericht:
    """The lines and besluiten not committed yet that new lines of one post lean on; or why those cannot go along.

    A storno or retour: every uncommitted line about the same bon, since they make sense together only. A line on a post
    that a besluit opened: that besluit. An akkoord in one commit with what it approves would prove nothing, so that is
    refused. Where git cannot say, nothing: committing will say why.
    """
    try:
        plek = zoek_plek(wortel)
        if plek is None:
            return ()
        git = Git(plek.top)
        regels = _regels(wortel, git, plek, mutaties)
        return regels if isinstance(regels, Bericht) else (*_besluiten(wortel, git, plek, mutaties[0].post), *regels)
    except GitFout:
        return ()


def _regels(wortel: Path, git: Git, plek: Plek, mutaties: Sequence[Mutatie]) -> tuple[Stuk, ...] | Bericht:
    noemt = frozenset[str]().union(*map(_noemt, mutaties))
    if not noemt:
        return ()
    post = mutaties[0].post
    pad = logboek_van(post)
    inhoud = lees_bytes(wortel, pad)
    if not isinstance(inhoud, bytes):
        return ()
    in_git = {gelezen(r)[1] for r in _van_hoofd(git, plek, pad).decode("utf-8", "replace").split("\n") if r.strip()}
    tekst = inhoud.decode("utf-8", "replace")
    los = {m.nummer: m for m in lees_logboek(tekst, post).mutaties if m.nummer not in in_git}
    oordeel = next((m for m in mutaties if m.soort in OORDELEN and m.van in los), None)
    if oordeel is not None:
        return zin(
            "{nummer} staat nog niet in git; laat wie het invoerde dat eerst vastleggen, dan is te zien dat jij een "
            "ander bent",
            nummer=oordeel.van,
        )
    nodig = _samenhang(noemt, los)
    geschreven = tekst.split("\n")
    op_volgorde = sorted((m for m in los.values() if m.nummer in nodig), key=lambda m: m.lijn)
    return (Regels(pad, tuple(geschreven[m.lijn - 1] for m in op_volgorde)),) if op_volgorde else ()


def _noemt(mutatie: Mutatie) -> frozenset[str]:
    """The ids of other lines that a line names, in whatever field."""
    return frozenset(v for v in mutatie if isinstance(v, str) and is_nummer(v)) - {mutatie.nummer}


def _samenhang(begin: Iterable[str], los: Mapping[str, Mutatie]) -> frozenset[str]:
    """All that hangs together with these ids through lines that are not committed, akkoorden left out."""
    nodig: set[str] = set()
    te_doen = list(begin)
    while te_doen:
        nummer = te_doen.pop()
        if nummer in nodig:
            continue
        nodig.add(nummer)
        if nummer in los:
            te_doen += _noemt(los[nummer])
        te_doen += [m.nummer for m in los.values() if m.soort != Soort.AKKOORD and nummer in _noemt(m)]
    return frozenset(nodig)


def _besluiten(wortel: Path, git: Git, plek: Plek, post: str) -> tuple[Stuk, ...]:
    """The uncommitted besluiten that opened a post, or a post that such a besluit moves money from."""
    bestanden = onderliggend(wortel, BESLUITEN)
    if not bestanden:
        return ()
    hoofd = git.bestaat("HEAD")
    map_ = f"{plek.voorvoegsel}{BESLUITEN}"
    er_is = git("ls-tree", "-r", "-z", "--name-only", hoofd, "--", map_).decode("utf-8", "replace") if hoofd else ""
    los = {pad for pad in bestanden if plek.voorvoegsel + pad not in er_is.split("\0")}
    if not los:
        return ()
    besluiten = [b for b in lees_plan(wortel).besluiten if besluitbestand(b.naam) in los]
    mee: dict[str, Stuk] = {}
    te_doen = [post]
    while te_doen:
        hier = te_doen.pop()
        for besluit in besluiten:
            pad = besluitbestand(besluit.naam)
            inhoud = lees_bytes(wortel, pad)
            if pad not in mee and isinstance(inhoud, bytes) and any(o.post == hier for o in besluit.opent):
                mee[pad] = Bestand(pad, None, inhoud)
                te_doen += [v.van for v in besluit.verschuivingen]
    return tuple(mee[pad] for pad in sorted(mee))


def _van_hoofd(git: Git, plek: Plek, pad: str) -> bytes:
    hoofd = git.bestaat("HEAD")
    vol = plek.voorvoegsel + pad
    if not hoofd or not git("ls-tree", hoofd, "--", vol):
        return b""
    return git("cat-file", "blob", f"{hoofd}:{vol}")
