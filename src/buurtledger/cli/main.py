"""The root command: the options before the command, and what was wrong with a call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, ClassVar

import typer

from buurtledger import __version__
from buurtledger.cli.aanvullen import vul_keuze_aan
from buurtledger.cli.inhoud import DELEN, OPDRACHTEN
from buurtledger.cli.omgeving import AFGEBROKEN, GOED, VERKEERD_GEROEPEN, Omgeving, Stop
from buurtledger.cli.opdrachten import Opdrachten
from buurtledger.cli.woorden import met_help
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.report.taal import TALEN


class _Hoofd(Opdrachten):
    lui: ClassVar[Mapping[str, tuple[str, str, str]]] = OPDRACHTEN
    koppen: ClassVar[Mapping[str, Iterable[str]]] = DELEN

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
