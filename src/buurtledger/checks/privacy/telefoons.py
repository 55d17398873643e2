"""Telephones: how people write the number that reaches somebody. Like `nummers`, in bounded steps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from buurtledger.checks.privacy.nummers import Stuk, alle, van_papier

_TUSSEN = r"[ .()/_-]{0,4}"
_EINDE = r"(?![A-Za-z0-9])"
_BINNENLANDS = re.compile(
    rf"(?<![A-Za-z0-9])[(\[]?(?:0|[oO](?=6))(?:[1-9]|[ ./_-]{{1,2}}6)[)\]]?[ .()/:=_-]{{0,5}}[0-9](?:{_TUSSEN}[0-9]){{7}}{_EINDE}"
)
_NEDERLAND = re.compile(
    rf"(?<![A-Za-z0-9])(?:\+ ?|00[ .-]{{0,2}}|\(\+|\(00)31[ .)(/_-]{{0,4}}(?:\(?0\)?[ .-]{{0,2}})?[1-9](?:{_TUSSEN}[0-9]){{8}}{_EINDE}"
    rf"|(?<![A-Za-z0-9])(?<![0-9][.,/-])31[ -]?6(?:[ -]{{0,2}}[0-9]){{8}}{_EINDE}"
)
_BUITENLANDS = re.compile(
    rf"(?<![A-Za-z0-9])(?<![0-9] )\+[1-9][0-9]{{0,2}}(?:{_TUSSEN}[0-9]){{6,12}}{_EINDE}"
    r"|(?<![A-Za-z0-9])(?<![0-9][.,/-])00[ -]?(?:32|33|34|39|4[13-9]|90|62|86|20[1-9]|21[1-8]|2[23][0-9]|35[1-9]|59[0-9])"
    rf"(?:[ -]{{1,2}}[0-9]{{2,7}}){{2,5}}{_EINDE}"
)
_GENOEMD = re.compile(
    r"\b(?:(?:tel(?:efoon|ef)?|mob(?:iel)?|gsm)\.?(?:nr|nummer|no)?|whats?app|phone|(?P<doe>app|bel|sms))\.?(?: (?:op|naar|is))?[ :.()-]{0,3}"
    rf"(?P<nr>[0-9](?:[ -]{{0,2}}[0-9]){{6,13}}){_EINDE}(?![.,:/][0-9])",
    re.I,
)
_GESPELD = re.compile(rf"\bnul[ -]?zes[ .:/-]{{0,3}}[0-9](?:{_TUSSEN}[0-9]){{7}}{_EINDE}", re.I)
_NOG_EEN = re.compile(r"(?:[,;&/+ -]|en|of){1,4}$")
_NOG_EEN_ERNA = re.compile(r"[.,/;:-] ?(?:[(+]|0[0-9]|[A-Za-z])")
_DAG_OF_TIJD = re.compile(
    r"[0-9]{1,2}[-./ ][0-9]{1,2}[-./ ](?:19|20)[0-9]{2}(?![0-9])"  # 06-12-2022 …
    r"|[0-9]{2}([-./])[0-9]{2}\1[0-9]{2} [0-9]{2}[.: ]?[0-9]{2}"  # 06-12-22 10.30
    r"|[0-9]{2}[.:][0-5][0-9] ?[ /-] ?[0-9]{2}[.:][0-5][0-9]"  # 06.00-08.30 …
    r"|(?:19|20)[0-9]{2}[-/ ](?:(?:19|20)[0-9]{2}|[0-9]{1,2}[-/ ][0-9]{1,2})(?![0-9])"  # 2022-2023, 2022-10-01
)
_NUMMER_MET_DAG = re.compile(r"[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])-[0-9]{4}$")
"""The id of a mutatie, whose day begins with a zero."""


def telefoonnummers(tekst: str) -> Iterator[Stuk]:
    """Numbers that reach somebody, in the groups, signs and prefixes that people use."""
    vorige = -1
    for gevonden in alle(_BINNENLANDS, tekst):
        begin, einde = gevonden.span()
        if begin >= vorige and _belt_binnen(tekst, begin, einde, vorige):
            vorige = einde
            yield begin, einde
    for gevonden in _NEDERLAND.finditer(tekst):
        if gevonden[0][0] != "3" or not van_papier(tekst, gevonden.start()):
            yield gevonden.span()
    for gevonden in _BUITENLANDS.finditer(tekst):
        if not re.fullmatch(r"\+[0-9]{1,3}(?:[ .][0-9]{3})+", gevonden[0]) or gevonden[0].count(" "):
            yield gevonden.span()
    for gevonden in _GENOEMD.finditer(tekst):
        nummer = re.sub(r"[^0-9]", "", gevonden["nr"])
        if _DAG_OF_TIJD.match(gevonden["nr"]) or (gevonden["doe"] and len(nummer) < 9):
            continue
        yield gevonden.span("nr")
    for gevonden in _GESPELD.finditer(tekst):
        yield gevonden.span()


def _belt_binnen(tekst: str, begin: int, einde: int, vorige: int) -> bool:
    """Whether ten digits that begin with a zero are a telephone, by their groups and by what stands around them."""
    stuk = tekst[begin:einde].lstrip("([")
    groepen = re.findall(r"[0-9oO]+", stuk)
    mobiel = re.match(r"[0oO][ ./_-]{0,2}6", stuk) is not None
    na_vorige = 0 <= begin - vorige <= 4 and vorige > 0 and _NOG_EEN.match(tekst[vorige:begin]) is not None
    ervoor = tekst[max(0, begin - 2) : begin]
    if re.fullmatch(r"[0-9][.,:/_+-]", ervoor) and not na_vorige and (ervoor[1] != "," or len(groepen) == 1):
        return False
    if re.match(r"[.,/:-][0-9]", tekst[einde : einde + 2]) and _NOG_EEN_ERNA.match(tekst, einde) is None:
        return False
    if _DAG_OF_TIJD.match(stuk) or _NUMMER_MET_DAG.match(stuk):
        return False
    if stuk == "0123456789":
        return False
    if not mobiel and (stuk[1] == "9" or (len(groepen) > 1 and len(groepen[0]) == 2)):
        return False  # 0900 is nobody's; 01 02 03 is a list
    if len(groepen) == 5 and [int(g.lower().replace("o", "0")) for g in groepen] == list(
        range(int(groepen[-1]) - 4, int(groepen[-1]) + 1)
    ):
        return False
    if van_papier(tekst, begin):
        heeft_streep = len(groepen) > 1 and stuk[len(groepen[0])] in "-)/"
        return heeft_streep and re.match(r"06-20[0-9]{2}-", stuk) is None and (mobiel or len(groepen) == 2)
    return True
