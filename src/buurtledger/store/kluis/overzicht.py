"""What lies in the kluis, for whom, and which lines refer to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from buurtledger.model.bank import Afschrift, Bankboek
from buurtledger.model.bericht import Bericht
from buurtledger.model.kluis import InKluis, Kluisoverzicht
from buurtledger.model.mutatie import Mutatie
from buurtledger.model.overeenkomst import Overeenkomst, Overeenkomstenregel
from buurtledger.model.rollen import Rollen
from buurtledger.store.kluis.plek import BLADEN, inhoud_van, lees_begin
from buurtledger.store.kluis.sleutels import KOP, ontvangers


def maak_overzicht(
    kluis: Path,
    logboeken: Mapping[str, Sequence[Mutatie]],
    rollen: Rollen,
    bank: Mapping[str, Bankboek],
    overeenkomsten: Sequence[Overeenkomstenregel] = (),
) -> Kluisoverzicht:
    """Every scan by its hash, in that order. Nothing is opened: only the heads of encrypted files are read."""
    nummers: dict[str, list[str]] = defaultdict(list)
    for logboek in logboeken.values():
        for mutatie in logboek:
            if mutatie.scan:
                nummers[mutatie.scan.removeprefix("sha256:")].append(mutatie.nummer)
    elders: list[Afschrift | Overeenkomst] = [regel for regel in overeenkomsten if isinstance(regel, Overeenkomst)]
    elders += (regel for boek in bank.values() for regel in boek.regels if isinstance(regel, Afschrift))
    for eigen in elders:
        if eigen.scan:
            nummers[eigen.scan.removeprefix("sha256:")].append(eigen.nummer)
    inhoud = inhoud_van(kluis)
    scans = []
    for scan in inhoud.scans:
        voor: tuple[str, ...] | None = None
        if scan.versleuteld:
            gelezen = lees_begin(scan.pad, KOP)
            voor = () if isinstance(gelezen, Bericht) else ontvangers(gelezen, rollen) or ()
        wie = tuple(nummers.get(scan.hash, ()))
        scans.append(InKluis(scan.hash, scan.soort, scan.pad.stat().st_size, voor, wie, scan.soort in BLADEN))
    er_is = {scan.hash for scan in inhoud.scans}
    ontbreekt = tuple(sorted(n for hash_, wie in nummers.items() if hash_ not in er_is for n in wie))
    return Kluisoverzicht(
        tuple(scans),
        tuple(pad.relative_to(kluis).as_posix() for pad in inhoud.vreemd),
        ontbreekt,
        any(pad.stat().st_mode & 0o077 for pad in (kluis, *(scan.pad for scan in inhoud.scans))),
    )
