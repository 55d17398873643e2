"""Who sold it, the number of the paper, and what was bought."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from buurtledger.model.papier import Vondst
from buurtledger.model.tekst import bezwaar_tegen
from buurtledger.papier.bedragen import Bedrag
from buurtledger.papier.efactuur import omschrijving_van
from buurtledger.papier.labels import BTW, KORTING, PIN, SUBTOTAAL, TOTAAL, WISSEL, soort_van
from buurtledger.papier.regels import Deel, Regel, lijkt_op, woorden_van

KETENS = (
    *("Albert Heijn", "Jumbo", "Lidl", "Aldi", "Dirk", "Plus", "Coop", "Spar", "Vomar", "Hoogvliet", "Dekamarkt"),
    *("Nettorama", "Boni", "Poiesz", "Ekoplaza", "Makro", "Sligro", "Hanos", "Tanger", "Amazing Oriental"),
    *("Gamma", "Praxis", "Karwei", "Hornbach", "Hubo", "Kluswijs", "Formido", "Bauhaus", "Intratuin", "Welkoop"),
    *("GroenRijk", "Action", "HEMA", "Xenos", "Blokker", "Big Bazar", "Zeeman", "Wibra", "Primark", "Kruidvat", "Etos"),
    *("Trekpleister", "IKEA", "Kwantum", "Leen Bakker", "JYSK", "MediaMarkt", "Coolblue", "Bol", "Decathlon"),
    *("Intersport", "Bruna", "Primera", "AKO", "The Read Shop", "Pipoos", "Van Beek", "Intertoys", "Top1Toys"),
    *("Flying Tiger", "Søstrene Grene", "Rituals", "Kruitbosch", "Halfords", "Shell", "Esso", "Texaco", "Tango", "BP"),
    *("PostNL", "Drukwerkdeal", "Staples", "Office Centre", "Bakker Bart", "Febo", "Domino's", "Subway", "Greetz"),
)
"""Shops with many branches: a name that is read whole is one of them."""
_GEEN_NAAM = (
    *("kassabon", "factuur", "invoice", "rekening", "bon", "klantticket", "welkom", "bedankt", "datum", "kvk", "btw"),
    *("telefoon", "tel", "www", "http", "filiaal", "kassa", "receipt", "nota", "iban", "pagina", "page", "klant"),
    *("openingstijden", "kopie", "kassier", "medewerker", "adres", "aan", "email", "terminal", "merchant"),
)
_RECHTSVORM = re.compile(r"\b(?:B\.?\s?V\.?|N\.?V\.?|V\.?O\.?F\.?|Stichting|Vereniging|Coöperatie|GmbH|Ltd)(?=\W|$)")
_ACHTER_NAAM = (
    r"\s?-?\s?(?:nummer|number|nr|no|num|id)?\s?[.:#]{0,2}\s{0,3}"
    r"(?P<nr>(?:[A-Z]{1,4}[-/]?)?[0-9][0-9A-Z/-]{2,24})(?![0-9.,:]*[.,:][0-9])"
)
_NUMMERS = tuple(
    re.compile(naam + _ACHTER_NAAM, re.IGNORECASE)
    for naam in (
        "(?:factuur|invoice|rechnungs?)",
        "(?:bon|kassabon|ticket|nota|receipt)",
        "(?:bestelling|bestel|order|ritnummer|rekening|rekeningnr)",
        "(?:^|  )(?=nr)",
        "(?:transactie|trans)",
    )
)
"""What names the number of a paper, the likeliest first. Of the last two (some number, and that of the card's slip)
none is sure."""
_NUMMERKOP = re.compile(r"(?:factuur|invoice|bon|nota|rekening|order) ?-?(?:nummer|number|nr|no)[.:]?", re.IGNORECASE)
_GETALLEN = re.compile(r"(?<![^\s€])[0-9]+(?:[.,][0-9]+)?\s?(?:x|st|stuks?|%|€|\*|@)?(?=\s|$)|\s+[x*@]\s+")
_AANTAL = re.compile(r"[0-9]{1,3} ?(?:x|X|st|stuks?|@|\*) ?[0-9]")
_GOED_GELEZEN, _GOED_GENOEG = 75, 55
"""How sure the reader of pictures is of a word that is shown as it is, and of one that may be of a name."""
_ARTIKEL = re.compile(r"[^\W\d_]{3,}")


def vind_leverancier(regels: Sequence[Regel], bekend: Collection[str]) -> Vondst[str] | None:
    """Who sold it: a shop that is known is sure, and a name that the paper has twice."""
    for nr, regel in enumerate(regels[:12]):
        for deel in regel.delen:
            if nr < 12 and (gevonden := _bekend(deel, (*bekend, *KETENS), kop=nr < 6)):
                return gevonden
    for deel in (deel for regel in regels for deel in regel.delen):
        if gevonden := _adres(deel, (*bekend, *KETENS)):
            return gevonden
    return _eerste_naam(regels)


def _bekend(deel: Deel, namen: Sequence[str], *, kop: bool) -> Vondst[str] | None:
    woorden = woorden_van(deel.tekst)
    if not woorden or any(w in ("aan", "t.a.v", "tav", "klant", "factuuradres") for w in woorden[:2]):
        return None
    for naam in namen:
        gezocht = woorden_van(naam)
        for begin in range(len(woorden) - len(gezocht) + 1):
            stuk = woorden[begin : begin + len(gezocht)]
            if stuk == gezocht:
                # `GAMMA Amsterdam Zuidoost` is a branch of it, `plus een gratis tas` is not.
                heel = not begin and len(woorden) <= len(gezocht) + 2
                return Vondst(naam, kop and heel, deel.plek(0, len(deel.tekst)), deel.tekst)
            if len(naam) > 4 and all(lijkt_op(een, ander) for een, ander in zip(stuk, gezocht, strict=True)):
                return Vondst(naam, False, deel.plek(0, len(deel.tekst)), deel.tekst)
    return None


def _adres(deel: Deel, namen: Sequence[str]) -> Vondst[str] | None:
    """A shop by the address of its website."""
    m = re.search(r"(?:www\.|@|https?://)([a-z0-9-]{3,30})\.(?:nl|com|eu|be|amsterdam)", deel.tekst.casefold())
    if m is None:
        return None
    for naam in namen:
        if "".join(woorden_van(naam)) == re.sub("[^a-z0-9]", "", m[1]):
            return Vondst(naam, True, deel.plek(0, len(deel.tekst)), deel.tekst)
    return None


def _eerste_naam(regels: Sequence[Regel]) -> Vondst[str] | None:
    """A name with its kind of firm, or the tallest of the first lines; sure when it stands there twice."""
    alles = " ".join(" ".join(woorden_van(regel.tekst)) for regel in regels)
    mogelijk: list[tuple[float, Deel]] = []
    for nr, regel in enumerate(regels[:8]):
        for heel in regel.delen[:2]:
            deel = _goed_gelezen(heel)
            woorden = woorden_van(deel.tekst)
            letters = sum(teken.isalpha() for teken in deel.tekst)
            if letters < 3 or letters < len(deel.tekst) * 0.6 or any(w in _GEEN_NAAM for w in woorden[:2]):
                continue
            if soort_van(woorden) in (TOTAAL, SUBTOTAAL, BTW, PIN, WISSEL, KORTING):
                continue
            # A word is as tall as its tallest letters, so a name must be taller by more than that to stand lower.
            hoogte = regel.hoogte * (2 if _RECHTSVORM.search(deel.tekst) else 1) * (1 - 0.08 * nr)
            mogelijk.append((hoogte if _gemiddeld(deel) > _GOED_GENOEG else hoogte / 4, deel))
    if not mogelijk:
        return None
    deel = max(mogelijk, key=lambda paar: paar[0])[1]
    naam = deel.tekst.lstrip(" *-=_.:;,|~'\"‚").rstrip(" *-=_:;,|~'\"…")[:80]
    naam = naam if _RECHTSVORM.search(naam) else naam.rstrip(".")
    if bezwaar_tegen(naam, 200) is not None:
        return None
    kern = " ".join(woorden_van(naam))
    vaak = len(kern) > 5 and alles.count(kern) > 1
    zekerheid = deel.zekerheid(0, len(deel.tekst))
    return Vondst(naam, vaak and zekerheid > 70, deel.plek(0, len(deel.tekst)), deel.tekst)


def _goed_gelezen(deel: Deel) -> Deel:
    """Without what was hardly read before and behind it: the edge of a table, a fold."""
    woorden = list(deel.woorden)
    while len(woorden) > 1 and woorden[-1].zekerheid < _GOED_GENOEG:
        woorden.pop()
    while len(woorden) > 1 and woorden[0].zekerheid < _GOED_GENOEG:
        woorden.pop(0)
    return Deel(" ".join(woord.tekst for woord in woorden), tuple(woorden), deel.bladzijde)


def _gemiddeld(deel: Deel) -> float:
    return sum(woord.zekerheid for woord in deel.woorden) / len(deel.woorden)


def vind_nummer(regels: Sequence[Regel]) -> Vondst[str] | None:
    """The number of the invoice or receipt, as it stands behind its name."""
    for vorm in _NUMMERS:
        for regel in regels:
            m = vorm.search(regel.tekst)
            if m is None:
                continue
            deel = next((deel for deel in regel.delen if m["nr"] in deel.tekst), None)
            if deel is not None:
                begin = deel.tekst.index(m["nr"])
                zeker = deel.zekerheid(begin, begin + len(m["nr"])) > 80 and vorm not in _NUMMERS[-2:]
                return Vondst(m["nr"], zeker, deel.plek(begin, begin + len(m["nr"])), m[0].strip())
    return _nummer_eronder(regels)


def _nummer_eronder(regels: Sequence[Regel]) -> Vondst[str] | None:
    """A number below its heading: `Factuurnr.` in a bar across the page."""
    for kop, regel in pairwise(regels):
        for boven in kop.delen:
            if _NUMMERKOP.fullmatch(boven.tekst.strip()) is None or regel.boven - kop.boven > 0.05:
                continue
            for deel in regel.delen:
                naast = deel.woorden[0].vak[0] > boven.woorden[-1].vak[2]
                if naast or deel.woorden[-1].vak[2] < boven.woorden[0].vak[0]:
                    continue
                if m := re.fullmatch(r"(?:[A-Z]{1,4}[-/]?)?[0-9][0-9A-Z/-]{2,24}", deel.tekst.strip()):
                    return Vondst(m[0], deel.zekerheid(0, len(deel.tekst)) > 80, deel.plek(0, len(deel.tekst)), m[0])
    return None


def vind_omschrijving(regels: Sequence[Regel], bedragen: Sequence[Bedrag], totaal: Bedrag | None) -> str:
    """What was bought: the names before the amounts in the column of the total, above it."""
    if totaal is None:
        return ""
    return omschrijving_van(tuple(_artikelen(regels, bedragen, totaal)))


def _artikelen(regels: Sequence[Regel], bedragen: Sequence[Bedrag], totaal: Bedrag) -> Iterator[str]:
    met_bedrag = {bedrag.regel for bedrag in bedragen}
    for bedrag in bedragen:
        if bedrag.regel >= totaal.regel or bedrag.soort or bedrag.waarde < 0:
            continue
        if abs(bedrag.rechts - totaal.rechts) > 25:
            continue
        naam = _naam(regels[bedrag.regel].delen[0])
        aantal = _AANTAL.match(regels[bedrag.regel].delen[0].tekst)
        if not naam and aantal and bedrag.regel and bedrag.regel - 1 not in met_bedrag:
            # `2 x 4,95   9,90` below the name of what it is.
            naam = _naam(regels[bedrag.regel - 1].delen[0])
        if naam:
            yield naam


def _naam(deel: Deel) -> str:
    """The words of an article that were read well; empty where there are none."""
    goed = " ".join(woord.tekst for woord in deel.woorden if woord.zekerheid >= _GOED_GELEZEN)
    naam = " ".join(woord for woord in _GETALLEN.sub(" ", goed).split() if len(woord) > 1)
    return naam.strip(" *-=_.:;,|~€")[:40] if _ARTIKEL.search(naam) else ""
