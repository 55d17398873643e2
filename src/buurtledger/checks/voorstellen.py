"""Rules on what is laid before the residents: `voorstel`, and `voorgelegd` for the besluiten that came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from buurtledger.checks.besluiten import nieuw_besluit, op_zichzelf
from buurtledger.checks.besluitgeld import Logboeken
from buurtledger.checks.regelboeken import dagen_en_stornos
from buurtledger.checks.register import bevinding
from buurtledger.model.begroting import Begroting, Mandaat
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.besluit import Besluit, besluitbestand, op_volgorde
from buurtledger.model.bevinding import Bevinding, Ernst, Plaats, Regel
from buurtledger.model.voorstel import Voorstel, reactiebestand, voorstelbestand
from buurtledger.stand.voorgelegd import zoals_voorgelegd


def voorstellen(
    plan: Begroting, alle: Sequence[Voorstel], besluiten: Sequence[Besluit], logboeken: Logboeken, vandaag: date
) -> Iterator[Bevinding]:
    """Every proposal by itself, by what was known when it was laid: what is spent later makes it no fout."""
    for voorstel in alle:
        yield from _dagen(voorstel, vandaag)
        yield from _daad(plan, voorstel, besluiten, logboeken)
        yield from _soort(plan, voorstel)
        yield from _regels(voorstel, vandaag)


def nieuw_voorstel(
    plan: Begroting, eerdere: Sequence[Besluit], voorstel: Voorstel, logboeken: Logboeken, vandaag: date
) -> tuple[Bevinding, ...]:
    """What a proposal that is still to be written down breaks: whatever the besluit would, if it were taken today."""
    besluit = voorstel.als_besluit()
    gevonden = [*_dagen(voorstel, vandaag)]
    breekt = [b for b in nieuw_besluit(plan, eerdere, besluit, logboeken, vandaag) if b.regel is not Regel.TOEKOMST]
    # What another besluit of this very day closed is closed to it: `check` will say so.
    breekt += op_zichzelf(plan, eerdere, besluit, logboeken, vandaag)
    per_plek = {een.plaats.veld: een for een in reversed(breekt) if een.ernst is Ernst.FOUT}
    gevonden += (_fout(voorstel, veld, een.bericht, een.remedie, een.regel) for veld, een in sorted(per_plek.items()))
    gevonden += _soort(plan, voorstel)
    mandaat = {m.wie: m for m in plan.mandaten}.get(voorstel.door)
    tijd = (voorstel.reageren_tot - voorstel.openbaar).days
    if mandaat is not None and 0 <= tijd < mandaat.voorleggen:
        bericht = zin(
            "{door} hoort een voorstel {dagen:dag|dagen} voor te leggen; zo kunnen bewoners {tijd:dag|dagen} reageren",
            door=voorstel.door,
            dagen=mandaat.voorleggen,
            tijd=tijd,
        )
        plek = Plaats(voorstelbestand(voorstel.naam), veld="reageren_tot")
        gevonden.append(bevinding(Regel.VOORGELEGD, plek, bericht, zin("geef hun langer: --tot")))
    return tuple(gevonden)


def _soort(plan: Begroting, voorstel: Voorstel) -> Iterator[Bevinding]:
    soort = voorstel.bespreking.soort
    if soort and soort not in plan.soorten_bijeenkomst:
        remedie = zin("kies uit {soorten}", soorten=plan.soorten_bijeenkomst)
        yield _fout(voorstel, "bespreking.soort", zin("{soort} is geen soort bijeenkomst", soort=soort), remedie)


def _fout(
    voorstel: Voorstel, veld: str, bericht: Bericht, remedie: Bericht, regel: Regel = Regel.VOORSTEL
) -> Bevinding:
    return bevinding(regel, Plaats(voorstelbestand(voorstel.naam), veld=veld), bericht, remedie)


def _dagen(voorstel: Voorstel, vandaag: date) -> Iterator[Bevinding]:
    dag = voorstel.datum
    if not voorstel.naam.startswith(f"{dag.isoformat()}-"):
        yield _fout(
            voorstel,
            "datum",
            zin("het bestand noemt een andere dag dan het voorstel, {datum}", datum=dag),
            zin("geef het bestand een naam die met de dag van het voorstel begint"),
        )
    if dag > vandaag:
        bericht = zin("{datum} moet nog komen; vandaag is het {vandaag}", datum=dag, vandaag=vandaag)
        yield _fout(voorstel, "datum", bericht, zin("schrijf een voorstel op als het er ligt"), Regel.TOEKOMST)
    if voorstel.ingevoerd < dag:
        yield _fout(
            voorstel,
            "ingevoerd",
            zin("het zou ingevoerd zijn op {dag}, voor het voorgelegd is", dag=voorstel.ingevoerd),
            zin("ingevoerd is de dag waarop het opgeschreven is: de dag van het voorstel of later"),
        )
    if voorstel.reageren_tot < voorstel.openbaar:
        yield _fout(
            voorstel,
            "reageren_tot",
            zin(
                "reageren kon tot en met {tot}, en het voorstel is pas sinds {dag} te lezen",
                tot=voorstel.reageren_tot,
                dag=voorstel.openbaar,
            ),
            zin("geef bewoners tijd: een dag na die waarop het voorgelegd is"),
        )
    if voorstel.bespreking.datum < voorstel.openbaar:
        yield _fout(
            voorstel,
            "bespreking.datum",
            zin(
                "het zou besproken zijn op {dag}, en het voorstel is pas sinds {datum} te lezen",
                dag=voorstel.bespreking.datum,
                datum=voorstel.openbaar,
            ),
            zin("noem de dag waarop het nog besproken wordt"),
        )


def _daad(
    plan: Begroting, voorstel: Voorstel, besluiten: Sequence[Besluit], logboeken: Logboeken
) -> Iterator[Bevinding]:
    """What it would do could be decided on the day it was laid: posten that are there, and money that is."""
    toen = voorstel.openbaar
    eerder = [b for b in besluiten if b.ingevoerd <= toen and b.voorstel != voorstel.naam]
    besluit = voorstel.als_besluit(toen)
    for een in op_zichzelf(plan, eerder, besluit, logboeken, toen):
        if een.ernst is Ernst.FOUT:
            yield _fout(voorstel, een.plaats.veld, een.bericht, een.remedie)


def _regels(voorstel: Voorstel, vandaag: date) -> Iterator[Bevinding]:
    pad = reactiebestand(voorstel.naam)
    yield from dagen_en_stornos(pad, voorstel.regels, vandaag)
    for regel in voorstel.regels:
        if regel.datum < voorstel.datum:
            bericht = zin("dit zou van {dag} zijn, voor het voorstel er lag", dag=regel.datum)
            remedie = zin("neem de dag waarop het gezegd is, {datum} of later", datum=voorstel.datum)
            yield bevinding(Regel.VOORSTEL, Plaats(pad, regel.lijn, veld="datum"), bericht, remedie)


def voorgelegd(
    plan: Begroting,
    besluiten: Sequence[Besluit],
    alle: Sequence[Voorstel],
    mandaten: Mapping[str, tuple[Mandaat, ...]] = MappingProxyType({}),
) -> Iterator[Bevinding]:
    """A besluit that names a proposal fits it; one whose mandate asks it was laid before the residents in time.

    `mandaten` are those that were in force when a besluit was entered, where git knows that: a mandate that asks more
    now asks it of what is decided from now on. A besluit that only turns back another needs no proposal.
    """
    namen = {voorstel.naam: voorstel for voorstel in alle}
    weg = {besluit.trekt_in for besluit in besluiten}
    eerste: dict[str, str] = {}
    for besluit in op_volgorde(besluiten):
        if besluit.trekt_in:
            continue
        mandaat = {m.wie: m for m in mandaten.get(besluit.naam, plan.mandaten)}.get(besluit.door)
        dagen = mandaat.voorleggen if mandaat is not None else 0
        if not besluit.voorstel:
            if dagen:
                yield _anders_dan_gevraagd(
                    besluit,
                    "door",
                    zin(
                        "dit besluit is niet aan de bewoners voorgelegd; {door} hoort dat {dagen:dag|dagen} te doen",
                        door=besluit.door,
                        dagen=dagen,
                    ),
                    zin("leg het een volgende keer eerst voor: buurtledger besluit voorleggen"),
                )
            continue
        voorstel = namen.get(besluit.voorstel)
        if voorstel is None:
            yield _van_besluit(
                besluit,
                zin("het voorstel {naam} waar dit uit kwam is er niet", naam=besluit.voorstel),
                zin("noem een voorstel uit buurtledger voorstel lijst"),
            )
            continue
        if besluit.naam not in weg:
            al = eerste.setdefault(voorstel.naam, besluit.naam)
            if al != besluit.naam:
                yield _van_besluit(
                    besluit,
                    zin("uit {naam} kwam al een besluit, {ander}", naam=voorstel.naam, ander=al),
                    zin("leg een nieuw voorstel voor, of trek het andere besluit in"),
                )
        yield from _op_tijd(besluit, voorstel, dagen)


def _op_tijd(besluit: Besluit, voorstel: Voorstel, dagen: int) -> Iterator[Bevinding]:
    weg = voorstel.ingetrokken
    if weg is not None and weg.datum <= besluit.datum:
        yield _van_besluit(
            besluit,
            zin("het voorstel {naam} was op {dag} ingetrokken", naam=voorstel.naam, dag=weg.datum),
            zin("leg een nieuw voorstel voor: buurtledger besluit voorleggen"),
        )
    if besluit.datum < voorstel.datum:
        yield _van_besluit(
            besluit,
            zin("dit is besloten op {dag}, voor {naam} er lag", dag=besluit.datum, naam=voorstel.naam),
            zin("noem een voorstel van daarvoor, of laat het veld voorstel weg"),
        )
        return
    gehad = (besluit.datum - voorstel.openbaar).days
    if gehad < dagen:
        yield _anders_dan_gevraagd(
            besluit,
            "datum",
            zin(
                "dit lag {gehad:dag|dagen} voor aan de bewoners; {door} hoort het {dagen:dag|dagen} voor te leggen",
                gehad=max(gehad, 0),
                door=besluit.door,
                dagen=dagen,
            ),
            zin("zo is het gegaan; besluit een volgende keer later, of leg het eerder voor"),
        )
    if besluit.datum < voorstel.reageren_tot:
        yield _anders_dan_gevraagd(
            besluit,
            "datum",
            zin(
                "dit is besloten op {dag}, en bewoners konden reageren tot en met {tot}",
                dag=besluit.datum,
                tot=voorstel.reageren_tot,
            ),
            zin("zo is het gegaan; wacht een volgende keer tot iedereen iets heeft kunnen zeggen"),
        )
    if not besluit.veranderd and not zoals_voorgelegd(voorstel, besluit):
        yield _anders_dan_gevraagd(
            besluit,
            "voorstel",
            zin("dit besluit is anders dan wat er voorgelegd is, en zegt niet waarom"),
            zin("zet bij een volgend besluit wat er veranderde: --veranderd"),
        )


def _van_besluit(besluit: Besluit, bericht: Bericht, remedie: Bericht) -> Bevinding:
    return bevinding(Regel.BESLUIT, Plaats(besluitbestand(besluit.naam), veld="voorstel"), bericht, remedie)


def _anders_dan_gevraagd(besluit: Besluit, veld: str, bericht: Bericht, remedie: Bericht) -> Bevinding:
    return bevinding(Regel.VOORGELEGD, Plaats(besluitbestand(besluit.naam), veld=veld), bericht, remedie)
