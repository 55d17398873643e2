"""The rules that need git: that nothing recorded changed, and that two people looked.

This is the door to the rest of the package: what git cannot say becomes a fout `git` here, never silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from buurtledger.checks.geschiedenis import (
    besluiten_veranderd,
    besluiten_weg,
    grootboek_verhuisd,
    laat_ingevoerd,
    laat_vastgelegd,
    plan_veranderd,
    weggehaald,
)
from buurtledger.checks.hergebruik import hergebruikt
from buurtledger.checks.privacy.regel import Eigen, eigen_van, prive_in_commit
from buurtledger.checks.register import bevinding
from buurtledger.model.begroting import BUDGET, Begroting
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.besluit import BESLUITEN
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.geschiedenis import (
    NOG_NIET,
    Besluitverschil,
    Commit,
    Planverschil,
    Verschil,
)
from buurtledger.model.rectificatie import Rectificatie
from buurtledger.model.rollen import ROLLEN, Rollen
from buurtledger.model.voorstel import VOORSTELLEN
from buurtledger.store.git.archief import Archief
from buurtledger.store.git.beginnen import NEUTRAAL
from buurtledger.store.git.gedeeld import Gedeeld, archief_van
from buurtledger.store.git.inrichten import voegt_niet_samen
from buurtledger.store.git.kaarten import LEEG, Kaart
from buurtledger.store.git.proces import Git, GitFout, tekst_van
from buurtledger.store.git.verhuisd import verdwenen_grootboeken
from buurtledger.store.git.verschillen import (
    Versie,
    besluitverschillen,
    eerst_ingevoerd,
    planverschillen,
    stukverschillen,
    versies,
)
from buurtledger.store.yaml.afkeuring import Afkeuring
from buurtledger.store.yaml.vormlezen import vorm_van_tekst


def onveranderd(
    wortel: Path,
    rectificaties: tuple[Rectificatie, ...],
    *,
    sinds: str | None = None,
    geschiedenis: bool = False,
    gedeeld: Gedeeld | None = None,
) -> tuple[Bevinding, ...] | Bericht:
    """What changed that may not; or why that was asked wrongly.

    Always: the besluiten in every commit, and the folder against HEAD. `geschiedenis`: every commit since the first.
    `sinds`: every commit that HEAD has and that commit, branch or tag has not. `gedeeld`: the archive of who asks more.
    """

    def kijk(archief: Archief | None) -> tuple[Bevinding, ...] | Bericht:
        if archief is None:
            return _NIET_IN_GIT if geschiedenis or sinds is not None else ()
        bereik: frozenset[str] | None = frozenset()
        if sinds is not None:
            rev = Git(wortel).bestaat(sinds)
            if not rev:
                return zin("{rev} is geen commit, tak of label in git", rev=sinds)
            if kan := Git(wortel).betekenissen(sinds):
                return zin("{rev} kan meer dan één ding zijn: {kan}; noem er een voluit", rev=sinds, kan=kan)
            bereik = archief.voorouders(archief.hoofd) - archief.voorouders(rev)
        return tuple(_oordeel(archief, rectificaties, None if geschiedenis else bereik, zoekt=sinds is not None))

    return _vraag(wortel, kijk, () if sinds is None else (sinds,), gedeeld=gedeeld)


def sinds_hoofd(wortel: Path, bestand: str, rectificaties: tuple[Rectificatie, ...]) -> tuple[Bevinding, ...]:
    """What in one file is not what the last commit says it must be; nothing outside git. Earlier commits stay out."""

    def kijk(archief: Archief | None) -> tuple[Bevinding, ...]:
        if archief is None or not archief.hoofd:
            return ()
        rij = versies(archief)
        nu = rij[-1:]
        stukken, besluiten = tuple(stukverschillen(archief, nu)), tuple(besluitverschillen(archief, nu))
        plannen = tuple(planverschillen(archief, rij)) if bestand == BUDGET else ()
        gevonden = _gevonden(archief, nu[0].kaart, stukken, besluiten, plannen, rectificaties, frozenset())
        return tuple(b for b in gevonden if b.plaats.bestand == bestand)

    uitkomst = _vraag(wortel, kijk, diep=False)
    return () if isinstance(uitkomst, Bericht) else uitkomst


_NIET_IN_GIT = zin("dit grootboek staat niet in git, dus er is geen geschiedenis om na te kijken; begin met: git init")


def _vraag(
    wortel: Path,
    kijk: Callable[[Archief | None], tuple[Bevinding, ...] | Bericht],
    revs: tuple[str, ...] = (),
    *,
    diep: bool = True,
    gedeeld: Gedeeld | None = None,
) -> tuple[Bevinding, ...] | Bericht:
    """The answer of who looks in the archive; when git cannot give that, a fout that says so."""
    try:
        bekend = tuple(commit for rev in revs if (commit := Git(wortel).bestaat(rev)))
        with archief_van(wortel, gedeeld, bekend, diep=diep) as archief:
            return kijk(archief)
    except GitFout as fout:
        return (bevinding(Regel.GIT, Plaats(BUDGET, 1, 1), fout.bericht, fout.remedie),)


def _oordeel(
    archief: Archief, rectificaties: tuple[Rectificatie, ...], bereik: frozenset[str] | None, *, zoekt: bool
) -> Iterator[Bevinding]:
    """What was found in these commits (all when None) and in the folder; besluiten in any commit."""
    yield from _vervangen(archief)
    rij = versies(archief)
    alles = bereik is None or zoekt
    stukken = tuple(stukverschillen(archief, rij if alles else rij[-1:]))
    plannen = tuple(planverschillen(archief, rij)) if alles else ()
    nu = rij[-1].kaart if rij else LEEG
    yield from _gevonden(archief, nu, stukken, tuple(besluitverschillen(archief, rij)), plannen, rectificaties, bereik)
    if alles:
        nieuw = None if bereik is None else bereik | {NOG_NIET.nummer}
        yield from laat_ingevoerd(eerst_ingevoerd(archief, rij), nieuw=nieuw)
        nummers = {stuk.nummer for verschil in stukken for stuk in verschil.bij if stuk.nummer}
        verdwenen = verdwenen_grootboeken(archief, nummers)
        yield from grootboek_verhuisd(
            (v.commit, v.map) for v in verdwenen if bereik is None or v.commit.nummer in bereik
        )
    if bereik is None:
        yield from _adressen(archief)
    nodig = archief.commits if bereik is None else [c for c in archief.commits if c.nummer in bereik]
    if not archief.compleet and (any(set(c.ouders) & archief.ontbrekend for c in nodig) or _heeft_besluiten(rij)):
        yield _ondiep(archief)


def _gevonden(
    archief: Archief,
    nu: Kaart,
    stukken: tuple[Verschil, ...],
    besluiten: tuple[Besluitverschil, ...],
    plannen: tuple[Planverschil, ...],
    rectificaties: tuple[Rectificatie, ...],
    bereik: frozenset[str] | None,
) -> Iterator[Bevinding]:
    """What these differences break; `nu` is what there is after them."""

    def hier(commit: Commit) -> bool:
        return not commit.nummer or bereik is None or commit.nummer in bereik

    nieuw = None if bereik is None else bereik | {NOG_NIET.nummer}
    yield from weggehaald((s for s in stukken if hier(s.commit)), rectificaties)
    yield from hergebruikt(stukken, archief.voorouders, nieuw=nieuw)
    yield from laat_vastgelegd(stukken, nieuw=nieuw)
    yield from besluiten_veranderd(besluiten, rectificaties)
    # Also of an earlier commit, while it stands nowhere: it can always be put back.
    er_is = {sha256(archief.inhoud(blob)).hexdigest() for pad, blob in nu.items() if pad.startswith(_VAST)}
    yield from besluiten_weg(b for b in besluiten if hier(b.commit) or (b.bestand not in nu and b.voor not in er_is))
    yield from plan_veranderd(p for p in plannen if hier(p.commit))


def _heeft_besluiten(rij: tuple[Versie, ...]) -> bool:
    return any(pad.startswith(_VAST) for _, kaart in rij[-1:] for pad in kaart)


_VAST = (f"{BESLUITEN}/", f"{VOORSTELLEN}/")
"""Where the files are that never change."""


def _vervangen(archief: Archief) -> Iterator[Bevinding]:
    """Replace refs and grafts show another history than there is to everyone but us."""
    if archief.vervangingen:
        yield bevinding(
            Regel.GIT,
            Plaats(BUDGET, 1, 1),
            zin(
                "in .git staat dat git iets anders moet laten zien dan er is ({wat}); hier is gekeken naar wat er is",
                wat=archief.vervangingen[:5],
            ),
            zin("haal het weg: git replace -d NUMMER, en leeg .git/info/grafts"),
        )


def _ondiep(archief: Archief) -> Bevinding:
    eerste = archief.commits[0]
    return bevinding(
        Regel.ONDIEP,
        Plaats(BUDGET, 1, 1),
        zin(
            "deze kloon begint bij {commit} van {dag}; wat daarvoor gebeurde is niet gezien",
            commit=eerste.kort,
            dag=eerste.dag,
        ),
        zin("haal de hele geschiedenis op: git fetch --unshallow; in een werkstroom van GitHub: fetch-depth: 0"),
    )


def _adressen(archief: Archief) -> Iterator[Bevinding]:
    """Every commit publishes who made it: an address that is not in rollen may be a private one."""
    eigen = _eigen(archief, archief.kaart(archief.hoofd))[1]
    for commit in archief.commits:
        boodschap = tekst_van(archief.rauw[commit.nummer].partition(b"\n\n")[2])
        yield from prive_in_commit(commit.kort, commit.auteur, boodschap, eigen)
    rollen = eigen.rollen
    # The program's own first commit, and whoever followed its advice: an address that cannot exist is nobody's.
    gezien = {NEUTRAAL[1]}
    for commit in archief.commits if rollen.personen else ():
        deed_niets = commit.ouders and archief.kaart(commit.ouders[0]) is archief.kaart(commit.nummer)
        if deed_niets or commit.adres in gezien:
            continue
        gezien.add(commit.adres)
        if commit.adres and rollen.van_adres(commit.adres) is None:
            yield bevinding(
                Regel.ADRES,
                Plaats(ROLLEN, 1, 1),
                zin(
                    "commit {commit} maakt een adres openbaar dat niet in rollen staat: {adres}",
                    commit=commit.kort,
                    adres=commit.adres,
                ),
                zin("zet het bij een persoon in data/rollen.yaml, of kies een schuilnaam: git config user.email"),
            )


def _eigen(archief: Archief, kaart: Kaart) -> tuple[Begroting | None, Eigen]:
    """The plan at one point, and what its people made public themselves; as far as it can be read."""
    from buurtledger.model import bestandsvormen

    def tekst(pad: str) -> str:
        return archief.inhoud(kaart[pad]).decode("utf-8", "replace") if pad in kaart else ""

    begroting = vorm_van_tekst(tekst(BUDGET), BUDGET, bestandsvormen.BEGROTING)
    rollen = vorm_van_tekst(tekst(ROLLEN), ROLLEN, bestandsvormen.ROLLEN)
    plan = None if isinstance(begroting, Afkeuring) else begroting
    return plan, eigen_van(plan, Rollen(gelezen=False) if isinstance(rollen, Afkeuring) else rollen)


def samenvoegen(wortel: Path) -> Iterator[Bevinding]:
    """Whether git merges logboeken, and what else grows a line at a time, without loss."""
    for regel in voegt_niet_samen(wortel):
        yield bevinding(
            Regel.SAMENVOEGEN,
            Plaats(".gitattributes", 1, 1),
            zin("git voegt regels van twee mensen nog niet vanzelf samen: {regel} ontbreekt", regel=regel),
            zin("buurtledger init zet dat goed"),
        )


def klaargezet(
    wortel: Path, rectificaties: tuple[Rectificatie, ...], index: str = ""
) -> tuple[Bevinding, ...] | Bericht:
    """What is about to be committed and may not be: private details, and what changed that may not.

    `index` is the index file that git names to a hook; else its own.
    """

    def kijk(archief: Archief | None) -> tuple[Bevinding, ...] | Bericht:
        if archief is None:
            return _NIET_IN_GIT
        kaart = archief.klaargezet(index)
        ouders = tuple(o for o in (archief.hoofd, *archief.samen_te_voegen) if o)
        volgende = Versie(NOG_NIET._replace(ouders=ouders), kaart)
        begroting, eigen = _eigen(archief, kaart)
        from buurtledger.store.git.klaarstaand import prive_klaargezet

        gevonden = list(prive_klaargezet(wortel, eigen, begroting.geen_boeken if begroting else (), index))
        if ouders:
            gevonden += _gevonden(
                archief,
                kaart,
                tuple(stukverschillen(archief, (volgende,))),
                tuple(besluitverschillen(archief, (volgende,))),
                tuple(planverschillen(archief, (*versies(archief, werkmap=False), volgende))),
                rectificaties,
                frozenset(),
            )
        return tuple(gevonden)

    return _vraag(wortel, kijk, diep=False)
