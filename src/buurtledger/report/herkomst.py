"""The report `herkomst`: who put a mutatie in, and what was done with it since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from buurtledger.checks.akkoorden import Vastgelegd
from buurtledger.model.mutatie import Mutatie
from buurtledger.report.taal import Taal, schoon


class Spoor(NamedTuple):
    """A mutatie and the commit of its line; None while it is not committed."""

    mutatie: Mutatie
    vastgelegd: Vastgelegd | None


def als_json(sporen: Sequence[Spoor]) -> dict[str, object]:
    """The stable form for programs, formaat 1; the first is the one that was asked for."""
    return {
        "formaat": 1,
        "herkomst": [
            {
                "soort": m.soort,
                "id": m.nummer,
                "datum": m.datum.isoformat(),
                "ingevoerd": m.invoerdag.isoformat(),
                "commit": v.commit.nummer if v else None,
                "auteur": v.commit.auteur if v else None,
                "adres": v.commit.adres if v else None,
                "dag": v.commit.dag.isoformat() if v else None,
                "ondertekend_door": (v.ondertekenaar or None) if v else None,
            }
            for m, v in sporen
        ],
    }


def als_tekst(sporen: Sequence[Spoor], taal: Taal) -> str:
    """A block per line: what, by whom, when, in which commit, signed or not."""
    regels = []
    for mutatie, vastgelegd in sporen:
        wat = schoon(mutatie.omschrijving or mutatie.reden or mutatie.rol)
        regels.append(f"{mutatie.soort} {mutatie.nummer}: {wat}")
        if vastgelegd is None:
            regels.append("  " + taal("staat nog niet in git"))
            continue
        commit = vastgelegd.commit
        regels.append(
            "  " + taal("door {auteur} <{adres}>, {dag}", auteur=commit.auteur, adres=commit.adres, dag=commit.dag)
        )
        getekend = (
            taal("ondertekend door {wie} (bewezen)", wie=vastgelegd.ondertekenaar)
            if vastgelegd.ondertekenaar
            else taal("niet ondertekend (gesteld)")
        )
        regels.append("  " + taal("commit {commit}, {getekend}", commit=commit.kort, getekend=getekend))
    return "\n".join(regels) + "\n"
