"""Editing a YAML file in place: every comment and the order of what is there stay."""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.geschreven import Vorm
from buurtledger.store.bestand import lees_tekst
from buurtledger.store.boeken import vorm_van_tekst


def zet_teksten(wortel: Path, pad: str, vorm: type[Vorm], velden: dict[str, str]) -> Bericht | None:
    """Give top-level text fields of a file a value; why not, when it cannot be done.

    The new text is held against the file's form before it replaces the old one,
    at one stroke.
    """
    bestand = lees_tekst(wortel, pad)
    if bestand.bevindingen:
        return bestand.bevindingen[0].bericht
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 10_000
    boom = vorm_van_tekst(bestand.tekst, pad, vorm)
    if isinstance(boom, tuple):
        return boom[0].bericht
    inhoud = yaml.load(bestand.tekst)
    assert isinstance(inhoud, CommentedMap)
    plek = 1 + next((nr for nr, sleutel in enumerate(inhoud) if sleutel == "formaat"), -1)
    for veld, waarde in velden.items():
        if veld in inhoud:
            inhoud[veld] = DoubleQuotedScalarString(waarde)
        else:
            inhoud.insert(plek, veld, DoubleQuotedScalarString(waarde))
        plek += 1
    uit = io.StringIO()
    yaml.dump(inhoud, uit)
    oordeel = vorm_van_tekst(uit.getvalue(), pad, vorm)
    if isinstance(oordeel, tuple):
        return oordeel[0].bericht
    return vervang(wortel / pad, uit.getvalue().encode())


def vervang(pad: Path, inhoud: bytes) -> Bericht | None:
    """Replace a file's content at one stroke: readers see the old bytes or the new ones."""
    try:
        lezer, naam = tempfile.mkstemp(dir=pad.parent, prefix=f".{pad.name}.")
        tijdelijk = Path(naam)
        try:
            with os.fdopen(lezer, "wb") as stroom:
                stroom.write(inhoud)
                stroom.flush()
                os.fsync(stroom.fileno())
            tijdelijk.chmod(pad.stat().st_mode if pad.exists() else 0o644)
            tijdelijk.replace(pad)
        except OSError:
            tijdelijk.unlink(missing_ok=True)
            raise
    except OSError as fout:
        reden = fout.strerror or str(fout)
        return zin("{bestand} is niet te schrijven: {reden}. Er is niets veranderd", bestand=pad.name, reden=reden)
    return None
