"""Numbers that are somebody's: how people write an account, a burgerservicenummer, a kenteken, a birth date.

All look at a text in its normal form and give spans. Each step is bounded, so that the time is that of the text's
length whatever stands in it. Where a number has check digits they are worked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Stuk = tuple[int, int]
"""From where to where in the normal form of a text."""

_PAPIER = re.compile(
    r"(?:factuur|order|bestel|bon|offerte|klant|artikel|art\.|polis|zaak|kvk|ref|kenmerk|serie|transactie|ean|barcode|rsin"
    r"|dossier|debiteur|crediteur|contract|imei|ticket|terminal|track|zending|vergunning|project|lid|meter|code|model|type)"
    r"\w{0,16}\W{0,3}(?:nr|nummer|no|id)?\W{0,3}$",
    re.I,
)
"""What stands before the number of a thing."""


def van_papier(tekst: str, begin: int) -> bool:
    """Whether what begins there is the number of a thing: an invoice, an article."""
    return _PAPIER.search(tekst[max(0, begin - 30) : begin]) is not None


def alle(patroon: re.Pattern[str], tekst: str) -> Iterator[re.Match[str]]:
    """Every match, also one that begins inside another: who took the first for nothing may want the second."""
    plek = 0
    while gevonden := patroon.search(tekst, plek):
        yield gevonden
        plek = gevonden.start() + 1


# IBAN: ISO 13616. The lengths are those of the registry of SWIFT.
_LENGTES = {
    land[:2]: int(land[2:])
    for land in [
        "AD24",
        "AE23",
        "AL28",
        "AT20",
        "AZ28",
        "BA20",
        "BE16",
        "BG22",
        "BH22",
        "BI27",
        "BR29",
        "BY28",
        "CH21",
        "CR22",
        "CY28",
        "CZ24",
        "DE22",
        "DJ27",
        "DK18",
        "DO28",
        "EE20",
        "EG29",
        "ES24",
        "FI18",
        "FK18",
        "FO18",
        "FR27",
        "GB22",
        "GE22",
        "GI23",
        "GL18",
        "GR27",
        "GT28",
        "HN28",
        "HR21",
        "HU28",
        "IE22",
        "IL23",
        "IQ23",
        "IS26",
        "IT27",
        "JO30",
        "KW30",
        "KZ20",
        "LB28",
        "LC32",
        "LI21",
        "LT20",
        "LU20",
        "LV21",
        "LY25",
        "MC27",
        "MD24",
        "ME22",
        "MK19",
        "MN20",
        "MR27",
        "MT31",
        "MU30",
        "NI28",
        "NL18",
        "NO15",
        "OM23",
        "PK24",
        "PL28",
        "PS29",
        "PT25",
        "QA29",
        "RO24",
        "RS22",
        "RU33",
        "SA24",
        "SC31",
        "SD18",
        "SE24",
        "SI19",
        "SK24",
        "SM27",
        "SN28",
        "SO23",
        "ST25",
        "SV28",
        "TL23",
        "TN24",
        "TR26",
        "UA29",
        "VA22",
        "VG24",
        "XK20",
        "YE30",
    ]
}
_IBAN = re.compile(r"(?:(?<![A-Za-z0-9])[A-Za-z]{2}|NL)[ ./:_-]{0,2}[0-9]{2}(?![,.][0-9])", re.I)
_IBAN_VERDER = re.compile(r"(?:[ ./:_-]{0,3}[A-Za-z0-9]){0,33}", re.I)
_GIRO = re.compile(
    r"\b(?:giro(?:rekening)?|bankrek(?:ening)?|rekening(?=nr|nummer|no)|rek\.?(?=nr|nummer|no))(?:nr|nummer|no)?[ .:]{0,3}"
    r"P?[0-9](?:[ .]?[0-9]){4,9}(?![0-9A-Za-z])",
    re.I,
)


def rekeningen(tekst: str) -> Iterator[Stuk]:
    """IBANs, however they are grouped, and the numbers that banks gave before them."""
    tot = 0
    for gevonden in alle(_IBAN, tekst):
        begin = gevonden.start()
        lengte = _LENGTES.get(gevonden[0][:2].upper(), 0)
        if begin < tot or not lengte:
            continue
        verder = _IBAN_VERDER.match(tekst, gevonden.end())
        kaal, einde = "", begin
        for plek in range(begin, verder.end() if verder else gevonden.end()):
            if tekst[plek].isalnum():
                kaal, einde = kaal + tekst[plek], plek + 1
                if len(kaal) == lengte:
                    break
        if _is_iban(kaal.upper(), lengte) and not tekst[einde : einde + 1].isdigit():
            tot = einde
            yield begin, einde
    for gevonden in _GIRO.finditer(tekst):
        yield gevonden.span()


def _is_iban(kaal: str, lengte: int) -> bool:
    if len(kaal) != lengte or not kaal.isascii():
        return False
    eigen = kaal[4:]
    if kaal.startswith("NL"):
        if not (eigen[:4].isalpha() and eigen[4:].isdigit()):
            return False
    elif sum(teken.isdigit() for teken in eigen) * 2 < len(eigen):
        return False  # words with a number before them
    return int("".join(str(int(teken, 36)) for teken in eigen + kaal[:4])) % 97 == 1


_BSN = re.compile(
    r"(?<![A-Za-z0-9_+])(?<![0-9][.,/-])(?:[0-9]{9}|[0-9]{3}([ .-])[0-9]{3}\1[0-9]{3}|[0-9]{4}([ .-])[0-9]{2}\2[0-9]{3}"
    r"|[0-9]{2}([ .-])[0-9]{2}\3[0-9]{2}\3[0-9]{3})(?![A-Za-z0-9_-]|[.,/][0-9])"
)
_MET_BSN = re.compile(
    r"(?:\bbsn|burger ?service ?(?=nr|nummer)|\bsofi(?=[ -]?n))(?:[ -]?(?:nr|nummer|no))?(?: is)?[^\w\n]{0,4}"
    r"([0-9](?:[ .-]{0,2}[0-9]){7,8})(?![0-9])",
    re.I,
)
_JAARTAL = re.compile(r"(?:19|20)[0-9]{2}[ .-](?:0[1-9]|1[0-2])[ .-]")


def burgerservicenummers(tekst: str) -> Iterator[Stuk]:
    """Nine digits that pass the elfproef, in the groups in which people read them aloud; or what is called so."""
    for gevonden in _MET_BSN.finditer(tekst):
        yield gevonden.span(1)
    for gevonden in _BSN.finditer(tekst):
        cijfers = re.sub(r"[^0-9]", "", gevonden[0])
        som = sum(int(cijfer) * gewicht for cijfer, gewicht in zip(cijfers, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
        if som % 11 or int(cijfers) < 1_000_000 or _JAARTAL.match(gevonden[0]):
            continue
        if not van_papier(tekst, gevonden.start()):
            yield gevonden.span()


_MAAND = "jan|feb|maart|mrt|mar|may|apr|mei|jun|jul|aug|sep|okt|oct|nov|dec"
_DATUM = (
    r"(?:[0-9]{1,2} ?[-/. ] ?[0-9]{1,2} ?[-/. ] ?(?:[0-9]{4}|'?[0-9]{2})|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{8}"
    rf"|[0-9]{{1,2}}(?:e|ste|de|st|nd|rd|th)?[ .-]{{1,2}}(?:{_MAAND})[a-z]{{0,7}}[. ,-]{{1,3}}(?:[0-9]{{4}}|'?[0-9]{{2}})"
    rf"|(?:{_MAAND})[a-z]{{0,7}} [0-9]{{1,2}},? [0-9]{{4}})"
)
_GEBOREN = re.compile(
    r"(?:\bgeb(?:oren|oortedatum|oortedag|oorte ?dat(?:um)?|\.? ?datum|\.? ?dat|\.? ?d|oorte)?\b\.?(?: te [a-z]{2,20})?(?: op| d\.d\.)?"
    r"|\bg\.d\.|\bd\.?o\.?b\b\.?|\bdate of birth|\bbirth ?(?:date|day)|\bborn(?: on)?|\b(?:is )?jarig(?: op)?|\bverjaardag(?: op)?"
    rf"|(?<![\w*])\*(?![^\n]{{0,12}}\b(?:202[0-9]|2[0-9]\b)))[^\w\n]{{0,3}}{_DATUM}\b",
    re.I,
)


def geboortedata(tekst: str) -> Iterator[Stuk]:
    """A day after a word, or a star, that says that somebody was born on it."""
    for gevonden in _GEBOREN.finditer(tekst):
        yield gevonden.span()


_SERIES = [
    "XX-99-99",
    "99-99-XX",
    "99-XX-99",
    "XX-99-XX",
    "XX-XX-99",
    "99-XX-XX",
    "99-XXX-9",
    "9-XXX-99",
    "XX-999-X",
    "X-999-XX",
    "XXX-99-X",
    "X-99-XXX",
    "9-XX-999",
    "999-XX-9",
]
"""The series of the RDW."""


def _als_patroon(serie: str, tussen: str) -> str:
    groepen = (("[A-Z]" if groep[0] == "X" else "[0-9]") + f"{{{len(groep)}}}" for groep in serie.split("-"))
    return tussen.join(groepen)


_KENTEKEN = re.compile(rf"(?<![\w-])(?:{'|'.join(_als_patroon(serie, '-') for serie in _SERIES)})(?![\w-])", re.I)
_MET_KENTEKEN = re.compile(
    r"\b(?:kenteken(?:plaat|nr|nummer)?|nummer(?:bord|plaat)|kent\.|auto|busje|bus|bestelbus)(?: is)?[^\w\n]{1,3}"
    rf"({'|'.join(_als_patroon(serie, '[ .]?') for serie in _SERIES)})(?![\w-])",
    re.I,
)
_GEEN_LETTERS = frozenset(
    [
        "jan",
        "feb",
        "mrt",
        "apr",
        "mei",
        "jun",
        "jul",
        "aug",
        "sep",
        "okt",
        "nov",
        "dec",
        "maa",
        "mar",
        "may",
        "oct",
        "tot",
        "van",
        "per",
        "uur",
        "via",
        "keer",
        "stuk",
        "ltr",
        "gram",
        "bij",
        "met",
    ]
)
_GEEN_KLEINE = frozenset(
    [
        "ma",
        "di",
        "wo",
        "do",
        "vr",
        "za",
        "zo",
        "mm",
        "cm",
        "dm",
        "ml",
        "cl",
        "dl",
        "kg",
        "gr",
        "mg",
        "st",
        "lm",
        "nr",
        "wk",
        "kw",
        "bl",
        "vl",
        "op",
        "en",
        "of",
        "te",
        "in",
        "de",
        "nl",
        "be",
        "ca",
        "pc",
        "md",
        "sm",
        "xl",
        "xs",
    ]
)


def kentekens(tekst: str) -> Iterator[Stuk]:
    """The plates of the RDW's series, in capitals or not; without dashes after a word that says so."""
    for gevonden in _KENTEKEN.finditer(tekst):
        if not _zijn_woorden(gevonden[0]) and not van_papier(tekst, gevonden.start()):
            yield gevonden.span()
    for gevonden in _MET_KENTEKEN.finditer(tekst):
        if not _zijn_woorden(gevonden[1]):
            yield gevonden.span(1)


def _zijn_woorden(plaat: str) -> bool:
    letters = re.findall(r"[A-Za-z]{2,3}", plaat)
    return any(deel.lower() in _GEEN_LETTERS or deel in _GEEN_KLEINE for deel in letters)
