"""`buurtledger check`."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from buurtledger.checks.register import REGELS
from buurtledger.cli.aanvullen import vul_keuze_aan
from buurtledger.cli.bestandvraag import VORMEN, beantwoord, lijkt_bestand
from buurtledger.cli.lezen import of_stop
from buurtledger.cli.omgeving import FOUTEN, GOED, VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vastleggen import opdracht_voor_alles
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.bevinding import Regel
from buurtledger.model.zoeken import nabij
from buurtledger.report.bevindingen import Bevindingen

if TYPE_CHECKING:
    from buurtledger.handelingen.nakijken import Kluisvraag

app = nieuwe_opdracht()


def _vul_regel_aan(incomplete: str) -> list[tuple[str, str]]:
    return [(naam, regel.zoekt) for naam, regel in REGELS.items() if naam.startswith(incomplete)]


@app.command(cls=Opdracht, help=N_("Klopt alles? Noemt alles wat de regels vinden, met plaats en remedie."))
def _check(
    ctx: typer.Context,
    wat: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REGEL|BESTAND]…",
            help=N_("Alleen deze regels, of alleen dit bestand en wat het elders stukmaakt (vlug, voor een editor)."),
            show_default=False,
            autocompletion=_vul_regel_aan,
        ),
    ] = None,
    sinds: Annotated[
        str | None,
        typer.Option(
            "--sinds",
            metavar="REV",
            help=N_("Ook: is er niets veranderd sinds deze commit of tak?"),
            show_default=False,
        ),
    ] = None,
    geschiedenis: Annotated[
        bool, typer.Option("--geschiedenis", help=N_("Ook: is er in de hele geschiedenis niets veranderd?"))
    ] = False,
    begin: Annotated[
        str | None,
        typer.Option(
            "--begin",
            metavar="COMMIT",
            help=N_("Zo begonnen de rollen (zie herkomst --begin); begint het anders, dan is dat een fout."),
            show_default=False,
        ),
    ] = None,
    kluis: Annotated[
        bool, typer.Option("--kluis", help=N_("Ook: zijn alle scans in de kluis, en onveranderd?"))
    ] = False,
    klaargezet_: Annotated[
        bool,
        typer.Option("--klaargezet", help=N_("Alleen: mag wat klaarstaat worden vastgelegd? Voor een haak van git.")),
    ] = False,
    boodschap: Annotated[
        str | None,
        typer.Option(
            "--boodschap",
            metavar="BESTAND",
            help=N_("Alleen: mag deze boodschap bij een commit? Voor een haak van git (commit-msg)."),
            show_default=False,
        ),
    ] = None,
    formaat: Annotated[
        str,
        typer.Option(
            "--formaat",
            metavar="FORMAAT",
            help=N_("De vorm van de uitvoer: tekst, json, github of junit."),
            show_default=False,
            autocompletion=vul_keuze_aan(*VORMEN),
        ),
    ] = "tekst",
) -> int:
    hier = omgeving(ctx)
    bestanden = [naam for naam in wat or () if lijkt_bestand(naam)]
    regels = [naam for naam in wat or () if naam not in bestanden]
    gekozen = tuple(regels or REGELS)
    for naam in gekozen:
        if naam not in REGELS:
            lijkt = nabij(naam, REGELS) or tuple(REGELS)
            stop(VERKEERD_GEROEPEN, zin("de regel {naam} is er niet; bedoel je {lijkt}?", naam=naam, lijkt=lijkt))
    if bestanden:
        if sinds or geschiedenis or begin or kluis or klaargezet_ or boodschap:
            stop(VERKEERD_GEROEPEN, zin("een bestand wordt op zichzelf nagekeken; laat de andere opties weg"))
        return beantwoord(hier, bestanden, formaat, gekozen)
    from buurtledger.handelingen.nakijken import Niet, kijk_boodschap_na, kijk_klaargezet_na, vind_alles

    if begin is not None and not re.fullmatch(r"[0-9a-f]{40}(?:[0-9a-f]{24})?", begin):
        bericht = zin("--begin is het hele nummer van een commit; buurtledger herkomst --begin noemt het")
        stop(VERKEERD_GEROEPEN, bericht)
    niet_gezien: tuple[Bericht, ...] = ()
    niet = Niet()
    los: tuple[str, ...] = ()
    if boodschap is not None:
        alles = of_stop(hier, kijk_boodschap_na(hier.wortel, Path(boodschap)))
    elif klaargezet_:
        # A hook of git's is told which index it is about; nothing else of git's environment is followed.
        index = os.environ.get("GIT_INDEX_FILE", "")
        alles = of_stop(hier, kijk_klaargezet_na(hier.wortel, str(Path(index).absolute()) if index else ""))
    else:
        with hier.bezig(hier.taal("De geschiedenis lezen…") if geschiedenis else ""):
            uitkomst = vind_alles(
                hier.wortel,
                hier.vandaag,
                sinds_rev=sinds,
                geschiedenis=geschiedenis,
                kluis=_kluisvraag(hier.wortel) if kluis else None,
                begin=begin or "",
            )
        alles, niet_gezien, niet, los = of_stop(hier, uitkomst)
        for zonder in niet.kon:
            hier.waarschuw(zonder)
    verslag = Bevindingen(tuple(b for b in alles if b.regel in gekozen), gekozen, niet.kon + niet.gevraagd)
    if boodschap is None or verslag.bevindingen or formaat != "tekst":  # else the other hook said what was looked at
        toon(hier, formaat, verslag._replace(goed=_MAG_VAST) if klaargezet_ and not regels else verslag, VORMEN)
    if formaat == "tekst":
        _zeg_erbij(hier, niet_gezien if Regel.PRIVACY in gekozen else (), () if regels else niet.gevraagd, los)
    return FOUTEN if verslag.fouten else GOED


def _zeg_erbij(
    hier: Omgeving, niet_gezien: tuple[Bericht, ...], niet_gevraagd: tuple[Bericht, ...], los: tuple[str, ...]
) -> None:
    """What was not looked at; and to a person what is not committed, and how that is done."""
    if niet_gezien:
        hier.zeg(" ".join(hier.taal.zeg(bericht) for bericht in niet_gezien))
    if niet_gevraagd:
        hier.zeg(hier.taal("Niet nagekeken: {wat}.", wat="; ".join(map(hier.taal.zeg, niet_gevraagd))))
    if los and hier.is_terminal:
        hier.zeg_zin(
            hier.taal(
                "Nog niet vastgelegd in git: {n:bestand|bestanden}; dat doet: {opdracht}",
                n=len(los),
                opdracht=opdracht_voor_alles(hier),
            )
        )


_MAG_VAST = zin(
    "Dit mag vastgelegd worden: er staat niets van een privépersoon in, en er is niets veranderd dat vastlag. Of het "
    "boek klopt, zegt buurtledger check"
)


def _kluisvraag(wortel: Path) -> Kluisvraag:
    from buurtledger.cli.kluismap import kluis_of_stop, sleutel_of_stop
    from buurtledger.handelingen.nakijken import Kluisvraag

    return Kluisvraag(kluis_of_stop(wortel), sleutel_of_stop())
