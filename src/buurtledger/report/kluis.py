"""The report `kluis toon`: what lies in the kluis, for whom, and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from buurtledger.model.kluis import Kluisoverzicht
from buurtledger.report.document import Alinea, Document, Lijst
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel, velden


class Kluisverslag(NamedTuple):
    """What `kluis toon` shows."""

    overzicht: Kluisoverzicht

    def gegevens(self) -> dict[str, object]:
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
                for scan in self.overzicht.scans
            ],
            "vreemd": list(self.overzicht.vreemd),
            "ontbreekt": list(self.overzicht.ontbreekt),
        }

    def tabel(self) -> Tabel:
        """A row per scan."""
        return Tabel(
            "",
            velden("hash", "soort", "bytes", "versleuteld_voor", "nummers"),
            tuple(
                (scan.hash, scan.soort, scan.bytes, " ".join(scan.voor or ()), " ".join(scan.nummers))
                for scan in self.overzicht.scans
            ),
        )

    def document(self, taal: Taal) -> Document:
        """How many of each kind, for whom, and what asks for a look."""
        scans = self.overzicht.scans
        kop = taal("In de kluis ligt geen scan.")
        if scans:
            soorten = tuple(f"{n} {soort}" for soort, n in sorted(Counter(scan.soort for scan in scans).items()))
            groot = -(-sum(scan.bytes for scan in scans) // 2**20)
            kop = taal(
                "Scans: {aantal} ({soorten}), samen {groot} MiB.", aantal=len(scans), soorten=soorten, groot=groot
            )
        regels = tuple(self._regels(taal))
        return Document("", (Alinea(kop), *((Lijst(regels),) if regels else ())))

    def _regels(self, taal: Taal) -> Iterator[str]:
        scans, vreemd, ontbreekt = self.overzicht.scans, self.overzicht.vreemd, self.overzicht.ontbreekt
        for voor, aantal in sorted(Counter(scan.voor for scan in scans if scan.voor is not None).items()):
            yield taal("{aantal} versleuteld voor: {wie}", aantal=aantal, wie=voor or (taal("onbekend"),))
        if open_ := sum(scan.voor is None for scan in scans):
            yield taal("{aantal} niet versleuteld", aantal=open_)
        if los := sum(not scan.nummers and not scan.is_blad for scan in scans):
            yield taal("{aantal} waar geen regel naar wijst", aantal=los)
        if vreemd:
            yield taal("{aantal} dat geen scan is: {namen}", aantal=len(vreemd), namen=vreemd)
        if ontbreekt:
            yield taal("{aantal} ontbreekt, bij: {namen}", aantal=len(ontbreekt), namen=ontbreekt)
