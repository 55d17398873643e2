"""`buurtledger kascommissie steekproef|oordeel|lijst`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from buurtledger.cli.argumenten import Formaat, Nummer
from buurtledger.cli.invoer import lees_vrije_tekst
from buurtledger.cli.lezen import lees_alles, lees_begroting
from buurtledger.cli.omgeving import (
    ONLEESBAAR,
    VERKEERD_GEROEPEN,
    omgeving,
    stop,
    weiger,
)
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.privevraag import mag_opgeschreven
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vragen import vraag_of_stop
from buurtledger.model import bestandsvormen
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.datum import lees_kwartaal
from buurtledger.model.kascommissie import KASCOMMISSIE
from buurtledger.model.mutatie import Soort
from buurtledger.report import steekproef, tabel
from buurtledger.stand.ongedaan import geldend
from buurtledger.stand.steekproef import trek
from buurtledger.store.grootboek import lees_oordelen
from buurtledger.store.logboek.opzoeken import zoek_nummer

app = nieuwe_groep(N_("De ronde van de kascommissie: een steekproef, en wat zij vond."))

_Zaad = Annotated[
    str | None,
    typer.Option("--zaad", metavar="TEKST", help=N_("Het zaad, vooraf openbaar afgesproken."), show_default=False),
]


@app.command(
    "steekproef", cls=Opdracht, help=N_("Trek bonnen om na te kijken: naar bedrag, en voor iedereen na te rekenen.")
)
def _steekproef(
    ctx: typer.Context,
    zaad: _Zaad = None,
    aantal: Annotated[int, typer.Option("--aantal", min=1, max=10_000, help=N_("Hoeveel bonnen ongeveer."))] = 25,
    kwartaal: Annotated[
        str | None, typer.Option("--kwartaal", metavar="2023-Q1", help=N_("Alleen dit kwartaal."), show_default=False)
    ] = None,
    formaat: Formaat = "tekst",
) -> None:
    hier = omgeving(ctx)
    gekozen = lees_vrije_tekst("--zaad", zaad or vraag_of_stop(hier, "--zaad", hier.taal("Zaad")), 200)
    van, tot = date.min, date.max
    if kwartaal is not None:
        gelezen = lees_kwartaal(kwartaal)
        if isinstance(gelezen, Bericht):
            stop(VERKEERD_GEROEPEN, gelezen)
        van, tot = gelezen.van, gelezen.tot_en_met
    boeken, _ = lees_alles(hier)
    bonnen = [
        mutatie
        for logboek in boeken.logboeken.values()
        for mutatie in geldend(logboek, hier.vandaag)
        if mutatie.soort == Soort.BON and van <= mutatie.datum <= tot
    ]
    proef = trek(bonnen, gekozen, aantal)
    toon(
        formaat,
        {
            "tekst": lambda: steekproef.voor_mensen(proef, hier.taal, hier.scherm),
            "json": lambda: steekproef.als_json(proef),
            "csv": lambda: tabel.als_csv(steekproef.als_tabel(proef)),
            "md": lambda: tabel.als_md(steekproef.als_tabel(proef), hier.taal),
        },
    )


@app.command("oordeel", cls=Opdracht, help=N_("Schrijf op wat de kascommissie van een bon vond."))
def _oordeel(
    ctx: typer.Context,
    nummer: Nummer = None,
    tekst: Annotated[
        str | None, typer.Argument(metavar="TEKST", help=N_("Wat er gevonden is."), show_default=False)
    ] = None,
    zaad: _Zaad = None,
) -> None:
    from ruamel.yaml.comments import CommentedMap

    from buurtledger.store.yaml.bewerken import geschreven_tekst, voeg_aan_lijst_toe

    hier = omgeving(ctx)
    gezocht = (nummer or vraag_of_stop(hier, "NUMMER", hier.taal("Nummer (zoals 221015-m3fx)"))).strip().lower()
    if zoek_nummer(hier.wortel, gezocht) is None:
        bericht = zin("het nummer {nummer} is er niet; buurtledger bon lijst noemt ze allemaal", nummer=gezocht)
        stop(VERKEERD_GEROEPEN, bericht)
    oordeel = lees_vrije_tekst("TEKST", tekst or vraag_of_stop(hier, "TEKST", hier.taal("Wat is er gevonden")), 2000)
    begroting = lees_begroting(hier)
    if not mag_opgeschreven(hier, begroting, (oordeel, zaad or "")):
        return
    rij = CommentedMap({"datum": hier.vandaag, "bon": gezocht, "oordeel": geschreven_tekst(oordeel)})
    if zaad:
        rij["zaad"] = geschreven_tekst(lees_vrije_tekst("--zaad", zaad, 200))
    rij.fa.set_flow_style()
    fout = voeg_aan_lijst_toe(hier.wortel, KASCOMMISSIE, bestandsvormen.KASCOMMISSIE, "bevindingen", [rij])
    if fout is not None:
        stop(ONLEESBAAR, fout)
    hier.zeg(hier.taal("Opgeschreven in {bestand}", bestand=KASCOMMISSIE))


@app.command("lijst", cls=Opdracht, help=N_("Wat de kascommissie tot nu toe vond."))
def _lijst(ctx: typer.Context, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    oordelen, fouten = lees_oordelen(hier.wortel)
    if fouten:
        weiger(hier.wortel, zin("{bestand} is niet te lezen", bestand=KASCOMMISSIE), fouten)
    rijen = tabel.Tabel(
        ("datum", "bon", "oordeel", "zaad"), (N_("datum"), N_("bon"), N_("oordeel"), N_("zaad")), tuple(oordelen)
    )
    geen = hier.taal("De kascommissie schreef nog niets op.")
    toon(
        formaat,
        {
            "tekst": lambda: tabel.als_tekst(rijen, hier.taal, hier.scherm) if oordelen else f"{geen}\n",
            "json": lambda: {"formaat": 1, "bevindingen": [o._asdict() for o in oordelen]},
            "csv": lambda: tabel.als_csv(rijen),
            "md": lambda: tabel.als_md(rijen, hier.taal),
        },
    )
