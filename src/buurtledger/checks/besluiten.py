"""Rules on decisions: `besluit`, `mandaat`, `dekking`, `achteraf`, `gesloten`, `gewijzigd`; and `coordinatie`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from buurtledger.checks.dagen import BINNEN_LOOPTIJD
from buurtledger.checks.nummers import plaats_van
from buurtledger.checks.register import bevinding
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.besluit import Besluit, besluitbestand, op_volgorde
from buurtledger.model.bevinding import Bevinding, Plaats
from buurtledger.model.geld import NUL
from buurtledger.model.grootboek import Grootboek, Wijziging
from buurtledger.stand.geldend import begroting_op, pas_toe
from buurtledger.stand.ongedaan import geldend
from buurtledger.stand.verloop import Verloop


def besluiten(
    plan: Begroting, alle: Sequence[Besluit], verlopen: Mapping[str, Verloop], vandaag: date
) -> Iterator[Bevinding]:
    """Every besluit, held against the begroting it was taken on and what was spent by then."""
    begroting, namen = plan, {besluit.naam: besluit for besluit in alle}
    for besluit in op_volgorde(alle):
        yield from _een(begroting, besluit, namen, verlopen, vandaag)
        begroting = pas_toe(begroting, besluit)


def nieuw_besluit(
    plan: Begroting, eerdere: Sequence[Besluit], besluit: Besluit, verlopen: Mapping[str, Verloop], vandaag: date
) -> tuple[Bevinding, ...]:
    """What a besluit that is still to be written down breaks: of its own, of a later one, or of today's stand."""
    bekend = list(besluiten(plan, eerdere, verlopen, vandaag))
    gevonden = [b for b in besluiten(plan, (*eerdere, besluit), verlopen, vandaag) if b not in bekend]
    # Dated back it must also leave what was spent since: `check` would call that overschreden.
    nu = begroting_op(plan, eerdere, date.max)
    gevonden += (b for b in _dekking(nu, besluit, verlopen, max(vandaag, besluit.vanaf)) if b not in gevonden)
    return tuple(gevonden)


def _een(
    begroting: Begroting,
    besluit: Besluit,
    namen: Mapping[str, Besluit],
    verlopen: Mapping[str, Verloop],
    vandaag: date,
) -> Iterator[Bevinding]:
    yield from _vorm(begroting, besluit, namen, vandaag)
    yield from _mandaat(begroting, besluit)
    yield from _dekking(begroting, besluit, verlopen, besluit.vanaf)
    na = pas_toe(begroting, besluit)
    if begroting.coordinatie_voldoet and not na.coordinatie_voldoet:
        hoogstens = na.totaal * na.coordinatie.maximum
        yield _fout(
            "coordinatie",
            besluit,
            "verschuivingen",
            zin(
                "coördinatie zou {bedrag} krijgen; hoogstens mag {hoogstens}, wat er ook besloten wordt",
                bedrag=na.posten[na.coordinatie.post].bedrag,
                hoogstens=hoogstens,
            ),
            zin("laat minder geld naar {post} gaan", post=na.coordinatie.post),
        )
    yield from _achteraf(begroting, besluit, verlopen)


def _fout(regel: str, besluit: Besluit, veld: str, bericht: Bericht, remedie: Bericht) -> Bevinding:
    return bevinding(regel, Plaats(besluitbestand(besluit.naam), veld=veld), bericht, remedie)


def _vorm(begroting: Begroting, besluit: Besluit, namen: Mapping[str, Besluit], vandaag: date) -> Iterator[Bevinding]:
    if not besluit.naam.startswith(f"{besluit.datum.isoformat()}-"):
        yield _fout(
            "besluit",
            besluit,
            "datum",
            zin("het bestand noemt een andere dag dan het besluit, {datum}", datum=besluit.datum),
            zin("geef het bestand een naam die met de dag van het besluit begint"),
        )
    if besluit.vanaf < besluit.datum:
        yield _fout(
            "besluit",
            besluit,
            "vanaf",
            zin("het zou gelden vanaf {vanaf}, voor het genomen is", vanaf=besluit.vanaf),
            zin("een besluit geldt vanaf de dag waarop het genomen is, of later"),
        )
    if besluit.datum > vandaag:
        yield _fout(
            "toekomst",
            besluit,
            "datum",
            zin("{datum} moet nog komen; vandaag is het {vandaag}", datum=besluit.datum, vandaag=vandaag),
            zin("schrijf een besluit op als het genomen is"),
        )
    yield from _posten(begroting, besluit)
    eerder = namen.get(besluit.trekt_in)
    if besluit.trekt_in and (eerder is None or eerder.naam == besluit.naam):
        yield _fout(
            "besluit",
            besluit,
            "trekt_in",
            zin("het besluit {naam} dat dit intrekt is er niet", naam=besluit.trekt_in),
            zin("noem een besluit uit buurtledger besluit lijst"),
        )
    elif eerder and besluit.netto() != {post: -bedrag for post, bedrag in eerder.netto().items()}:
        yield _fout(
            "besluit",
            besluit,
            "trekt_in",
            zin("dit draait {naam} niet precies terug", naam=besluit.trekt_in),
            zin("maak het met: buurtledger besluit trek-in {naam}", naam=besluit.trekt_in),
        )


def _posten(begroting: Begroting, besluit: Besluit) -> Iterator[Bevinding]:
    gebieden = {gebied.id for gebied in begroting.gebieden}
    for nr, (post, _) in enumerate(besluit.opent):
        if post in begroting.posten or post.partition("/")[0] not in gebieden:
            yield _fout(
                "besluit",
                besluit,
                f"opent.{nr}.post",
                zin("de post {post} is er al", post=post)
                if post in begroting.posten
                else zin("het gebied van de post {post} is er niet", post=post),
                zin("open een post die er nog niet is, in een gebied van de begroting"),
            )
    na = pas_toe(begroting, besluit).posten
    for nr, verschuiving in enumerate(besluit.verschuivingen):
        for veld in ("van", "naar"):
            post = getattr(verschuiving, veld)
            if post not in na or (veld == "naar" and begroting.posten.get(post, na[post]).gesloten):
                bericht = zin("de post {post} is er niet", post=post)
                if post in na:
                    bericht = zin("de post {post} is gesloten", post=post)
                remedie = zin("kies een post uit de begroting: buurtledger begroting")
                yield _fout("besluit", besluit, f"verschuivingen.{nr}.{veld}", bericht, remedie)
        if verschuiving.van == verschuiving.naar:
            bericht = zin("van en naar zijn dezelfde post, {post}", post=verschuiving.van)
            remedie = zin("kies twee verschillende posten")
            yield _fout("besluit", besluit, f"verschuivingen.{nr}.naar", bericht, remedie)
    for nr, post in enumerate(besluit.sluit):
        if post not in na:
            bericht = zin("de post {post} is er niet", post=post)
            yield _fout("besluit", besluit, f"sluit.{nr}", bericht, zin("sluit een post uit de begroting"))


def _mandaat(begroting: Begroting, besluit: Besluit) -> Iterator[Bevinding]:
    """The plan: money is moved "via afstemming met de brede buurtcoalitie"; who else may is data."""
    mandaat = {m.wie: m for m in begroting.mandaten}.get(besluit.door)
    if mandaat is None:
        yield _fout(
            "mandaat",
            besluit,
            "door",
            zin("{door} mag niet over de begroting besluiten", door=besluit.door),
            zin("wie dat wel mogen: {wie}", wie=tuple(m.wie for m in begroting.mandaten)),
        )
    elif mandaat.hoogstens is not None and besluit.bedrag > mandaat.hoogstens:
        yield _fout(
            "mandaat",
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


def _dekking(begroting: Begroting, besluit: Besluit, verlopen: Mapping[str, Verloop], op: date) -> Iterator[Bevinding]:
    na, leeg = pas_toe(begroting, besluit).posten, Verloop()
    for post_id, verschil in besluit.netto().items():
        post = na.get(post_id)
        if post is None or verschil >= 0:
            continue
        stand = verlopen.get(post_id, leeg).op(op)
        nodig = max(stand.besteed, stand.uitbetaald)
        if post.bedrag >= nodig:
            continue
        eerst = post.bedrag - verschil
        waarden = {"post": post_id, "nodig": nodig, "ruimte": max(eerst - nodig, NUL)}
        bericht = (
            zin("{post} heeft al {nodig} uitgegeven; er kan hoogstens {ruimte} af", **waarden)
            if stand.besteed >= stand.uitbetaald
            else zin("{post} heeft al {nodig} gekregen; er kan hoogstens {ruimte} af", **waarden)
        )
        plek = next(nr for nr, v in enumerate(besluit.verschuivingen) if v.van == post_id)
        remedie = zin("haal minder weg, of haal het bij een andere post")
        yield _fout("dekking", besluit, f"verschuivingen.{plek}.bedrag", bericht, remedie)


def _achteraf(begroting: Begroting, besluit: Besluit, verlopen: Mapping[str, Verloop]) -> Iterator[Bevinding]:
    leeg = Verloop()
    for nr, (_, naar, _bedrag) in enumerate(besluit.verschuivingen):
        post = begroting.posten.get(naar)
        if post is None:
            continue
        stand = verlopen.get(naar, leeg).op(besluit.vanaf - timedelta(days=1))
        if max(stand.besteed, stand.uitbetaald) > post.bedrag:
            yield _fout(
                "achteraf",
                besluit,
                f"verschuivingen.{nr}.naar",
                zin(
                    "{post} was al over de begroting voor dit besluit gold, op {vanaf}", post=naar, vanaf=besluit.vanaf
                ),
                zin("zo is het gegaan; besluit een volgende keer voor het geld weg is"),
            )


def gesloten(grootboek: Grootboek, vandaag: date) -> Iterator[Bevinding]:
    """Nothing goes to a post that a besluit closed, from the day on which it holds."""
    for besluit in grootboek.besluiten:
        for post in besluit.sluit:
            for mutatie in geldend(grootboek.logboeken.get(post, ()), vandaag):
                if mutatie.soort in BINNEN_LOOPTIJD and mutatie.datum >= besluit.vanaf:
                    yield bevinding(
                        "gesloten",
                        plaats_van(mutatie, "datum"),
                        zin("{post} is gesloten sinds {vanaf}", post=post, vanaf=besluit.vanaf),
                        zin("hoort de uitgave bij een andere post, storneer haar hier en boek haar daar"),
                    )


def gewijzigd(wijzigingen: Iterable[Wijziging]) -> Iterator[Bevinding]:
    """A besluit that was committed is not edited: another one reverses it."""
    for bestand, commit, auteur in wijzigingen:
        bericht = zin("dit besluit is vastgelegd in git, en daarna veranderd")
        if commit:
            bericht = zin("na zijn eerste commit veranderd, in {commit} door {wie}", commit=commit, wie=auteur)
        remedie = zin("zet het terug zoals het was, en neem een nieuw besluit: buurtledger besluit trek-in")
        yield bevinding("gewijzigd", Plaats(bestand), bericht, remedie)
