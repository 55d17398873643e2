"""Rules on decisions: `besluit`, `mandaat`, `gesloten`; what they do with money is judged by `checks.besluitgeld`.

A besluit is judged by itself, and with all that come into force on its day: at the end of that day each post must be
in order, and where it is not, every besluit of the day that took from it is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from buurtledger.checks.besluitgeld import Logboeken, achteraf, besluitfout, coordinatie, dekking
from buurtledger.checks.nummers import plaats_van
from buurtledger.checks.register import bevinding
from buurtledger.model.begroting import Begroting, Mandaat
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.besluit import Besluit, op_volgorde
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.datum import dag_voor
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.mutatie import GELD_UIT
from buurtledger.stand.geldend import begroting_op, gesloten_sinds, ooit_gesloten, pas_toe, tellend
from buurtledger.stand.ongedaan import geldend


def besluiten(
    plan: Begroting,
    alle: Sequence[Besluit],
    logboeken: Logboeken,
    vandaag: date,
    mandaten: Mapping[str, tuple[Mandaat, ...]] = MappingProxyType({}),
) -> Iterator[Bevinding]:
    """Every besluit by itself, and every day on which besluiten come into force.

    `mandaten` are those that were in force when a besluit was entered, where git knows that.
    """
    namen = {besluit.naam: besluit for besluit in alle}
    ingetrokken: dict[str, str] = {}
    for besluit in op_volgorde(alle):
        yield from _dagen(besluit, vandaag)
        yield from _intrekking(besluit, namen, ingetrokken, logboeken)
        yield from _mandaat(mandaten.get(besluit.naam, plan.mandaten), besluit)
    for dag in sorted({besluit.vanaf for besluit in alle}):
        voor, na = begroting_op(plan, alle, dag_voor(dag)), begroting_op(plan, alle, dag)
        van_de_dag = op_volgorde(besluit for besluit in alle if besluit.vanaf == dag)
        geldig = [b for b in van_de_dag if b in tellend(alle, dag)]
        for besluit in geldig:
            yield from _posten(voor, na, besluit)
        yield from _tegenspraak(geldig)
        blijvend = [b for b in van_de_dag if b.naam not in ingetrokken]
        yield from dekking(na, blijvend, logboeken, vandaag)
        yield from coordinatie(voor, na, geldig)
        for besluit in (b for b in geldig if b in blijvend):
            yield from achteraf(voor, besluit, logboeken, vandaag)


def nieuw_besluit(
    plan: Begroting, eerdere: Sequence[Besluit], besluit: Besluit, logboeken: Logboeken, vandaag: date
) -> tuple[Bevinding, ...]:
    """What a besluit that is still to be written down breaks: of its own, of another one, or of today's stand."""
    alle = (*eerdere, besluit)
    bekend = set(_kern(besluiten(plan, eerdere, logboeken, vandaag)))
    gevonden = [b for b in besluiten(plan, alle, logboeken, vandaag) if next(_kern([b])) not in bekend]
    # Dated back it must also leave what was spent since: `check` would call that overschreden.
    laatste = max(vandaag, *(b.vanaf for b in alle))
    nu = begroting_op(plan, alle, laatste)
    al = {b.plaats for b in gevonden if b.regel == Regel.DEKKING}
    gevonden += (b for b in dekking(nu, [besluit], logboeken, vandaag, op=laatste) if b.plaats not in al)
    return tuple(gevonden)


def op_zichzelf(
    plan: Begroting, eerdere: Sequence[Besluit], besluit: Besluit, logboeken: Logboeken, vandaag: date
) -> Iterator[Bevinding]:
    """What a besluit would break that nobody takes yet, after those before it: its posten, what they have left."""
    voor = begroting_op(plan, eerdere, besluit.vanaf)
    na = pas_toe(voor, besluit)
    yield from _posten(voor, na, besluit)
    yield from dekking(na, [besluit], logboeken, vandaag)
    yield from coordinatie(voor, na, [besluit])


def _kern(bevindingen: Iterable[Bevinding]) -> Iterator[tuple[str, Plaats, str]]:
    """What tells findings apart, whatever amounts they name: what was wrong before is not wrong anew."""
    for gevonden in bevindingen:
        yield gevonden.regel, gevonden.plaats, gevonden.bericht.sjabloon


def _dagen(besluit: Besluit, vandaag: date) -> Iterator[Bevinding]:
    if not besluit.naam.startswith(f"{besluit.datum.isoformat()}-"):
        yield besluitfout(
            Regel.BESLUIT,
            besluit,
            "datum",
            zin("het bestand noemt een andere dag dan het besluit, {datum}", datum=besluit.datum),
            zin("geef het bestand een naam die met de dag van het besluit begint"),
        )
    if besluit.vanaf < besluit.datum:
        yield besluitfout(
            Regel.BESLUIT,
            besluit,
            "vanaf",
            zin("het zou gelden vanaf {vanaf}, voor het genomen is", vanaf=besluit.vanaf),
            zin("een besluit geldt vanaf de dag waarop het genomen is, of later"),
        )
    if besluit.ingevoerd < besluit.datum:
        yield besluitfout(
            Regel.BESLUIT,
            besluit,
            "ingevoerd",
            zin("het zou ingevoerd zijn op {dag}, voor het genomen is", dag=besluit.ingevoerd),
            zin("ingevoerd is de dag waarop het opgeschreven is: de dag van het besluit of later"),
        )
    if besluit.datum > vandaag:
        yield besluitfout(
            Regel.TOEKOMST,
            besluit,
            "datum",
            zin("{datum} moet nog komen; vandaag is het {vandaag}", datum=besluit.datum, vandaag=vandaag),
            zin("schrijf een besluit op als het genomen is"),
        )


def _intrekking(
    besluit: Besluit, namen: Mapping[str, Besluit], ingetrokken: dict[str, str], logboeken: Logboeken
) -> Iterator[Bevinding]:
    """A besluit is revoked once, by one that reverses it exactly and holds no earlier; a revocation is not revoked."""
    if not besluit.trekt_in:
        return

    def fout(bericht: Bericht, remedie: Bericht) -> Bevinding:
        return besluitfout(Regel.BESLUIT, besluit, "trekt_in", bericht, remedie)

    eerder = namen.get(besluit.trekt_in)
    if eerder is None or eerder.naam == besluit.naam:
        yield fout(
            zin("het besluit {naam} dat dit intrekt is er niet", naam=besluit.trekt_in),
            zin("noem een besluit uit buurtledger besluit lijst"),
        )
        return
    nieuw = zin("neem een nieuw besluit: buurtledger besluit nieuw")
    if eerder.trekt_in:
        yield fout(zin("{naam} is zelf een intrekking, en die trekt niemand in", naam=eerder.naam), nieuw)
    elif besluit.netto() != {post: -bedrag for post, bedrag in eerder.netto().items()}:
        yield fout(
            zin("dit draait {naam} niet precies terug", naam=eerder.naam),
            zin("maak het met: buurtledger besluit trek-in {naam}", naam=eerder.naam),
        )
    if besluit.vanaf < eerder.vanaf:
        yield fout(
            zin("dit zou gelden vanaf {vanaf}, voor {naam} zelf geldt", vanaf=besluit.vanaf, naam=eerder.naam),
            zin("een intrekking geldt vanaf de dag van wat zij intrekt, of later"),
        )
    al = ingetrokken.setdefault(eerder.naam, besluit.naam)
    if al != besluit.naam:
        yield fout(zin("{naam} was al ingetrokken, door {ander}", naam=eerder.naam, ander=al), nieuw)
    for opening in eerder.opent:
        if logboeken.get(opening.post):
            yield fout(
                zin("{naam} opende {post}, en daar is al op geboekt", naam=eerder.naam, post=opening.post),
                zin("sluit de post met een nieuw besluit: buurtledger besluit nieuw --sluit {post}", post=opening.post),
            )


def _mandaat(mandaten: tuple[Mandaat, ...], besluit: Besluit) -> Iterator[Bevinding]:
    """The plan: money is moved "via afstemming met de brede buurtcoalitie"; who else may is data."""
    mandaat = {m.wie: m for m in mandaten}.get(besluit.door)
    if mandaat is None:
        yield besluitfout(
            Regel.MANDAAT,
            besluit,
            "door",
            zin("{door} mag niet over de begroting besluiten", door=besluit.door),
            zin("wie dat wel mogen: {wie}", wie=tuple(m.wie for m in mandaten)),
        )
    elif mandaat.hoogstens is not None and besluit.bedrag > mandaat.hoogstens:
        yield besluitfout(
            Regel.MANDAAT,
            besluit,
            "door",
            zin(
                "{door} mag hoogstens {hoogstens} verschuiven, dit is {bedrag}",
                door=besluit.door,
                hoogstens=mandaat.hoogstens,
                bedrag=besluit.bedrag,
            ),
            zin("leg dit voor aan wie meer mag, of verschuif minder"),
        )


def _posten(voor: Begroting, na: Begroting, besluit: Besluit) -> Iterator[Bevinding]:
    """The posten that a besluit names are there at the end of its day, and open where money goes."""
    gebieden = {gebied.id for gebied in na.gebieden}
    for nr, (post, _) in enumerate(besluit.opent):
        if post in voor.posten or post.partition("/")[0] not in gebieden:
            yield besluitfout(
                Regel.BESLUIT,
                besluit,
                f"opent.{nr}.post",
                zin("de post {post} is er al", post=post)
                if post in voor.posten
                else zin("het gebied van de post {post} is er niet", post=post),
                zin("open een post die er nog niet is, in een gebied van de begroting"),
            )
    for nr, verschuiving in enumerate(besluit.verschuivingen):
        for veld in ("van", "naar"):
            post = getattr(verschuiving, veld)
            dicht = veld == "naar" and post in voor.posten and voor.posten[post].gesloten and na.posten[post].gesloten
            if post not in na.posten or dicht:
                bericht = zin("de post {post} is er niet", post=post)
                if dicht:
                    bericht = zin("de post {post} is gesloten", post=post)
                remedie = zin("kies een post uit de begroting: buurtledger begroting")
                yield besluitfout(Regel.BESLUIT, besluit, f"verschuivingen.{nr}.{veld}", bericht, remedie)
        if verschuiving.van == verschuiving.naar:
            bericht = zin("van en naar zijn dezelfde post, {post}", post=verschuiving.van)
            remedie = zin("kies twee verschillende posten")
            yield besluitfout(Regel.BESLUIT, besluit, f"verschuivingen.{nr}.naar", bericht, remedie)
    for nr, post in enumerate(besluit.sluit):
        if post not in na.posten:
            bericht = zin("de post {post} is er niet", post=post)
            yield besluitfout(Regel.BESLUIT, besluit, f"sluit.{nr}", bericht, zin("sluit een post uit de begroting"))
    for nr, post in enumerate(besluit.heropent):
        if post not in voor.posten or not voor.posten[post].gesloten:
            bericht = zin("de post {post} was niet gesloten", post=post)
            remedie = zin("heropen een post die een besluit eerder sloot")
            yield besluitfout(Regel.BESLUIT, besluit, f"heropent.{nr}", bericht, remedie)


def _tegenspraak(van_de_dag: Sequence[Besluit]) -> Iterator[Bevinding]:
    """Two besluiten of one day do not both open, close or open again a post, nor both set the looptijd."""
    eerste: dict[str, Besluit] = {}
    for besluit in van_de_dag:
        namen = {f"opent.{nr}.post": opening.post for nr, opening in enumerate(besluit.opent)}
        namen |= {f"sluit.{nr}": post for nr, post in enumerate(besluit.sluit)}
        namen |= {f"heropent.{nr}": post for nr, post in enumerate(besluit.heropent)}
        if besluit.looptijd:
            namen["looptijd.van"] = ""
        for veld, post in namen.items():
            ander = eerste.setdefault(post, besluit)
            if ander is not besluit:
                yield besluitfout(
                    Regel.BESLUIT,
                    besluit,
                    veld,
                    zin("op dezelfde dag zegt {ander} al iets over {post}", ander=ander.naam, post=post)
                    if post
                    else zin("op dezelfde dag zet {ander} al een looptijd", ander=ander.naam),
                    zin("laat één van de twee een dag later gelden, of trek er een in"),
                )


def gesloten(grootboek: Grootboek, vandaag: date) -> Iterator[Bevinding]:
    """Nothing goes to a post while it is closed."""
    for post in ooit_gesloten(grootboek.besluiten):
        for mutatie in geldend(grootboek.logboeken.get(post, ()), vandaag):
            sinds = gesloten_sinds(grootboek.besluiten, post, mutatie.datum) if mutatie.soort in GELD_UIT else None
            if sinds is not None:
                yield bevinding(
                    Regel.GESLOTEN,
                    plaats_van(mutatie, "datum"),
                    zin("{post} is gesloten sinds {vanaf}", post=post, vanaf=sinds),
                    zin("hoort de uitgave bij een andere post, storneer haar hier en boek haar daar"),
                )
