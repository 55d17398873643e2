"""Nothing recorded ever changes: the rules `geschiedenis`, `gewijzigd`, `rectificatie` and `invoerdag`.

Judged for every commit against every parent, merges included. Renames are not followed: what moved is gone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import timedelta
from hashlib import sha256

from buurtledger.checks.register import bevinding
from buurtledger.model.begroting import BUDGET, Begroting
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.geschiedenis import Besluitverschil, Commit, Ingevoerd, Planverschil, Stuk, Verschil
from buurtledger.model.nummer import invoerdag, is_kalenderdag
from buurtledger.model.rectificatie import Rectificatie
from buurtledger.model.voorstel import VOORSTELLEN

LATER = timedelta(days=7)
"""How long after the day in its id a line may be committed without a word."""


def vingerafdruk(regel: str) -> str:
    """What a rectificatie names a line by: the SHA-256 of its bytes, without the line end."""
    return sha256(regel.encode("utf-8", "surrogateescape")).hexdigest()


def weggehaald(verschillen: Iterable[Verschil], rectificaties: Iterable[Rectificatie]) -> Iterator[Bevinding]:
    """Every line that is gone, said once; what a rectificatie names is named as such."""
    mag = {(r.bestand, r.sha256): r for r in rectificaties if not r.wordt}
    gezien: set[tuple[str, str]] = set()
    for commit, bestand, weg, _ in verschillen:
        for stuk in weg:
            if (bestand, stuk.zelfde) in gezien:
                continue
            gezien.add((bestand, stuk.zelfde))
            regel = stuk.tekst.rstrip("\r")
            rect = mag.get((bestand, vingerafdruk(regel))) or mag.get((bestand, vingerafdruk(stuk.tekst)))
            if rect is not None:
                bericht = zin("met een rectificatie van {dag} weggehaald: {reden}", dag=rect.datum, reden=rect.reden)
                yield _rectificatie(rect, bestand, stuk.lijn, bericht)
                continue
            yield bevinding(
                Regel.GESCHIEDENIS,
                Plaats(bestand, stuk.lijn, 1),
                zin("{wie} haalde deze regel weg of veranderde hem", wie=wie_deed(commit)),
                zin("zet de regel terug zoals hij was; een vergissing herstel je met een storno en een nieuwe regel"),
            )._replace(fragment=toonbaar(regel))


def _rectificatie(rect: Rectificatie, bestand: str, lijn: int, bericht: Bericht) -> Bevinding:
    remedie = zin("dit mag; het staat hier zodat iedereen het weet ({door})", door=rect.door)
    gevonden = bevinding(Regel.RECTIFICATIE, Plaats(bestand, lijn, 1), bericht, remedie)
    return gevonden._replace(fragment=f"sha256:{rect.sha256}")


def toonbaar(regel: str) -> str:
    """A line as it can be shown, whatever bytes it has."""
    return regel.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")[:2000]


def wie_deed(commit: Commit) -> Bericht:
    """Who made a commit, as a sentence begins with it."""
    if not commit.nummer:
        return zin("iemand die dit nog niet heeft vastgelegd")
    return zin("{auteur} (commit {commit}, {dag})", auteur=commit.auteur, commit=commit.kort, dag=commit.dag)


def laat_vastgelegd(verschillen: Iterable[Verschil], *, nieuw: Collection[str] | None = None) -> Iterator[Bevinding]:
    """The lines whose id says a day of entry long before they were first committed, said once a file and commit."""
    gezien: set[str] = set()
    per_commit: dict[tuple[str, Commit], list[Stuk]] = {}
    for commit, bestand, _, bij in verschillen:
        for stuk in bij:
            if not stuk.nummer or stuk.nummer in gezien or not commit.nummer:
                continue
            gezien.add(stuk.nummer)
            if is_kalenderdag(stuk.nummer) and commit.dag - invoerdag(stuk.nummer) > LATER:
                per_commit.setdefault((bestand, commit), []).append(stuk)
    for (bestand, commit), stukken in per_commit.items():
        if nieuw is not None and commit.nummer not in nieuw:
            continue
        bericht = zin(
            "het nummer zegt dat dit op {dag} is opgeschreven, maar {wie} legde het pas op {later} vast",
            dag=invoerdag(stukken[0].nummer),
            wie=zin("{auteur} (commit {commit})", auteur=commit.auteur, commit=commit.kort),
            later=commit.dag,
        )
        if len(stukken) > 1:
            bericht = zin("{bericht} (met nog {aantal:regel|regels})", bericht=bericht, aantal=len(stukken) - 1)
        yield bevinding(
            Regel.INVOERDAG,
            Plaats(bestand, stukken[0].lijn, 1),
            bericht,
            zin("leg vast wat je opschrijft: --commit, of git commit. Klopt de dag in het nummer niet, vraag waarom"),
        )._replace(fragment=toonbaar(stukken[0].tekst))


def laat_ingevoerd(ingevoerd: Iterable[Ingevoerd], *, nieuw: Collection[str] | None = None) -> Iterator[Bevinding]:
    """The besluiten and proposals that say to be written down long before they were first committed.

    Only git knows since when residents could see a proposal; the day in its file was typed.
    """
    for commit, bestand, dag in ingevoerd:
        if commit.dag - dag <= LATER or (nieuw is not None and commit.nummer not in nieuw):
            continue
        yield bevinding(
            Regel.INVOERDAG,
            Plaats(bestand, veld="ingevoerd"),
            zin(
                "dit zegt op {dag} opgeschreven te zijn, maar {wie} legde het pas op {later} vast",
                dag=dag,
                wie=zin("{auteur} (commit {commit})", auteur=commit.auteur, commit=commit.kort),
                later=commit.dag,
            ),
            zin("leg vast wat je opschrijft: --commit, of git commit. Klopt de dag niet, vraag waarom"),
        )


def besluiten_veranderd(
    verschillen: Iterable[Besluitverschil], rectificaties: Iterable[Rectificatie]
) -> Iterator[Bevinding]:
    """A besluit that was committed is not edited: another one reverses it. Said once for each file."""
    mag = {(r.bestand, r.sha256): r for r in rectificaties if r.wordt}
    gezien: set[tuple[str, str, str]] = set()
    gezegd: set[str] = set()
    for v in verschillen:
        if not v.na or v.bestand in gezegd or (v.bestand, v.voor, v.na) in gezien:
            continue
        gezien.add((v.bestand, v.voor, v.na))
        rect = _tot(mag, v) if v.alleen_tekst else None
        if rect is not None:
            bericht = zin(
                "de tekst is met een rectificatie van {dag} veranderd: {reden}", dag=rect.datum, reden=rect.reden
            )
            yield _rectificatie(rect, v.bestand, 1, bericht)
            continue
        gezegd.add(v.bestand)
        voorgelegd = v.bestand.startswith(f"{VOORSTELLEN}/")
        bericht = zin("dit besluit is vastgelegd in git, en daarna veranderd")
        remedie = zin("zet het terug zoals het was, en neem een nieuw besluit: buurtledger besluit trek-in")
        if voorgelegd:
            bericht = zin("dit voorstel is vastgelegd in git, en daarna veranderd: zo is het niet voorgelegd")
            remedie = zin(
                "zet het terug zoals het was; is het anders geworden: buurtledger voorstel trek-in, en leg opnieuw voor"
            )
        if v.commit.nummer:
            bericht = zin(
                "na zijn eerste commit veranderd, in {commit} door {wie}", commit=v.commit.kort, wie=v.commit.auteur
            )
        yield bevinding(Regel.GEWIJZIGD, Plaats(v.bestand), bericht, remedie)


def _tot(mag: Mapping[tuple[str, str], Rectificatie], v: Besluitverschil) -> Rectificatie | None:
    """The last rectificatie of those that lead, one after the other, from what the besluit was to what it became."""
    hier, gezien = v.voor, set[str]()
    while hier not in gezien and (rect := mag.get((v.bestand, hier))) is not None:
        if rect.wordt == v.na:
            return rect
        gezien.add(hier)
        hier = rect.wordt
    return None


def besluiten_weg(verschillen: Iterable[Besluitverschil]) -> Iterator[Bevinding]:
    """A besluit is turned back by a new besluit, never taken away. Said once for each file."""
    gezegd: set[str] = set()
    for v in verschillen:
        if not v.na and v.bestand not in gezegd:
            gezegd.add(v.bestand)
            bericht = zin("{wie} haalde dit besluit weg", wie=wie_deed(v.commit))
            remedie = zin("zet het bestand terug; een besluit draai je terug met buurtledger besluit trek-in")
            if v.bestand.startswith(f"{VOORSTELLEN}/"):
                bericht = zin("{wie} haalde dit voorstel weg", wie=wie_deed(v.commit))
                remedie = zin("zet het bestand terug; een voorstel trek je in met buurtledger voorstel trek-in")
            yield bevinding(Regel.GESCHIEDENIS, Plaats(v.bestand, 1, 1), bericht, remedie)


def grootboek_verhuisd(weg: Iterable[tuple[Commit, str]]) -> Iterator[Bevinding]:
    """A ledger stays in its folder: in another one it would have no history. `weg`: commits, and the folder of each."""
    for commit, map_ in weg:
        yield bevinding(
            Regel.GESCHIEDENIS,
            Plaats(BUDGET, 1, 1),
            zin(
                "{wie} haalde het grootboek in de map {map} weg, met wat daarin vastlag", wie=wie_deed(commit), map=map_
            ),
            zin("zet het terug waar het stond; in een andere map heeft het geen geschiedenis"),
        )


def plan_veranderd(verschillen: Iterable[Planverschil]) -> Iterator[Bevinding]:
    """The amounts of the plan stay as they were when money first moved; what changes them is a besluit."""
    gezegd: set[tuple[str, object]] = set()
    for commit, vast, na, ouders in verschillen:
        remedie = zin("zet terug wat er stond, en neem een besluit: buurtledger besluit nieuw")
        if na is None:
            yield bevinding(
                Regel.GESCHIEDENIS,
                Plaats(BUDGET, 1, 1),
                zin("{wie} haalde het plan weg", wie=wie_deed(commit)),
                remedie,
            )
            continue
        voor, nu = _bedragen(vast), _bedragen(na)
        van_ouders = [_bedragen(ouder) for ouder in ouders]
        for waar in [*voor, *(waar for waar in nu if waar not in voor)]:
            oud, nieuw = voor.get(waar), nu.get(waar)
            al_zo = any(ouder.get(waar) == nieuw for ouder in van_ouders)
            if oud == nieuw or al_zo or (waar, nieuw) in gezegd:
                continue
            gezegd.add((waar, nieuw))
            if oud is None:
                bericht = zin("{wie} zette {waar} in het plan, {nieuw}", wie=wie_deed(commit), waar=waar, nieuw=nieuw)
            elif nieuw is None:
                bericht = zin("{wie} haalde {waar} uit het plan, {oud}", wie=wie_deed(commit), waar=waar, oud=oud)
            else:
                bericht = zin("{wie} veranderde het plan: {waar} was {oud}", wie=wie_deed(commit), waar=waar, oud=oud)
            yield bevinding(Regel.GESCHIEDENIS, Plaats(BUDGET, veld=waar), bericht, remedie)


def _bedragen(plan: Begroting) -> Mapping[str, object]:
    """Every amount and number that the plan fixes, by where it stands in budget.yaml."""
    uit: dict[str, object] = {
        "totaal": plan.totaal,
        "coordinatie.post": plan.coordinatie.post,
        "coordinatie.maximum": f"{plan.coordinatie.maximum}",
        "kernen.gebied": plan.kernen.gebied,
        "kernen.aantal": plan.kernen.aantal,
        "kernen.bedrag": plan.kernen.bedrag,
    }
    for gebied in plan.gebieden:
        uit[f"gebieden.{gebied.id}.bedrag"] = gebied.bedrag
        for post in gebied.posten:
            uit[f"gebieden.{gebied.id}.posten.{post.id.partition('/')[2]}.bedrag"] = post.bedrag
    return uit
