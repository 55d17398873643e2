"""All that must be done by a day: agreed with the city, rounds that the plan promises, what groups still owe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from buurtledger.model.begroting import Begroting, Looptijd
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.rollen import rolnaam
from buurtledger.model.subsidie import Subsidie
from buurtledger.model.verantwoording import Leersessie
from buurtledger.model.zekerheid import Wachtend
from buurtledger.stand.agenda import agenda
from buurtledger.stand.verantwoord import BONNEN, LEERSESSIE, RESULTAAT, Verantwoord


class Termijnsoort(StrEnum):
    """What kind of thing it is that must be done."""

    AFSPRAAK = "afspraak"
    """Agreed with the city (`data/subsidie.yaml`)."""
    LOOPTIJD = "looptijd"
    """The last day on which the money may be spent."""
    RONDE = "ronde"
    """A session that the plan promises and that nobody set yet."""
    SESSIE = "sessie"
    """A session that was set."""
    VERANTWOORDING = "verantwoording"
    """What a post that used money still has to show."""
    AKKOORD = "akkoord"
    """What waits for a second person, and may not wait for ever (`verplicht_na` in `data/rollen.yaml`)."""


class Termijn(NamedTuple):
    """One thing that must be done, and by when."""

    voor: date
    soort: Termijnsoort
    sleutel: str
    """What names it among those of its ledger, however its words change: for who keeps them apart elsewhere."""
    wat: Bericht
    gedaan: date | None = None
    """The day on which it was done; None while it was not."""
    post: str = ""
    plaats: str = ""
    soort_sessie: str = ""

    def is_te_laat(self, dag: date) -> bool:
        """Whether it should have been done before a day, and was not."""
        return self.gedaan is None and self.voor < dag and self.soort != Termijnsoort.LOOPTIJD


_MIST: Mapping[str, Bericht] = {
    BONNEN: zin("bonnen"),
    RESULTAAT: zin("resultaat"),
    LEERSESSIE: zin("leersessie"),
}


def termijnen(
    begroting: Begroting,
    subsidie: Subsidie | None,
    sessies: Sequence[Leersessie],
    posten: Iterable[Verantwoord],
    wachtend: Iterable[Wachtend] = (),
) -> tuple[Termijn, ...]:
    """Everything that has a day, the first due first.

    What groups owe is due on the last day of the looptijd; while that is an assumption nothing is due by it.
    """
    looptijd = begroting.looptijd
    alle = [
        *_afspraken(subsidie or Subsidie()),
        *_sessies(looptijd, sessies, begroting),
        *_akkoorden(wachtend, begroting.postnamen),
        *(() if looptijd.aanname else _aan_het_eind(looptijd, posten, begroting.postnamen)),
    ]
    return tuple(sorted(alle, key=lambda termijn: (termijn.voor, termijn.soort, termijn.sleutel)))


def _afspraken(subsidie: Subsidie) -> Iterator[Termijn]:
    gelijk: dict[str, int] = {}
    for afspraak in subsidie.afspraken:
        # Nothing but its words names it; of two with the same words the second is another.
        nr = gelijk[afspraak.wat] = gelijk.get(afspraak.wat, 0) + 1
        sleutel = afspraak.wat if nr == 1 else f"{afspraak.wat} {nr}"
        yield Termijn(
            afspraak.voor, Termijnsoort.AFSPRAAK, sleutel, zin("{wat}", wat=afspraak.wat), gedaan=afspraak.gedaan
        )


def _sessies(looptijd: Looptijd, sessies: Sequence[Leersessie], begroting: Begroting) -> Iterator[Termijn]:
    for een in agenda(looptijd, sessies, begroting.bijeenkomsten):
        soort = Termijnsoort.SESSIE if een.gepland else Termijnsoort.RONDE
        wat = zin("{soort}: nog te plannen", soort=een.soort)
        if een.gepland:
            wat = (
                zin("{soort}: {onderwerp}", soort=een.soort, onderwerp=een.onderwerp)
                if een.onderwerp
                else zin("{soort}", soort=een.soort)
            )
        yield Termijn(
            een.dag,
            soort,
            f"{een.dag.isoformat()}-{een.soort}",
            wat,
            gedaan=een.dag if een.gepland else None,
            plaats=een.plaats,
            soort_sessie=een.soort,
        )


def _akkoorden(wachtend: Iterable[Wachtend], namen: Mapping[str, str]) -> Iterator[Termijn]:
    for een in wachtend:
        post = namen.get(een.post, een.post)
        wat = zin("akkoord van de {rol} op {bedrag} van {post}", rol=rolnaam(een.rol), bedrag=een.bedrag, post=post)
        yield Termijn(een.voor, Termijnsoort.AKKOORD, f"{een.nummer} {een.rol}", wat, post=een.post)


def _aan_het_eind(looptijd: Looptijd, posten: Iterable[Verantwoord], namen: Mapping[str, str]) -> Iterator[Termijn]:
    einde = looptijd.tot_en_met
    yield Termijn(einde, Termijnsoort.LOOPTIJD, "looptijd", zin("laatste dag van de looptijd"))
    for rij in posten:
        if rij.mist:
            yield Termijn(
                einde,
                Termijnsoort.VERANTWOORDING,
                rij.post.id,
                zin(
                    "{post} laat nog zien: {wat}",
                    post=namen.get(rij.post.id, rij.post.naam),
                    wat=tuple(_MIST[wat] for wat in rij.mist),
                ),
                post=rij.post.id,
            )
