"""What git knows of each rectificatie: who brought it, who said yes, and whether what it takes out was anything."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from buurtledger.checks.rectificaties import Rectificatiestuk, id_van
from buurtledger.checks.rollenketen import Knoop
from buurtledger.model.bestandsvormen import RECTIFICATIES as VORM
from buurtledger.model.rectificatie import RECTIFICATIES, Rectificatie
from buurtledger.store.git.archief import Archief
from buurtledger.store.logboek.lezen import lees_logboek
from buurtledger.store.planlezen import post_van
from buurtledger.store.yaml.afkeuring import Afkeuring
from buurtledger.store.yaml.vormlezen import vorm_van_tekst


def rectificatiestukken(
    archief: Archief, rectificaties: Sequence[Rectificatie], knopen: Sequence[Knoop]
) -> tuple[Rectificatiestuk, ...]:
    """Each of these as git knows it."""
    if not rectificaties:
        return ()
    heeft = {
        commit.nummer: _in(archief, archief.kaart(commit.nummer).get(RECTIFICATIES, "")) for commit in archief.commits
    }
    stukken = []
    for rectificatie in rectificaties:
        brengers = tuple(
            commit
            for commit in archief.commits
            if rectificatie in heeft[commit.nummer]
            and not any(rectificatie in heeft.get(ouder, ()) for ouder in commit.ouders)
        )
        id_ = id_van(rectificatie)
        stemmen = tuple(
            (knoop.commit, stem.rol)
            for knoop in knopen
            for stem in knoop.stemmen
            if (stem.deel, stem.inhoud) == ("rectificatie", id_)
        )
        stukken.append(Rectificatiestuk(rectificatie, brengers, stemmen, _was_iets(archief, rectificatie)))
    return tuple(stukken)


def _in(archief: Archief, blob: str) -> frozenset[Rectificatie]:
    if not blob:
        return frozenset()
    gelezen = vorm_van_tekst(archief.inhoud(blob).decode("utf-8", "replace"), RECTIFICATIES, VORM)
    return frozenset() if isinstance(gelezen, Afkeuring) else frozenset(gelezen.rectificaties)


def _was_iets(archief: Archief, rectificatie: Rectificatie) -> bool:
    """Whether the line that is taken out was a mutatie. Anything but a line of a logboek is taken to be something."""
    post = post_van(rectificatie.bestand)
    if rectificatie.wordt or not post:
        return True
    blobs = {archief.kaart(commit.nummer).get(rectificatie.bestand, "") for commit in archief.commits}
    for blob in filter(None, blobs):
        for regel in archief.inhoud(blob).split(b"\n"):
            if sha256(regel).hexdigest() == rectificatie.sha256:
                return bool(lees_logboek(regel.decode("utf-8", "replace") + "\n", post).mutaties)
    return True
