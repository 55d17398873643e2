"""How `verschil` and `volg` tell what came to be written besides money: a line each, and a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from buurtledger.model.bericht import N_
from buurtledger.model.idee import Idee, Ideestand
from buurtledger.model.overeenkomst import Overeenkomst
from buurtledger.model.regelboek import Regelstorno
from buurtledger.model.voorstel import Ingetrokken, Reactie, Voorstel
from buurtledger.report.document import NADRUK, Alinea, Blok, Kop, Lijst
from buurtledger.report.ideeen import STANDEN, WEGEN
from buurtledger.report.taal import Taal
from buurtledger.stand.verschilwoorden import BOEKEN, Opgeschreven, Woorden

_HOOGSTENS = 50
_SOORT: Mapping[type, str] = {
    Idee: N_("idee"),
    Ideestand: N_("stand van een idee"),
    Overeenkomst: N_("overeenkomst"),
    Voorstel: N_("voorstel"),
    Reactie: N_("reactie"),
    Ingetrokken: N_("voorstel ingetrokken"),
    Regelstorno: N_("teruggenomen"),
}
"""What each kind of line is called in a count."""
_KOP: Mapping[str, str] = {
    "ideeen": N_("Ideeën"),
    "overeenkomsten": N_("Overeenkomsten"),
    "voorstellen": N_("Voorgelegd, en wat ervan gezegd is"),
}


def geteld(woorden: Woorden, taal: Taal) -> Iterator[str]:
    """How many lines of each kind came."""
    aantallen = Counter(type(een.regel) for een in woorden.erbij)
    for soort, naam in _SOORT.items():
        if aantal := aantallen[soort]:
            yield taal("{aantal} × {soort}", aantal=aantal, soort=taal(naam))


def blokken(woorden: Woorden, taal: Taal) -> Iterator[Blok]:
    """What came, by book; and first what went, which should be nothing."""
    if woorden.weg:
        yield Kop(taal("Woorden die er niet meer staan"))
        yield Alinea(taal("Wat is opgeschreven verandert nooit; alleen een rectificatie haalt een regel weg."), NADRUK)
        yield from _lijst(woorden.weg, taal)
    for boek in BOEKEN:
        if erbij := [een for een in woorden.erbij if een.boek == boek]:
            yield Kop(taal(_KOP[boek]))
            yield from _lijst(erbij, taal)


def _lijst(alles: Iterable[Opgeschreven], taal: Taal) -> Iterator[Blok]:
    regels = [_zin(een, taal) for een in alles]
    yield Lijst(tuple(regels[:_HOOGSTENS]))
    if len(regels) > _HOOGSTENS:
        yield Alinea(taal("… en nog {aantal}", aantal=len(regels) - _HOOGSTENS))


def _zin(een: Opgeschreven, taal: Taal) -> str:
    """One line in words."""
    match een.regel:
        case Idee() as idee:
            return f"{idee.nummer}: {idee.omschrijving}"
        case Ideestand() as stand:
            delen = [
                taal(STANDEN[stand.stand]),  # type: ignore[index]
                taal(WEGEN[stand.weg]) if stand.weg else "",  # type: ignore[index]
                stand.post,
                stand.besluit,
                stand.toelichting,
            ]
            over = f"{stand.van} ({een.over})" if een.over else stand.van
            return f"{over}: {', '.join(filter(None, delen))}"
        case Overeenkomst() as met:
            van = taal("met {wie}, over {post}, vanaf {dag}", wie=met.met, post=met.post, dag=met.datum)
            tot = "" if met.tot_en_met is None else " " + taal("tot en met {dag}", dag=met.tot_en_met)
            return f"{met.nummer}: {van}{tot}: {met.omschrijving}"
        case Voorstel() as voorstel:
            tot = taal("reageren kan tot en met {dag}", dag=voorstel.reageren_tot)
            geld = f"{taal.notatie.euro(voorstel.bedrag)}; " if voorstel.bedrag else ""
            return f"{voorstel.naam}: {voorstel.waarom} ({geld}{tot})"
        case Reactie() as reactie:
            soort = taal("{aantal} × {soort}", aantal=reactie.aantal, soort=taal(reactie.soort))
            return ": ".join(filter(None, (een.over, soort, reactie.tekst)))
        case Ingetrokken() as weg:
            return taal("{voorstel}: ingetrokken: {reden}", voorstel=een.over, reden=weg.reden)
        case Regelstorno() as storno:
            over = f"{storno.van} ({een.over})" if een.over else storno.van
            return taal("{wat}: teruggenomen: {reden}", wat=over, reden=storno.reden)


def gegevens(een: Opgeschreven) -> dict[str, object]:
    """The stable form for programs: kind, id, day, what it is about, and its words."""
    regel = een.regel
    wat = over = None
    aantal = bedrag = None
    match regel:
        case Idee():
            soort, tekst = "idee", regel.omschrijving
        case Ideestand():
            soort, over, wat, tekst = "stand", regel.van, regel.stand, regel.toelichting
        case Overeenkomst():
            soort, over, wat, tekst = "overeenkomst", regel.post, regel.met, regel.omschrijving
        case Voorstel():
            soort, tekst, bedrag = "voorstel", regel.waarom, f"{regel.bedrag:.2f}"
        case Reactie():
            soort, over, wat, tekst, aantal = "reactie", een.over, regel.soort, regel.tekst, regel.aantal
        case Ingetrokken():
            soort, over, tekst = "ingetrokken", een.over, regel.reden
        case Regelstorno():
            soort, over, tekst = "storno", regel.van, regel.reden
    return {
        "boek": een.boek,
        "soort": soort,
        "id": een.id,
        "datum": een.dag.isoformat(),
        "over": over,
        "wat": wat,
        "aantal": aantal,
        "bedrag": bedrag,
        "tekst": tekst or None,
    }
