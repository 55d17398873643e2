"""The report `kluis toon`: what lies in the kluis, for whom, and what is missing."""

from __future__ import annotations

from collections import Counter

from buurtledger.model.kluis import Kluisoverzicht
from buurtledger.report.taal import Taal


def als_json(overzicht: Kluisoverzicht) -> dict[str, object]:
    """The stable form for programs, formaat 1; `versleuteld_voor` is null for a scan that is not encrypted."""
    return {
        "formaat": 1,
        "scans": [
            {
                "hash": scan.hash,
                "soort": scan.soort,
                "bytes": scan.bytes,
                "versleuteld_voor": None if scan.voor is None else list(scan.voor),
                "nummers": list(scan.nummers),
            }
            for scan in overzicht.scans
        ],
        "vreemd": list(overzicht.vreemd),
        "ontbreekt": list(overzicht.ontbreekt),
    }


def als_tekst(overzicht: Kluisoverzicht, taal: Taal) -> str:
    """How many of each kind, for whom, and what asks for a look."""
    if not overzicht.scans:
        regels = [taal("In de kluis ligt geen scan.")]
    else:
        soorten = Counter(scan.soort for scan in overzicht.scans)
        telling = tuple(f"{aantal} {soort}" for soort, aantal in sorted(soorten.items()))
        groot = -(-sum(scan.bytes for scan in overzicht.scans) // 2**20)
        regels = [
            taal(
                "Scans: {aantal} ({soorten}), samen {groot} MiB.",
                aantal=len(overzicht.scans),
                soorten=telling,
                groot=groot,
            )
        ]
        for voor, aantal in sorted(
            Counter(scan.voor or () for scan in overzicht.scans if scan.voor is not None).items()
        ):
            wie = voor or (taal("onbekend"),)
            regels.append("- " + taal("{aantal} versleuteld voor: {wie}", aantal=aantal, wie=wie))
        if open_ := sum(scan.voor is None for scan in overzicht.scans):
            regels.append("- " + taal("{aantal} niet versleuteld", aantal=open_))
        if los := sum(not scan.nummers for scan in overzicht.scans):
            regels.append("- " + taal("{aantal} waar geen regel naar wijst", aantal=los))
    if overzicht.vreemd:
        regels.append(
            "- " + taal("{aantal} dat geen scan is: {namen}", aantal=len(overzicht.vreemd), namen=overzicht.vreemd)
        )
    if overzicht.ontbreekt:
        regels.append(
            "- " + taal("{aantal} ontbreekt, bij: {namen}", aantal=len(overzicht.ontbreekt), namen=overzicht.ontbreekt)
        )
    return "\n".join(regels) + "\n"
