"""What every commit did to the books, seen from each of its parents: the values that the rules on history judge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from hashlib import sha256
from typing import NamedTuple

from buurtledger.model.begroting import BUDGET, Begroting
from buurtledger.model.geschiedenis import NOG_NIET, Besluitverschil, Commit, Ingevoerd, Planverschil, Verschil
from buurtledger.store.git.archief import Archief
from buurtledger.store.git.kaarten import Kaart
from buurtledger.store.git.stukken import heeft_regels, lees_yaml, verschil
from buurtledger.store.yaml.afkeuring import Afkeuring
from buurtledger.store.yaml.vormlezen import vorm_van_tekst

GROEIEND = re.compile(
    r"data/(?:bonnen/[a-z0-9-]+/[a-z0-9-]+|bank/[^/]+|akkoorden/[^/]+|reacties/[^/]+|rollenakkoorden|rectificaties"
    r"|ideeen|overeenkomsten)\.yaml"
)
"""The files that only grow."""
_BESLUIT = re.compile(r"data/besluiten/[^/]+\.yaml")
_VAST = re.compile(r"data/(?:besluiten|voorstellen)/[^/]+\.yaml")
"""The files that never change: besluiten, and what was laid before the residents."""
_WOORDEN = frozenset(("waarom", "notulen", "naam", "veranderd", "plaats", "reageren"))
"""The fields of those that people read and that move nothing."""


class Versie(NamedTuple):
    """The books at one point: a commit, or what would be the next one."""

    commit: Commit
    kaart: Kaart


def versies(archief: Archief, *, werkmap: bool = True) -> tuple[Versie, ...]:
    """Every commit, oldest first, and the working folder as the commit that could follow."""
    uit = [Versie(commit, archief.kaart(commit.nummer)) for commit in archief.commits]
    if werkmap and archief.hoofd:
        uit.append(Versie(NOG_NIET._replace(ouders=(archief.hoofd,)), archief.werkmap()))
    return tuple(uit)


def _overgangen(archief: Archief, rij: Iterable[Versie]) -> Iterator[tuple[Commit, Kaart, Kaart]]:
    """Each version with the map of each of its parents; of the first commit, with an empty one."""
    for commit, kaart in rij:
        ouders = [archief.kaart(ouder) for ouder in commit.ouders if ouder in archief.bij_nummer]
        for ouder in ouders or [{}]:
            if ouder is not kaart:
                yield commit, ouder, kaart


def _anders(voor: Kaart, na: Kaart, patroon: re.Pattern[str]) -> list[str]:
    """The paths that are not the same in two maps."""
    paden = {pad for pad, _ in voor.items() ^ na.items()}
    return sorted(pad for pad in paden if patroon.fullmatch(pad))


def stukverschillen(archief: Archief, rij: Iterable[Versie]) -> Iterator[Verschil]:
    """The lines that each commit took from, or added to, a file that only grows."""

    @cache
    def tussen(bestand: str, oud: str, nieuw: str) -> Verschil:
        van, naar = (archief.inhoud(blob) if blob else b"" for blob in (oud, nieuw))
        return Verschil(NOG_NIET, bestand, *verschil(bestand, van, naar))

    for commit, voor, na in _overgangen(archief, rij):
        for pad in _anders(voor, na, GROEIEND):
            gevonden = tussen(pad, voor.get(pad, ""), na.get(pad, ""))
            if gevonden.weg or gevonden.bij:
                yield gevonden._replace(commit=commit)


def besluitverschillen(archief: Archief, rij: Iterable[Versie]) -> Iterator[Besluitverschil]:
    """Every besluit or proposal that a commit changed or took away, or put back otherwise than it first was."""
    eerste: dict[str, str] = {}

    @cache
    def tekst(blob: str) -> str:
        return archief.inhoud(blob).decode("utf-8", "surrogateescape").lstrip("\ufeff").replace("\r\n", "\n")

    @cache
    def gelezen(blob: str) -> object:
        kaal = lees_yaml(tekst(blob))
        return kaal if kaal is not None else tekst(blob).rstrip()

    for commit, voor, na in _overgangen(archief, rij):
        for pad in _anders(voor, na, _VAST):
            was = voor.get(pad) or eerste.setdefault(pad, na[pad])
            if pad in na and gelezen(was) == gelezen(na[pad]):
                continue
            oud, nieuw = (sha256(archief.inhoud(b)).hexdigest() if b else "" for b in (was, na.get(pad, "")))
            alleen_tekst = pad in na and _daad(gelezen(was)) == _daad(gelezen(na[pad]))
            yield Besluitverschil(commit, pad, oud, nieuw, alleen_tekst)


def eerst_ingevoerd(archief: Archief, rij: Iterable[Versie]) -> Iterator[Ingevoerd]:
    """Every besluit and proposal at the first commit that held it, with the day of entry that it claims.

    Without `ingevoerd` that is its `datum`; one whose days cannot be read is a finding of who reads the ledger.
    """
    gezien: set[str] = set()
    for commit, kaart in rij:
        for pad in kaart.keys() - gezien if commit.nummer else ():
            if not _VAST.fullmatch(pad):
                continue
            gezien.add(pad)
            gelezen = lees_yaml(archief.inhoud(kaart[pad]).decode("utf-8", "replace").lstrip("\ufeff"))
            dag = (gelezen.get("ingevoerd") or gelezen.get("datum")) if isinstance(gelezen, dict) else None
            with suppress(TypeError, ValueError):
                yield Ingevoerd(commit, pad, date.fromisoformat(str(dag)))


def _daad(waarde: object) -> object:
    """What a besluit does, without the words."""
    match waarde:
        case dict():
            return {sleutel: _daad(deel) for sleutel, deel in waarde.items() if sleutel not in _WOORDEN}
        case list():
            return [_daad(deel) for deel in waarde]
        case _:
            return waarde


def planverschillen(archief: Archief, rij: Iterable[Versie]) -> Iterator[Planverschil]:
    """Every plan that is not what it was when the first mutatie or besluit was committed. Asks for all versions.

    Comparing with that first plan, and not with the one before, sees a plan that was deleted and added again, and lets
    a wrong change be put right.
    """

    @cache
    def plan(blob: str) -> Begroting | None:
        from buurtledger.model.bestandsvormen import BEGROTING

        tekst = archief.inhoud(blob).decode("utf-8", "replace")
        gelezen = vorm_van_tekst(tekst, BUDGET, BEGROTING)
        return None if isinstance(gelezen, Afkeuring) else gelezen

    @cache
    def telt(pad: str, blob: str) -> bool:
        return bool(_BESLUIT.fullmatch(pad)) or (pad.startswith("data/bonnen/") and heeft_regels(archief.inhoud(blob)))

    vast: dict[str, frozenset[str]] = {}
    for commit, kaart in rij:
        blob = kaart.get(BUDGET, "")
        van_ouders = frozenset().union(*(vast.get(ouder, frozenset()) for ouder in commit.ouders))
        if van_ouders:
            vast[commit.nummer] = van_ouders
        elif blob and any(telt(pad, b) for pad, b in kaart.items()) and plan(blob) is not None:
            vast[commit.nummer] = frozenset((blob,))
            continue
        voor = [archief.kaart(ouder).get(BUDGET, "") for ouder in commit.ouders]
        if blob in van_ouders or all(blob == ouder for ouder in voor) or (blob and plan(blob) is None):
            continue
        ouders = tuple(p for ouder in voor if ouder and (p := plan(ouder)) is not None)
        for oudste in sorted(van_ouders):
            eerste = plan(oudste)
            assert eerste is not None
            yield Planverschil(commit, eerste, plan(blob) if blob else None, ouders)
