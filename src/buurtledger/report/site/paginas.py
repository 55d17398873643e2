"""The pages of the website, each a document: the front page, the gebieden and the posten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from buurtledger.model.bericht import N_
from buurtledger.model.besluit import op_volgorde
from buurtledger.model.geld import NUL
from buurtledger.model.huisstijl import Huisstijl
from buurtledger.model.mutatie import Mutatie
from buurtledger.report.cijfers import feiten, procent
from buurtledger.report.document import Alinea, Blok, Document, Feiten, Kop, Lijst, Plaatje
from buurtledger.report.site.lijsten import HOOGSTENS, Pagina, besluiten, bonnen, controle, kwartalen, mutaties_tabel
from buurtledger.report.site.model import Site
from buurtledger.report.site.stroom import stroom, voortgang
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel, Verwijzing, koppen
from buurtledger.report.verantwoording import VerantwoordingVerslag, slotzin, verteld
from buurtledger.report.verslag.posten import bijdragentabel
from buurtledger.stand.aandacht import verstreken
from buurtledger.stand.cijfers import Cijfers, GebiedStand, PostStand, Som
from buurtledger.stand.verantwoord import Verantwoord


def paginas(site: Site, huisstijl: Huisstijl, taal: Taal) -> Iterator[Pagina]:
    """Every page in one language."""
    yield "index.html", _voorkant(site, huisstijl, taal), False
    for gebied in site.stand.gebieden:
        yield f"gebied/{gebied.gebied.id}.html", _gebied(gebied, taal), False
    per_post: dict[str, list[Mutatie]] = {}
    for mutatie in site.mutaties:
        per_post.setdefault(mutatie.post, []).append(mutatie)
    for rij, eigen in zip(site.stand.posten, site.verteld, strict=True):
        yield f"post/{rij.post.id}.html", _post(site, rij, eigen, per_post.get(rij.post.id, []), huisstijl, taal), False
    yield from kwartalen(site, taal)
    yield from besluiten(site, taal)
    yield from bonnen(site, taal)
    yield "controle.html", controle(site, taal), False


def _figuren(cijfers: Cijfers | Som, taal: Taal) -> Feiten:
    return Feiten(tuple(feiten(cijfers, taal)))


def _voortgang(site: Site, cijfers: Cijfers | Som, huisstijl: Huisstijl, taal: Taal) -> Plaatje:
    """Money against time, as a drawing and in words."""
    deel = cijfers.besteed / cijfers.begroot if cijfers.begroot else NUL
    tijd = verstreken(site.stand.begroting.looptijd, site.op)
    samen = taal(
        "{deel} van het geld is besteed; {tijd} van de tijd is voorbij.",
        deel=procent(round(deel, 3)),
        tijd=procent(round(tijd, 3)),
    )
    return Plaatje(voortgang(deel, tijd, huisstijl, samen), samen)


def _posten(rijen: Sequence[tuple[Verwijzing, Cijfers | Som]], som: Som, titel: str, eerste: str, taal: Taal) -> Tabel:
    velden = ("begroot", "besteed", "uitbetaald", "nog_te_verantwoorden", "vrij")
    return Tabel(
        titel,
        koppen(eerste, N_("begroot"), N_("besteed"), N_("uitbetaald"), N_("nog te verantwoorden"), N_("vrij")),
        tuple((naam, *(getattr(cijfers, veld) for veld in velden)) for naam, cijfers in rijen),
        ((taal("totaal"), *(getattr(som, veld) for veld in velden)),),
    )


def _voorkant(site: Site, huisstijl: Huisstijl, taal: Taal) -> Document:
    stand, looptijd = site.stand, site.stand.begroting.looptijd
    blokken: list[Blok] = [
        Alinea(
            taal(
                "Bewoners beslissen samen over {totaal}. Hier staat waar het heen gaat, wat er al mee gedaan is, "
                "en hoe je dat kunt nagaan.",
                totaal=stand.totaal.begroot,
            )
        ),
        _figuren(stand.totaal, taal),
        _voortgang(site, stand.totaal, huisstijl, taal),
    ]
    if looptijd.aanname:
        blokken.append(Alinea(taal("De looptijd is nog een aanname; het plan noemt geen begin en geen einde.")))
    blokken += [
        Kop(taal("Waar het geld heen gaat")),
        Plaatje(
            stroom(stand, huisstijl, taal),
            taal("Van links naar rechts: alles samen, de gebieden, de posten. Gevuld is wat besteed is."),
            breed=True,
        ),
        _posten(
            [(Verwijzing(g.gebied.naam, f"gebied/{g.gebied.id}.html"), g.som) for g in stand.gebieden],
            stand.totaal,
            taal("De gebieden, in euro's"),
            N_("gebied"),
            taal,
        ),
        Alinea(
            taal(
                "Coördinatie: {aandeel} van het totaal, hoogstens {maximum}.",
                aandeel=procent(stand.aandeel_coordinatie),
                maximum=procent(stand.begroting.coordinatie.maximum),
            )
        ),
    ]
    blokken += [
        Kop(taal("Wat de kernen teruggeven")),
        Alinea(slotzin(VerantwoordingVerslag(site.stand, site.verteld), taal)),
    ]
    if site.boeken.bijdragen:
        blokken += [
            Kop(taal("Wat anderen bijdroegen")),
            Alinea(taal("Dit is geen subsidie en telt hierboven niet mee.")),
            bijdragentabel(site.boeken.bijdragen, taal),
        ]
    return Document(site.plan.naam, tuple(blokken))


def _gebied(gebied: GebiedStand, taal: Taal) -> Document:
    rijen = [(Verwijzing(post.naam, f"../post/{post.id}.html"), cijfers) for post, cijfers in gebied.posten]
    return Document(
        gebied.gebied.naam,
        (
            _figuren(gebied.som, taal),
            Kop(taal("De posten")),
            _posten(rijen, gebied.som, taal("De posten, in euro's"), N_("post"), taal),
        ),
    )


def _post(
    site: Site, rij: PostStand, eigen: Verantwoord, mutaties: list[Mutatie], huisstijl: Huisstijl, taal: Taal
) -> Document:
    post, cijfers = rij
    gebied = next(g.gebied for g in site.stand.gebieden if g.gebied.id == post.gebied)
    blokken: list[Blok] = [
        Lijst((Verwijzing(gebied.naam, f"../../gebied/{gebied.id}.html"),)),
        _figuren(cijfers, taal),
        _voortgang(site, cijfers, huisstijl, taal),
        Kop(taal("Wat ermee gedaan is")),
    ]
    inhoud = list(verteld(eigen, taal))
    blokken += inhoud or [Alinea(taal("Hier is nog niets over verteld."))]
    besluiten = [b for b in op_volgorde(site.boeken.besluiten) if b.netto().get(post.id)]
    if besluiten:
        blokken += [
            Kop(taal("Besluiten")),
            Tabel(
                taal("Wat besluiten deden"),
                koppen(N_("besluit"), N_("vanaf"), N_("bedrag"), N_("waarom")),
                tuple(
                    (Verwijzing(b.naam, f"../../besluit/{b.naam}.html"), b.vanaf, b.netto()[post.id], b.waarom)
                    for b in besluiten
                ),
            ),
        ]
    anderen = tuple(b for b in site.boeken.bijdragen if b.post == post.id)
    if anderen:
        blokken += [Kop(taal("Wat anderen bijdroegen")), bijdragentabel(anderen, taal)]
    blokken.append(Kop(taal("Bonnen en betalingen")))
    if not mutaties:
        blokken.append(Alinea(taal("Er is nog niets geboekt.")))
    else:
        if len(mutaties) > HOOGSTENS:
            blokken.append(
                Alinea(
                    taal(
                        "De laatste {aantal} van {alle}; bij Bonnen staan ze allemaal.",
                        aantal=HOOGSTENS,
                        alle=len(mutaties),
                    )
                )
            )
        blokken.append(
            mutaties_tabel(
                site, mutaties[:HOOGSTENS], taal("Bonnen en betalingen, de nieuwste eerst"), taal, met_post=False
            )
        )
    return Document(post.naam, tuple(blokken))
