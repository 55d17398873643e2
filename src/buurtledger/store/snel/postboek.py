"""The logboek of one post as far as adding to it needs: its figures, and the few lines that matter to a new one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from buurtledger.model.bevinding import Bevinding, Regel
from buurtledger.model.mutatie import Mutatie, logboek_van
from buurtledger.stand.verloop import Verloop
from buurtledger.store.files.bestand import lees_bytes
from buurtledger.store.grootboek import lees_een_logboek
from buurtledger.store.logboek.lezen import lees_logboek
from buurtledger.store.snel import index
from buurtledger.store.snel.postlezing import lees_post


class Postboek:
    """Reads no more of a logboek than it is asked for; what the index knows is not read again."""

    def __init__(self, wortel: Path, post: str) -> None:
        self._wortel = wortel
        self.post = post

    @cached_property
    def _lezing(self) -> tuple[Verloop, tuple[Bevinding, ...]]:
        eerder = index.lees_kop(self._wortel).posten.get(self.post)
        if eerder and index.is_onveranderd(eerder.kaart, index.bekijk(self._wortel / logboek_van(self.post))[0]):
            detail = index.lees_detail(self._wortel, self.post, eerder.kaart.hash)
            if detail is not None:
                return detail.verloop, ()
        lezing = lees_post(self._wortel, self.post, eerder)
        return lezing.detail.verloop, lezing.bevindingen

    @property
    def verloop(self) -> Verloop:
        """How the figures of the post went."""
        return self._lezing[0]

    @property
    def fouten(self) -> tuple[Bevinding, ...]:
        """What keeps the logboek from being read in full."""
        return tuple(gevonden for gevonden in self._lezing[1] if gevonden.regel != Regel.DUBBEL)

    @cached_property
    def mutaties(self) -> tuple[Mutatie, ...]:
        """Every line."""
        return lees_een_logboek(self._wortel, self.post).mutaties

    @cached_property
    def _regels(self) -> bytes:
        inhoud = lees_bytes(self._wortel, logboek_van(self.post))
        return b"" if isinstance(inhoud, Bevinding) else inhoud

    def __contains__(self, nummer: object) -> bool:
        """Whether an id stands anywhere in the logboek."""
        return str(nummer).encode() in self._regels

    def zoals(self, dag: date, bedrag: Decimal) -> tuple[Mutatie, ...]:
        """The mutaties of a day and an amount, and all that refers to them.

        A line that can be read spells its date out, so those that do not hold it need not be understood.
        """
        van_de_dag = self._met([dag.isoformat()]).values()
        zoals = [m.nummer for m in van_de_dag if m.datum == dag and m.bedrag == bedrag]
        return tuple(
            mutatie._replace(lijn=self._regels.count(b"\n", 0, begin) + 1)
            for begin, mutatie in sorted(self._met(zoals).items())
        )

    def _met(self, woorden: Iterable[str]) -> dict[int, Mutatie]:
        """The mutaties whose line holds one of these words, each by where its line begins."""
        plekken = (plek for woord in woorden for plek in _plekken(self._regels, woord.encode()))
        gevonden = {}
        for begin in {self._regels.rfind(b"\n", 0, plek) + 1 for plek in plekken}:
            eind = self._regels.find(b"\n", begin)
            regel = self._regels[begin : eind if eind >= 0 else None].decode("utf-8", "replace")
            for mutatie in lees_logboek(f"{regel}\n", self.post).mutaties:
                gevonden[begin] = mutatie
        return gevonden


def _plekken(inhoud: bytes, woord: bytes) -> Iterable[int]:
    plek = inhoud.find(woord)
    while plek >= 0:
        yield plek
        plek = inhoud.find(woord, plek + 1)
