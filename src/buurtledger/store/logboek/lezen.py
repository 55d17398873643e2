"""Reading a logboek: line by line, so that no fault reaches into another line."""

from __future__ import annotations

from typing import NamedTuple

from buurtledger.checks.register import bevinding
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.mutatie import Mutatie, logboek_van
from buurtledger.store.logboek.patroon import lees_bon, lees_vlug, patroon

HOOGSTENS = 1000
"""After so many lines of a file that cannot be read, or that stand there twice, the rest is counted and not kept."""


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
    onleesbare = herhalingen = 0
    compleet = tekst if tekst.endswith("\n") or not tekst else tekst + "\n"
    for lijn, gevonden in enumerate(patroon("bon").finditer(compleet), start=1):
        mutatie = lees_bon(gevonden.groups(""), post, lijn) if gevonden.lastindex else None
        if mutatie is None:
            regel = gevonden[0][:-1]
            mutatie = lees_vlug(regel, post, lijn)
        if mutatie is None:
            if not regel.strip() or regel.startswith("#"):
                continue
            if fout_erboven and regel[0] in " \t":
                continue  # the rest of a mutatie that takes more lines: said once, at its first
            if onleesbare == HOOGSTENS:
                bevindingen.append(_niet_verder(post, lijn, compleet.count("\n", gevonden.start())))
                break
            einde = gevonden.end()
            is_laatste = einde == len(compleet) and compleet is not tekst
            mutatie, wat = _met_yaml(post, lijn, regel, is_laatste, compleet[einde : einde + 1])
            fout_erboven = mutatie is None
            onleesbare += fout_erboven
            # What is no YAML is said once a file: one stray quote would repeat itself.
            if not (onleesbaar and any(b.regel == Regel.BESTAND for b in wat)):
                bevindingen += wat
            onleesbaar = onleesbaar or any(b.regel == Regel.BESTAND for b in wat)
            if mutatie is None:
                continue
        fout_erboven = False
        eerder = gezien.setdefault(mutatie.nummer, mutatie)
        if eerder is not mutatie:
            regels = regels or tekst.split("\n")
            if regels[eerder.lijn - 1] == regels[lijn - 1]:
                herhalingen += 1
                if herhalingen <= HOOGSTENS:
                    herhaald.append(mutatie)
                continue
        mutaties.append(mutatie)
    bevindingen += (_herhaald(mutatie, gezien[mutatie.nummer]) for mutatie in herhaald)
    if herhalingen > HOOGSTENS:
        bevindingen.append(_vaker_herhaald(post, herhaald[-1].lijn + 1, herhalingen - HOOGSTENS))
    return Gelezen(tuple(mutaties), tuple(bevindingen))


def _met_yaml(
    post: str, lijn: int, regel: str, is_laatste: bool, erna: str
) -> tuple[Mutatie | None, tuple[Bevinding, ...]]:
    """Read a line by YAML. `is_laatste`: it has no line end; `erna` is how the next line begins."""
    # pydantic and ruamel.yaml are loaded only when a line asks for them.
    from buurtledger.store.logboek.met_yaml import EEN_REGEL, lees_met_yaml

    uitkomst = lees_met_yaml(regel, post, lijn)
    if isinstance(uitkomst, Mutatie):
        return uitkomst, ()
    if is_laatste and is_afgebroken(regel):
        return None, (_half(regel, post, lijn),)
    if uitkomst[0].regel == Regel.BESTAND and not is_laatste and erna in (" ", "\t"):
        bericht = zin("de mutatie staat niet tussen accolades op één regel")
        plaats = Plaats(logboek_van(post), lijn, 1)
        return None, (bevinding(Regel.VORM, plaats, bericht, EEN_REGEL)._replace(fragment=regel),)
    return None, uitkomst


def _niet_verder(post: str, lijn: int, over: int) -> Bevinding:
    return bevinding(
        Regel.BESTAND,
        Plaats(logboek_van(post), lijn, 1),
        zin(
            "er zijn al {n:regel|regels} niet te lezen; {over:regel|regels} vanaf hier {over:|is|zijn} niet gelezen",
            n=HOOGSTENS,
            over=over,
        ),
        zin(
            "verbeter eerst wat hierboven staat; is dit wel het goede bestand? git log laat zien waar het vandaan komt"
        ),
    )


def _vaker_herhaald(post: str, lijn: int, nog: int) -> Bevinding:
    return bevinding(
        Regel.DUBBEL,
        Plaats(logboek_van(post), lijn, 1),
        zin(
            "hierna {n:|staat|staan} nog {n:regel|regels} die er al {n:|staat|staan}; {n:|die telt|ze tellen} één keer",
            n=nog,
        ),
        zin("dat kan door een samenvoeging in git komen; je hoeft niets te doen"),
    )


def is_afgebroken(regel: str) -> bool:
    """Whether a line that cannot be read may be the beginning of one that was never finished. What ends in a brace, or
    begins otherwise than a mutatie, was written by a person and is whole."""
    return "- {".startswith(regel[:3]) and bool(regel) and not regel.rstrip().endswith("}")


def _half(regel: str, post: str, lijn: int) -> Bevinding:
    return bevinding(
        Regel.BESTAND,
        Plaats(logboek_van(post), lijn, len(regel) + 1),
        zin("de laatste regel is niet af: er mist een einde"),
        zin("buurtledger herstel haalt de halve regel weg en laat zien wat er stond; boek hem dan opnieuw"),
    )._replace(fragment=regel[:2000])


def _herhaald(mutatie: Mutatie, eerder: Mutatie) -> Bevinding:
    return bevinding(
        Regel.DUBBEL,
        Plaats(logboek_van(mutatie.post), mutatie.lijn, veld=mutatie.soort),
        zin("deze regel staat er al, op regel {lijn}; hij telt één keer", lijn=eerder.lijn),
        zin("dat kan door een samenvoeging in git komen; je hoeft niets te doen"),
    )
