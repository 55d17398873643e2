"""The rollen: what is in force, what is in beraad, saying yes to a change, and beginning anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from buurtledger.checks.geven import Toegestaan, mag_tekenen
from buurtledger.checks.rectificaties import Rectificatiestuk, ongetekend, tekenaars
from buurtledger.checks.rollen import Deelstand
from buurtledger.checks.rollenketen import Keten
from buurtledger.checks.wijziging import Wijziging, wijzigingen
from buurtledger.handelingen.akkoorden import Tafel
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model import bestandsvormen
from buurtledger.model.bericht import zin
from buurtledger.model.rectificatie import RECTIFICATIES, Rectificatie
from buurtledger.model.rollen import ROLLEN
from buurtledger.report.rollen import InBeraad, Rollenstand
from buurtledger.store.git.bewaakt import gezegd


def stand_van_rollen(tafel: Tafel) -> Rollenstand:
    """How the rollen stand."""
    keten = tafel.weet.feiten.keten
    return Rollenstand(
        tafel.weet.feiten.nu,
        keten.begint,
        tuple((schakel.inhoud, kwam) for schakel, kwam in keten.schakels("rollen")),
        (
            *(
                InBeraad(deel, _wie(keten, deel), _wijzigingen(tafel, deel))
                for deel in tafel.weet.delen
                if _wacht(keten, deel)
            ),
            *(_rectificatie(stuk, keten) for stuk in ongetekend(tafel.weet.rectificaties, keten)),
        ),
    )


def _wacht(keten: Keten, deel: Deelstand) -> bool:
    return bool(keten.begin and deel.inhoud) and deel.inhoud != keten.inhoud_na(keten.hoofd, deel.deel)


def _rectificatie(stuk: Rectificatiestuk, keten: Keten) -> InBeraad:
    deel = Deelstand("rectificatie", RECTIFICATIES, stuk.id, stuk.id, ooit=True, gebracht=stuk.brengers)
    return InBeraad(deel, tekenaars(stuk, keten), wijzigingen({}, _gevuld(stuk.rectificatie)))


def _gevuld(rectificatie: Rectificatie) -> dict[str, str]:
    return {veld: str(waarde) for veld, waarde in rectificatie._asdict().items() if waarde}


def _wijzigingen(tafel: Tafel, deel: Deelstand) -> tuple[Wijziging, ...]:
    """What differs between what is in force and what the folder holds."""
    keten, teksten = tafel.weet.feiten.keten, tafel.weet.teksten
    geldt = keten.inhoud_na(keten.hoofd, deel.deel)
    return wijzigingen(*(gezegd(deel.deel, teksten.get(inhoud, "")) for inhoud in (geldt, deel.inhoud)))


def _wie(keten: Keten, deel: Deelstand) -> tuple[str, ...]:
    beraad = (b.wie for b in keten.beraad(keten.hoofd) if (b.deel, b.inhoud) == (deel.deel, deel.inhoud))
    return next(beraad, ())


def mag_instemmen_met(tafel: Tafel, beraad: Sequence[InBeraad], rol: str | None) -> Toegestaan | Bezwaar:
    """In which role who sits here may sign for the changes that wait; or why not."""
    if not beraad:
        return Bezwaar(zin("er is geen verandering in beraad"))
    if los := next((b.deel for b in beraad if not b.deel.gebracht), None):
        return Bezwaar(zin("{bestand} staat nog niet zo in git; leg de verandering eerst vast", bestand=los.bestand))
    al = {wie for b in beraad for wie in b.wie}
    uitkomst = mag_tekenen(rol, tafel.gever, tafel.weet.feiten, frozenset(al))
    if isinstance(uitkomst, Toegestaan):
        return uitkomst
    return Bezwaar(zin("{bericht}. Er is niets geschreven", bericht=uitkomst))


def begin_opnieuw(wortel: Path, tafel: Tafel, reden: str) -> Bezwaar | None:
    """Write in the rollen that the chain begins anew, and why; why that cannot be done."""
    from ruamel.yaml.comments import CommentedMap

    from buurtledger.store.yaml.bewerken import bewerk, geschreven_tekst

    begint = tafel.weet.feiten.keten.begint
    if not begint:
        return Bezwaar(zin("er is nog geen begin: zet sleutels in data/rollen.yaml en leg dat vast"))

    def zet(inhoud: CommentedMap) -> None:
        inhoud["opnieuw"] = CommentedMap({"begin": begint[-1], "reden": geschreven_tekst(reden)})
        inhoud["opnieuw"].fa.set_flow_style()

    fout = bewerk(wortel, ROLLEN, bestandsvormen.ROLLEN, zet)
    return Bezwaar(fout, True) if fout is not None else None
