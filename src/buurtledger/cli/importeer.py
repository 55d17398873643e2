"""`buurtledger bon importeer`: spreadsheets that somebody kept, and briefjes from telephones."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, NoReturn

import typer

from buurtledger.cli.argumenten import BetaaldDoor, Bladnaam, Commit, Formaat, Ja, PostOptie, ZonderDubbele, ZonderFoute
from buurtledger.cli.extra import vereis
from buurtledger.cli.invoer import kader, kies_post, vind_nummer
from buurtledger.cli.lezen import lees_begroting, of_stop
from buurtledger.cli.omgeving import ONLEESBAAR, VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.opschrijven import foute_rijen, mag_opschrijven
from buurtledger.cli.stapel import maak_vorige_af, schrijf_stapel
from buurtledger.cli.uitvoer import eis_vorm, toon
from buurtledger.cli.vragen import vraag
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.mutatie import KERN, PENVOERDER, Mutatie, Soort

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from buurtledger.cli.briefjelezen import Ingelezen
    from buurtledger.handelingen.importeren import Wens
    from buurtledger.handelingen.invoeren import Stapel
    from buurtledger.model.begroting import Begroting
    from buurtledger.model.bladrij import Bladrijen
    from buurtledger.report.importeren import Importverslag


def importeer(
    ctx: typer.Context,
    bestanden: Annotated[
        list[str],
        typer.Argument(
            metavar="BESTAND…",
            help=N_("Rekenbladen (.xlsx, .ods of .csv) of bonnenbriefjes (.age)."),
            show_default=False,
        ),
    ],
    post: PostOptie = None,
    betaald_door: BetaaldDoor = None,
    blad: Bladnaam = "",
    zonder_foute: ZonderFoute = False,
    zonder_dubbele: ZonderDubbele = False,
    terug: Annotated[
        bool,
        typer.Option(
            "--terug",
            help=N_("Draai terug wat eerder uit dit bestand kwam: bonnen met storno's, en wat een briefje vertelde."),
        ),
    ] = False,
    fotos: Annotated[
        str | None,
        typer.Option(
            "--fotos",
            metavar="MAP",
            help=N_("Leg de foto’s van een briefje ook hier, om te bekijken voor je ja zegt."),
            show_default=False,
        ),
    ] = None,
    ja: Ja = False,
    commit: Commit = False,
    formaat: Formaat = "tekst",
) -> None:
    """Receipts out of sheets and briefjes."""
    from buurtledger.cli.briefjelezen import fout_in_verteld, leg_klaar, vertel
    from buurtledger.handelingen.importeren import Wens
    from buurtledger.handelingen.importeren import importeer as beoordeel_bladen

    hier = omgeving(ctx)
    eis_vorm(formaat, ("tekst", "json", "csv", "md"))
    if formaat != "tekst":
        hier = hier._replace(mag_vragen=False)
    else:
        maak_vorige_af(hier)
    begroting = lees_begroting(hier)
    if betaald_door not in (None, KERN, PENVOERDER):
        stop(VERKEERD_GEROEPEN, zin("betaald door is kern of penvoerder, niet {waarde}", waarde=betaald_door))
    wens = Wens(kies_post(begroting, post) if post else "", betaald_door or "", zonder_dubbele)
    bladen, briefjes = _lees_alles(hier, begroting, list(dict.fromkeys(bestanden)), blad, wens)
    if terug:
        eis_vorm(formaat, ("tekst",))
        from buurtledger.cli.importterug import neem_terug

        neem_terug(hier, begroting, bladen, briefjes.values(), wens, ja=ja, commit=commit)
        return
    wens = _vraag_retouren(hier, bladen, wens)
    with hier.bezig(hier.taal("De rijen naast de boeken leggen…")):
        verslag, stapel = of_stop(hier, beoordeel_bladen(hier.wortel, hier.vandaag, begroting, bladen, wens))
    if fotos is not None:
        leg_klaar(hier, briefjes, Path(fotos).expanduser(), stil=formaat != "tekst")
    fout = None if zonder_foute else _fout(verslag) or fout_in_verteld(hier, begroting, briefjes.values())
    keuze = _Keuze(ja, commit, [bestand for bestand in dict.fromkeys(bestanden) if bestand not in briefjes])
    if formaat == "tekst":
        _vraag_en_schrijf(hier, begroting, verslag, stapel, briefjes.values(), fout, keuze)
        return
    schrijven = ja and fout is None and bool(stapel.mutaties)
    if schrijven:
        _schrijf_alles(hier, stapel, briefjes.values(), keuze, stil=True)
    if ja and fout is None:
        vertel(hier, begroting, briefjes.values(), ja=ja, commit=commit, stil=True)
    toon(hier, formaat, verslag._replace(geschreven=schrijven))
    if ja and fout is not None:
        stop(VERKEERD_GEROEPEN, fout)


class _Keuze(NamedTuple):
    """What was asked of what is written."""

    ja: bool
    commit: bool
    rekenbladen: list[str]
    """The sheets, which go into the kluis as they are."""


def _vraag_en_schrijf(
    hier: Omgeving,
    begroting: Begroting,
    verslag: Importverslag,
    stapel: Stapel,
    briefjes: Collection[Ingelezen],
    fout: Bericht | None,
    keuze: _Keuze,
) -> None:
    """Show it all to a person, and write what that one says yes to."""
    from buurtledger.cli.briefjelezen import te_vertellen, toon_vertelling, vertel
    from buurtledger.report.importeren import LIJKT

    toon(hier, "tekst", verslag)
    verteld = [wat for briefje in briefjes if (wat := te_vertellen(hier, begroting, briefje))]
    for wat in verteld:
        toon_vertelling(hier, wat)
    if fout is not None:
        _stop(fout)
    if not stapel.mutaties and not verteld:
        hier.zeg(hier.taal("Er is niets nieuws; er is niets geschreven."))
        return
    if stapel.mutaties and not mag_opschrijven(hier, lijkt_dubbel=bool(verslag.van(LIJKT)), ja=keuze.ja):
        hier.zeg(hier.taal("Er is niets geschreven."))
        return
    if stapel.mutaties:
        _schrijf_alles(hier, stapel, briefjes, keuze)
    vertel(hier, begroting, briefjes, ja=keuze.ja, commit=keuze.commit)


def _schrijf_alles(
    hier: Omgeving, stapel: Stapel, briefjes: Iterable[Ingelezen], keuze: _Keuze, *, stil: bool = False
) -> None:
    from buurtledger.cli.briefjelezen import bewaar_scans

    _bewaar(hier, keuze.rekenbladen, stil=stil)
    bewaar_scans(hier, briefjes, stapel, stil=stil)
    _schrijf(hier, stapel, commit=keuze.commit, stil=stil)


def _lees_alles(
    hier: Omgeving, begroting: Begroting, bestanden: Sequence[str], blad: str, wens: Wens
) -> tuple[list[tuple[str, Bladrijen]], dict[str, Ingelezen]]:
    """The rows of each file by the name that is shown, and those that are briefjes by the name that was typed."""
    from buurtledger.cli.briefjelezen import is_briefje, lees_briefje

    namen = [Path(bestand).name for bestand in bestanden]
    bladen: list[tuple[str, Bladrijen]] = []
    briefjes: dict[str, Ingelezen] = {}
    for bestand in bestanden:
        pad = Path(bestand).expanduser()
        if is_briefje(pad):
            briefjes[bestand] = lees_briefje(hier, begroting, pad, wens.post)
        rijen = briefjes[bestand].rijen if bestand in briefjes else _lees(hier, bestand, blad)
        bladen.append((pad.name if namen.count(pad.name) == 1 else bestand, rijen))
    return bladen, briefjes


def _lees(hier: Omgeving, bestand: str, blad: str) -> Bladrijen:
    from buurtledger.handelingen.importeren import kies_rijen
    from buurtledger.store.bladen.openen import open_bladen

    with hier.bezig(hier.taal("{bestand} lezen…", bestand=Path(bestand).name)):
        bladen = open_bladen(Path(bestand).expanduser())
        if isinstance(bladen, Bericht):
            stop(ONLEESBAAR, bladen)
        rijen = kies_rijen(bladen, blad, kader(hier))
    if isinstance(rijen, Bericht):
        stop(VERKEERD_GEROEPEN, zin("{bestand}: {reden}", bestand=Path(bestand).name, reden=rijen))
    return rijen


def _vraag_retouren(hier: Omgeving, bladen: list[tuple[str, Bladrijen]], wens: Wens) -> Wens:
    """Ask of each row with an amount below zero on which bon the money came back; where nobody can say, it is wrong."""
    if not hier.mag_vragen:
        return wens
    retouren: dict[tuple[str, int], Mutatie] = {}
    for bestand, blad in bladen:
        for rij in blad.rijen:
            if rij.lijkt_retour and len(rij.fouten) == 1:
                hier.zeg(
                    hier.taal(
                        "{bestand}, rij {rij}: {bedrag} terug op {dag}, {tekst}.",
                        bestand=bestand,
                        rij=str(rij.rij),
                        bedrag=rij.bedrag,
                        dag=rij.datum,
                        tekst=rij.omschrijving,
                    )
                )
                bon = vraag(hier, "", hier.taal("Een retour? Het nummer van de bon (enter: nee)"), _lees_bon(hier))
                if bon is not None:
                    retouren[bestand, rij.rij] = bon
    return wens._replace(retouren=retouren)


def _lees_bon(hier: Omgeving) -> Callable[[str], Mutatie | Bericht | None]:
    def lees(getypt: str) -> Mutatie | Bericht | None:
        gevonden = vind_nummer(hier, getypt) if getypt else None
        if gevonden is None or isinstance(gevonden, Bericht) or gevonden.soort == Soort.BON:
            return gevonden
        return zin("{nummer} is geen bon", nummer=gevonden.nummer)

    return lees


def _fout(verslag: Importverslag) -> Bericht | None:
    """Why nothing is written: a row is wrong, and nobody said that the others may go without it."""
    from buurtledger.report.importeren import FOUTE

    aantal = len(verslag.van(FOUTE))
    if not aantal:
        return None
    if any(blad.gezegd for _, blad in verslag.bladen):
        return zin(
            "{aantal:bon is|bonnen zijn} fout, dus er is niets geschreven; laat {aantal:|haar|ze} op de telefoon "
            "verbeteren en het briefje opnieuw sturen, of geef --zonder-foute",
            aantal=aantal,
        )
    return foute_rijen(aantal)


def _bewaar(hier: Omgeving, bestanden: Iterable[str], *, stil: bool = False) -> None:
    """Put the sheets in the kluis, where there is one: before anything is written, so that it stops when it cannot."""
    from buurtledger.cli.kluismap import gekozen_kluis, rollen_of_stop

    kluis = gekozen_kluis(hier.wortel)
    if kluis is None:
        return
    vereis("pyrage", "kluis")
    from buurtledger.store.kluis.bewaren import bewaar_blad

    rollen = rollen_of_stop(hier)
    for bestand in dict.fromkeys(bestanden):
        bewaard = bewaar_blad(kluis, Path(bestand).expanduser(), rollen)
        if isinstance(bewaard, Bericht):
            stop(ONLEESBAAR, bewaard)
        if not stil:
            hier.zeg(hier.taal("In de kluis: {bestand}", bestand=bewaard.bestand.name))


def _schrijf(hier: Omgeving, stapel: Stapel, *, commit: bool, stil: bool = False) -> None:
    aantal = len(stapel.mutaties)
    posten = tuple(dict.fromkeys(mutatie.post for mutatie in stapel.mutaties))
    boodschap = (
        zin("{aantal:bon|bonnen} ingelezen bij {post}", aantal=aantal, post=posten[0])
        if len(posten) == 1
        else zin("{aantal:bon|bonnen} ingelezen bij {posten:post|posten}", aantal=aantal, posten=len(posten))
    )
    schrijf_stapel(hier, stapel, boodschap, commit=commit, stil=stil)


def _stop(bericht: Bericht) -> NoReturn:
    sys.stdout.flush()
    stop(VERKEERD_GEROEPEN, bericht)
