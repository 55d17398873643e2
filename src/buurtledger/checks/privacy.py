"""The rule `privacy`: private persons stay private. The published plan itself blacks out names and account numbers.

What is looked for is a pattern and, where the number has one, its check digits. git forgets nothing, so this runs
before a commit too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from buurtledger.checks.register import bevinding
from buurtledger.model.bericht import N_, zin
from buurtledger.model.bevinding import Bevinding, Plaats
from buurtledger.model.nummer import NUMMER
from buurtledger.model.rollen import ROLLEN, Rollen

WEG = "[weggelaten]"
"""What stands in place of a private detail."""

_MAAND = "jan|feb|maart|mrt|mar|may|apr|mei|jun|jul|aug|sep|okt|oct|nov|dec"
_DATUM = rf"(?:[0-9]{{1,2}}[-/. ][0-9]{{1,2}}[-/. ](?:[0-9]{{4}}|[0-9]{{2}})|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|[0-9]{{1,2}} (?:{_MAAND})[a-z]*\.? [0-9]{{4}})"
_PAPIER = re.compile(
    r"(?:factuur|order|bestel|bon|offerte|klant|artikel|polis|zaak|kvk|ref|kenmerk|serie)\w*\W{0,3}(?:nr|nummer|no)?\W{0,3}$",
    re.I,
)


class Vondst(NamedTuple):
    """A private detail in a text: from where to where, and what kind."""

    begin: int
    einde: int
    wat: str


class _Soort(NamedTuple):
    wat: str
    patroon: re.Pattern[str]
    einde: Callable[[str, re.Match[str]], int]
    """Where the detail ends in the text, or -1 when it is none after all."""
    nodig: re.Pattern[str] | tuple[str, ...]
    """A text without this, or in lower case without one of these, has none: looking for it is quicker."""

    def kan_in(self, tekst: str, klein: str) -> bool:
        """Whether a closer look makes sense. Words are looked for as they are, which is quickest."""
        if isinstance(self.nodig, tuple):
            return any(woord in klein for woord in self.nodig)
        return self.nodig.search(tekst) is not None


def _heel(_tekst: str, gevonden: re.Match[str]) -> int:
    return gevonden.end()


def _iban(tekst: str, gevonden: re.Match[str]) -> int:
    from stdnum import iban

    einde = gevonden.end()
    while einde - gevonden.start() >= 15:
        # What follows may have been taken along: a word in capitals, a number.
        if iban.is_valid(tekst[gevonden.start() : einde], check_country=False) and tekst[einde - 1].isalnum():
            return einde
        einde -= 1
    return -1


def _bsn(tekst: str, gevonden: re.Match[str]) -> int:
    from stdnum.nl import bsn

    cijfers = re.sub(r"[ .-]", "", gevonden[0])
    if not bsn.is_valid(cijfers):
        return -1
    voor = tekst[max(0, gevonden.start() - 30) : gevonden.start()]
    return -1 if _PAPIER.search(voor) else gevonden.end()


def _kort_bsn(_tekst: str, gevonden: re.Match[str]) -> int:
    from stdnum.nl import bsn

    return gevonden.end() if bsn.is_valid(re.sub(r"\D", "", gevonden[1])) else -1


def _naam(_tekst: str, gevonden: re.Match[str]) -> int:
    return gevonden.end() if gevonden["naam"][0].isupper() else -1


def _adres(_tekst: str, gevonden: re.Match[str]) -> int:
    from stdnum.nl import postcode

    return gevonden.end() if postcode.is_valid((gevonden["pc"] or gevonden["pc2"]).upper()) else -1


_PC = r"(?P<pc>[1-9][0-9]{3}(?: ?[A-Z]{2}|[a-z]{2}))(?![A-Za-z])"

_SOORTEN = (
    _Soort(
        N_("een rekeningnummer"),
        re.compile(r"(?<![\w])[A-Za-z]{2}[0-9]{2}(?:[ .-]?[A-Za-z0-9]){11,34}"),
        _iban,
        re.compile(r"[A-Za-z]{2}[0-9]{2}"),
    ),
    _Soort(
        N_("een burgerservicenummer"),
        re.compile(r"(?<![\w.,+-])[0-9]{3}([ .-]?)[0-9]{3}\1[0-9]{3}(?![\w-])"),
        _bsn,
        re.compile(r"[0-9]{3}[ .-]?[0-9]{3}[ .-]?[0-9]{3}"),
    ),
    _Soort(
        N_("een burgerservicenummer"),
        re.compile(r"\bbsn\W{1,4}([0-9]{4}[ .]?[0-9]{2}[ .]?[0-9]{2,3})\b", re.I),
        _kort_bsn,
        ("bsn",),
    ),
    _Soort(N_("een e-mailadres"), re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"), _heel, ("@",)),
    _Soort(
        N_("een telefoonnummer"),
        re.compile(
            r"(?<![\w.,/+-])(?![0-9]{6}-[0-9]{4}(?![0-9]))(?:(?:\+|00)31[ -]?(?:\(0\)[ -]?)?|\(?0)[1-9]\)?(?:[ .-]{0,3}\(?[0-9]\)?){8}(?![\w]|[-.,][0-9])"
            r"|(?<![\w])\+[1-9][0-9](?:[ -]?[0-9]){8,11}(?![\w])"
        ),
        _heel,
        re.compile(r"[0+][^0-9]{0,4}[0-9](?:[^0-9]{0,4}[0-9]){7}"),
    ),
    _Soort(
        N_("een adres"),
        re.compile(
            rf"[A-Za-zÀ-ÿ][\wÀ-ÿ.' -]{{2,40}}? [0-9]{{1,5}}(?:[ -]?(?:[0-9]{{1,4}}|[A-Za-z]{{1,2}}|[IVX]{{1,3}}))?[ ,;-]{{1,3}}{_PC}"
            rf"|(?<![\w]){_PC.replace('pc', 'pc2')}[ ,;-]{{0,3}}(?:(?:huis)?(?:nr|nummer|no)\.? ?)?[0-9]{{1,5}}(?![0-9€%:]|[.,-][0-9])[a-zA-Z]?\b"
        ),
        _adres,
        re.compile(r"[1-9][0-9]{3} ?[A-Za-z]{2}"),
    ),
    _Soort(
        N_("een geboortedatum"),
        re.compile(
            rf"(?:\bgeb(?:\.|oren|oortedatum|\.? ?datum)?(?: op| d\.d\.)?|\bdob|\bdate of birth|\bborn(?: on)?|(?<!\w)\*)\W{{0,3}}{_DATUM}\b",
            re.I,
        ),
        _heel,
        ("geb", "dob", "date of b", "born", "*"),
    ),
    _Soort(
        N_("een kenteken"),
        re.compile(
            r"(?<![\w-])(?:[A-Z]{2}-[0-9]{2}-[0-9]{2}|[0-9]{2}-[0-9]{2}-[A-Z]{2}|[0-9]{2}-[A-Z]{2}-[0-9]{2}|[A-Z]{2}-[0-9]{2}-[A-Z]{2}"
            r"|[A-Z]{2}-[A-Z]{2}-[0-9]{2}|[0-9]{2}-[A-Z]{2}-[A-Z]{2}|[0-9]{2}-[A-Z]{3}-[0-9]|[0-9]-[A-Z]{3}-[0-9]{2}"
            r"|[A-Z]{2}-[0-9]{3}-[A-Z]|[A-Z]-[0-9]{3}-[A-Z]{2}|[A-Z]{3}-[0-9]{2}-[A-Z]|[A-Z]-[0-9]{2}-[A-Z]{3}"
            r"|[0-9]-[A-Z]{2}-[0-9]{3}|[0-9]{3}-[A-Z]{2}-[0-9])(?![\w-])"
            r"|(?<=kenteken )[A-Z0-9]{6}\b"
        ),
        _heel,
        re.compile(r"[A-Z0-9]-[A-Z0-9]{1,3}-[A-Z0-9]|kenteken"),
    ),
    _Soort(
        N_("een naam"),
        re.compile(
            r"\b(?:[Mm]w\.?|[Mm]evr\.?|[Mm]evrouw|[Dd]hr\.?|[Dd]e heer|[Mm]eneer|[Ff]am\.)\s+"
            r"(?:[A-Z]\.[ ]?)*(?:(?:van|de|der|den|het|'t|el|al|ten|ter|von|bin|la|le)\s+)*(?P<naam>[^\W\d_][\w'’-]+)"
        ),
        _naam,
        ("mw", "mev", "meneer", "dhr", "de heer", "fam."),
    ),
)


_ZOEK = tuple(soort.nodig.search for soort in _SOORTEN if not isinstance(soort.nodig, tuple))
_WOORDEN = tuple(woord for soort in _SOORTEN if isinstance(soort.nodig, tuple) for woord in soort.nodig)


def _kan_iets_hebben(tekst: str, vanaf: int) -> bool:
    """What `kan_in` of all kinds together says, written out for speed: it is asked of every line of every logboek."""
    for zoek in _ZOEK:
        if zoek(tekst, vanaf):
            return True
    klein = tekst.lower()
    for woord in _WOORDEN:  # noqa: SIM110
        if woord in klein:
            return True
    return False


_GESCHREVEN = re.compile(
    rf"- \{{[a-z]+: {NUMMER}(?:, (?:van: {NUMMER}|datum: [0-9-]{{10}}|(?:bedrag|btw): [0-9.]{{1,10}}|[a-z_]+: [a-z]{{1,12}}))*, "
)
"""How a line of a logboek begins when buurtledger wrote it: nothing in it is text."""

_SCAN = re.compile(r'scan: "sha256:[0-9a-f]{64}"')


def vind(tekst: str) -> list[Vondst]:
    """The private details in a text, in order; where two overlap the first found counts."""
    gevonden: list[Vondst] = []
    klein = tekst.lower()
    for soort in _SOORTEN:
        if not soort.kan_in(tekst, klein):
            continue
        for treffer in soort.patroon.finditer(tekst):
            einde = soort.einde(tekst, treffer)
            if einde > 0 and not any(v.begin < einde and treffer.start() < v.einde for v in gevonden):
                gevonden.append(Vondst(treffer.start(), einde, soort.wat))
    return sorted(gevonden)


def maskeerder(rollen: Rollen) -> Callable[[str], str]:
    """Replaces every private detail in a text but the foundation's own account."""
    return lambda tekst: maskeer(tekst, rollen.rekening)


def maskeer(tekst: str, openbaar: tuple[str, ...] = ()) -> str:
    """The text with every private detail replaced; `openbaar` are accounts that may be seen."""
    uit, vorige = [], 0
    for begin, einde, _ in vind(tekst):
        if "".join(ch for ch in tekst[begin:einde] if ch.isalnum()).upper() in openbaar:
            continue
        uit += [tekst[vorige:begin], WEG]
        vorige = einde
    return "".join([*uit, tekst[vorige:]])


def prive_in(tekst: str, bestand: str, rollen: Rollen) -> Iterator[Bevinding]:
    """The private details in a file; the foundation's own account and the addresses in rollen are public."""
    regels = tekst.split("\n")
    gevonden = _in_logboek(regels) if bestand.startswith("data/bonnen/") else _in_tekst(tekst, regels)
    for lijn, begin, einde, wat in gevonden:
        regel = regels[lijn]
        if _is_openbaar(regel[begin:einde], bestand, rollen):
            continue
        yield bevinding(
            "privacy",
            Plaats(bestand, lijn + 1, begin + 1),
            zin("hier staat {wat}", wat=zin(wat)),
            zin("haal het weg voor je het vastlegt, want git vergeet niets: {zo}", zo=_rond(regel, begin, einde)),
        )._replace(fragment=regel[:2000], lengte=einde - begin)


def _in_logboek(regels: list[str]) -> Iterator[tuple[int, int, int, str]]:
    """Line by line, without the part that holds no text: a logboek may have very many."""
    for lijn, regel in enumerate(regels):
        kop = _GESCHREVEN.match(regel)
        vanaf = kop.end() if kop else 0
        if not _kan_iets_hebben(regel, vanaf):
            continue
        kaal = regel[vanaf:]
        if "sha256" in kaal:
            kaal = _SCAN.sub(lambda scan: " " * len(scan[0]), kaal)
        for begin, einde, wat in vind(kaal):
            yield lijn, vanaf + begin, vanaf + einde, wat


def _in_tekst(tekst: str, regels: list[str]) -> Iterator[tuple[int, int, int, str]]:
    lijn = begin_lijn = 0
    for begin, einde, wat in vind(tekst):
        while begin_lijn + len(regels[lijn]) < begin:
            begin_lijn += len(regels[lijn]) + 1
            lijn += 1
        yield lijn, begin - begin_lijn, einde - begin_lijn, wat


def _is_openbaar(stuk: str, bestand: str, rollen: Rollen) -> bool:
    if "".join(ch for ch in stuk if ch.isalnum()).upper() in rollen.rekening:
        return True
    return bestand == ROLLEN and rollen.van_adres(stuk) is not None


def _rond(regel: str, begin: int, einde: int) -> str:
    """The redacted text around the detail: the text between its quotes, or what stands near."""
    van = regel.rfind('"', 0, begin) + 1 or max(0, begin - 40)
    tot = regel.find('"', einde)
    return maskeer(regel[van:begin]) + WEG + maskeer(regel[einde : tot if tot >= 0 else einde + 40])[:200]
