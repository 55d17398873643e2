"""Typer commands that speak the chosen language, and a group that loads a command only when it is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any, ClassVar

import typer
from typer.core import TyperCommand, TyperGroup

from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, stop
from buurtledger.cli.woorden import bedoeld, metavar
from buurtledger.model.bericht import N_, zin
from buurtledger.model.zoeken import nabij
from buurtledger.report.taal import Taal

_VAN_TYPER = {
    "Show this message and exit.": N_("Toon deze uitleg."),
    "Install completion for the current shell.": N_("Laat de shell opdrachten, posten en nummers aanvullen."),
    "Show completion for the current shell, to copy it or customize the installation.": N_(
        "Toon wat --install-completion zou instellen."
    ),
}


_ALLE = N_("Opdrachten")
"""The heading of a list that is not divided."""


def _taal(ctx: Any) -> Taal:
    gevonden = ctx.find_root().obj
    return gevonden.taal if isinstance(gevonden, Omgeving) else Taal()


def _naam(param: Any, taal: Taal) -> str:
    """How a parameter is typed: its name, and what stands for its value."""
    if param.param_type_name == "argument":
        return metavar(param.human_readable_name, taal)
    namen = ", ".join(param.opts) + "".join(f" / {naam}" for naam in param.secondary_opts)
    if param.is_flag:
        return namen
    waarde = param.metavar or ("GETAL" if param.type.name.startswith("int") else "TEKST")
    return f"{namen} {metavar(waarde, taal)}"


def _uitleg(param: Any, taal: Taal) -> str:
    """What a parameter is for, with what it is when it is left out."""
    hulp = param.help or ""
    uitleg = taal(_VAN_TYPER.get(hulp, hulp)) if hulp else ""
    if param.param_type_name == "option" and param.show_default and not param.is_flag and param.default is not None:
        return taal("{uitleg} [anders: {waarde}]", uitleg=uitleg, waarde=str(param.default))
    return uitleg


def gevraagd(opdracht: Any, ctx: Any) -> list[tuple[str, str, str]]:
    """The arguments and options of a command: argument or option, how it is typed, what it is for."""
    taal = _taal(ctx)
    params = (param for param in opdracht.get_params(ctx) if not getattr(param, "hidden", False))
    return [(param.param_type_name, _naam(param, taal), _uitleg(param, taal)) for param in params]


class _Vertaald:
    """What commands and groups share: help in the language of the run."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The first line of the help."""
        taal = _taal(ctx)
        woorden = {"[OPTIONS]": "[OPTIES]", "COMMAND [ARGS]...": "OPDRACHT …"}
        stukken = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        stukken = [metavar(woorden.get(stuk, stuk), taal) for stuk in stukken]
        formatter.write_usage(ctx.command_path, " ".join(stukken), prefix=taal("Gebruik: "))

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """What the command does."""
        taal = _taal(ctx)
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(taal(self.help) if self.help else "")  # type: ignore[attr-defined]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments and options, each with its meaning."""
        taal = _taal(ctx)
        soorten: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
        for soort, naam, uitleg in gevraagd(self, ctx):
            soorten[soort].append((naam, uitleg))
        for soort, kop in (("argument", taal("Argumenten")), ("option", taal("Opties"))):
            if soorten[soort]:
                with formatter.section(kop):
                    formatter.write_dl(soorten[soort])


class Opdracht(_Vertaald, TyperCommand):
    """A command."""


class Opdrachten(_Vertaald, TyperGroup):
    """A group whose commands are loaded with it."""

    lui: ClassVar[Mapping[str, tuple[str, str, str]]] = {}
    """Commands to load when they are called: name → (module, the Typer app in it, what it does)."""
    koppen: ClassVar[Mapping[str, Iterable[str]]] = {}
    """Where there are too many for one list: the headings, each with the names of its commands."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the handbook."""
        return [*self.lui, *super().list_commands(ctx)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name; None when there is none."""
        if cmd_name not in self.lui:
            return super().get_command(ctx, cmd_name)
        module, app, _ = self.lui[cmd_name]
        opdracht = typer.main.get_command(getattr(import_module(module), app))
        opdracht.name = cmd_name
        return opdracht

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is called; an unknown one is answered with the nearest."""
        # A shell that asks what may follow gets nothing, and hears nothing either.
        if (
            not ctx.resilient_parsing
            and args
            and not args[0].startswith("-")
            and args[0] not in self.list_commands(ctx)
        ):
            # A far guess sends people astray (`backup`: `bank`), one letter is in every word.
            lijkt = nabij(args[0], self.list_commands(ctx), gelijkenis=0.65) if len(args[0]) > 1 else ()
            bericht = bedoeld(args[0], self.list_commands(ctx), ctx.command_path) or (
                zin("de opdracht {naam} ken ik niet; bedoel je {lijkt}?", naam=args[0], lijkt=lijkt)
                if lijkt
                else zin("de opdracht {naam} ken ik niet; buurtledger --help noemt ze allemaal", naam=args[0])
            )
            stop(VERKEERD_GEROEPEN, bericht)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Options, then the commands, none of which is loaded for it."""
        taal = _taal(ctx)
        super().format_options(ctx, formatter)
        rijen = {naam: taal(wat) for naam, (_, _, wat) in self.lui.items()}
        rijen |= {naam: taal((self.commands[naam].help or "").split("\n")[0]) for naam in self.commands}
        breed = max(map(len, rijen), default=0)
        for kop, namen in (self.koppen or {_ALLE: rijen}).items():
            with formatter.section(taal(kop)):
                # One column of names for all sections.
                formatter.write_dl([(naam.ljust(breed), rijen[naam]) for naam in namen])


def nieuwe_groep(uitleg: str) -> typer.Typer:
    """A Typer app for a group of commands."""
    app = typer.Typer(cls=Opdrachten, rich_markup_mode=None, add_completion=False, no_args_is_help=True, help=uitleg)
    app.callback(help=uitleg)(lambda: None)
    return app


def nieuwe_opdracht() -> typer.Typer:
    """A Typer app for one command."""
    return typer.Typer(rich_markup_mode=None, add_completion=False)
