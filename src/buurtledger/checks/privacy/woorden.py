"""Words that are somebody's: how people write an e-mail address, a home address, a name.

All look at a text in its normal form and give spans, in bounded steps, like `nummers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from buurtledger.checks.privacy.nummers import Stuk

_APENSTAART = re.compile(
    r"[ .]?[(\[{<][ .]?(?:at|@|apenstaart(?:je)?|apestaart(?:je)?)[ .]?[)\]}>][ .]?|\"? ?@ ?| (?:apenstaart(?:je)?|apestaart(?:je)?) | at ",
    re.I,
)
_PUNT = r"(?: ?\.|,(?=(?:nl|com|net|org|be|de|eu)\b)|[ .]?[(\[{<] ?(?:dot|punt|\.) ?[)\]}>][ .]?| (?:dot|punt) )"
_GASTHEER = re.compile(rf"[\w-]{{1,63}}(?:{_PUNT}[\w-]{{1,63}}){{1,6}}", re.I)
_EINDIGT = re.compile(r"(?:^|[^\w-])[^\W\d_][\w-]+$")
_VOOR = re.compile(r"[\w.+%'-]{1,64}")
_GEEN_PERSOON = re.compile(r"git@[\w.-]+:|sk-(?:ssh|ecdsa)[\w-]*@openssh\.com")
"""Where git fetches from, and the kind of a key."""

_DOT = re.compile(r" (?:dot|punt) ", re.I)


def mailadressen(tekst: str) -> Iterator[Stuk]:
    """E-mail addresses, also with the sign or the points written out."""
    tot = 0
    for gevonden in _APENSTAART.finditer(tekst):
        begin = gevonden.start()
        voor = _VOOR.match(tekst[max(tot, begin - 64) : begin][::-1])
        gastheer = _GASTHEER.match(tekst, gevonden.end())
        if voor is None or gastheer is None or not _EINDIGT.search(gastheer[0]):
            continue
        if gevonden[0] == " at " and not _DOT.search(gastheer[0]):
            continue  # ordinary English
        naam = voor[0].rstrip(".'%+-")[::-1]
        if not naam or _GEEN_PERSOON.match(f"{naam}@{gastheer[0]}{tekst[gastheer.end() : gastheer.end() + 1]}"):
            continue
        tot = gastheer.end()
        yield begin - len(naam), tot


_POSTCODE = re.compile(r"(?<![\w.])(?<![0-9]-)[1-9][0-9]{3}[ .-]?[A-Za-z]{2}(?![A-Za-z])")
_ERNA = re.compile(
    r"[ ,;:(/.-]{0,4}(?P<nr>(?:huis ?)?(?:nr|nummer|no)\.? ?)?(?P<cijfers>[0-9]{1,5})(?![0-9€%:]|[.,-][0-9]{2,})(?:[ -]?[0-9]{1,4}(?![0-9A-Za-z])|[a-zA-Z](?![a-zA-Z])|)(?!\w)",
    re.I,
)
_ERVOOR = re.compile(
    r"[ ,;:(/|.-]{1,4}"  # all of it mirrored: what stands between, a suffix, the number, the street
    r"(?:(?:[0-9]{1,4}|[A-Za-z]{1,2}|[IVX]{1,4}|sh|siuh|sib|gooh|gaal|nevob|nedeneb|e[0-9])[ /-]?)?"
    r"[0-9]{1,5}(?:\.?(?:rn|remmun))? ?[ ,.]{1,2}(?P<straat>[\wÀ-ÿ.' -]{2,40})"
)
_EENHEDEN = frozenset(
    [
        "mm",
        "cm",
        "dm",
        "km",
        "ml",
        "cl",
        "dl",
        "kg",
        "gr",
        "mg",
        "st",
        "lm",
        "mb",
        "gb",
        "kw",
        "kv",
        "hz",
        "pk",
        "xl",
        "xs",
        "en",
        "of",
        "nr",
        "pm",
    ]
)
_WOORDJES = _EENHEDEN | frozenset(
    [
        "aa",
        "al",
        "am",
        "an",
        "as",
        "at",
        "au",
        "be",
        "bij",
        "bl",
        "bv",
        "ca",
        "co",
        "da",
        "de",
        "di",
        "do",
        "dr",
        "du",
        "ed",
        "ee",
        "eg",
        "el",
        "em",
        "er",
        "ex",
        "fl",
        "ga",
        "ge",
        "gl",
        "ha",
        "he",
        "hi",
        "ho",
        "hp",
        "hr",
        "ie",
        "ik",
        "in",
        "is",
        "it",
        "ja",
        "je",
        "ka",
        "ki",
        "km",
        "ko",
        "kt",
        "la",
        "le",
        "li",
        "lo",
        "lt",
        "lx",
        "ma",
        "me",
        "mi",
        "mj",
        "ms",
        "mt",
        "mw",
        "na",
        "ne",
        "ni",
        "no",
        "ns",
        "nu",
        "nw",
        "ok",
        "om",
        "on",
        "op",
        "os",
        "ot",
        "oz",
        "pa",
        "pc",
        "pe",
        "pl",
        "po",
        "pp",
        "pt",
        "px",
        "ra",
        "re",
        "ro",
        "sa",
        "se",
        "si",
        "so",
        "sq",
        "ss",
        "ta",
        "te",
        "ti",
        "tl",
        "tm",
        "to",
        "tv",
        "uw",
        "va",
        "vd",
        "vh",
        "vk",
        "vl",
        "vm",
        "vp",
        "vr",
        "vs",
        "vt",
        "vv",
        "wa",
        "wc",
        "we",
        "wh",
        "wi",
        "wk",
        "wo",
        "xt",
        "za",
        "ze",
        "zn",
        "zo",
        "zw",
    ]
)
"""Two letters that follow an ordinary number: units, and the small words of Dutch and English."""

_WOONT = re.compile(
    r"\b(?:woont (?:op|aan|in)(?: de| het)?|wonende(?: te| op| aan)?|woonachtig(?: te| op| aan)?|(?:huis|woon|thuis|priv[eé])adres(?: is)?)"
    r"[^\w\n]{1,3}(?-i:[A-Z])[\w.' -]{2,40}? [0-9]{1,5}(?![0-9])[A-Za-z]?\b",
    re.I,
)


_PLAATS_EN_STRAAT = re.compile(
    r"(?<![\w.])[1-9][0-9]{3} ?[A-Z]{2},? {1,2}[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?,? {1,2}"
    r"[A-Z][\w.'-]{2,30}(?: [\w.'-]{2,30}){0,3}? [0-9]{1,5}(?![0-9])[A-Za-z]?\b"
)
"""As on an envelope that was read from the bottom: postcode, town, street and number."""


def adressen(tekst: str) -> Iterator[Stuk]:
    """A postcode with the number of a house before or after it; or a street with a number where somebody lives."""
    tot = 0
    for gevonden in _POSTCODE.finditer(tekst):
        begin, einde = gevonden.span()
        letters = gevonden[0][-2:]
        if letters.upper() in ("SA", "SD", "SS") or (gevonden[0][4:5] in (".", "-") and not letters.isupper()):
            continue
        mirrored = _ERVOOR.match(tekst[max(tot, begin - 64) : begin][::-1])
        if mirrored is not None and _is_straat(mirrored["straat"][::-1]) and not _is_hoeveelheid(gevonden[0]):
            tot = einde + (1 if tekst[einde : einde + 1] == ")" else 0)
            yield begin - len(mirrored[0].rstrip(" .,-'")), tot
            continue
        erna = _ERNA.match(tekst, einde)
        if erna is None or (not erna["nr"] and _is_woordje(gevonden[0])):
            continue
        if (
            gevonden[0][4:].isalpha()
            and erna.start("cijfers") == einde
            and _ARTIKEL.search(tekst[max(0, begin - 24) : begin])
        ):
            continue
        tot = erna.end()
        yield begin, tot
    for gevonden in _WOONT.finditer(tekst):
        yield gevonden.span()
    for gevonden in _PLAATS_EN_STRAAT.finditer(tekst):
        if gevonden.start() >= tot and not _is_hoeveelheid(gevonden[0].replace(" ", "", 1)[:6]):
            yield gevonden.span()


_ARTIKEL = re.compile(r"(?:art|type|model|code|serie|nr|nummer|order|factuur|ref)\w{0,12}\W{0,3}$", re.I)


def _is_straat(tekst: str) -> bool:
    """Whether what stands before a number can be a street: a word of at least three letters is there."""
    return re.search(r"[^\W\d_]{3}", tekst) is not None


def _is_hoeveelheid(postcode: str) -> bool:
    """Whether four digits and two letters are an amount of something: `1500 ml`, `2400 MM`, `2022 en`."""
    letters = postcode[-2:]
    if letters.isupper():
        return letters.lower() in _EENHEDEN and postcode[3] == "0"
    return letters.lower() in _WOORDJES


def _is_woordje(postcode: str) -> bool:
    """The same where a number follows; a year with a small word behind it is no postcode either."""
    letters = postcode[-2:]
    if _is_hoeveelheid(postcode):
        return True
    if letters.isupper():
        return letters in ("EN", "OF", "NR", "TM")
    return postcode[4] == " " and postcode[:2] in ("19", "20")


_TITEL = re.compile(
    r"(?<![^\W_])(?<![0-9] )(?P<titel>mw|mevr|mvr|mevrouw|mej|mejuffrouw|juffrouw|dhr|de ?hr|de heer|heer|hr|meneer|mijnheer|mr|mrs"
    r"|fam|familie|gezin|echtpaar|wed|weduwe)(?![^\W_])(?P<punt>\.?) {0,3}[/:-]? {0,2}"
    r"(?P<letters>(?:[A-Z]\.?[ -]?){0,5}?)"
    r"(?P<tussen>(?:(?:van|de|der|den|het|'t|'s|el|al|ten|ter|te|von|bin|ben|la|le|du|da|dos|v\.?d\.?)[ -]){0,4})"
    r"(?P<naam>[^\W\d_][\w'’-]+)",
    re.I,
)
_AFGEKORT = frozenset(["mw", "mevr", "mvr", "dhr", "mej", "fam", "wed", "hr"])
_MET_PUNT = frozenset(["hr", "wed"])
"""Without a point these are something else: an HR-ketel, a Wednesday."""

_GEEN_NAAM = re.compile(
    r"(?:en|of|die|dat|heeft|had|is|was|kwam|kwamen|komt|gaf|wil|wilde|kan|kon|uit|met|voor|op|bij|aan|om|naar|toilet\w*|wc\w*|dames|heren|bordjes?"
    r"|dag|dagen|bingo|feest\w*|film\w*|festival|concert|theater\w*|middag|avond|ochtend|ontbijt|lunch|diner|picknick|quiz|spel\w*|pakket\w*|kaart\w*"
    r"|ticket\w*|uitje|voetbal|sport\w*|yoga|markt|disco|kamer|zaal|huis|programma|activiteit\w*|mevrouw|meneer|mevr|mw|dhr|fam|familie|buurt\w*"
    r"|kleding|kapper|koffie|thee|gezocht|leden|bezoek|kinderen|tent|fotograaf|foto\w*|and|or|the|of|coach|begeleiding|ondersteuning"
    r"|ringen|betaald?e?|betaalt|gekocht|kocht|voorgeschoten|geholpen|hielp|zei|bracht|deed|ging|erbij|ook|niet|wel)",
    re.I,
)
_TNV = re.compile(
    r"\b(?:t\.?n\.?v\.?|ten name van|rekeninghouder|contactpersoon)[^\w\n]{1,3}(?-i:(?:[A-Z]\. ?){1,4}(?:(?:van|de|der|den|ten|ter|el|al) ){0,3}[A-Z][\w'’-]+)",
    re.I,
)


def namen(tekst: str) -> Iterator[Stuk]:
    """A name after what people call somebody by: mevrouw, dhr., familie; in capitals or not."""
    for gevonden in _TITEL.finditer(tekst):
        if _is_naam(gevonden):
            yield gevonden.span()
    for gevonden in _TNV.finditer(tekst):
        yield gevonden.span()


def _is_naam(gevonden: re.Match[str]) -> bool:
    titel, naam = gevonden["titel"].lower(), gevonden["naam"]
    punt, erna = gevonden["punt"], gevonden[0][gevonden.end("punt") - gevonden.start() :]
    if _GEEN_NAAM.fullmatch(naam) or (titel in _MET_PUNT and not punt) or (titel == "mr" and not gevonden["letters"]):
        return False
    if naam[0].isupper():
        return True
    return (
        erna[0] == " "
        and not gevonden["titel"].isupper()
        and (titel in ("dhr", "mevr") or (titel in ("mw", "mvr", "mej") and bool(punt)))
    )
