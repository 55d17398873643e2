"""The rules that need git: that nothing recorded changed, and that two people looked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from buurtledger.checks.akkoorden import Feiten, nodig, vier_ogen
from buurtledger.checks.geschiedenis import hergebruikt, veranderd_plan, verdwenen_besluiten, weggehaald
from buurtledger.checks.register import bevinding
from buurtledger.model.begroting import BUDGET, Begroting
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bestandsvormen import BEGROTING
from buurtledger.model.bevinding import Bevinding, Plaats
from buurtledger.model.geschiedenis import NOG_NIET, Commit, Stap
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.mutatie import Soort
from buurtledger.model.rectificatie import Rectificatie
from buurtledger.model.rollen import ROLLEN
from buurtledger.stand.ongedaan import geldend
from buurtledger.store.files.bestand import lees_bytes, onderliggend
from buurtledger.store.git.geschiedenis import lees_geschiedenis, verschil_met
from buurtledger.store.git.handtekening import feiten, ondertekenaar, rollen_uit
from buurtledger.store.git.inrichten import REGELS, voegt_samen
from buurtledger.store.git.klaarstaand import prive_klaargezet
from buurtledger.store.git.proces import Git, GitFout
from buurtledger.store.grootboek import lees_rectificaties
from buurtledger.store.yaml.vormfouten import Afkeuring
from buurtledger.store.yaml.vormlezen import vorm_van_tekst


def hele_geschiedenis(wortel: Path, rectificaties: tuple[Rectificatie, ...]) -> tuple[Bevinding, ...] | Bericht:
    """What changed that may not, in any commit since the first; or why that cannot be read."""
    gelezen = lees_geschiedenis(wortel)
    if isinstance(gelezen, Bericht):
        return gelezen
    gevonden = [*_oordeel(wortel, gelezen.stappen, rectificaties, gelezen.stappen), *hergebruikt(gelezen.stappen)]
    gevonden += _adressen(wortel, gelezen.stappen)
    if gelezen.afgekapt:
        gevonden.append(_ondiep(gelezen.stappen[0].commit if gelezen.stappen else NOG_NIET))
    return tuple(gevonden)


def sinds(wortel: Path, rev: str, rectificaties: tuple[Rectificatie, ...]) -> tuple[Bevinding, ...] | Bericht:
    """What changed that may not, between where this work branched off `rev` and now; or why that cannot be read."""
    git = Git(wortel)
    if not git.bestaat(rev):
        return zin("{rev} is geen commit, tak of label in git", rev=rev)
    try:
        begin = git.vraag("merge-base", git.bestaat(rev), "HEAD")
    except GitFout:
        return (_ondiep(NOG_NIET),)
    nu = verschil_met(wortel, begin)
    onderweg = lees_geschiedenis(wortel, begin)
    if isinstance(nu, Bericht):
        return nu
    if isinstance(onderweg, Bericht):
        return onderweg
    return tuple(_oordeel(wortel, nu, rectificaties, onderweg.stappen))


def _oordeel(
    wortel: Path, stappen: tuple[Stap, ...], rectificaties: tuple[Rectificatie, ...], onderweg: tuple[Stap, ...]
) -> Iterator[Bevinding]:
    git = Git(wortel)

    @lru_cache(maxsize=64)
    def regels(blob: str, bestand: str) -> frozenset[str]:
        return frozenset(_inhoud(git, wortel, blob, bestand).split("\n"))

    def wie(bestand: str, regel: str) -> Commit:
        for stap in reversed(onderweg):
            if stap.commit.nummer and stap.eerder == bestand and any(r == regel for _, r in stap.weg):
                return stap.commit
        return NOG_NIET

    yield from weggehaald(stappen, lambda stap, r: r in regels(stap.nieuw_blob, stap.bestand), rectificaties, wie)
    yield from verdwenen_besluiten(stappen)
    yield from _plannen(wortel, git, stappen)


def _inhoud(git: Git, wortel: Path, blob: str, bestand: str) -> str:
    """A file as a step left it; what git does not have yet is what stands in the folder."""
    try:
        inhoud: bytes | Bevinding = git("cat-file", "blob", blob)
    except GitFout:
        inhoud = lees_bytes(wortel, bestand)
    return "" if isinstance(inhoud, Bevinding) else inhoud.decode("utf-8", "replace")


def _plannen(wortel: Path, git: Git, stappen: tuple[Stap, ...]) -> Iterator[Bevinding]:
    def plan(blob: str) -> Begroting | None:
        vorm = vorm_van_tekst(_inhoud(git, wortel, blob, BUDGET), BUDGET, BEGROTING)
        return None if isinstance(vorm, Afkeuring) else vorm

    bekend: set[str] = set()
    for stap in stappen:
        if stap.bestand != BUDGET:
            continue
        nieuw = stap.nieuw_blob not in bekend
        bekend |= {stap.oud_blob, stap.nieuw_blob}
        if stap.eerder and nieuw and not stap.verdwenen:
            voor, na = plan(stap.oud_blob), plan(stap.nieuw_blob)
            if voor is not None and na is not None:
                yield from veranderd_plan(stap.commit, voor, na)


def _ondiep(eerste: Commit) -> Bevinding:
    bericht = (
        zin(
            "deze kloon begint bij {commit} van {dag}; wat daarvoor gebeurde is niet gezien",
            commit=eerste.kort,
            dag=eerste.dag,
        )
        if eerste.nummer
        else zin("deze kloon is ondiep: er is geen gemeenschappelijk begin om mee te vergelijken")
    )
    return bevinding(
        "ondiep", Plaats(BUDGET, 1, 1), bericht, zin("haal de hele geschiedenis op: git fetch --unshallow")
    )


def _adressen(wortel: Path, stappen: tuple[Stap, ...]) -> Iterator[Bevinding]:
    """Every commit publishes who made it: an address that is not in rollen may be a private one."""
    rollen = rollen_uit(Git(wortel), "HEAD")
    if not rollen.personen:
        return
    gezien: set[str] = set()
    for stap in stappen:
        adres = stap.commit.adres
        if adres and adres not in gezien and rollen.van_adres(adres) is None:
            gezien.add(adres)
            yield bevinding(
                "adres",
                Plaats(ROLLEN, 1, 1),
                zin(
                    "commit {commit} maakt een adres openbaar dat niet in rollen staat: {adres}",
                    commit=stap.commit.kort,
                    adres=adres,
                ),
                zin("zet het bij een persoon in data/rollen.yaml, of kies een schuilnaam: git config user.email"),
            )


def twee_paar_ogen(wortel: Path, grootboek: Grootboek, vandaag: date) -> Iterator[Bevinding]:
    """The rules `akkoord`, `wacht` and `rollen`, by what git itself knows."""
    if not grootboek.rollen.personen and not grootboek.rollen.grenzen:
        return
    gelezen = lees_geschiedenis(wortel)
    stappen = () if isinstance(gelezen, Bericht) else gelezen.stappen
    git_feiten = feiten_van(wortel, grootboek, stappen)
    for logboek in grootboek.logboeken.values():
        yield from vier_ogen(geldend(logboek, vandaag), grootboek.rollen, git_feiten)
    yield from _veranderde_rollen(wortel, stappen)


def feiten_van(wortel: Path, grootboek: Grootboek, stappen: tuple[Stap, ...]) -> Feiten:
    """What git knows of every akkoord, and of every mutatie that needs one."""
    nummers: set[str] = set()
    for logboek in grootboek.logboeken.values():
        for mutatie in logboek:
            if mutatie.soort == Soort.AKKOORD:
                nummers |= {mutatie.nummer, mutatie.van}
            elif nodig(mutatie, grootboek.rollen)[0]:
                nummers.add(mutatie.nummer)
    return feiten(wortel, stappen, nummers)


def _veranderde_rollen(wortel: Path, stappen: tuple[Stap, ...]) -> Iterator[Bevinding]:
    """Who is in rollen decides who comes in: a change needs the signature of a person who was there with a key."""
    git = Git(wortel)
    bekend: set[str] = set()
    for stap in stappen:
        commit = stap.commit
        if stap.bestand != ROLLEN or not commit.nummer:
            continue
        # A merge brings in what was judged where it was made.
        nieuw = stap.nieuw_blob not in bekend
        bekend |= {stap.oud_blob, stap.nieuw_blob}
        if not stap.eerder or not nieuw:
            continue
        ervoor = rollen_uit(git, f"{commit.nummer}^")
        if any(p.sleutel for p in ervoor.personen) and not ondertekenaar(git, commit.nummer, ervoor):
            yield bevinding(
                "rollen",
                Plaats(ROLLEN, 1, 1),
                zin(
                    "{auteur} veranderde de rollen in commit {commit} zonder geldige handtekening",
                    auteur=commit.auteur,
                    commit=commit.kort,
                ),
                zin("laat iemand die er al in stond de verandering ondertekenen: git commit -S"),
            )


def samenvoegen(wortel: Path) -> Iterator[Bevinding]:
    """Whether git merges logboeken without loss."""
    if onderliggend(wortel, "data/bonnen") and not voegt_samen(wortel):
        yield bevinding(
            "samenvoegen",
            Plaats(".gitattributes", 1, 1),
            zin("git voegt regels van twee mensen nog niet vanzelf samen: {regel} ontbreekt", regel=REGELS[1]),
            zin("buurtledger init zet dat goed"),
        )


def klaargezet(wortel: Path) -> tuple[Bevinding, ...] | Bericht:
    """What is about to be committed and may not be: private details, and lines that are gone."""
    git = Git(wortel)
    try:
        gevonden = list(prive_klaargezet(git))
        heeft_begin = bool(git.bestaat("HEAD"))
    except GitFout as fout:
        return zin("git kan niet zeggen wat er klaarstaat: {reden}", reden=str(fout)[:300])
    if heeft_begin:
        stappen = verschil_met(wortel, "HEAD", klaargezet=True)
        if isinstance(stappen, Bericht):
            return stappen
        rectificaties = lees_rectificaties(wortel)[0]
        gevonden += _oordeel(wortel, stappen, rectificaties, ())
    return tuple(gevonden)
