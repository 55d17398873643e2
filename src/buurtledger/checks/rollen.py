"""The rollen as they are in the folder against those in force: the rules `rollen` and `keten`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from buurtledger.checks.register import bevinding
from buurtledger.checks.rollenketen import BUDGET_DEEL, NODIG, ROLLEN_DEEL, Keten
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.geschiedenis import Commit
from buurtledger.model.rollen import ROLLEN


class Deelstand(NamedTuple):
    """A guarded part as the folder holds it."""

    deel: str
    bestand: str
    inhoud: str
    """Its id; empty when the file is not there or cannot be read."""
    sha256: str
    """Of the file's bytes."""
    ooit: bool
    """Whether any commit ever held it."""
    gebracht: tuple[Commit, ...]
    """The commits that brought this content; none when it is not committed."""

    @property
    def wat(self) -> Bericht:
        """What it is, in words."""
        if self.deel == ROLLEN_DEEL:
            return zin("de rollen")
        return (
            zin("wat het budget bewaakt (mandaten en grenzen)") if self.deel == BUDGET_DEEL else zin("een rectificatie")
        )


def rollen_in_orde(keten: Keten, delen: tuple[Deelstand, ...], hoofd: str, vast: str) -> Iterator[Bevinding]:
    """What is wrong with the rollen. `vast` is the begin that was pinned; empty when none was."""
    for deel in delen:
        yield from _deel(keten, deel, hoofd)
    yield from _begin(keten, vast)
    if keten.begin:
        yield from _alleen(keten, hoofd)


def _deel(keten: Keten, deel: Deelstand, hoofd: str) -> Iterator[Bevinding]:
    plaats = Plaats(deel.bestand, 1, 1)
    if not deel.inhoud:
        if deel.ooit and deel.deel == ROLLEN_DEEL:
            yield bevinding(
                Regel.ROLLEN,
                plaats,
                zin("{bestand} is weg of niet te lezen; de rollen van daarvoor blijven gelden", bestand=deel.bestand),
                zin("zet het bestand terug: git checkout HEAD -- {bestand}", bestand=deel.bestand),
            )
        return
    if not keten.begin:
        return
    if tegen := keten.conflict(deel.deel):
        yield bevinding(
            Regel.ROLLEN,
            plaats,
            zin(
                "{wat}: op {aantal} takken een ander vervolg; tot er gekozen is geldt wat daarvoor gold",
                wat=deel.wat,
                aantal=len(tegen),
            ),
            zin("zet neer wat het wordt, en laat twee personen tekenen die op elke tak in de rollen stonden"),
        )
    if deel.inhoud != keten.inhoud_na(hoofd, deel.deel):
        yield _in_beraad(keten, deel, hoofd)


def _in_beraad(keten: Keten, deel: Deelstand, hoofd: str) -> Bevinding:
    plaats = Plaats(deel.bestand, 1, 1)
    akkoord = zin("buurtledger rollen akkoord --commit, door iemand anders die er al in stond")
    if not deel.gebracht:
        bericht = zin("een verandering van {wat} staat nog niet in git; het oude geldt", wat=deel.wat)
        return bevinding(
            Regel.WACHT,
            plaats,
            bericht,
            zin("leg haar vast met een handtekening: git commit -S -m rollen {bestand}", bestand=deel.bestand),
        )
    beraad = next((b for b in keten.beraad(hoofd) if (b.deel, b.inhoud) == (deel.deel, deel.inhoud)), None)
    if beraad is not None:
        bericht = zin(
            "een verandering van {wat} is in beraad: {wie} tekende, nodig zijn er {nodig}; tot dan geldt het oude",
            wat=deel.wat,
            wie=beraad.wie,
            nodig=NODIG,
        )
        return bevinding(Regel.WACHT, plaats, bericht, akkoord)
    commit = deel.gebracht[-1]
    if any(schakel.inhoud == deel.inhoud for schakel, _ in keten.schakels(deel.deel)):
        bericht = zin("{wat}: hier staat een oudere versie; wat later is afgesproken blijft gelden", wat=deel.wat)
        return bevinding(
            Regel.ROLLEN, plaats, bericht, zin("zet terug wat geldt: buurtledger rollen toon noemt de commit")
        )
    return bevinding(
        Regel.ROLLEN,
        plaats,
        zin(
            "{auteur} veranderde {wat} in commit {commit} zonder geldige handtekening van wie er al in stond",
            auteur=commit.auteur,
            wat=deel.wat,
            commit=commit.kort,
        ),
        zin("het oude blijft gelden; twee personen die er al in stonden tekenen: buurtledger rollen akkoord --commit"),
    )


def _begin(keten: Keten, vast: str) -> Iterator[Bevinding]:
    plaats = Plaats(ROLLEN, 1, 1)
    begint = keten.begint
    if vast and (not begint or vast != begint[-1]):
        nu = begint[-1] if begint else ""
        bericht = zin("de rollen beginnen niet bij {vast} maar bij {nu}", vast=vast[:10], nu=nu[:10])
        if not nu:
            bericht = zin("de rollen beginnen niet bij {vast}: geen commit bracht hier sleutels", vast=vast[:10])
        elif vast in begint:
            bericht = zin("de rollen begonnen opnieuw bij {nu}; vastgezet is {vast}", vast=vast[:10], nu=nu[:10])
        remedie = zin("zoek uit waarom; klopt het, zet dan zelf het nieuwe begin vast (buurtledger herkomst --begin)")
        yield bevinding(Regel.ROLLEN, plaats, bericht, remedie)
    if vast:
        return
    if keten.vreemd:
        yield bevinding(
            Regel.ROLLEN,
            plaats,
            zin(
                "er is meer dan één begin van de rollen: {begin}, en van opzij ingevoegd {vreemd}",
                begin=keten.begin[:10],
                vreemd=tuple(nummer[:10] for nummer in keten.vreemd),
            ),
            zin("alleen het eerste telt; haal de invoeging weg, of zet het goede begin vast: check --begin COMMIT"),
        )
    if len(begint) > 1:
        yield bevinding(
            Regel.KETEN,
            plaats,
            zin(
                "de rollen begonnen opnieuw bij {nu}; daarvoor bij {eerder}",
                nu=begint[-1][:10],
                eerder=tuple(nummer[:10] for nummer in begint[:-1]),
            ),
            zin("klopt dat, zet het nieuwe begin dan vast: buurtledger check --begin {nu}", nu=begint[-1]),
        )


def _alleen(keten: Keten, hoofd: str) -> Iterator[Bevinding]:
    met_sleutel = [persoon.wie for persoon in keten.na(hoofd).personen if persoon.sleutel]
    if len(met_sleutel) < NODIG:
        wie = met_sleutel[0] if met_sleutel else ""
        yield bevinding(
            Regel.KETEN,
            Plaats(ROLLEN, 1, 1),
            zin("{wie} staat alleen in de rollen: niets is te bewijzen en niets te veranderen", wie=wie)
            if wie
            else zin("niemand in de rollen heeft een sleutel: niets is te bewijzen en niets te veranderen"),
            zin("zet er iemand met een sleutel bij en begin opnieuw: buurtledger rollen opnieuw"),
        )
