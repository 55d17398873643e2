"""The private details in the lines of a file: as written, as YAML reads them, and over the end of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from buurtledger.checks.privacy.normaalvorm import Normaalvorm, normaalvorm
from buurtledger.checks.privacy.vermoeden import WOORDEN, kan_prive_zijn
from buurtledger.checks.privacy.vondsten import Vondst, vind, vind_in
from buurtledger.model.nummer import NUMMER

REGEL_TOT = 200_000
"""How many characters of a line are looked at."""


class Regel(NamedTuple):
    """A line of a file in which something was found."""

    tekst: str
    lijn: int
    vondsten: Sequence[Vondst]
    te_lang: bool
    """More characters than are looked at."""


def per_regel(tekst: str, bestand: str) -> Iterator[Regel]:
    """The lines of a file that hold a private detail, or are too long to be looked at whole."""
    logboek = bestand.startswith("data/bonnen/")
    yaml = bestand.endswith((".yaml", ".yml"))
    if logboek:
        for regel, lijn in _verdachte_regels(tekst):
            kop = _GESCHREVEN.match(regel)
            vondsten = _in_regel(regel[:REGEL_TOT], kop.end() if kop else 0, yaml)
            if vondsten or len(regel) > REGEL_TOT:
                yield Regel(regel, lijn, vondsten, len(regel) > REGEL_TOT)
        return
    regels = tekst.split("\n")
    for nr, regel in enumerate(regels):
        if not regel:
            continue  # a file can be millions of them
        vondsten = [*_in_regel(regel[:REGEL_TOT], 0, yaml), *_over_de_rand(regels, nr, yaml)]
        if vondsten or len(regel) > REGEL_TOT:
            yield Regel(regel, nr + 1, vondsten, len(regel) > REGEL_TOT)


_KOP = rf"- \{{[a-z]+: {NUMMER}(?:, (?:van: {NUMMER}|datum: [0-9-]{{10}}|(?:bedrag|btw): [0-9.]{{1,10}}|[a-z_]+: [a-z]{{1,12}}))*+, "
_GESCHREVEN = re.compile(_KOP)
"""How a line of a logboek begins when buurtledger wrote it: nothing in it is text."""

_LETTER = r"[ -)+,./:-?A-\[\]-~À-ÖØ-öø-ÿ€“”’]"
_LETTERS = rf"{_LETTER}*+(?:-(?![0-9]){_LETTER}*+)*+"
_STAART = rf'{_LETTERS}(?:(?<!-)[0-9]{{1,3}}+{_LETTER}{{6}}{_LETTERS})*+(?:sha256:[0-9a-f]{{64}}"}})?'
_OVERSLAAN = re.compile(rf"(?:(?:{_KOP}{_STAART})?+\n)*+", re.ASCII)
"""The lines in which a number of a person cannot be: no more than three digits, far apart, and no dash at them."""


def _verdachte_regels(tekst: str) -> Iterator[tuple[str, int]]:
    """The lines of a logboek that need a closer look, with their numbers: a logboek may have very many.

    Numbers are looked for in all lines at one stroke, words in the whole text at once; a line that has neither is
    never made.
    """
    klein = tekst.lower()
    begin, einde = set(), len(tekst)
    plek = 0
    while plek < einde:
        gevonden = _OVERSLAAN.match(tekst, plek)
        assert gevonden is not None
        plek = gevonden.end()
        if plek < einde:
            begin.add(plek)
            plek = (tekst.find("\n", plek) + 1) or einde
    if len(klein) == einde:
        for woord in WOORDEN:
            plek = klein.find(woord)
            while plek >= 0:
                begin.add(klein.rfind("\n", 0, plek) + 1)
                verder = klein.find("\n", plek)
                plek = klein.find(woord, verder) if verder >= 0 else -1
    else:  # a letter of which the small one is two: look at every line
        begin.update(gevonden.start() for gevonden in re.finditer("^", tekst, re.MULTILINE))
    lijn, vorige = 1, 0
    for plek in sorted(begin):
        lijn += tekst.count("\n", vorige, plek)
        vorige = plek
        tot = tekst.find("\n", plek)
        yield tekst[plek : tot if tot >= 0 else einde], lijn


_VEEL = 20
"""With so many details as written, what YAML makes of the line is not compared with each any more."""

_AFDRUK = re.compile(r"\bsha256:[0-9a-f]{64}\b")


def _in_regel(regel: str, vanaf: int, yaml: bool) -> Sequence[Vondst]:
    """What is in a line as written, and as YAML reads it."""
    gewoon = regel.isascii()
    ontsnapt = yaml and "\\" in regel
    vorm = None if gewoon else normaalvorm(regel)
    if not ontsnapt and not kan_prive_zijn(
        regel if vorm is None else vorm.tekst, vanaf if vorm is None or vorm.plaatsen is None else 0
    ):
        return ()
    kaal = regel[vanaf:]
    if "sha256" in kaal:
        kaal = _AFDRUK.sub(lambda scan: " " * len(scan[0]), kaal)
    gevonden = vind(kaal)
    if ontsnapt:
        gelezen = _ontsnapt(kaal)
        binnen = vind_in(gelezen)
        gevonden += [v for v in binnen if not any(v.begin < a.einde and a.begin < v.einde for a in gevonden[:_VEEL])]
    return sorted(Vondst(vanaf + v.begin, vanaf + v.einde, v.wat) for v in gevonden)


_ONTSNAPPING = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([0abt\tnvfre \"/\\N_LP]))")
_TEKENS = {"t": "\t", "\t": "\t", "_": "\xa0", "N": "\x85", "/": "/", "\\": "\\", '"': '"'}


def _ontsnapt(regel: str) -> Normaalvorm:
    """The normal form of a line as YAML reads what stands between double quotes (YAML 1.2, 5.7)."""
    uit: list[str] = []
    plaatsen: list[int] = []
    vorige = 0
    for gevonden in _ONTSNAPPING.finditer(regel):
        uit.append(regel[vorige : gevonden.start()])
        plaatsen += range(vorige, gevonden.start())
        nummer = int(gevonden[1] or gevonden[2] or gevonden[3] or "20", 16)
        uit.append(_TEKENS.get(gevonden[4], " ") if gevonden[4] else chr(nummer) if nummer <= 0x10FFFF else " ")
        plaatsen.append(gevonden.start())
        vorige = gevonden.end()
    uit.append(regel[vorige:])
    plaatsen += range(vorige, len(regel) + 1)
    vorm = normaalvorm("".join(uit))
    if vorm.plaatsen is None:
        return Normaalvorm(vorm.tekst, tuple(plaatsen))
    return Normaalvorm(vorm.tekst, tuple(plaatsen[plek] for plek in vorm.plaatsen))


_RAND = 80
_GAAT_NIET_DOOR = re.compile(r"\s*(?:$|[-*+|#>}\]{\[`,]|[\w-]+:(?:\s|$)|[0-9]{1,3}[.)] )")
"""A line that begins something of its own: an item, a field, a heading, a row."""


def _over_de_rand(regels: Sequence[str], nr: int, yaml: bool) -> Iterator[Vondst]:
    """What begins in a line and ends in the next, where those are one text: a folded block, a paragraph."""
    regel = regels[nr]
    lang = len(regel.rstrip(" \\")) if yaml else len(regel.rstrip())
    volgende = "\n" if nr + 1 >= len(regels) else regels[nr + 1][:_RAND]
    if not lang or _GAAT_NIET_DOOR.match(volgende):
        return
    van = max(0, lang - _RAND)
    tussen = "" if yaml and regel.endswith("\\") else " "
    stuk = f"{regel[van:lang]}{tussen}{volgende.strip()}"
    vorm = normaalvorm(stuk)
    if not kan_prive_zijn(vorm.tekst, 0):
        return
    grens = lang - van
    for begin, einde, wat in vind_in(vorm):
        over_de_rand = begin < grens < einde - len(tussen)
        # The caret stands under what is on this line; a detail that is whole in one line was found there.
        if over_de_rand and not any(v.begin < grens and v.einde > begin for v in vind(stuk[:grens])):
            yield Vondst(van + begin, lang, wat)
