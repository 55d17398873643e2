"""`buurtledger bank importeer|sluit-aan|boek|storneer|status`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_keuze_aan, vul_nummer_aan, vul_post_aan
from buurtledger.cli.argumenten import Bij, Commit, Formaat, OpOfVandaag
from buurtledger.cli.bankopenen import bank_of_niets, bank_of_stop
from buurtledger.cli.invoer import lees_vrije_tekst
from buurtledger.cli.lezen import kies_peildag, lees_alles, of_stop
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.uitvoer import toon
from buurtledger.model.bank import Afschrift, Regelsoort
from buurtledger.model.bericht import N_, zin

app = nieuwe_groep(N_("De rekening en het boek naast elkaar: afschriften inlezen, aansluiten, en het bewijs."))


@app.command(
    "importeer",
    cls=Opdracht,
    help=N_("Lees afschriften van de bank in: CAMT.053, MT940, CSV of TAB, ook in een zip of een hele map."),
)
def _importeer(
    ctx: typer.Context,
    bestanden: Annotated[
        list[Path] | None,
        typer.Argument(metavar="BESTAND…", help=N_("De bestanden van de bank, of een map ervan."), show_default=False),
    ] = None,
    rekening: Annotated[
        list[str] | None,
        typer.Option(
            "--rekening",
            metavar="NAAM",
            help=N_(
                "De openbare naam van een rekening die er voor het eerst is; anders betaal. Bij meer rekeningen elk "
                "met het einde van het nummer: --rekening betaal=8405 --rekening spaar=1170."
            ),
            show_default=False,
        ),
    ] = None,
    eindsaldo: Annotated[
        str | None,
        typer.Option(
            "--eindsaldo",
            metavar="BEDRAG",
            help=N_("Het saldo op de laatste dag, voor een bestand dat er geen heeft."),
            show_default=False,
        ),
    ] = None,
    tot: Annotated[
        str | None,
        typer.Option(
            "--tot",
            metavar="FOUT",
            help=N_("Neem met --tot fout de afschriften tot de eerste fout; anders niets van dat bestand."),
            show_default=False,
            autocompletion=vul_keuze_aan("fout"),
        ),
    ] = None,
    terug: Annotated[
        str | None,
        typer.Option(
            "--terug",
            metavar="AFSCHRIFT",
            help=N_("Neem een afschrift terug, met alles wat erbij gezegd is: het nummer uit data/bank."),
            show_default=False,
        ),
    ] = None,
    commit: Commit = False,
) -> None:
    from buurtledger.cli.bankimport import importeer, neem_terug

    hier = omgeving(ctx)
    if tot is not None and tot.casefold() != "fout":
        stop(VERKEERD_GEROEPEN, zin("{tekst} kan niet bij --tot; typ --tot fout", tekst=tot))
    if terug is not None:
        neem_terug(hier, bank_of_stop(hier), terug, commit=commit)
        return
    if not bestanden:
        stop(VERKEERD_GEROEPEN, zin("noem een bestand van de bank, of een map ervan"))
    importeer(hier, bestanden, tuple(rekening or ()), eindsaldo, tot_fout=tot is not None, commit=commit)


@app.command(
    "sluit-aan",
    cls=Opdracht,
    help=N_("Leg boek en bank naast elkaar: wat zeker is wordt geschreven, de rest gevraagd."),
)
def _sluit_aan(
    ctx: typer.Context,
    alles: Annotated[bool, typer.Option("--alles", help=N_("Vraag ook wat je eerder afwees."))] = False,
    commit: Commit = False,
) -> None:
    from buurtledger.cli.aansluiten import sluit_aan

    hier = omgeving(ctx)
    sluit_aan(hier, bank_of_stop(hier), alles=alles, commit=commit)


@app.command("boek", cls=Opdracht, help=N_("Zeg wat een boeking van de bank is, of maak de regel die mist."))
def _boek(
    ctx: typer.Context,
    kenmerk: Annotated[
        str | None,
        typer.Argument(metavar="KENMERK", help=N_("Het kenmerk uit bank status, of het begin."), show_default=False),
    ] = None,
    soort: Annotated[
        str | None,
        typer.Option(
            "--soort",
            metavar="SOORT",
            help=N_("subsidie, teruggave, bankkosten, rente, overboeking, cofinanciering, vreemd of mutatie."),
            show_default=False,
            autocompletion=vul_keuze_aan(*Regelsoort),
        ),
    ] = None,
    post: Annotated[
        str | None,
        typer.Option(
            "--post",
            metavar="POST",
            help=N_("Maak de regel die mist op deze post."),
            show_default=False,
            autocompletion=vul_post_aan,
        ),
    ] = None,
    als: Annotated[
        str | None,
        typer.Option(
            "--als",
            metavar="SOORT",
            help=N_("Met --post: bon (anders), voorschot, vergoeding of terugbetaling."),
            show_default=False,
            autocompletion=vul_keuze_aan("bon", "voorschot", "vergoeding", "terugbetaling"),
        ),
    ] = None,
    omschrijving: Annotated[
        str | None,
        typer.Option("--omschrijving", metavar="TEKST", help=N_("Met --post: waarvoor."), show_default=False),
    ] = None,
    bij: Bij = None,
    van: Annotated[
        list[str] | None,
        typer.Option(
            "--van",
            metavar="NUMMER",
            help=N_("De mutatie die hiermee betaald is."),
            show_default=False,
            autocompletion=vul_nummer_aan,
        ),
    ] = None,
    notitie: Annotated[
        str | None, typer.Option("--notitie", metavar="TEKST", help=N_("Een opmerking erbij."), show_default=False)
    ] = None,
    commit: Commit = False,
) -> None:
    from buurtledger.cli.bankboeken import boek_op_post, boek_soort

    hier = omgeving(ctx)
    bank = bank_of_stop(hier)
    if not kenmerk:
        stop(VERKEERD_GEROEPEN, zin("{wat} ontbreekt", wat="KENMERK"))
    if (post is None) == (soort is None and not van):
        stop(VERKEERD_GEROEPEN, zin("zeg met --soort wat het is, of maak met --post de regel die mist"))
    if post is not None:
        boek_op_post(hier, bank, kenmerk, post, als, omschrijving, bij=bij, commit=commit)
        return
    gezegd = lees_vrije_tekst("--notitie", notitie, 2000) if notitie else ""
    boek_soort(hier, bank, kenmerk, soort or Regelsoort.MUTATIE.value, tuple(van or ()), gezegd, commit=commit)


@app.command("storneer", cls=Opdracht, help=N_("Draai een regel in het boek van de bank terug, met een reden."))
def _storneer(
    ctx: typer.Context,
    nummer: Annotated[str, typer.Argument(metavar="NUMMER", help=N_("Het nummer uit data/bank, zoals 221015-m3fx."))],
    reden: Annotated[str, typer.Argument(metavar="REDEN", help=N_("Waarom."))],
    commit: Commit = False,
) -> None:
    from buurtledger.cli.bankboeken import storneer

    hier = omgeving(ctx)
    storneer(hier, nummer, lees_vrije_tekst("REDEN", reden, 2000), commit=commit)


@app.command("status", cls=Opdracht, help=N_("Het bewijs: boek en bank op hetzelfde bedrag, en wat er over is."))
def _status(ctx: typer.Context, op: OpOfVandaag = None, formaat: Formaat = "tekst") -> None:
    from buurtledger.handelingen.bank.bewijzen import bankstatus

    hier = omgeving(ctx)
    boeken, cijfers = lees_alles(hier)
    bank = bank_of_niets(hier)
    dagen = [a.tot_en_met for boek in boeken.bank.values() for a in boek.regels if isinstance(a, Afschrift)]
    dag = kies_peildag(hier, op, cijfers, dagen).dag
    if op is not None and boeken.subsidie is not None:
        # What was determined later was not known on that day, as in a report of it.
        boeken = boeken._replace(subsidie=boeken.subsidie.op(dag))
    status = of_stop(hier, bankstatus(boeken, bank, boeken.logboeken, dag))
    toon(hier, formaat, status)
    if bank is None and status.bewijs.niet_verklaard:
        hier.waarschuw(zin("zonder kluis is niet te zien welke boekingen dat zijn; zet BUURTLEDGER_KLUIS"))
