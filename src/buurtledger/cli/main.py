"""The root command: the options before the command, and what was wrong with a call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

import typer

from buurtledger import __version__
from buurtledger.cli.aanvullen import vul_keuze_aan
from buurtledger.cli.omgeving import AFGEBROKEN, GOED, VERKEERD_GEROEPEN, Omgeving, Stop
from buurtledger.cli.opdrachten import Opdrachten
from buurtledger.cli.woorden import met_help
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.report.taal import TALEN


class _Hoofd(Opdrachten):
    lui: ClassVar[Mapping[str, tuple[str, str, str]]] = {
        "status": ("buurtledger.cli.status", "app", N_("Waar staan we, en wat vraagt aandacht?")),
        "bon": ("buurtledger.cli.bon", "app", N_("Bonnen boeken, opzoeken en terugdraaien.")),
        "voorschot": ("buurtledger.cli.betaling", "voorschot", N_("Geld vooruit aan een kern of groep.")),
        "terugbetaling": ("buurtledger.cli.betaling", "terugbetaling", N_("Wat van een voorschot terugkwam.")),
        "vergoeding": ("buurtledger.cli.betaling", "vergoeding", N_("Terug wat een groep zelf betaalde.")),
        "verplichting": ("buurtledger.cli.verplichting", "app", N_("Aanvaarde offertes: geld dat vastligt.")),
        "kern": ("buurtledger.cli.kern", "app", N_("De kernen: wie ze zijn en hoe ze staan.")),
        "besluit": ("buurtledger.cli.besluit", "app", N_("Besluiten die geld verschuiven.")),
        "voorstel": ("buurtledger.cli.voorstel", "app", N_("Wat er aan de bewoners voorligt, en wat zij zeiden.")),
        "poster": ("buurtledger.cli.poster", "app", N_("Een A4 voor in de hal van wat er voorligt.")),
        "reactie": ("buurtledger.cli.voorstel", "reactie", N_("Opschrijven wat bewoners van een voorstel zeiden.")),
        "ronde": ("buurtledger.cli.ronde", "app", N_("De volgende bijeenkomst: agenda, uitnodiging, notulen.")),
        "begroting": ("buurtledger.cli.begroting", "app", N_("Plan, besluiten en begroting naast elkaar.")),
        "prognose": ("buurtledger.cli.prognose", "app", N_("Wat er aan het eind over is.")),
        "kwartaal": ("buurtledger.cli.kwartaal", "app", N_("De ronde van elke drie maanden.")),
        "verantwoording": (
            "buurtledger.cli.verantwoording",
            "app",
            N_("Bonnen, resultaat en leermomenten: wie moet nog wat?"),
        ),
        "leersessie": ("buurtledger.cli.leersessie", "app", N_("Sessies waarin kernen elkaar vertellen.")),
        "idee": ("buurtledger.cli.idee", "app", N_("Ideeën en wensen, en wat ervan kwam.")),
        "overeenkomst": ("buurtledger.cli.overeenkomst", "app", N_("Wat er met anderen afgesproken is.")),
        "check": ("buurtledger.cli.check", "app", N_("Klopt alles? Voor mensen en voor CI.")),
        "verschil": ("buurtledger.cli.verschil", "app", N_("Wat veranderde er aan de boeken?")),
        "volg": ("buurtledger.cli.volg", "app", N_("Wat elke commit deed, als nieuwsstroom.")),
        "akkoord": ("buurtledger.cli.akkoord", "app", N_("Vier ogen: akkoord op wat een ander invoerde.")),
        "rollen": ("buurtledger.cli.rollen", "app", N_("Wie wat mag, en wie daarvoor tekende.")),
        "kascommissie": ("buurtledger.cli.kascommissie", "app", N_("Een steekproef, en wat er gevonden is.")),
        "bank": ("buurtledger.cli.bank", "app", N_("De rekening en het boek naast elkaar.")),
        "subsidie": ("buurtledger.cli.subsidie", "app", N_("Wat de gemeente verleende, en wat ervoor moet.")),
        "betaal": ("buurtledger.cli.betaal", "app", N_("Wat akkoord is betalen: een bestand voor de bank, of QR.")),
        "kas": ("buurtledger.cli.kas", "app", N_("De contante kas: tellen, en eruit betalen.")),
        "kluis": ("buurtledger.cli.kluis", "app", N_("De scans in de kluis: wat er ligt, en er een uit halen.")),
        "herkomst": ("buurtledger.cli.herkomst", "app", N_("Wie voerde iets in, en wanneer?")),
        "overdragen": ("buurtledger.cli.overdragen", "app", N_("Af te vinken met de volgende penvoerder.")),
        "verslag": ("buurtledger.cli.verslag", "app", N_("Het verslag voor het stadsdeel, als pdf en meer.")),
        "export": ("buurtledger.cli.export", "app", N_("De boeken voor andere programma's.")),
        "publiceer": ("buurtledger.cli.publiceer", "app", N_("De website voor bewoners.")),
        "stad": ("buurtledger.cli.stad", "app", N_("Alle buurten van een stad opgeteld.")),
        "briefje": ("buurtledger.cli.briefje", "app", N_("Een bladzijde waarmee groepen bonnen doorgeven.")),
        "kijk": ("buurtledger.cli.kijk", "app", N_("Bekijk de website voor je haar publiceert.")),
        "herstel": ("buurtledger.cli.herstel", "app", N_("Maak een afgebroken regel in orde.")),
        "nieuw": ("buurtledger.cli.nieuw", "app", N_("Begin een eigen grootboek, uit een begroting of uit vragen.")),
        "init": ("buurtledger.cli.init", "app", N_("Richt git in voor dit grootboek.")),
        "migreer": ("buurtledger.cli.migreer", "app", N_("Breng een boek van een vroegere vorm naar deze.")),
        "schema": ("buurtledger.cli.schema", "app", N_("De vorm van de bestanden, als JSON Schema.")),
        "installeer": ("buurtledger.cli.installeer", "app", N_("Laat de shell aanvullen, en zet de man-pagina neer.")),
        "dokter": ("buurtledger.cli.dokter", "app", N_("Wat mist er op deze computer, en hoe komt het er?")),
        "voorbeeld": ("buurtledger.cli.voorbeeld", "app", N_("Schrijf een verzonnen grootboek om te proberen.")),
    }

    def get_params(self, ctx: Any) -> list[Any]:
        """The options before the command; setting completion up speaks our languages."""
        params = super().get_params(ctx)
        for param in params:
            if param.name == "install_completion":
                param.callback = _stel_aanvullen_in
        return params


_UITLEG = N_("Het grootboek van een buurtbudget: gewone tekst in git, voor wie het geld beheert en wie meekijkt.")

app = typer.Typer(cls=_Hoofd, rich_markup_mode=None, no_args_is_help=True, pretty_exceptions_enable=False)


def _stel_aanvullen_in(ctx: Any, _param: Any, gevraagd: bool) -> bool:
    """Have the shell complete; Typer would say so in English."""
    if not gevraagd or ctx.resilient_parsing:
        return gevraagd
    from buurtledger.cli.installeer import laat_aanvullen

    laat_aanvullen(_omgeving(ctx))
    raise typer.Exit


def _versie(gevraagd: bool) -> None:
    if gevraagd:
        typer.echo(f"buurtledger {__version__}")
        raise typer.Exit


@app.callback(help=_UITLEG)
def _begin(
    ctx: typer.Context,
    map_: Annotated[
        str | None, typer.Option("--map", metavar="MAP", help=N_("De map waar data/ in staat."), show_default=False)
    ] = None,
    taal: Annotated[
        str | None,
        typer.Option(
            "--taal",
            metavar="nl|en",
            help=N_("De taal: nl of en."),
            show_default=False,
            autocompletion=vul_keuze_aan(*TALEN),
        ),
    ] = None,
    _versie_gevraagd: Annotated[
        bool, typer.Option("--version", help=N_("Toon de versie."), callback=_versie, is_eager=True)
    ] = False,
) -> None:
    if taal is not None and taal not in TALEN:
        raise Stop(VERKEERD_GEROEPEN, zin("de taal {taal} spreek ik niet; kies nl of en", taal=taal))
    ctx.obj = _omgeving(ctx)._replace(map=map_)


def _omgeving(ctx: typer.Context) -> Omgeving:
    assert isinstance(ctx.obj, Omgeving)
    return ctx.obj


def draai(begin: Omgeving, argumenten: list[str]) -> int:
    """Run a command through Typer and return its exit code."""
    opdracht = typer.main.get_command(app)
    try:
        uitkomst = opdracht.main(args=met_help(argumenten), prog_name="buurtledger", standalone_mode=False, obj=begin)
    except typer.Abort:
        typer.echo("", err=True)
        typer.echo(begin.taal("Afgebroken; er is niets geschreven."), err=True)
        return AFGEBROKEN
    except typer.TyperException as fout:
        return _zeg_verkeerd(begin, fout)
    if uitkomst == AFGEBROKEN:
        raise KeyboardInterrupt
    return uitkomst if isinstance(uitkomst, int) else GOED


def _zeg_verkeerd(begin: Omgeving, fout: typer.TyperException) -> int:
    ctx: Any = getattr(fout, "ctx", None)
    if type(fout).__name__ == "NoArgsIsHelpError":
        typer.echo(fout.format_message())
        return VERKEERD_GEROEPEN
    typer.echo(f"buurtledger: {begin.taal.zeg(_verkeerd(fout))}", err=True)
    if ctx is not None:
        typer.echo(begin.taal("Meer uitleg: {opdracht} --help", opdracht=ctx.command_path), err=True)
    return VERKEERD_GEROEPEN


def _hoort(soort: Any) -> Bericht:
    """What should be typed for a parameter of this type."""
    laagste, hoogste = getattr(soort, "min", None), getattr(soort, "max", None)
    if laagste is not None and hoogste is not None:
        return zin("Typ een heel getal van {laagste} tot en met {hoogste}", laagste=str(laagste), hoogste=str(hoogste))
    return zin("Typ een heel getal")


def _verkeerd(fout: Any) -> Bericht:
    """What was wrong with the call, in our words; the types of Typer's errors are not public."""
    match type(fout).__name__:
        case "NoSuchOption":
            if fout.possibilities:
                lijkt = tuple(sorted(fout.possibilities))
                return zin("de optie {optie} ken ik niet; bedoel je {lijkt}?", optie=fout.option_name, lijkt=lijkt)
            return zin("de optie {optie} ken ik niet", optie=fout.option_name)
        case "BadOptionUsage" if "does not take a value" in fout.message:
            return zin("bij de optie {optie} hoort geen waarde", optie=fout.option_name)
        case "BadOptionUsage":
            return zin("bij de optie {optie} hoort een waarde", optie=fout.option_name)
        case "MissingParameter":
            return zin("{wat} ontbreekt", wat=fout.param.human_readable_name)
        case "BadParameter":
            wat = fout.param.human_readable_name if fout.param else ""
            return zin("{wat}: deze waarde kan niet. {hoort}", wat=wat, hoort=_hoort(getattr(fout.param, "type", None)))
        case _:
            if "unexpected extra argument" in fout.message:
                woorden = fout.message.rpartition("(")[2].rstrip(")") or fout.message
                if "naar" in getattr(getattr(fout, "ctx", None), "params", ()):
                    return zin(
                        "te veel woorden: {woorden}. Waar het heen moet typ je als --naar BESTAND", woorden=woorden
                    )
                return zin(
                    "te veel woorden: {woorden}. Zet een tekst met spaties tussen aanhalingstekens", woorden=woorden
                )
            if fout.message.startswith("Missing command"):
                return zin("welke opdracht? Zie --help")
            return zin("{reden}", reden=fout.message)
