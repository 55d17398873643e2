"""Approving what another entered: what waits, whether one may, and the line that says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from buurtledger.checks.akkoorden import Brenger, Stand
from buurtledger.checks.besluitakkoorden import Besluitstuk
from buurtledger.checks.geven import Gever, Toegestaan, mag_geven, mag_instemmen
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.boeken import Werk
from buurtledger.model.afdruk import afdruk
from buurtledger.model.bericht import zin
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.instemming import Instemming, schrijf_instemming
from buurtledger.model.mutatie import ZONDER_STORNO, Mutatie, Soort
from buurtledger.model.zoeken import past_op_nummer
from buurtledger.store.git.ik import wie_hier
from buurtledger.store.git.proces import Git, GitFout
from buurtledger.store.git.toets import toets_vier_ogen
from buurtledger.store.git.vierogen import VierOgen

Doel = Mutatie | Besluitstuk
"""What can be approved."""


class Tafel(NamedTuple):
    """What lies there to be approved, and who sits at it."""

    wortel: Path
    vandaag: date
    mutaties: Mapping[str, Mutatie]
    standen: Mapping[str, Stand]
    """Per id of a mutatie that needs an akkoord or was given one."""
    weet: VierOgen
    gever: Gever

    def doelen(self, gevraagd: Sequence[str]) -> list[Doel] | Bezwaar:
        """The mutaties and besluiten of these ids and names."""
        gevonden: list[Doel] = []
        for een in gevraagd:
            doel = self._doel(een)
            if isinstance(doel, Bezwaar):
                return doel
            gevonden.append(doel)
        return gevonden

    def _doel(self, gevraagd: str) -> Doel | Bezwaar:
        naam = gevraagd.strip().lower()
        stuk = next((stuk for stuk in self.weet.stukken if stuk.naam == naam), None)
        doel = stuk or self.mutaties.get(naam) or self._met_begin(naam)
        if doel is None:
            return Bezwaar(
                zin("het nummer {nummer} is er niet; buurtledger akkoord lijst noemt wat er wacht", nummer=gevraagd)
            )
        if isinstance(doel, Mutatie) and doel.soort in ZONDER_STORNO:
            return Bezwaar(zin("op een {soort} is geen akkoord nodig", soort=doel.soort))
        return doel

    def _met_begin(self, getypt: str) -> Mutatie | None:
        """The one mutatie whose id, or its chance part, begins so."""
        passend = [
            mutatie
            for nummer, mutatie in self.mutaties.items()
            if past_op_nummer(getypt, nummer) and mutatie.soort not in ZONDER_STORNO
        ]
        return passend[0] if len(passend) == 1 else None

    def mag(self, doel: Doel, rol: str | None) -> Toegestaan | Bezwaar:
        """In which role who sits here may approve it; or why not."""
        if isinstance(doel, Besluitstuk):
            uitkomst = mag_instemmen(doel, rol, self.gever, self.weet.feiten)
        else:
            stand = self.standen.get(doel.nummer)
            uitkomst = mag_geven(doel, rol, self.gever, stand, self.weet.feiten, in_git=self.weet.in_git)
        if isinstance(uitkomst, Toegestaan):
            return uitkomst
        return Bezwaar(zin("{bericht}. Er is niets geschreven", bericht=uitkomst))

    def invoer(self, doel: Doel) -> tuple[Brenger, ...]:
        """The commits that entered it."""
        return doel.brengers if isinstance(doel, Besluitstuk) else self.weet.feiten.brengers.get(doel.nummer, ())

    @property
    def wachten(self) -> tuple[Stand, ...]:
        """What waits for an akkoord, in the order of the books; what was refused waits for its storno instead."""
        return tuple(stand for stand in self.standen.values() if stand.mist and not stand.afgewezen)

    @property
    def afgewezen(self) -> tuple[Mutatie, ...]:
        """What was refused and still counts."""
        return tuple(stand.mutatie for stand in self.standen.values() if stand.afgewezen)

    def wachtend(self, rol: str | None = None) -> tuple[tuple[Mutatie, Toegestaan], ...]:
        """What waits for who sits here, in the order of the books."""
        gevraagd = [(stand.mutatie, self.mag(stand.mutatie, rol)) for stand in self.wachten]
        return tuple((mutatie, mag) for mutatie, mag in gevraagd if isinstance(mag, Toegestaan))


def dek_tafel(wortel: Path, vandaag: date, grootboek: Grootboek, gevraagd: Sequence[str] = ()) -> Tafel | Bezwaar:
    """Lay out what can be approved; `gevraagd` are ids that are asked for. Or why git cannot say who entered what."""
    mutaties = {mutatie.nummer: mutatie for logboek in grootboek.logboeken.values() for mutatie in logboek}
    ook = tuple(nummer for g in gevraagd if (nummer := g.strip().lower()) in mutaties)
    toets = toets_vier_ogen(wortel, grootboek, vandaag, ook=ook)
    if toets.weet is None:
        bericht = zin("wie wat invoerde is niet na te gaan, dus er is niets geschreven")
        return Bezwaar(bericht, True, toets.bevindingen)
    standen = {stand.mutatie.nummer: stand for stand in toets.standen}
    return Tafel(wortel, vandaag, mutaties, standen, toets.weet, wie_hier(wortel))


def is_bekend(wortel: Path, bestand: str) -> bool:
    """Whether git has a file already."""
    try:
        return bool(Git(wortel)("ls-files", "-z", "--", bestand))
    except GitFout:
        return True


def maak_akkoord(werk: Werk, doel: Mutatie, mag: Toegestaan, afwijzing: str | None = None) -> Mutatie:
    """The line that approves a mutatie, or refuses it for a reason."""
    soort = Soort.AKKOORD if afwijzing is None else Soort.AFWIJZING
    regel = werk.mutatie(soort, werk.vandaag, van=doel.nummer, rol=mag.rol, afdruk=afdruk(doel))
    return regel._replace(reden=afwijzing or "")


def stem_in(tafel: Tafel, bestand: str, wat: str, inhoud: str, rol: str) -> str | Bezwaar:
    """Write a line that says yes to exactly this content; the line, or why it cannot be written."""
    from buurtledger.store.files.regel_erbij import voeg_regel_toe

    regel = schrijf_instemming(Instemming(wat, inhoud, tafel.vandaag, rol))
    fout = voeg_regel_toe(tafel.wortel, bestand, regel)
    return Bezwaar(fout, True) if fout is not None else regel


def leg_instemming_vast(tafel: Tafel, bestand: str, regel: str, boodschap: str, *, tekenen: bool) -> Bezwaar | None:
    """Commit exactly that line."""
    from buurtledger.store.git.vastleggen import Regels, leg_vast

    fout = leg_vast(tafel.wortel, (Regels(bestand, (regel,)),), boodschap, onderteken=tekenen)
    if fout is None:
        return None
    return Bezwaar(
        zin("dit is niet vastgelegd in git; het staat wel in {bestand}. {reden}", bestand=bestand, reden=fout), True
    )
