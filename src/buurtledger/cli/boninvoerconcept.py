"""Beginning a pile at the terminal, or taking up one that was left behind."""

from __future__ import annotations

from buurtledger.cli.boeken import open_werk
from buurtledger.cli.boninvoerzinnen import zeg_inhoud
from buurtledger.cli.omgeving import Omgeving
from buurtledger.cli.vraagregel import Keus
from buurtledger.cli.vragen import bevestig, vraag_keuze, vraag_post
from buurtledger.handelingen.boeken import Werk
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.concept import Concept, Gebeurtenis, naar_lijst, naar_velden
from buurtledger.store.concepten import Conceptbestand, Liggend, begin_concept, liggende, neem_op

VERDER, APART, WEG = N_("verder"), N_("apart"), N_("weg")


def open_stapel(hier: Omgeving, begroting: Begroting, post: str | None) -> tuple[Werk, Conceptbestand]:
    """The books of the post that is typed for or asked, and the pile: a new one, or one that was left behind."""
    er = liggende(hier.wortel)
    if post is None:
        for liggend in er:
            hier.zeg_zin(f"  {hier.taal.zeg(_omschrijf(liggend))}")
        vrij = [liggend for liggend in er if not liggend.in_gebruik]
        post = vraag_post(hier, begroting, anders=vrij[-1].post if vrij and vrij[-1].post in begroting.posten else "")
    werk = open_werk(hier, post)
    for liggend in er:
        if liggend.post == werk.post and (bestand := _vraag(hier, werk, liggend)):
            return werk, bestand
    for liggend in er:
        if (
            liggend.post not in begroting.posten
            and not liggend.in_gebruik
            and (bestand := _verhuis(hier, werk, liggend))
        ):
            return werk, bestand
    return werk, begin_concept(hier.wortel, werk.post, hier.vandaag)


def _omschrijf(liggend: Liggend) -> Bericht:
    if liggend.in_gebruik:
        return zin("{post}: een stapel die in een andere terminal openstaat", post=liggend.post)
    return zin(
        "{post}: een stapel van {dag} die nog niet opgeschreven is ({inhoud})",
        post=liggend.post,
        dag=liggend.begonnen,
        inhoud=zeg_inhoud(liggend.concept),
    )


def _vraag(hier: Omgeving, werk: Werk, liggend: Liggend) -> Conceptbestand | None:
    """The pile that was left behind, when a person wants to go on with it."""
    if liggend.in_gebruik:
        hier.waarschuw(_omschrijf(liggend))
        return None
    bestand = neem_op(liggend)
    if bestand is None:
        return None
    if _staat_er_al(werk, bestand.concept):
        hier.zeg(
            hier.taal(
                "De vorige stapel ({inhoud}) is opgeschreven; of hij ook vastligt zegt git status.",
                inhoud=zeg_inhoud(bestand.concept),
            )
        )
        bestand.gooi_weg()
        return None
    hier.zeg(hier.taal.zeg(_omschrijf(liggend)))
    keuzes = (
        Keus(hier.taal(VERDER), hier.taal("ga ermee verder")),
        Keus(hier.taal(APART), hier.taal("laat hem liggen en begin een nieuwe")),
        Keus(hier.taal(WEG), hier.taal("gooi hem weg")),
    )
    keuze = vraag_keuze(hier, "", hier.taal("Wat nu: verder, apart of weg"), keuzes, keuzes[0].waarde)
    if keuze == keuzes[0].waarde:
        return bestand
    if keuze == keuzes[2].waarde:
        bestand.gooi_weg()
    else:
        bestand.sluit()
    return None


def _staat_er_al(werk: Werk, concept: Concept) -> bool:
    """Whether a pile was written, and only its file was left: the program ended in between."""
    return bool(concept.nummers) and any(nummer in werk.logboek for nummer in concept.nummers)


def _verhuis(hier: Omgeving, werk: Werk, liggend: Liggend) -> Conceptbestand | None:
    """A pile of a post that is there no more, taken over for this one when a person wants that."""
    hier.waarschuw(_omschrijf(liggend))
    hier.waarschuw(zin("{post} is geen post in de begroting", post=liggend.post))
    if not bevestig(hier, hier.taal("Horen die bonnen bij {post}?", post=werk.post), anders=False):
        return None
    oud = neem_op(liggend)
    if oud is None:
        return None
    nieuw = begin_concept(hier.wortel, werk.post, hier.vandaag, _gebeurtenissen(oud.concept))
    if nieuw.fout is None:
        oud.gooi_weg()
    return nieuw


def _gebeurtenissen(concept: Concept) -> list[Gebeurtenis]:
    houd: list[Gebeurtenis] = [("houd", plek, naar_velden(regel)) for plek, regel in enumerate(concept.regels)]
    klaar: list[Gebeurtenis] = [("klaar", naar_lijst(concept.klaar))] if concept.klaar else []
    getypt: Gebeurtenis = ("typ", len(concept.regels), concept.getypt)
    return [*(("antwoord", *een) for een in concept.antwoorden), *houd, *klaar, getypt]
