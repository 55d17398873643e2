"""Reading a logboek: line by line, so that no fault reaches into another line."""

from __future__ import annotations

from typing import NamedTuple

from buurtledger.checks.register import bevinding
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Bevinding, Plaats
from buurtledger.model.mutatie import Mutatie, logboek_van
from buurtledger.store.logboek.patroon import lees_bon, lees_vlug, regels_van_een_tekst

EEN_REGEL = zin("schrijf één mutatie per regel, tussen accolades: {zo}", zo="- {bon: …, datum: …, bedrag: …}")
"""What to do about a mutatie that takes more lines, or shares one."""


class Gelezen(NamedTuple):
    """The mutaties of a logboek that could be read, and what was wrong with the rest."""

    mutaties: tuple[Mutatie, ...]
    bevindingen: tuple[Bevinding, ...]


def lees_logboek(tekst: str, post: str) -> Gelezen:
    """Read the text of a post's logboek."""
    mutaties: list[Mutatie] = []
    bevindingen: list[Bevinding] = []
    gezien: dict[str, Mutatie] = {}
    herhaald: list[Mutatie] = []
    regels: list[str] = []  # split only when a line asks for its neighbours
    fout_erboven = onleesbaar = False
    compleet = tekst if tekst.endswith("\n") or not tekst else tekst + "\n"
    for lijn, gevonden in enumerate(regels_van_een_tekst().finditer(compleet), start=1):
        mutatie = lees_bon(gevonden, post, lijn) if gevonden.lastindex else None
        if mutatie is None:
            regel = gevonden[0][:-1]
            mutatie = lees_vlug(regel, post, lijn)
        if mutatie is None:
            if not regel.strip() or regel.startswith("#"):
                continue
            if fout_erboven and regel[0] in " \t":
                continue  # the rest of a mutatie that takes more lines: said once, at its first
            regels = regels or tekst.split("\n")
            mutatie, wat = _met_yaml(post, lijn, regels)
            fout_erboven = mutatie is None
            # What is no YAML is said once a file: one stray quote would repeat itself.
            if not (onleesbaar and any(b.regel == "bestand" for b in wat)):
                bevindingen += wat
            onleesbaar = onleesbaar or any(b.regel == "bestand" for b in wat)
            if mutatie is None:
                continue
        fout_erboven = False
        eerder = gezien.setdefault(mutatie.nummer, mutatie)
        if eerder is not mutatie:
            regels = regels or tekst.split("\n")
            if regels[eerder.lijn - 1] == regels[lijn - 1]:
                herhaald.append(mutatie)
                continue
        mutaties.append(mutatie)
    bevindingen += (_herhaald(mutatie, gezien[mutatie.nummer]) for mutatie in herhaald)
    return Gelezen(tuple(mutaties), tuple(bevindingen))


def _met_yaml(post: str, lijn: int, regels: list[str]) -> tuple[Mutatie | None, tuple[Bevinding, ...]]:
    regel, is_laatste = regels[lijn - 1], lijn == len(regels)
    # pydantic and ruamel.yaml are loaded only when a line asks for them.
    from buurtledger.store.logboek.met_yaml import lees_met_yaml

    uitkomst = lees_met_yaml(regel, post, lijn)
    if isinstance(uitkomst, Mutatie):
        return uitkomst, ()
    if is_laatste and is_afgebroken(regel):
        return None, (_half(regel, post, lijn),)
    loopt_door = uitkomst[0].regel == "bestand" and not is_laatste and regels[lijn][:1] in (" ", "\t")
    if loopt_door:
        bericht = zin("de mutatie staat niet tussen accolades op één regel")
        plaats = Plaats(logboek_van(post), lijn, 1)
        return None, (bevinding("vorm", plaats, bericht, EEN_REGEL)._replace(fragment=regel),)
    return None, uitkomst


def is_afgebroken(regel: str) -> bool:
    """Whether a line that cannot be read may be the beginning of one that was never finished. What ends in a brace, or
    begins otherwise than a mutatie, was written by a person and is whole."""
    return "- {".startswith(regel[:3]) and bool(regel) and not regel.rstrip().endswith("}")


def _half(regel: str, post: str, lijn: int) -> Bevinding:
    return bevinding(
        "bestand",
        Plaats(logboek_van(post), lijn, len(regel) + 1),
        zin("de laatste regel is niet af: er mist een einde"),
        zin("buurtledger herstel haalt de halve regel weg en laat zien wat er stond; boek hem dan opnieuw"),
    )._replace(fragment=regel[:2000])


def _herhaald(mutatie: Mutatie, eerder: Mutatie) -> Bevinding:
    return bevinding(
        "dubbel",
        Plaats(logboek_van(mutatie.post), mutatie.lijn, veld=mutatie.soort),
        zin("deze regel staat er al, op regel {lijn}; hij telt één keer", lijn=eerder.lijn),
        zin("dat kan door een samenvoeging in git komen; je hoeft niets te doen"),
    )
