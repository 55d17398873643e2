"""Editing a YAML file in place: every comment and the order of what is there stay."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.schemaverwijzing import verwijzing
from buurtledger.model.vorm import Vorm
from buurtledger.store.files.bestand import lees_tekst, symlink_op_weg
from buurtledger.store.files.slot import een_bewerker
from buurtledger.store.files.wegschrijven import vervang
from buurtledger.store.yaml.afkeuring import Afkeuring
from buurtledger.store.yaml.vormlezen import vorm_van_tekst

V = TypeVar("V")

_INSPRINGING = re.compile(r"^[a-z_]+:[^\n]*\n(?:[ ]*(?:#[^\n]*)?\n)*( *)- ", re.MULTILINE)


def zet_teksten(wortel: Path, pad: str, vorm: Vorm[V], velden: Mapping[str, str]) -> Bericht | None:
    """Give top-level text fields of a file a value; why not, when it cannot be done."""

    def zet(inhoud: CommentedMap) -> None:
        plek = 1 + next((nr for nr, sleutel in enumerate(inhoud) if sleutel == "formaat"), -1)
        for veld, waarde in velden.items():
            if veld in inhoud:
                inhoud[veld] = geschreven_tekst(waarde)
            else:
                inhoud.insert(plek, veld, geschreven_tekst(waarde))
            plek += 1

    return bewerk(wortel, pad, vorm, zet)


def voeg_aan_lijst_toe(
    wortel: Path,
    pad: str,
    vorm: Vorm[V],
    veld: str,
    waarden: list[Any],
    losse: Mapping[str, str | date] | None = None,
) -> Bericht | None:
    """Add to the end of a list of a file, and give texts and days behind it a value; why not, when it cannot be done.

    A file, or a list in it, that is not there yet is made.
    """

    def voeg_toe(inhoud: CommentedMap) -> None:
        for naam, waarde in (losse or {}).items():
            inhoud[naam] = geschreven_tekst(waarde) if isinstance(waarde, str) else waarde
        if not waarden:
            return
        lijst = inhoud.setdefault(veld, CommentedSeq())
        if not isinstance(lijst, CommentedSeq):
            lijst = inhoud[veld] = CommentedSeq([lijst])
        if not lijst:
            # `[]` was written between brackets; a list that grows is easier to read a line each.
            lijst.fa.set_block_style()
        _hang_aan(lijst, waarden)

    return bewerk(wortel, pad, vorm, voeg_toe)


def haal_weg(
    wortel: Path, pad: str, vorm: Vorm[V], veld: str, waarden: Collection[str], losse: Mapping[str, str | date | None]
) -> Bericht | None:
    """Take texts out of a list of a file, and give texts and days behind it what is left of them (None: nothing); why
    not, when it cannot be done. Where somebody put a comment among them only a person knows what that is of."""
    bezwaren: list[Bericht] = []

    def haal(inhoud: CommentedMap) -> None:
        lijst = inhoud.get(veld)
        if waarden and isinstance(lijst, CommentedSeq):
            if _is_besproken(lijst):
                bezwaren.append(
                    zin("in {bestand} staat commentaar bij {veld}; haal het daar zelf weg", bestand=pad, veld=veld)
                )
                return
            _neem_uit(inhoud, veld, lijst, waarden)
        elif waarden and lijst in waarden:
            inhoud[veld] = _leeg()
        for naam, waarde in losse.items():
            if waarde is not None:
                inhoud[naam] = geschreven_tekst(waarde) if isinstance(waarde, str) else waarde
            elif naam not in inhoud.ca.items:
                inhoud.pop(naam, None)
            elif isinstance(inhoud[naam], str):
                inhoud[naam] = geschreven_tekst("")  # what follows it in the file hangs on its name

    return bewerk(wortel, pad, vorm, haal) or next(iter(bezwaren), None)


def _is_besproken(lijst: CommentedSeq) -> bool:
    """Whether a comment stands among the values of a list; what follows the last one is no such comment."""
    laatste = len(lijst) - 1
    eigen = _deel_opmerking(lijst.ca.items[laatste])[0] if laatste in lijst.ca.items else None
    return bool(lijst.ca.comment or eigen or lijst.ca.items.keys() - {laatste})


def _neem_uit(inhoud: CommentedMap, veld: str, lijst: CommentedSeq, waarden: Collection[str]) -> None:
    """Take values out of a list of a mapping; what follows it in the file stays behind it."""
    staart = lijst.ca.items.pop(len(lijst) - 1, None)
    for nr in reversed(range(len(lijst))):
        if str(lijst[nr]).strip() in waarden:
            del lijst[nr]
    if lijst and staart:
        lijst.ca.items[len(lijst) - 1] = staart
    elif not lijst and (staart or veld in inhoud.ca.items):
        inhoud[veld] = _leeg()
        if staart:
            erboven = inhoud.ca.items.get(veld) or [None] * 4
            inhoud.ca.items[veld] = [*erboven[:2], next(deel for deel in staart if deel), *erboven[3:]]
    elif not lijst:
        inhoud.pop(veld)


def _leeg() -> CommentedSeq:
    lijst = CommentedSeq()
    lijst.fa.set_flow_style()
    return lijst


def _hang_aan(lijst: CommentedSeq, waarden: list[Any]) -> None:
    """Add values behind a list. What follows the list in the file (blank lines, comments) stays behind it."""
    laatste = len(lijst) - 1
    staart = lijst.ca.items.pop(laatste, None) if laatste >= 0 and not lijst.fa.flow_style() else None
    lijst.extend(waarden)
    if staart is None:
        return
    hoort_erbij, rest = _deel_opmerking(staart)
    if hoort_erbij is not None:
        lijst.ca.items[laatste] = hoort_erbij
    if rest is not None:
        lijst.ca.items[len(lijst) - 1] = rest


def _deel_opmerking(staart: list[Any]) -> tuple[list[Any] | None, list[Any] | None]:
    """ruamel hangs what follows an item on it: the rest of its own line, and the lines after it. Told apart here."""
    from ruamel.yaml.tokens import CommentToken

    token = next((deel for deel in staart if isinstance(deel, CommentToken)), None)
    if token is None:
        return staart, None
    eigen, breuk, later = token.value.partition("\n")
    erbij = [CommentToken(f"{eigen}\n", token.start_mark, None), *staart[1:]] if eigen.strip() else None
    rest = [CommentToken(f"\n{later}", token.start_mark, None), *staart[1:]] if breuk and later else None
    return erbij, rest


def bewerk(wortel: Path, pad: str, vorm: Vorm[V], verander: Callable[[CommentedMap], None]) -> Bericht | None:
    """Change a file by its tree of values; why not, when it cannot be done.

    The new text is held against the file's form before it replaces the old one, at one stroke.
    Who edits at the same moment waits, so that no edit is lost.
    """
    with een_bewerker(wortel):
        return _bewerk(wortel, pad, vorm, verander)


def _bewerk(wortel: Path, pad: str, vorm: Vorm[V], verander: Callable[[CommentedMap], None]) -> Bericht | None:
    if weg := symlink_op_weg(wortel, pad):
        return zin("{bestand} is een symlink; daar schrijft buurtledger niet in", bestand=weg)
    bestand = lees_tekst(wortel, pad)
    if bestand.bevindingen:
        return bestand.bevindingen[0].bericht
    oud = bestand.tekst or f"{verwijzing(pad)}formaat: 1\n"
    gelezen = vorm_van_tekst(oud, pad, vorm)
    if isinstance(gelezen, Afkeuring):
        return gelezen[0].bericht
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 10_000
    gevonden = _INSPRINGING.search(oud)
    inspringing = len(gevonden[1]) if gevonden else 2
    yaml.indent(mapping=2, sequence=inspringing + 2, offset=inspringing)
    inhoud = yaml.load(oud)
    assert isinstance(inhoud, CommentedMap)
    verander(inhoud)
    uit = io.StringIO()
    yaml.dump(inhoud, uit)
    oordeel = vorm_van_tekst(uit.getvalue(), pad, vorm)
    if isinstance(oordeel, Afkeuring):
        return oordeel[0].bericht
    return vervang(wortel / pad, uit.getvalue().encode())


def geschreven_tekst(tekst: str) -> str:
    """A text as it is written in a file: between quotes, or when it has lines as they are."""
    soort: type[str] = LiteralScalarString if "\n" in tekst else DoubleQuotedScalarString
    return soort(f"{tekst}\n" if "\n" in tekst else tekst)
