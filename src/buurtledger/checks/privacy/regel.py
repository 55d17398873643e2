"""The rule `privacy`: private persons stay private. The published plan itself blacks out names and account numbers.

What is looked for is a pattern and, where the number has one, its check digits; in the text as written, as YAML reads
it, and always in the normal form. git forgets nothing, so this runs before a commit too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from buurtledger.checks.privacy.normaalvorm import normaalvorm
from buurtledger.checks.privacy.per_regel import REGEL_TOT, per_regel
from buurtledger.checks.privacy.vondsten import Vondst, vind
from buurtledger.checks.register import bevinding
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.huisstijl import HUISSTIJL
from buurtledger.model.rollen import ROLLEN, Rollen

WEG = "[weggelaten]"
"""What stands in place of a private detail."""

PER_REGEL = 20
PER_BESTAND = 500
"""How many details of a line and of a file are named one by one; then it is said that there are more."""


class Eigen(NamedTuple):
    """What is no private detail: the foundation's own accounts (data/budget.yaml), and the addresses in rollen there."""

    rekeningen: tuple[str, ...] = ()
    rollen: Rollen = Rollen()

    def is_openbaar(self, stuk: str, bestand: str) -> bool:
        """Whether a detail may be seen in a file. The huisstijl says where the public may write to."""
        kaal = "".join(teken for teken in normaalvorm(stuk).tekst if teken.isalnum()).upper()
        return (
            kaal in self.rekeningen
            or (bestand == ROLLEN and (self.rollen.van_adres(stuk) is not None or self._mag_in_rollen(stuk)))
            or (bestand == HUISSTIJL and "@" in stuk)
        )

    def _mag_in_rollen(self, stuk: str) -> bool:
        # That the file cannot be read is said by itself; that it may have addresses it says only when it can.
        return not self.rollen.gelezen and "@" in stuk


def eigen_van(begroting: Begroting | None, rollen: Rollen) -> Eigen:
    """What may be seen in a ledger with this begroting and these rollen."""
    return Eigen(begroting.rekening if begroting else (), rollen)


def maskeerder(rekeningen: tuple[str, ...]) -> Callable[[str], str]:
    """Replaces every private detail in a text but the foundation's own accounts."""
    # Shops and descriptions come back; each is looked at once.
    return lru_cache(65536)(lambda tekst: maskeer(tekst, rekeningen))


def maskeer(tekst: str, openbaar: tuple[str, ...] = ()) -> str:
    """The text with every private detail replaced; `openbaar` are accounts that may be seen."""
    eigen = Eigen(openbaar)
    return _gemaskeerd(tekst, [v for v in vind(tekst) if not eigen.is_openbaar(tekst[v.begin : v.einde], "")])


def _gemaskeerd(tekst: str, vondsten: Sequence[Vondst], van: int = 0, tot: int | None = None) -> str:
    tot = len(tekst) if tot is None else tot
    uit, vorige = [], van
    for begin, einde, _ in vondsten:
        if einde > van and begin < tot:
            uit += [tekst[vorige : max(begin, vorige)], WEG]
            vorige = einde
    return "".join([*uit, tekst[vorige:tot]])


def prive_in(tekst: str, bestand: str, eigen: Eigen) -> Iterator[Bevinding]:
    """The private details in a file, line by line, and over the end of a line where the text goes on.

    What is named is bounded per line and per file; what is more is said in one bevinding.
    """
    aantal = 0
    for regel, lijn, vondsten, verder in per_regel(tekst, bestand):
        openbaar = [not eigen.is_openbaar(regel[v.begin : v.einde], bestand) for v in vondsten]
        vondsten_ = [v for v, prive in zip(vondsten, openbaar, strict=True) if prive]
        for vondst in vondsten_[:PER_REGEL]:
            yield _bevinding(regel, Plaats(bestand, lijn, vondst.begin + 1), vondst, vondsten_)
            aantal += 1
            if aantal >= PER_BESTAND:
                yield _meer(bestand, lijn, zin("dit bestand heeft nog meer; verder is het niet nagekeken"))
                return
        if len(vondsten_) > PER_REGEL:
            yield _meer(bestand, lijn, zin("deze regel heeft er nog {n}", n=len(vondsten_) - PER_REGEL))
        if verder:
            yield _meer(bestand, lijn, zin("deze regel is te lang; na {n} tekens is hij niet nagekeken", n=REGEL_TOT))


def prive_in_naam(pad: str, eigen: Eigen) -> Iterator[Bevinding]:
    """The private details in the name of a file, or of a folder that it lies in."""
    for vondst in vind(pad)[:1]:
        if not eigen.is_openbaar(pad[vondst.begin : vondst.einde], ""):
            yield bevinding(
                Regel.PRIVACY,
                Plaats(pad, 1, 1),
                zin("in de naam van dit bestand staat {wat}", wat=zin(vondst.wat)),
                zin("geef het een andere naam voor je het vastlegt, want git vergeet niets"),
            )


BOODSCHAP = "COMMIT_EDITMSG"
"""The name under which a commit's message is spoken of."""

_SCHAAR = re.compile(r"^# -+ >8 -+$", re.MULTILINE)


def prive_in_boodschap(boodschap: str, eigen: Eigen) -> Iterator[Bevinding]:
    """The private details in a commit's message, as a hook gets it: with lines of git's own that begin with #."""
    tekst = _SCHAAR.split(boodschap, maxsplit=1)[0]
    regels = ("" if regel.startswith("#") else _zonder_eigen(regel, eigen) for regel in tekst.split("\n"))
    yield from prive_in("\n".join(regels), BOODSCHAP, eigen)


def _zonder_eigen(regel: str, eigen: Eigen) -> str:
    """The line without the addresses that rollen made public: `Signed-off-by: anna <anna@example.org>`."""
    for vondst in vind(regel) if "@" in regel else ():
        stuk = regel[vondst.begin : vondst.einde]
        if eigen.rollen.van_adres(stuk) is not None:
            regel = regel.replace(stuk, " " * len(stuk))
    return regel


def prive_in_commit(kort: str, auteur: str, boodschap: str, eigen: Eigen) -> Iterator[Bevinding]:
    """What a commit that is there already tells of a private person; only rewriting history takes that out."""
    for wat, tekst in ((zin("de naam van de maker"), auteur), (zin("de boodschap"), boodschap)):
        for vondst in vind(_zonder_eigen(tekst, eigen))[:1]:
            if not eigen.is_openbaar(tekst[vondst.begin : vondst.einde], ""):
                yield bevinding(
                    Regel.ADRES,
                    Plaats(ROLLEN, 1, 1),
                    zin("in {wat} van commit {commit} staat {iets}", wat=wat, commit=kort, iets=zin(vondst.wat)),
                    zin("alleen wie de geschiedenis herschrijft haalt het weg; het handboek zegt wat dat kost"),
                )


def _bevinding(regel: str, plaats: Plaats, vondst: Vondst, alle: Sequence[Vondst]) -> Bevinding:
    return bevinding(
        Regel.PRIVACY,
        plaats,
        zin("hier staat {wat}", wat=zin(vondst.wat)),
        zin("haal het weg voor je het vastlegt, want git vergeet niets: {zo}", zo=_rond(regel, vondst, alle)),
    )._replace(fragment=regel[:2000], lengte=vondst.einde - vondst.begin)


def _meer(bestand: str, lijn: int, bericht: Bericht) -> Bevinding:
    return bevinding(
        Regel.PRIVACY, Plaats(bestand, lijn, 1), bericht, zin("haal eerst weg wat hierboven staat, en kijk dan opnieuw")
    )


def _rond(regel: str, vondst: Vondst, alle: Sequence[Vondst]) -> str:
    """The redacted text around the detail: the text between its quotes, or what stands near."""
    van = regel.rfind('"', max(0, vondst.begin - 200), vondst.begin) + 1 or max(0, vondst.begin - 40)
    tot = regel.find('"', vondst.einde, vondst.einde + 200)
    tot = tot if tot >= 0 else min(len(regel), vondst.einde + 40)
    return _gemaskeerd(regel, [v for v in alle if v.einde > van and v.begin < tot], van, tot)[:400]
