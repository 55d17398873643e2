"""The report `kwartaal` for a terminal and as a page for the neighbourhood's website."""

from __future__ import annotations

from collections.abc import Iterator

from buurtledger.model.bericht import N_
from buurtledger.report.kwartaal import KwartaalVerslag, voor_mensen
from buurtledger.report.mutaties import lijst_tabel
from buurtledger.report.scherm import Scherm, breek
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.tabel import als_md as tabel_md
from buurtledger.report.tabel import als_tekst as tabel_tekst
from buurtledger.report.tabel import md

_UITLEG = N_(
    "Ontvangen en besteed: in dit kwartaal. Tot nu, over en te verantwoorden: alles tot en met de laatste dag."
)


def als_tekst(verslag: KwartaalVerslag, taal: Taal, scherm: Scherm) -> str:
    """For a meeting: per gebied, then per post within it."""
    totaal = taal("totaal")
    gebieden = tuple(gebied for gebied, _ in verslag.gebieden)
    delen = [
        scherm.kleur(_titel(verslag, taal), "vet"),
        *(breek(regel, scherm.breedte) for regel in _onder(verslag, taal)),
        "",
        tabel_tekst(voor_mensen(gebieden, verslag.totaal, N_("gebied"), totaal), taal, scherm),
    ]
    for gebied, posten in verslag.gebieden:
        if len(posten) > 1:
            delen.append(scherm.kleur(schoon(gebied.naam), "vet"))
            delen.append(tabel_tekst(voor_mensen(posten, gebied, N_("post"), totaal), taal, scherm))
    if verslag.stand.nagekomen:
        delen.append(scherm.kleur(taal(_NAGEKOMEN), "vet"))
        delen.append(tabel_tekst(lijst_tabel(verslag.stand.nagekomen), taal, scherm))
    return "\n".join(delen)


def als_md(verslag: KwartaalVerslag, taal: Taal) -> str:
    """A page that can be pasted on a website."""
    totaal = taal("totaal")
    gebieden = tuple(gebied for gebied, _ in verslag.gebieden)
    delen = [
        f"# {md(_titel(verslag, taal))}\n",
        "\n\n".join(_onder(verslag, taal)) + "\n",
        tabel_md(voor_mensen(gebieden, verslag.totaal, N_("gebied"), totaal), taal),
    ]
    for gebied, posten in verslag.gebieden:
        if len(posten) > 1:
            delen.append(f"## {md(schoon(gebied.naam))}\n")
            delen.append(tabel_md(voor_mensen(posten, gebied, N_("post"), totaal), taal))
    if verslag.stand.nagekomen:
        delen += [f"## {taal(_NAGEKOMEN)}\n", tabel_md(lijst_tabel(verslag.stand.nagekomen), taal)]
    return "\n".join(delen)


_NAGEKOMEN = N_("Nagekomen: in dit kwartaal ingevoerd, van een eerder kwartaal")


def _titel(verslag: KwartaalVerslag, taal: Taal) -> str:
    naam = verslag.stand.einde.begroting.naam
    return taal("{naam}: kwartaal {kwartaal}", naam=naam, kwartaal=str(verslag.stand.kwartaal))


def _onder(verslag: KwartaalVerslag, taal: Taal) -> Iterator[str]:
    kwartaal, totaal = verslag.stand.kwartaal, verslag.totaal
    yield taal("{van} tot en met {tot_en_met}", van=kwartaal.van, tot_en_met=kwartaal.tot_en_met)
    yield taal(
        "In dit kwartaal: {bonnen} bonnen, {besteed} besteed, {uitbetaald} uitbetaald. Nog vrij: {vrij} van {begroot}.",
        bonnen=totaal.erin.bonnen,
        besteed=totaal.erin.besteed,
        uitbetaald=totaal.erin.uitbetaald,
        vrij=totaal.einde.vrij,
        begroot=totaal.einde.begroot,
    )
    if totaal.einde.tegoed < 0:
        yield taal(
            "Nog te verantwoorden: {open}. Groepen krijgen zelf nog {tegoed}.",
            open=totaal.einde.nog_te_verantwoorden,
            tegoed=-totaal.einde.tegoed,
        )
    yield taal(_UITLEG)
