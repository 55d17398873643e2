"""Nothing recorded ever changes: the rules `geschiedenis` and `rectificatie`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256

from buurtledger.checks.register import bevinding
from buurtledger.model.begroting import BUDGET, Begroting
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Plaats
from buurtledger.model.geschiedenis import Commit, Stap
from buurtledger.model.nummer import NUMMER
from buurtledger.model.rectificatie import Rectificatie

_LOGBOEK = re.compile(r"data/bonnen/[a-z0-9-]+/[a-z0-9-]+\.yaml")
_BESLUIT = re.compile(r"data/besluiten/[^/]+\.yaml")
_ID = re.compile(rf"\s*-\s*\{{\s*[a-z]+\s*:\s*[\"']?({NUMMER})\b")

HEEFT = Callable[[Stap, str], bool]
"""Whether the file, after a step, still holds a line."""


def vingerafdruk(regel: str) -> str:
    """What a rectificatie names a line by."""
    return sha256(regel.encode("utf-8", "surrogateescape")).hexdigest()


def verdwenen_regels(stappen: Sequence[Stap], heeft: HEEFT) -> Iterator[tuple[Stap, int, str]]:
    """The lines that a step took out of a logboek and that are nowhere it could rightly have gone.

    Order is free, so a line that moved within its file is there still. A file that got another name
    (also when git does not call it that) took its lines along.
    """
    per_stap: dict[tuple[str, str], list[Stap]] = {}
    for stap in stappen:
        if stap.weg and _LOGBOEK.fullmatch(stap.eerder):
            per_stap.setdefault((stap.commit.nummer, stap.bestand), []).append(stap)
    nieuwe: dict[str, list[Stap]] = {}
    for stap in stappen:
        if not stap.eerder and _LOGBOEK.fullmatch(stap.bestand):
            nieuwe.setdefault(stap.commit.nummer, []).append(stap)
    for groep in per_stap.values():
        for stap in groep:
            er_is = {regel for _, regel in stap.bij}
            if stap.verdwenen:
                kwijt = {regel for _, regel in stap.weg if _telt(regel)}
                if any(kwijt <= {r for _, r in ander.bij} for ander in nieuwe.get(stap.commit.nummer, ()) if kwijt):
                    continue
            for lijn, regel in stap.weg:
                if _telt(regel) and regel not in er_is and not (not stap.verdwenen and heeft(stap, regel)):
                    yield stap, lijn, regel


def _telt(regel: str) -> bool:
    return bool(regel.strip()) and not regel.startswith("#")


def weggehaald(
    stappen: Sequence[Stap], heeft: HEEFT, rectificaties: Iterable[Rectificatie], wie: Callable[[str, str], Commit]
) -> Iterator[Bevinding]:
    """Every line that is gone, unless a rectificatie says so. `wie` names who did, where a step does not."""
    mag = {(r.bestand, r.sha256): r for r in rectificaties}
    gezien: set[tuple[str, str]] = set()
    for stap, lijn, regel in verdwenen_regels(stappen, heeft):
        sleutel = (stap.eerder, vingerafdruk(regel))
        if sleutel in gezien:
            continue
        gezien.add(sleutel)
        commit = stap.commit if stap.commit.nummer else wie(stap.eerder, regel)
        plaats = Plaats(stap.eerder, lijn, 1)
        if sleutel in mag:
            rect = mag[sleutel]
            yield bevinding(
                "rectificatie",
                plaats,
                zin("met een rectificatie van {dag} weggehaald: {reden}", dag=rect.datum, reden=rect.reden),
                zin("dit mag; het staat hier zodat iedereen het weet ({door})", door=rect.door),
            )._replace(fragment=f"sha256:{rect.sha256}")
            continue
        yield bevinding(
            "geschiedenis",
            plaats,
            zin("{wie} haalde deze regel weg of veranderde hem", wie=_wie(commit)),
            zin("zet de regel terug zoals hij was; een vergissing herstel je met een storno en een nieuwe regel"),
        )._replace(fragment=regel[:2000])


def _wie(commit: Commit) -> Bericht:
    if not commit.nummer:
        return zin("iemand die dit nog niet heeft vastgelegd")
    return zin("{auteur} (commit {commit}, {dag})", auteur=commit.auteur, commit=commit.kort, dag=commit.dag)


def hergebruikt(stappen: Iterable[Stap]) -> Iterator[Bevinding]:
    """An id that was given to one mutatie and later to another, also when the first is gone by now."""
    eerste: dict[str, str] = {}
    gezegd: set[str] = set()
    for stap in stappen:
        if not _LOGBOEK.fullmatch(stap.bestand):
            continue
        for lijn, regel in stap.bij:
            gevonden = _ID.match(regel)
            if not gevonden:
                continue
            nummer = gevonden[1]
            if eerste.setdefault(nummer, regel) == regel or nummer in gezegd:
                continue
            gezegd.add(nummer)
            yield bevinding(
                "geschiedenis",
                Plaats(stap.bestand, lijn, 1),
                zin("{wie} gebruikte het nummer {nummer} opnieuw", wie=_wie(stap.commit), nummer=nummer),
                zin("een nummer is van één mutatie, voor altijd; laat buurtledger een nieuw nummer maken"),
            )._replace(fragment=regel[:2000])


def verdwenen_besluiten(stappen: Iterable[Stap]) -> Iterator[Bevinding]:
    """A besluit is turned back by a new besluit, never taken away. (Changes are found by the rule `gewijzigd`.)"""
    for stap in stappen:
        if stap.verdwenen and _BESLUIT.fullmatch(stap.eerder):
            yield bevinding(
                "geschiedenis",
                Plaats(stap.eerder, 1, 1),
                zin("{wie} haalde dit besluit weg", wie=_wie(stap.commit)),
                zin("zet het bestand terug; een besluit draai je terug met buurtledger besluit trek-in"),
            )


def veranderd_plan(commit: Commit, voor: Begroting, na: Begroting) -> Iterator[Bevinding]:
    """The amounts of the plan stay as they were adopted; what changes them is a besluit."""
    for waar, oud, nieuw in _bedragen(voor, na):
        if oud != nieuw:
            yield bevinding(
                "geschiedenis",
                Plaats(BUDGET, veld=waar),
                zin("{wie} veranderde het plan: {waar} was {oud}", wie=_wie(commit), waar=waar, oud=oud)
                if nieuw is not None
                else zin("{wie} haalde {waar} uit het plan, {oud}", wie=_wie(commit), waar=waar, oud=oud),
                zin("zet terug wat er stond, en neem een besluit: buurtledger besluit nieuw"),
            )


def _bedragen(voor: Begroting, na: Begroting) -> Iterator[tuple[str, object, object]]:
    yield "totaal", voor.totaal, na.totaal
    yield "coordinatie.maximum", f"{voor.coordinatie.maximum}", f"{na.coordinatie.maximum}"
    yield "kernen.bedrag", voor.kernen.bedrag, na.kernen.bedrag
    gebieden = {gebied.id: gebied.bedrag for gebied in na.gebieden}
    for gebied in voor.gebieden:
        yield f"gebieden.{gebied.id}.bedrag", gebied.bedrag, gebieden.get(gebied.id)
        for post in gebied.posten:
            naam = post.id.partition("/")[2]
            nieuw = na.posten[post.id].bedrag if post.id in na.posten else None
            yield f"gebieden.{gebied.id}.posten.{naam}.bedrag", post.bedrag, nieuw
