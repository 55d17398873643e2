"""Reading one logboek into its figures, with what the index knows of it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from buurtledger.model.bevinding import Bevinding
from buurtledger.model.mutatie import MET_BEDRAG, OORDELEN, Mutatie, Soort, logboek_van
from buurtledger.stand.kwartaalstand import laatkomers
from buurtledger.stand.verloop import NIETS, Verloop, maak_verloop, vervolg
from buurtledger.store.files.bestand import lees_bytes, ontcijfer
from buurtledger.store.logboek.lezen import lees_logboek
from buurtledger.store.snel import index
from buurtledger.store.snel.index import Kaart, PostDetail, PostKop
from buurtledger.store.snel.vluglezen import lees_figuren

_LOS = frozenset(soort.value for soort in (*MET_BEDRAG, *OORDELEN) if soort is not Soort.RETOUR)
"""The kinds that mean the same whatever else the logboek holds, so that they can be added to what is known."""
_VEEL = 500
"""More new lines than this are not looked up in the old ones: reading all of them again is as fast."""


class PostLezing(NamedTuple):
    """A logboek's figures, and what was wrong with it."""

    post: str
    kop: PostKop
    detail: PostDetail
    bevindingen: tuple[Bevinding, ...]
    is_nieuw: bool = True
    """The index does not have these days yet."""

    @property
    def te_bewaren(self) -> bool:
        """Whether the index may keep it: a logboek in which anything was found is read anew every time."""
        return not self.bevindingen


def lees_post(wortel: Path, post: str, eerder: PostKop | None) -> PostLezing:
    """Read a logboek, or only what was added to it since the index saw it (`eerder`)."""
    gezien, wanneer = index.bekijk(wortel / logboek_van(post))
    inhoud = lees_bytes(wortel, logboek_van(post))
    if isinstance(inhoud, Bevinding):
        return _lezing(post, Kaart(0, 0, 0, 0, 0, ""), 0, Verloop(), (), (inhoud,))
    kaart = index.maak_kaart(gezien, wanneer, inhoud)
    bekend = index.lees_detail(wortel, post, eerder.kaart.hash) if eerder else None
    if eerder and bekend and kaart.hash == eerder.kaart.hash:
        return PostLezing(post, eerder._replace(kaart=kaart), bekend, (), is_nieuw=False)
    if eerder and bekend and len(inhoud) > eerder.kaart.grootte:
        oud, nieuw = inhoud[: eerder.kaart.grootte], inhoud[eerder.kaart.grootte :]
        if oud.endswith(b"\n") and index.vingerafdruk(oud) == eerder.kaart.hash:
            erbij = _alleen_het_nieuwe(post, oud, nieuw)
            if erbij is not None:
                laat = (*bekend.laat, *laatkomers(erbij))
                verloop = vervolg(bekend.verloop, maak_verloop(erbij))
                return _lezing(post, kaart, eerder.aantal + len(erbij), verloop, laat, ())
    tekst = ontcijfer(inhoud, logboek_van(post))
    figuren = None if tekst.bevindingen else lees_figuren(tekst.tekst, post)
    if figuren is not None:
        return _lezing(post, kaart, *figuren, ())
    mutaties, bevindingen = lees_logboek(tekst.tekst, post)
    laat = laatkomers(mutaties)
    return _lezing(post, kaart, len(mutaties), maak_verloop(mutaties), laat, (*tekst.bevindingen, *bevindingen))


def _alleen_het_nieuwe(post: str, oud: bytes, nieuw: bytes) -> tuple[Mutatie, ...] | None:
    """The added lines, when they can be understood without the ones before them."""
    tekst = ontcijfer(nieuw, logboek_van(post))
    mutaties, bevindingen = lees_logboek(tekst.tekst, post)
    if tekst.bevindingen or bevindingen or len(mutaties) > _VEEL:
        return None
    nummers = {mutatie.nummer for mutatie in mutaties}
    if len(nummers) != len(mutaties) or any(mutatie.soort not in _LOS or mutatie.bij for mutatie in mutaties):
        return None
    # A line that an earlier one already names (the same line again, or its storno) is not on its own.
    if any(nummer.encode() in oud for nummer in nummers):
        return None
    erboven = oud.count(b"\n")
    return tuple(mutatie._replace(lijn=mutatie.lijn + erboven) for mutatie in mutaties)


def _lezing(
    post: str,
    kaart: Kaart,
    aantal: int,
    verloop: Verloop,
    laat: tuple[Mutatie, ...],
    bevindingen: tuple[Bevinding, ...],
) -> PostLezing:
    return PostLezing(post, postkop(kaart, aantal, verloop), PostDetail(kaart.hash, verloop, laat), bevindingen)


def postkop(kaart: Kaart, aantal: int, verloop: Verloop) -> PostKop:
    """What the head of the index keeps of a logboek."""
    laatste_dag = verloop.dagen[-1] if verloop.dagen else None
    return PostKop(kaart, aantal, laatste_dag, verloop.op(laatste_dag) if laatste_dag else NIETS)
