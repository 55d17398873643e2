"""`buurtledger kern lijst|toon|benoem`."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.argumenten import Formaat
from buurtledger.cli.invoer import geen_post
from buurtledger.cli.lezen import lees_cijfers
from buurtledger.cli.omgeving import ONLEESBAAR, VERKEERD_GEROEPEN, Omgeving, lees_plan_of_stop, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vragen import bevestig, vraag_of_stop
from buurtledger.model.begroting import Begroting, Kern, kernbestand
from buurtledger.model.bericht import N_, zin
from buurtledger.model.mutatie import bezwaar_tegen
from buurtledger.report import kernen, tabel
from buurtledger.stand.cijfers import PostStand
from buurtledger.store.boeken import Plan

app = nieuwe_groep(N_("De kernen: wie ze zijn en hoe ze staan."))


def _vul_kern_aan(ctx: typer.Context, incomplete: str) -> list[str]:
    from buurtledger.cli.invoer import vul_post_aan

    return [naam for naam in vul_post_aan(ctx, "") if "/" in naam and naam.startswith(incomplete)]


_KernNaam = Annotated[
    str | None,
    typer.Argument(
        metavar="KERN", help=N_("De kern, zoals kleiburg of kern-11."), show_default=False, autocompletion=_vul_kern_aan
    ),
]


def _kernen(hier: Omgeving) -> tuple[tuple[PostStand, ...], Plan]:
    wortel = hier.wortel
    _, plan = lees_plan_of_stop(wortel)
    stand = lees_cijfers(wortel, None, vanaf=hier.vandaag).stand(hier.vandaag)
    return tuple(rij for rij in stand.posten if stand.begroting.is_kern(rij.post.id)), plan


def _kies(begroting: Begroting, getypt: str) -> str:
    """The post id of a kern: `kleiburg` and `kernen/kleiburg` are the same."""
    gebied = begroting.kernen.gebied
    for kandidaat in (getypt, f"{gebied}/{getypt}"):
        if kandidaat in begroting.posten and begroting.is_kern(kandidaat):
            return kandidaat
    namen = tuple(post.partition("/")[2] for post in begroting.posten if begroting.is_kern(post))
    stop(VERKEERD_GEROEPEN, geen_post(getypt, namen))


def _kern_van(plan: Plan, post: str) -> Kern:
    return plan.kernen.get(post) or Kern(post, "", "")


@app.command("lijst", cls=Opdracht, help=N_("Alle kernen, met wat ze kregen, besteedden en nog moeten verantwoorden."))
def _lijst(ctx: typer.Context, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    rijen, plan = _kernen(hier)
    verslag = [kernen.KernRij(_kern_van(plan, rij.post.id), rij) for rij in rijen]
    toon(
        formaat,
        {
            "tekst": lambda: tabel.als_tekst(kernen.voor_mensen(verslag, hier.taal), hier.taal, hier.scherm),
            "json": lambda: kernen.als_json(verslag),
            "csv": lambda: tabel.als_csv(kernen.als_tabel(verslag)),
            "md": lambda: tabel.als_md(kernen.voor_mensen(verslag, hier.taal), hier.taal),
        },
    )


@app.command("toon", cls=Opdracht, help=N_("Eén kern: naam, waar die vandaan komt, en de cijfers."))
def _toon(ctx: typer.Context, kern: _KernNaam = None, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    rijen, plan = _kernen(hier)
    assert plan.begroting is not None
    post = _kies(plan.begroting, kern or vraag_of_stop(hier, "KERN", hier.taal("Welke kern")))
    rij = next(kernen.KernRij(_kern_van(plan, post), rij) for rij in rijen if rij.post.id == post)
    toon(
        formaat,
        {
            "tekst": lambda: kernen.toon_tekst(rij, hier.taal),
            "json": lambda: kernen.als_json([rij]),
            "csv": lambda: tabel.als_csv(kernen.als_tabel([rij])),
        },
    )


@app.command("benoem", cls=Opdracht, help=N_("Geef een kern een naam. Het nummer van de post verandert nooit."))
def _benoem(
    ctx: typer.Context,
    kern: _KernNaam = None,
    naam: Annotated[str | None, typer.Argument(metavar="NAAM", help=N_("De naam."), show_default=False)] = None,
    bron: Annotated[
        str | None,
        typer.Option("--bron", metavar="TEKST", help=N_("Waar de naam vandaan komt."), show_default=False),
    ] = None,
) -> None:
    from buurtledger.model.begrotingsvorm import KernVorm
    from buurtledger.store.bewerken import zet_teksten

    hier = omgeving(ctx)
    wortel = hier.wortel
    begroting, plan = lees_plan_of_stop(wortel)
    post = _kies(begroting, kern or vraag_of_stop(hier, "KERN", hier.taal("Welke kern")))
    nieuw = " ".join((naam or vraag_of_stop(hier, "NAAM", hier.taal("Nieuwe naam"))).split())
    herkomst = " ".join(bron.split()) if bron else hier.taal("benoemd door de penvoerder op {dag}", dag=hier.vandaag)
    for veld, tekst, lengte in (("NAAM", nieuw, 200), ("--bron", herkomst, 500)):
        if bezwaar := bezwaar_tegen(tekst, lengte):
            stop(VERKEERD_GEROEPEN, zin("{veld}: {bezwaar}", veld=veld, bezwaar=bezwaar))
    oud = _kern_van(plan, post).naam or post
    if hier.mag_vragen:
        hier.zeg(f"{kernbestand(post)}: {oud} → {nieuw}")
        if not bevestig(hier, hier.taal("Opschrijven?")):
            hier.zeg(hier.taal("Er is niets geschreven."))
            return
    fout = zet_teksten(wortel, kernbestand(post), KernVorm, {"naam": nieuw, "bron": herkomst})
    if fout is not None:
        stop(ONLEESBAAR, fout)
    hier.zeg(hier.taal("{post} heet nu {naam}", post=post, naam=nieuw))
