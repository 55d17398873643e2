"""`buurtledger betaal`: what is approved and not paid yet, as a file for the bank or codes to scan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from buurtledger.bank.betalen import Betaling
from buurtledger.cli.aanvullen import vul_nummer_aan, vul_rekening_aan
from buurtledger.cli.bankopenen import bank_of_stop
from buurtledger.cli.extra import vereis
from buurtledger.cli.invoer import lees_dag
from buurtledger.cli.lezen import lees_alles, of_stop
from buurtledger.cli.omgeving import ONLEESBAAR, VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.stromen import schrijf_uit
from buurtledger.handelingen.bank import betalen
from buurtledger.handelingen.bank.betalen import Betaalbaar
from buurtledger.handelingen.bank.openen import Bank
from buurtledger.model.bericht import N_, Bericht, reden_van, zin
from buurtledger.model.grootboek import Grootboek

app = nieuwe_opdracht()


@app.command(
    cls=Opdracht,
    help=N_("Wat akkoord is en nog niet betaald, als bestand voor de bank of QR-code. Het verstuurt niets."),
)
def _betaal(
    ctx: typer.Context,
    nummers: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NUMMER…]",
            help=N_("Welke voorschotten, vergoedingen en facturen."),
            show_default=False,
            autocompletion=vul_nummer_aan,
        ),
    ] = None,
    alles: Annotated[bool, typer.Option("--alles", help=N_("Alles wat betaald kan worden."))] = False,
    uit: Annotated[
        Path | None,
        typer.Option("--uit", metavar="BESTAND", help=N_("Schrijf een betaalbestand (pain.001)."), show_default=False),
    ] = None,
    qr: Annotated[bool, typer.Option("--qr", help=N_("Toon per betaling een QR-code om te scannen."))] = False,
    svg: Annotated[
        Path | None,
        typer.Option(
            "--svg", metavar="MAP", help=N_("Schrijf de QR-codes als plaatje in deze map."), show_default=False
        ),
    ] = None,
    rekening: Annotated[
        str,
        typer.Option(
            "--rekening", metavar="NAAM", help=N_("Van welke eigen rekening."), autocompletion=vul_rekening_aan
        ),
    ] = "betaal",
    datum: Annotated[
        str | None,
        typer.Option(
            "--datum", metavar="DATUM", help=N_("Op welke dag de bank betaalt; anders vandaag."), show_default=False
        ),
    ] = None,
    intrekken: Annotated[
        str | None,
        typer.Option(
            "--trek-in", metavar="TEKST", help=N_("Vergeet een betaalbestand dat niet doorgaat."), show_default=False
        ),
    ] = None,
) -> None:
    hier = omgeving(ctx)
    bank = bank_of_stop(hier)
    boeken, _ = lees_alles(hier)
    if intrekken is not None:
        bestand = of_stop(hier, betalen.trek_in(bank, boeken, intrekken, hier.vandaag))
        n = len(bestand.mutaties)
        hier.zeg(hier.taal("Betaalbestand {nummer} is vergeten: {n:betaling|betalingen}.", nummer=intrekken, n=n))
        return
    mogelijk = _mogelijk(hier, bank)
    if uit is None and not qr and svg is None:
        _toon(hier, mogelijk)
        return
    if not nummers and not alles:
        stop(VERKEERD_GEROEPEN, zin("noem de nummers die je wilt betalen, of --alles"))
    if uit is not None and (qr or svg is not None):
        stop(
            VERKEERD_GEROEPEN,
            zin("kies een bestand voor de bank of codes om te scannen: wie beide doet betaalt twee keer"),
        )
    gekozen = of_stop(hier, betalen.kies(mogelijk, nummers or ()))
    if not gekozen:
        stop(VERKEERD_GEROEPEN, zin("er is niets dat betaald kan worden; buurtledger betaal zegt bij elke waarom niet"))
    if uit is not None:
        _schrijf(hier, bank, boeken, gekozen, uit, rekening, datum)
    else:
        _qr(hier, bank, gekozen, svg, scherm=qr)


def _mogelijk(hier: Omgeving, bank: Bank) -> tuple[Betaalbaar, ...]:
    from buurtledger.handelingen.nakijken import kijk_na

    nagekeken = of_stop(hier, kijk_na(hier.wortel, hier.vandaag))
    return betalen.betaalbaar(bank, nagekeken.grootboek, nagekeken.bevindingen, hier.vandaag)


def _toon(hier: Omgeving, mogelijk: tuple[Betaalbaar, ...]) -> None:
    taal = hier.taal
    if not mogelijk:
        hier.zeg(taal("Er is niets te betalen."))
    for een in mogelijk:
        m = een.mutatie
        regel = taal(
            "{nummer}  {bedrag}  {post}: {tekst}", nummer=m.nummer, bedrag=-m.bedrag, post=m.post, tekst=m.omschrijving
        )
        hier.zeg(regel)
        if een.waarom_niet is not None:
            hier.zeg_zin("  " + taal("niet: {waarom}", waarom=een.waarom_niet))


def _qr(hier: Omgeving, bank: Bank, gekozen: tuple[Betaling, ...], svg: Path | None, *, scherm: bool) -> None:
    from buurtledger.bank.betalen import qr_scherm, qr_svg
    from buurtledger.store.kluis.plek import git_boom, schrijf_prive

    vereis("segno", "bank")
    if svg is not None and (boom := git_boom(svg.resolve())):
        stop(VERKEERD_GEROEPEN, zin("{boom} is een map die git bewaart; kies een map daarbuiten", boom=str(boom)))
    # Who scans a code has paid: what is shown is remembered as a file of payments is.
    bestand = of_stop(hier, betalen.onthoud(bank, gekozen, hier.vandaag))
    hier.zeg_zin(
        hier.taal(
            "Onthouden als betaalbestand {nummer}. Betaal je iets toch niet, doe dan: buurtledger betaal --trek-in "
            "{nummer}",
            nummer=bestand.nummer,
        )
    )
    for betaling in gekozen:
        if scherm:
            hier.zeg(
                hier.taal(
                    "{nummer}  {bedrag}  {naam}", nummer=betaling.nummer, bedrag=betaling.bedrag, naam=betaling.aan.naam
                )
            )
            schrijf_uit(qr_scherm(betaling))
        if svg is not None:
            try:
                schrijf_prive(svg / f"{betaling.nummer}.svg", qr_svg(betaling))
            except OSError as fout:
                reden = reden_van(fout)
                stop(ONLEESBAAR, zin("{bestand} is niet te schrijven: {reden}", bestand=str(svg), reden=reden))


def _schrijf(
    hier: Omgeving,
    bank: Bank,
    boeken: Grootboek,
    gekozen: tuple[Betaling, ...],
    uit: Path,
    rekening: str,
    datum: str | None,
) -> None:
    from buurtledger.bank.betalen import Partij, maak_pain, totaal
    from buurtledger.store.kluis.plek import git_boom, schrijf_prive

    vereis("sepaxml", "bank")
    dag = lees_dag(hier, datum, mag_komen=True)
    if dag < hier.vandaag:
        stop(VERKEERD_GEROEPEN, zin("{datum} is al geweest; kies vandaag of later", datum=dag))
    eigen = bank.geheugen.rekeningen.get(rekening)
    if eigen is None:
        stop(VERKEERD_GEROEPEN, zin("de rekening {naam} is niet bekend; lees eerst een afschrift in", naam=rekening))
    if boom := git_boom(uit.parent.resolve()):
        stop(VERKEERD_GEROEPEN, zin("{boom} is een map die git bewaart; kies een map daarbuiten", boom=str(boom)))
    naam = boeken.huisstijl.wie or (boeken.plan.naam if boeken.plan else "")
    inhoud = maak_pain(Partij(naam, eigen), gekozen, dag)
    if isinstance(inhoud, Bericht):
        stop(ONLEESBAAR, inhoud)
    if uit.exists():
        stop(VERKEERD_GEROEPEN, zin("{bestand} bestaat al; kies een andere naam", bestand=str(uit)))
    # First remembered, then written: a file that nobody remembers could be paid again.
    bestand = of_stop(hier, betalen.onthoud(bank, gekozen, hier.vandaag))
    try:
        schrijf_prive(uit, inhoud)
    except OSError as fout:
        of_stop(hier, betalen.trek_in(bank, boeken, bestand.nummer, hier.vandaag))
        reden = reden_van(fout)
        stop(
            ONLEESBAAR,
            zin("{bestand} is niet te schrijven: {reden}. Er is niets veranderd", bestand=str(uit), reden=reden),
        )
    hier.zeg(
        hier.taal(
            "Betaalbestand {nummer}: {n:betaling|betalingen} van samen {bedrag}, in {bestand}.",
            nummer=bestand.nummer,
            n=len(gekozen),
            bedrag=totaal(gekozen),
            bestand=str(uit),
        )
    )
    hier.zeg(hier.taal("Geef het bij je bank op; pas als de bank het laat zien is het betaald."))
