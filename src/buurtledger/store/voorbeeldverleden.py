"""The example ledger as a folder and a history: what was entered on a day is a commit, and so is each decision.

Every person, shop and picture in it is invented, and it is the same each time it is written, commits included.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain, groupby
from pathlib import Path

from buurtledger.model.begroting import BUDGET, Begroting
from buurtledger.model.bericht import Bericht, reden_van, zin
from buurtledger.model.besluit import BESLUITEN
from buurtledger.model.bestandsvormen import BEGROTING, schemas
from buurtledger.model.kascommissie import KASCOMMISSIE
from buurtledger.model.mutatie import OORDELEN, Mutatie, logboek_van
from buurtledger.model.nummer import invoerdag
from buurtledger.model.regelboek import IDEEEN, OVEREENKOMSTEN, REACTIES
from buurtledger.model.schemaverwijzing import verwijzing
from buurtledger.model.subsidie import SUBSIDIE
from buurtledger.model.verantwoording import LEERSESSIES
from buurtledger.model.voorstel import VOORSTELLEN
from buurtledger.store.git.inrichten import REGELS
from buurtledger.store.git.verleden import Stap, schrijf_verleden
from buurtledger.store.logboek.patroon import schrijf_regel
from buurtledger.store.voorbeeldboek import voorbeeldlogboeken
from buurtledger.store.yaml.vormlezen import vorm_van_tekst

_VAST = Path(__file__).parent / "voorbeeld"
"""The files of the example that do not come from chance."""
_BEELDEN = "bonnetjes"
"""The folder of the pictures of receipts; git leaves it alone."""
_PER_DAG = (IDEEEN, OVEREENKOMSTEN)
"""What people added a line at a time."""
_APART = (KASCOMMISSIE, SUBSIDIE, *_PER_DAG)
_BEGIN, _VERHALEN, _NAGEKEKEN = date(2022, 9, 15), date(2023, 12, 21), date(2023, 4, 19)
_GEMELD = date(2023, 5, 12)

_LEESMIJ = """# Voorbeeld: een verzonnen grootboek

Alles in deze map is verzonnen om buurtledger mee te proberen: elke bon, elk voorschot, elke
winkel, elk voorstel en besluit, elk resultaat, en de personen anna, bram en carla. Alleen de posten en hun
bedragen zijn van het plan van de K-buurt.

    buurtledger --map . status --op 2023-12-31
    buurtledger --map . kwartaal 2023-Q1
    buurtledger --map . check

In `bonnetjes` liggen plaatjes van bonnen om te bewaren in een kluis. Git laat die map met rust.
"""


def schrijf_voorbeeld(doel: Path) -> Bericht | int:
    """Write the example ledger into a new or empty folder; how many mutaties it has, or why not.

    Where git does not do it, there is no history; the files are the same.
    """
    try:
        if doel.exists() and (not doel.is_dir() or any(doel.iterdir())):
            return zin("{map} is niet leeg; kies een nieuwe map", map=str(doel))
        vast = {pad.relative_to(_VAST).as_posix(): pad.read_text("utf-8") for pad in sorted(_VAST.rglob("*.yaml"))}
        vast = {pad: verwijzing(pad) + tekst for pad, tekst in vast.items()}
        begroting = vorm_van_tekst(vast[BUDGET], BUDGET, BEGROTING)
        assert isinstance(begroting, Begroting)
        logboeken = voorbeeldlogboeken(begroting)
        stappen = tuple(_stappen(vast, logboeken))
        for pad, tekst in {pad: tekst for stap in stappen for pad, tekst in stap.bestanden.items()}.items():
            _schrijf(doel / pad, tekst.encode())
        for beeld in sorted((_VAST / _BEELDEN).iterdir()):
            _schrijf(doel / _BEELDEN / beeld.name, beeld.read_bytes())
    except OSError as fout:
        return zin("{map} is niet te schrijven: {reden}", map=str(doel), reden=reden_van(fout))
    schrijf_verleden(doel, stappen)
    return sum(map(len, logboeken.values()))


def _schrijf(pad: Path, inhoud: bytes) -> None:
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_bytes(inhoud)


def _stappen(vast: Mapping[str, str], logboeken: Mapping[str, list[Mutatie]]) -> Iterator[Stap]:
    """The commits, by day. What a kern told comes at the end; until then its file has a name at most."""
    later = {
        pad
        for pad in vast
        if pad.startswith((BESLUITEN, VOORSTELLEN, REACTIES, "data/resultaten/"))
        or pad in (KASCOMMISSIE, LEERSESSIES, SUBSIDIE, *_PER_DAG)
    }
    begin = {pad: _zonder_verhaal(pad, tekst) for pad, tekst in vast.items() if pad not in later}
    begin |= {
        "LEESMIJ.md": _LEESMIJ,
        ".gitattributes": "".join(f"{regel}\n" for regel in REGELS),
        ".gitignore": f"{_BEELDEN}/\n",
        **schemas(),
    }
    verhalen = {pad: tekst for pad, tekst in vast.items() if pad not in begin or tekst != begin[pad]}
    eigen_dag = (BESLUITEN, VOORSTELLEN, REACTIES)
    verhalen = {pad: tekst for pad, tekst in verhalen.items() if not pad.startswith(eigen_dag) and pad not in _APART}
    stappen = [
        _stap("anna", _BEGIN, "Begin van het voorbeeld: het plan, de kernen en wie wat mag", begin),
        _stap("carla", _NAGEKEKEN, "Wat de kascommissie zag", {KASCOMMISSIE: vast[KASCOMMISSIE]}),
        _stap("anna", _GEMELD, "De subsidie: verleend, beloofd, gemeld", {SUBSIDIE: vast[SUBSIDIE]}),
        _stap("anna", _VERHALEN, "Wat de kernen vertelden, en de leersessies", verhalen),
        *_dagen(logboeken),
        *_per_dag(IDEEEN, vast[IDEEEN], "ideeën"),
        *_per_dag(OVEREENKOMSTEN, vast[OVEREENKOMSTEN], "overeenkomsten"),
    ]
    for pad, tekst in vast.items():
        naam = pad.rpartition("/")[2].removesuffix(".yaml")
        if pad.startswith((BESLUITEN, VOORSTELLEN)):
            wat = "besluit" if pad.startswith(BESLUITEN) else "voorstel"
            dag = date.fromisoformat(tekst.partition("ingevoerd: ")[2][:10])
            stappen.append(_stap("anna", dag, f"{wat} {naam}", {pad: tekst}))
        elif pad.startswith(REACTIES):
            stappen += _per_dag(pad, tekst, f"reacties op {naam}")
    yield from sorted(stappen, key=lambda stap: stap.dag)


def _dagen(logboeken: Mapping[str, list[Mutatie]]) -> Iterator[Stap]:
    """Per day what the penvoerder entered, and after it what the second signer said."""
    erbij: dict[tuple[date, bool], list[Mutatie]] = defaultdict(list)
    for mutatie in chain.from_iterable(logboeken.values()):
        erbij[mutatie.invoerdag, mutatie.soort in OORDELEN].append(mutatie)
    tot_nu: dict[str, str] = defaultdict(str)
    for (dag, oordelen), mutaties in sorted(erbij.items()):
        for mutatie in mutaties:
            tot_nu[mutatie.post] += f"{schrijf_regel(mutatie)}\n"
        bestanden = {logboek_van(mutatie.post): tot_nu[mutatie.post] for mutatie in mutaties}
        wat = ", ".join(f"{m.soort} {m.van if oordelen else m.nummer}" for m in mutaties)
        yield _stap("bram" if oordelen else "anna", dag, wat, bestanden)


def _per_dag(pad: str, tekst: str, wat: str) -> Iterator[Stap]:
    """A book with a line a thing, by the day of entry that each line carries."""
    regels_ = tekst.splitlines(True)
    tot_nu = "".join(regel for regel in regels_ if regel.startswith("#"))
    per_dag = groupby((r for r in regels_ if r.startswith("- ")), key=lambda regel: regel.partition(": ")[2][:6])
    for zes, regels in per_dag:
        tot_nu += "".join(regels)
        yield _stap("anna", invoerdag(zes), wat, {pad: tot_nu})


def _zonder_verhaal(pad: str, tekst: str) -> str:
    """A file of the begin: of a kern only what it is called."""
    if not pad.startswith("data/kernen/"):
        return tekst
    return "".join(regel for regel in tekst.splitlines(True) if regel.startswith(("formaat:", "naam:", "bron:")))


def _stap(wie: str, dag: date, boodschap: str, bestanden: Mapping[str, str]) -> Stap:
    return Stap(wie, f"{wie}@example.invalid", dag, boodschap, bestanden)
