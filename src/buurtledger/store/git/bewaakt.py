"""What is guarded by two signatures, read from every commit: the rollen, and part of the budget."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple

from buurtledger.checks.rollenketen import BUDGET_DEEL, DELEN, ROLLEN_DEEL, Knoop, Stem
from buurtledger.model.begroting import BUDGET, Begroting
from buurtledger.model.bestandsvormen import BEGROTING
from buurtledger.model.bestandsvormen import ROLLEN as ROLLENVORM
from buurtledger.model.instemming import OVER_ROLLEN, ROLLENAKKOORDEN, Instemming
from buurtledger.model.rollen import ROLLEN, Rollen
from buurtledger.store.git.archief import Archief
from buurtledger.store.git.kaarten import Kaart
from buurtledger.store.git.regels import bijgekomen
from buurtledger.store.yaml.afkeuring import Afkeuring
from buurtledger.store.yaml.boom import YamlFout, lees_boom
from buurtledger.store.yaml.regellijst import lees_instemming
from buurtledger.store.yaml.vormlezen import vorm_van_tekst

BESTANDEN: Mapping[str, str] = {ROLLEN_DEEL: ROLLEN, BUDGET_DEEL: BUDGET}
_BEWAAKT = ("mandaten", "rekening", "tijdzone", "geen_boeken")
"""What of the budget is guarded as rollen are, besides the maximum for coordination."""


class _Inhoud(NamedTuple):
    """A version of a guarded file: the id of what is guarded in it (empty when it cannot be read), and of its bytes."""

    id: str
    sha256: str


_NIETS = _Inhoud("", "")


class Bewaakt:
    """The guarded parts of one ledger, through all of its commits."""

    def __init__(self, archief: Archief) -> None:
        self._archief = archief
        self.rollen: dict[str, Rollen] = {}
        """Per id the rollen, of every version that can be read."""
        self.begrotingen: dict[str, Begroting] = {}
        """Per id of a guarded part of the budget a plan that it was read in."""
        self.teksten: dict[str, str] = {}
        """Per id of a guarded part a version of its file that holds it."""
        self._bij_hash: dict[str, str] = {}
        self._lees = cache(self._lees_blob)
        kaarten = [archief.kaart(commit.nummer) for commit in archief.commits]
        inhoud = [{deel: self.van(deel, kaart).id for deel in DELEN} for kaart in kaarten]
        self._stemmen = {
            gebracht.commit.nummer: tuple(
                stem for regel in gebracht.regels if (stem := self._stem(regel, gebracht.ouders)) is not None
            )
            for gebracht in bijgekomen(archief, ROLLENAKKOORDEN)
        }
        self.knopen: tuple[Knoop, ...] = tuple(
            Knoop(commit, hier, self._stemmen.get(commit.nummer, ()))
            for commit, hier in zip(archief.commits, inhoud, strict=True)
        )

    def van(self, deel: str, kaart: Kaart) -> _Inhoud:
        """What a commit or the folder holds of a part."""
        blob = kaart.get(BESTANDEN[deel])
        return self._lees(deel, blob) if blob else _NIETS

    def brengers(self, deel: str, inhoud: str) -> tuple[Knoop, ...]:
        """The commits that bring a content of a part, oldest first."""
        heeft = {knoop.commit.nummer for knoop in self.knopen if knoop.inhoud[deel] == inhoud}
        return tuple(
            knoop
            for knoop in self.knopen
            if inhoud and knoop.commit.nummer in heeft and not any(o in heeft for o in knoop.commit.ouders)
        )

    def te_tekenen(self) -> set[str]:
        """The commits on whose signature a link may rest: they change a part, or bring a vote."""
        per_nummer = {knoop.commit.nummer: knoop for knoop in self.knopen}
        uit = {nummer for nummer, stemmen in self._stemmen.items() if stemmen}
        for knoop in self.knopen:
            ouders = [per_nummer[ouder] for ouder in knoop.commit.ouders if ouder in per_nummer]
            if ouders and any(all(o.inhoud[deel] != knoop.inhoud[deel] for o in ouders) for deel in DELEN):
                uit.add(knoop.commit.nummer)
        return uit

    def _stem(self, regel: bytes, ouders: tuple[bytes, ...]) -> Stem | None:
        gelezen = _instemming(regel)
        if gelezen is None or any(_instemming(r) == gelezen for ouder in ouders for r in ouder.split(b"\n")):
            return None
        inhoud = gelezen.inhoud if gelezen.wat != BUDGET_DEEL else self._bij_hash.get(gelezen.inhoud, "")
        return Stem(gelezen.wat, inhoud, gelezen.rol) if inhoud else None

    def _lees_blob(self, deel: str, blob: str) -> _Inhoud:
        inhoud = self._archief.inhoud(blob)
        hash_ = sha256(inhoud).hexdigest()
        try:
            tekst = inhoud.decode("utf-8")
        except UnicodeDecodeError:
            return _Inhoud("", hash_)
        if deel == ROLLEN_DEEL:
            rollen = vorm_van_tekst(tekst, ROLLEN, ROLLENVORM)
            if isinstance(rollen, Afkeuring):
                return _Inhoud("", hash_)
            self.rollen[hash_] = rollen
            self.teksten[hash_] = tekst
            return _Inhoud(hash_, hash_)
        begroting = vorm_van_tekst(tekst, BUDGET, BEGROTING)
        if isinstance(begroting, Afkeuring):
            return _Inhoud("", hash_)
        id_ = _id_van_budget(tekst)
        self.begrotingen.setdefault(id_, begroting)
        self.teksten.setdefault(id_, tekst)
        self._bij_hash[hash_] = id_
        return _Inhoud(id_, hash_)


def _instemming(regel: bytes) -> Instemming | None:
    try:
        tekst = regel.decode("utf-8").rstrip("\r")
    except UnicodeDecodeError:
        return None
    if not tekst.strip() or tekst.startswith("#"):
        return None
    gelezen = lees_instemming(tekst, ROLLENAKKOORDEN, OVER_ROLLEN)
    return gelezen if isinstance(gelezen, Instemming) else None


def gezegd(deel: str, tekst: str) -> dict[str, Any]:
    """What of a file that can be read is guarded, as its YAML says it: texts, lists and mappings."""
    try:
        boom = lees_boom(tekst)
    except YamlFout:
        return {}
    alles = boom.kaal() if boom is not None else {}
    if deel == ROLLEN_DEEL:
        return dict(alles)
    return {veld: alles[veld] for veld in _BEWAAKT if veld in alles} | {
        "maximum": alles.get("coordinatie", {}).get("maximum", "")
    }


def _id_van_budget(tekst: str) -> str:
    """The SHA-256 of what is guarded in a budget, in canonical form: what else changes there is no concern of two."""
    return sha256(json.dumps(gezegd(BUDGET_DEEL, tekst), ensure_ascii=False, sort_keys=True).encode()).hexdigest()
