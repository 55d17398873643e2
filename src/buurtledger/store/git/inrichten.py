"""Setting a repository up for a ledger: how files merge, and what is looked at before a commit."""

from __future__ import annotations

import sys
from pathlib import Path
from shlex import quote

from buurtledger.model.begroting import BUDGET
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.regelboek import IDEEEN, OVEREENKOMSTEN
from buurtledger.model.tekst import VERBODEN
from buurtledger.store.files.bestand import symlink_op_weg
from buurtledger.store.files.wegschrijven import vervang
from buurtledger.store.git.plek import zoek_plek
from buurtledger.store.git.proces import Git, GitFout

GROEIT = (
    "data/bonnen/**",
    "data/bank/**",
    "data/akkoorden/**",
    "data/reacties/**",
    "data/rollenakkoorden.yaml",
    IDEEEN,
    OVEREENKOMSTEN,
)
"""The files with one thing a line, in which the lines of two branches can simply both stand."""
REGELS = ("data/** text eol=lf", *(f"{patroon} text eol=lf merge=union" for patroon in GROEIT))
"""What `.gitattributes` says of a ledger: LF, and additions on different branches merge without loss."""

_VAN_ONS = "# Written by buurtledger init"
_HAAK = """#!/bin/sh
{van_ons}: looks at what is about to be committed, since git forgets nothing.
map={map}
# A branch without a ledger (a website, say) is none of ours.
[ -f "$map/data/budget.yaml" ] || git cat-file -e "HEAD:{budget}" 2>/dev/null || exit 0
if [ -x {python} ] && {python} -P -c 'import buurtledger' 2>/dev/null; then
  set -- {python} -P -m buurtledger --map "$map" check {vraag}
elif command -v buurtledger >/dev/null 2>&1; then
  set -- buurtledger --map "$map" check {vraag}
else
  echo {weg} >&2
  exit 0
fi
"$@"
{oordeel}
"""
ALS_WEG = N_(
    "buurtledger is hier niet te vinden, dus er is niet gekeken naar wat je vastlegt; buurtledger init zet dat goed"
)
HAKEN = {
    "pre-commit": ("--klaargezet", "exit $?"),
    # An older program does not know the question; only what it found refuses.
    "commit-msg": ('--boodschap "$1"', '[ "$?" -ne 1 ]'),
}
"""Per hook what `check` is asked, and what of its answer refuses."""


def zet_gitattributes(wortel: Path) -> Bericht | bool | None:
    """Add to `.gitattributes` what is missing; True when it was, None when nothing was, or why it cannot be done."""
    pad = wortel / ".gitattributes"
    if symlink_op_weg(wortel, ".gitattributes"):
        return zin("{bestand} is een symlink; daar schrijft buurtledger niet in", bestand=".gitattributes")
    tekst = pad.read_text(encoding="utf-8") if pad.exists() else ""
    nieuw = met_samenvoegregels(tekst)
    return None if nieuw == tekst else vervang(pad, nieuw.encode()) or True


def met_samenvoegregels(gitattributes: str) -> str:
    """The text of `.gitattributes` with all that it has to say of a ledger; the same text where it says so already."""
    er_is = {" ".join(regel.split()) for regel in gitattributes.split("\n")}
    nieuw = [regel for regel in REGELS if regel not in er_is]
    if not nieuw:
        return gitattributes
    begin = gitattributes if not gitattributes or gitattributes.endswith("\n") else f"{gitattributes}\n"
    kop = "# buurtledger: LF everywhere, and additions on different branches merge without loss.\n"
    return begin + kop + "".join(f"{regel}\n" for regel in nieuw)


def in_git(wortel: Path) -> bool:
    """Whether git keeps the history of a ledger."""
    try:
        return Git(wortel).vraag("rev-parse", "--is-inside-work-tree") == "true"
    except GitFout:
        return False


def voegt_niet_samen(wortel: Path) -> tuple[str, ...]:
    """The rules of `.gitattributes` without which git would not keep the lines of both sides; none outside git."""
    er_is = [patroon for patroon in GROEIT if (wortel / patroon.removesuffix("/**")).exists()]
    if not er_is or not in_git(wortel):
        return ()
    namen = [patroon.replace("**", "een.yaml") for patroon in er_is]
    try:
        stukken = Git(wortel)("check-attr", "-z", "merge", "--", *namen).split(b"\0")
    except GitFout:
        return ()  # that git cannot answer is a finding of its own
    wijzen = dict(zip((naam.decode() for naam in stukken[::3]), stukken[2::3], strict=False))
    return tuple(
        f"{patroon} text eol=lf merge=union"
        for patroon, naam in zip(er_is, namen, strict=True)
        if wijzen.get(naam) != b"union"
    )


def zet_haak(wortel: Path, naam: str, als_weg: str = ALS_WEG) -> Bericht | bool | None:
    """Install a hook that looks before a commit; True when it was, None when it was there, or why it cannot be.

    A hook that somebody else wrote is never written over, and no folder of hooks that other repositories use too is
    written to. The hook names this very program, since an editor's PATH may not have it; when that is gone it says so
    (`als_weg`) and steps aside.
    """
    try:
        plek = zoek_plek(wortel)
        if plek is None:
            return zin("hier houdt git geen geschiedenis bij; begin met: git init")
        map_ = plek.top / Git(plek.top, schrijven=True).vraag("rev-parse", "--git-path", "hooks")
    except GitFout as fout:
        return fout.bericht
    vraag, oordeel = HAKEN[naam]
    if not {plek.top.resolve(), plek.gedeeld.resolve()} & {map_.resolve(), *map_.resolve().parents}:
        return zin(
            "git neemt zijn haken uit {map}, ook voor andere grootboeken en projecten; daar zet buurtledger niets. "
            "Alleen voor dit grootboek: git config core.hooksPath .git/hooks, en dan weer buurtledger init",
            map=str(map_),
        )
    onder = plek.voorvoegsel.rstrip("/") or "."
    if VERBODEN.search(onder):
        return zin("de naam van de map {map} kan niet in een haak van git", map=onder)
    inhoud = _HAAK.format(
        van_ons=_VAN_ONS,
        map=quote(onder),
        budget=(plek.voorvoegsel + BUDGET).replace('"', '\\"').replace("$", "\\$").replace("`", "\\`"),
        python=quote(Path(sys.executable).as_posix()),
        vraag=vraag,
        weg=quote(als_weg),
        oordeel=oordeel,
    )
    pad = map_ / naam
    if pad.exists():
        oud = pad.read_text(encoding="utf-8", errors="replace")
        if oud == inhoud:
            return None
        if _VAN_ONS not in oud:
            return zin(
                "er is al een haak {bestand}; zet daarin zelf: buurtledger check {vraag}", bestand=naam, vraag=vraag
            )
    pad.parent.mkdir(parents=True, exist_ok=True)
    mislukt = vervang(pad, inhoud.encode())
    if mislukt is None:
        pad.chmod(0o755)
    return mislukt or True


def zet_ophalen(wortel: Path) -> Bericht | bool | None:
    """Have `git pull` merge what two people did: a rebase makes new commits, without the signatures of the old ones.

    True when that was set, None when it was so already, or why it cannot be.
    """
    git = Git(wortel, schrijven=True)
    try:
        if git.vraag("config", "--default", "", "--get", "pull.rebase") == "false":
            return None
        git("config", "--local", "pull.rebase", "false")
    except GitFout as fout:
        return fout.bericht
    return True
