"""`buurtledger bon lees`: photos, PDFs and e-invoices become lines of a pile."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from buurtledger.cli.argumenten import BetaaldDoor, Commit, Formaat, PostOptie
from buurtledger.cli.extra import vereis
from buurtledger.cli.invoer import kader, kies_post
from buurtledger.cli.lezen import lees_begroting
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.stapel import maak_vorige_af, schrijf_stapel
from buurtledger.cli.uitvoer import eis_vorm, toon
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.mutatie import KERN, PENVOERDER

if TYPE_CHECKING:
    from buurtledger.cli.boninvoer import Klaarzetter
    from buurtledger.handelingen.papierboeken import Gelezen
    from buurtledger.model.bonregel import Vooraf
    from buurtledger.model.concept import Klaargezet
    from buurtledger.report.papier import Papierrij, Papierverslag

_NODIG = ("lxml", "PIL", "pypdfium2")
"""What reading needs, of the extra `lezen`."""


def lees(
    ctx: typer.Context,
    bestanden: Annotated[
        list[str],
        typer.Argument(
            metavar="BESTAND…",
            help=N_("Foto's (jpg, png, webp), pdf's en e-facturen (xml), of een map waarin ze liggen."),
            show_default=False,
        ),
    ],
    post: PostOptie = None,
    betaald_door: BetaaldDoor = None,
    rustig: Annotated[
        bool,
        typer.Option(
            "--rustig",
            help=N_("Zeg pas na enter wat er begrepen is: voor wie laat voorlezen, of een trage verbinding."),
        ),
    ] = False,
    ja: Annotated[
        bool, typer.Option("--ja", help=N_("Schrijf op zonder te vragen, als alles zeker is; --post hoort erbij."))
    ] = False,
    commit: Commit = False,
    formaat: Formaat = "tekst",
) -> None:
    """Receipts out of pictures, PDFs and e-invoices."""
    hier = omgeving(ctx)
    eis_vorm(formaat, ("tekst", "json", "csv", "md"))
    if formaat != "tekst":
        hier = hier._replace(mag_vragen=False)
    elif ja or hier.mag_vragen:
        maak_vorige_af(hier)
    for module in _NODIG:
        vereis(module, "lezen")
    begroting = lees_begroting(hier)
    if betaald_door not in (None, KERN, PENVOERDER):
        stop(VERKEERD_GEROEPEN, zin("betaald door is kern of penvoerder, niet {waarde}", waarde=betaald_door))
    gekozen = kies_post(begroting, post) if post else None
    if ja and gekozen is None:
        stop(VERKEERD_GEROEPEN, zin("met --ja hoort --post: bij welke post hoort dit?"))
    gelezen, overig = _lees_alle(hier, bestanden)
    verslag = _verslag(gelezen, overig)
    if ja:
        _schrijf(hier, formaat, verslag, gelezen, gekozen or "", betaald_door, commit=commit)
        return
    toon(hier, formaat, verslag)
    if not any(een.papier for een in gelezen):
        _stop(zin("niets hiervan is te lezen als bon; er is niets geschreven"))
    if not hier.mag_vragen or not any(een.nieuw for een in gelezen):
        if formaat == "tekst":
            hier.zeg(hier.taal("Er is niets geschreven."))
            if any(een.nieuw for een in gelezen):
                hier.zeg_zin(
                    hier.taal("Opschrijven doe je aan een terminal, of, als alles zeker is, met --post POST --ja.")
                )
        return
    from buurtledger.cli.boninvoer import neem_door

    neem_door(hier, gekozen, _klaarzetter(hier, gelezen, verslag, betaald_door), rustig=rustig, commit=commit)


def _lees_alle(hier: Omgeving, bestanden: list[str]) -> tuple[list[Gelezen], int]:
    from buurtledger.handelingen.papierboeken import Gelezen
    from buurtledger.handelingen.papierlezen import bron_van, lees_bestand
    from buurtledger.store.logboek.opzoeken import gebruikt
    from buurtledger.store.snel.overal import zoek_overal

    paden, overig = _paden(bestanden)
    bekende_winkels = gebruikt(hier.wortel, "leverancier")[:200]
    tijd = kader(hier)
    gelezen: list[Gelezen] = []
    eerder: dict[str, Path] = {}
    for nr, pad in enumerate(paden, 1):
        with hier.bezig(hier.taal("{bestand} lezen ({nr} van {aantal})…", bestand=pad.name, nr=nr, aantal=len(paden))):
            uitkomst = lees_bestand(pad, tijd, bekende_winkels)
        if isinstance(uitkomst, Bericht):
            gelezen.append(Gelezen(pad, bezwaar=uitkomst))
            continue
        papier, inhoud = uitkomst
        bron = bron_van(inhoud)
        gelezen.append(Gelezen(pad, papier, bron=bron, zelfde_als=eerder.get(bron)))
        eerder.setdefault(bron, pad)
    bekend = zoek_overal(hier.wortel, hier.vandaag, (), set(eerder)).bronnen if eerder else {}
    return [een._replace(bekend=bekend.get(een.bron)) for een in gelezen], overig


def _paden(bestanden: list[str]) -> tuple[list[Path], int]:
    """The files that are meant, those of a folder included, and how many others lie there."""
    from buurtledger.store.papier.openen import in_map

    paden: list[Path] = []
    overig = 0
    for bestand in dict.fromkeys(bestanden):
        pad = Path(bestand).expanduser()
        if not pad.is_dir():
            paden.append(pad)
            continue
        erin = in_map(pad)
        if isinstance(erin, Bericht):
            stop(VERKEERD_GEROEPEN, erin)
        if not erin[0]:
            stop(VERKEERD_GEROEPEN, zin("in de map {map} ligt geen foto, pdf of e-factuur", map=str(pad)))
        paden += erin[0]
        overig += erin[1]
    return list(dict.fromkeys(paden)), overig


def _verslag(gelezen: list[Gelezen], overig: int) -> Papierverslag:
    from buurtledger.report.papier import Papierverslag

    namen = [een.pad.name for een in gelezen]
    rijen = (_rij(een, een.pad.name if namen.count(een.pad.name) == 1 else str(een.pad)) for een in gelezen)
    return Papierverslag(tuple(rijen), overig)


def _rij(een: Gelezen, naam: str) -> Papierrij:
    from buurtledger.report.papier import BEKEND, NIET, ONZEKER, ZEKER, Papierrij

    if een.papier is None:
        return Papierrij(naam, None, NIET, een.bezwaar)
    if een.bekend is not None:
        reden = zin("hiervan is {nummer} al gemaakt; het komt er niet bij", nummer=een.bekend.nummer)
        return Papierrij(naam, een.papier, BEKEND, reden, een.bekend)
    if een.zelfde_als is not None:
        return Papierrij(naam, een.papier, BEKEND, zin("dit is hetzelfde als {bestand}", bestand=een.zelfde_als.name))
    return Papierrij(naam, een.papier, ZEKER if een.zeker else ONZEKER)


def _klaarzetter(
    hier: Omgeving, gelezen: list[Gelezen], verslag: Papierverslag, betaald_door: str | None
) -> Klaarzetter:
    """Makes the prepared lines, once it is known for which post and what its books know."""
    from buurtledger.handelingen.papierboeken import getypt_van, mee_van, regel_van
    from buurtledger.model.concept import Klaargezet, naar_teksten
    from buurtledger.report.papier import over_papier

    def zet_klaar(vooraf: Vooraf) -> list[Klaargezet]:
        betaler = betaald_door or vooraf.betaald_door
        return [
            Klaargezet(
                getypt_van(een, betaler, vooraf),
                een.zeker and regel_van(een, betaler, vooraf.winkels) is not None,
                naar_teksten(mee_van(een)),
                over_papier(rij, hier.taal),
            )
            for een, rij in zip(gelezen, verslag.rijen, strict=True)
            if een.nieuw
        ]

    return zet_klaar


def _schrijf(
    hier: Omgeving,
    formaat: str,
    verslag: Papierverslag,
    gelezen: list[Gelezen],
    post: str,
    betaald_door: str | None,
    *,
    commit: bool,
) -> None:
    """Book all of it without a question; nothing when one thing is not sure."""
    from buurtledger.cli.boeken import open_werk
    from buurtledger.cli.boninvoer import beoordeel_met_scans, boodschap_van
    from buurtledger.handelingen.bonstapel import Bonstapel
    from buurtledger.handelingen.papierboeken import regel_van
    from buurtledger.model.concept import Concept

    bonstapel = Bonstapel(open_werk(hier, post))
    vooraf = bonstapel.vooraf(Concept(), 0)
    nieuw = [een for een in gelezen if een.nieuw]
    regels = [regel_van(een, betaald_door or vooraf.betaald_door, vooraf.winkels) for een in nieuw]
    niet = sum(een.papier is None for een in gelezen)
    niet += sum(not een.zeker or regel is None for een, regel in zip(nieuw, regels, strict=True))
    if niet:
        toon(hier, formaat, verslag)
        _stop(zin("{aantal:bon is|bonnen zijn} niet zeker gelezen, dus er is niets geschreven", aantal=niet))
    goed = tuple(regel for regel in regels if regel is not None)
    stil = formaat != "tekst"
    if goed:
        concept, stapel = beoordeel_met_scans(hier, bonstapel, Concept(regels=goed), stil=stil)
        if stapel.fout:
            toon(hier, formaat, verslag)
            for fout in stapel.fout:
                hier.waarschuw(fout.bezwaar or zin("zo kan de stapel niet opgeschreven worden"))
            _stop(zin("zo kan het niet, dus er is niets geschreven"))
        if not stil:
            toon(hier, formaat, verslag)
        for berichten in bonstapel.meldingen(stapel).values():
            for bericht in berichten:
                hier.waarschuw(bericht)
        schrijf_stapel(hier, stapel, boodschap_van(concept, post=post), commit=commit, stil=stil)
    if stil or not goed:
        toon(hier, formaat, verslag._replace(geschreven=bool(goed)))
    if not stil and not goed:
        hier.zeg(hier.taal("Er is niets nieuws; er is niets geschreven."))


def _stop(bericht: Bericht) -> NoReturn:
    sys.stdout.flush()
    stop(VERKEERD_GEROEPEN, bericht)
