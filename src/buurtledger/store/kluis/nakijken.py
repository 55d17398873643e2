"""What `check --kluis` asks: are all scans there, unaltered, and is nothing there besides?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from buurtledger.checks.register import bevinding
from buurtledger.model.bank import Afschrift, Bankboek
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.mutatie import Mutatie, logboek_van
from buurtledger.model.overeenkomst import Overeenkomst, Overeenkomstenregel
from buurtledger.model.regelboek import OVEREENKOMSTEN
from buurtledger.stand.ongedaan import geldend
from buurtledger.store.kluis.bewaren import bekijk
from buurtledger.store.kluis.plek import BLADEN, Scan, inhoud_van
from buurtledger.store.kluis.sleutels import Sleutel


def controleer_kluis(
    kluis: Path,
    logboeken: Mapping[str, Sequence[Mutatie]],
    sleutel: Sleutel | None,
    bank: Mapping[str, Bankboek],
    mag_weg: Container[str] = (),
    overeenkomsten: Sequence[Overeenkomstenregel] = (),
) -> Iterator[Bevinding]:
    """The scans that are missing, altered or could not be looked at, and the files that no line refers to.

    Of a line that was undone none is missed: what took its place has its own.

    `mag_weg` are the hashes of those that need not be kept any more.
    """
    er_is: dict[str, list[Scan]] = defaultdict(list)
    inhoud = inhoud_van(kluis)
    for scan in inhoud.scans:
        er_is[scan.hash].append(scan)
    genoemd: set[str] = set()
    for logboek in logboeken.values():
        geldt = {mutatie.nummer for mutatie in geldend(logboek, date.max)}
        for mutatie in logboek:
            if mutatie.scan:
                hash_ = mutatie.scan.removeprefix("sha256:")
                genoemd.add(hash_)
                plaats = Plaats(logboek_van(mutatie.post), mutatie.lijn, veld="scan")
                if hash_ in er_is or (hash_ not in mag_weg and mutatie.nummer in geldt):
                    over = zin(
                        "heb je hem nog, doe dan buurtledger bon herzie {nummer} --scan BESTAND; anders: {kopie}",
                        nummer=mutatie.nummer,
                        kopie=_UIT_EEN_KOPIE,
                    )
                    yield from _van_regel(plaats, mutatie.nummer, er_is.get(hash_, []), sleutel, over)
    elders: list[tuple[str, Afschrift | Overeenkomst]] = [
        (boek.bestand, regel) for boek in bank.values() for regel in boek.regels if isinstance(regel, Afschrift)
    ]
    elders += ((OVEREENKOMSTEN, regel) for regel in overeenkomsten if isinstance(regel, Overeenkomst))
    for bestand, eigen in elders:
        if eigen.scan:
            hash_ = eigen.scan.removeprefix("sha256:")
            genoemd.add(hash_)
            plaats = Plaats(bestand, eigen.lijn, veld="scan")
            if hash_ in er_is or hash_ not in mag_weg:
                yield from _van_regel(plaats, eigen.nummer, er_is.get(hash_, []), sleutel, _UIT_EEN_KOPIE)
    for pad in [*(s.pad for s in inhoud.scans if s.hash not in genoemd and s.soort not in BLADEN), *inhoud.vreemd]:
        yield bevinding(
            Regel.LOS,
            Plaats(pad.relative_to(kluis).as_posix(), 1, 1),
            zin("naar dit bestand in de kluis wijst geen regel"),
            zin("hoort het bij een bon die niet geboekt is? Boek die, of haal het bestand weg"),
        )


_UIT_EEN_KOPIE = zin("zet hem terug uit een kopie (buurtledger kluis herstel MAP), of kijk of dit de goede kluis is")


def _van_regel(
    plaats: Plaats, nummer: str, scans: Sequence[Scan], sleutel: Sleutel | None, als_weg: Bericht
) -> Iterator[Bevinding]:
    if not scans:
        yield bevinding(
            Regel.KLUIS,
            plaats,
            zin("de scan van {nummer} is niet in de kluis", nummer=nummer),
            als_weg,
        )
    for scan in scans:
        gezien = bekijk(scan, sleutel)
        if gezien.dicht:
            yield bevinding(
                Regel.DICHT,
                plaats,
                zin(
                    "de scan van {nummer} is versleuteld en niet te openen: of hij klopt is niet bekend",
                    nummer=nummer,
                ),
                zin("zet BUURTLEDGER_SLEUTEL op een geheime sleutel die hem opent, of vraag het wie die heeft"),
            )
        elif gezien.inhoud is None:
            yield bevinding(
                Regel.KLUIS,
                plaats,
                zin("de scan van {nummer} in de kluis is veranderd", nummer=nummer),
                zin("zet het bestand terug uit een kopie: {naam}", naam=scan.pad.name),
            )
