"""`buurtledger kluis toon|rekening|deel|ontvang|sleutel|haal`; what concerns the whole of it is in `kluiskopie`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_persoon_aan
from buurtledger.cli.argumenten import Formaat, Leverancier, Nummer, Post
from buurtledger.cli.extra import vereis
from buurtledger.cli.invoer import kies_post
from buurtledger.cli.kluiskopie import hang_aan
from buurtledger.cli.kluismap import houd_kluis, kluis_of_stop, rollen_of_stop, sleutel_of_stop
from buurtledger.cli.lezen import lees_alles, lees_begroting, of_stop
from buurtledger.cli.omgeving import ONLEESBAAR, VERKEERD_GEROEPEN, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vragen import vraag_nummer, vraag_of_stop, vraag_post
from buurtledger.cli.vrijwilliger import vrijwilliger, vrijwilligers
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.rollen import ROLLEN
from buurtledger.report.kluis import Kluisverslag

app = nieuwe_groep(N_("De scans in de kluis: wat er ligt, en er een uit halen."))


@app.command(
    "toon", cls=Opdracht, help=N_("Wat ligt er in de kluis, bij welke regels, en voor wie is het versleuteld?")
)
def _toon(
    ctx: typer.Context,
    formaat: Formaat = "tekst",
) -> None:
    from buurtledger.store.kluis.overzicht import maak_overzicht

    hier = omgeving(ctx)
    kluis = kluis_of_stop(hier.wortel)
    rollen = rollen_of_stop(hier)
    boeken, _ = lees_alles(hier)
    overzicht = maak_overzicht(kluis, boeken.logboeken, rollen, boeken.bank, boeken.overeenkomsten)
    toon(hier, formaat, Kluisverslag(overzicht))
    if overzicht.voor_anderen:
        bericht = zin("anderen op deze computer kunnen in de kluis kijken; doe: chmod -R go= {map}", map=str(kluis))
        hier.waarschuw(bericht)


@app.command(
    "rekening", cls=Opdracht, help=N_("De rekening van een groep of winkel: alleen in de kluis, om naar te betalen.")
)
def _rekening(
    ctx: typer.Context,
    post: Post = None,
    iban: Annotated[
        str | None, typer.Argument(metavar="IBAN", help=N_("Het nummer van de rekening."), show_default=False)
    ] = None,
    naam: Annotated[
        str | None, typer.Option("--naam", metavar="TEKST", help=N_("Op wiens naam zij staat."), show_default=False)
    ] = None,
    leverancier: Leverancier = None,
    bevestig: Annotated[
        bool, typer.Option("--bevestig", help=N_("Zeg als tweede ondertekenaar dat een veranderde rekening klopt."))
    ] = False,
) -> None:
    from buurtledger.cli.bankopenen import bank_of_stop
    from buurtledger.handelingen.bank.groepsrekening import bevestig_rekening, ook_van, zet_rekening
    from buurtledger.store.kluis.bankgeheugen import leverancier_sleutel

    hier = omgeving(ctx)
    bank = bank_of_stop(hier)
    if leverancier is not None:
        # Then there is no post, and what stands first is the number.
        iban, wie, gekozen = iban or post, leverancier, leverancier_sleutel(leverancier)
        naam = naam or leverancier
    else:
        begroting = lees_begroting(hier)
        wie = gekozen = kies_post(begroting, post) if post is not None else vraag_post(hier, begroting)
    if bevestig:
        of_stop(hier, bevestig_rekening(bank, gekozen))
        hier.zeg(hier.taal("De rekening van {post} is bevestigd.", post=wie))
        return
    getypt = iban or vraag_of_stop(hier, "IBAN", hier.taal("Het IBAN"))
    rekening = of_stop(hier, zet_rekening(bank, gekozen, getypt, naam or ""))
    hier.zeg(hier.taal("In de kluis staat nu op welke rekening {post} betaald wordt.", post=wie))
    if anderen := ook_van(bank, gekozen):
        hier.waarschuw(zin("naar dezelfde rekening gaat ook wat {anderen} krijgt; kijk of dat klopt", anderen=anderen))
    if rekening.vorige:
        hier.waarschuw(
            zin("dit is een andere rekening dan eerst; betaald wordt er pas als de tweede ondertekenaar haar bevestigt")
        )


@app.command(
    "deel",
    cls=Opdracht,
    help=N_("Geef wat de kluis weet (bank, vrijwilligers) aan wie ook de boeken doet, alleen voor die te openen."),
)
def _deel(
    ctx: typer.Context,
    wie: Annotated[
        str, typer.Argument(metavar="WIE", help=N_("Een persoon uit data/rollen.yaml."), autocompletion=vul_persoon_aan)
    ],
    naar: Annotated[Path, typer.Option("--naar", metavar="BESTAND", help=N_("Waar het komt: een nieuw bestand."))],
) -> None:
    from buurtledger.cli.bankopenen import bank_of_stop
    from buurtledger.handelingen.bank.delen import deel

    hier = omgeving(ctx)
    vereis("pyrage", "kluis")
    namen = of_stop(hier, deel(bank_of_stop(hier), sleutel_of_stop(), wie, naar))
    hier.zeg(hier.taal("Geschreven: {bestand}", bestand=str(naar)))
    if namen:
        hier.zeg(hier.taal("Erin {n:|staat|staan} ook {n:vrijwilliger|vrijwilligers} met een vergoeding.", n=namen))
    hier.zeg(hier.taal("{wie} doet: buurtledger kluis ontvang BESTAND. Geef ook de afschriften in de kluis.", wie=wie))


@app.command(
    "ontvang", cls=Opdracht, help=N_("Leg in de kluis wat je met kluis deel kreeg, geopend met je eigen sleutel.")
)
def _ontvang(
    ctx: typer.Context,
    bestand: Annotated[Path, typer.Argument(metavar="BESTAND", help=N_("Wat je kreeg."))],
) -> None:
    from buurtledger.handelingen.bank.delen import ontvang
    from buurtledger.store.grootboek import lees_rollen

    hier = omgeving(ctx)
    kluis, sleutel = kluis_of_stop(hier.wortel), sleutel_of_stop()
    vereis("pyrage", "kluis")
    houd_kluis(hier, kluis)
    rollen, _ = lees_rollen(hier.wortel)
    namen = of_stop(hier, ontvang(kluis, rollen, sleutel, bestand))
    hier.zeg(hier.taal("De kluis weet nu wat nodig is om afschriften in te lezen."))
    if namen:
        hier.zeg(hier.taal("Zij kent {n:vrijwilliger|vrijwilligers} met een vergoeding.", n=namen))


@app.command(
    "sleutel",
    cls=Opdracht,
    help=N_("Maak een sleutel van age: wat voor jou versleuteld is, gaat alleen daarmee open."),
)
def _sleutel(
    ctx: typer.Context,
    naar: Annotated[Path, typer.Option("--naar", metavar="BESTAND", help=N_("Waar het komt: een nieuw bestand."))],
) -> None:
    from buurtledger.store.kluis.sleutels import maak_sleutel

    hier = omgeving(ctx)
    vereis("pyrage", "kluis")
    openbaar = maak_sleutel(naar.expanduser())
    if isinstance(openbaar, Bericht):
        stop(ONLEESBAAR, openbaar)
    hier.zeg(hier.taal("Geschreven: {bestand}", bestand=str(naar)))
    hier.zeg_zin(
        hier.taal("Bewaar dat bestand goed, en een kopie ergens anders: is het weg, dan gaat er niets meer open.")
    )
    if hier.is_in_boek and not (hier.wortel / ROLLEN).exists():
        hier.zeg(
            hier.taal(
                "Maak {rollen} met deze regels, met je eigen schuilnaam en het adres dat git kent:", rollen=ROLLEN
            )
        )
        hier.zeg(f"""    formaat: 1
    personen:
      anna: {{rollen: [penvoerder], git: ["anna@example.invalid"], kluis: "{openbaar}"}}""")
        return
    hier.zeg(hier.taal("Zet dit in {rollen}, bij jezelf:", rollen=ROLLEN))
    hier.zeg(f'    kluis: "{openbaar}"')


app.command(
    "vrijwilliger",
    cls=Opdracht,
    help=N_("Zeg alleen in de kluis wie een vrijwilligersvergoeding kreeg, bij welke bonnen, of elders."),
)(vrijwilliger)
app.command(
    "vrijwilligers",
    cls=Opdracht,
    help=N_("Wie kreeg hoeveel, en wie komt boven de grens van de maand of het jaar?"),
)(vrijwilligers)


@app.command("haal", cls=Opdracht, help=N_("Haal de scan van een regel uit de kluis, geopend met je eigen sleutel."))
def _haal(
    ctx: typer.Context,
    nummer: Nummer = None,
    naar: Annotated[
        str | None,
        typer.Option("--naar", metavar="BESTAND", help=N_("Waar de scan komt: een nieuw bestand."), show_default=False),
    ] = None,
) -> None:
    from buurtledger.store.kluis.bewaren import haal

    hier = omgeving(ctx)
    if naar is None:
        stop(VERKEERD_GEROEPEN, zin("zeg met --naar in welk bestand de scan moet komen"))
    doel = vraag_nummer(hier, nummer)
    kluis, sleutel = kluis_of_stop(hier.wortel), sleutel_of_stop()
    if not doel.scan:
        stop(VERKEERD_GEROEPEN, zin("bij {nummer} hoort geen scan", nummer=doel.nummer))
    scan = haal(kluis, doel.scan.removeprefix("sha256:"), sleutel, Path(naar))
    if isinstance(scan, Bericht):
        stop(ONLEESBAAR, scan)
    hier.zeg(hier.taal("Geschreven: {bestand}", bestand=naar))


hang_aan(app)
