"""The text of a new `data/budget.yaml`, and of the file of a kern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from buurtledger.model import geld
from buurtledger.model.begroting import BUDGET, Begroting, Gebied, Post, kernbestand
from buurtledger.model.kern import Kern
from buurtledger.model.schemaverwijzing import verwijzing
from buurtledger.store.yaml.tekst import tussen_aanhalingstekens as _tekst


def als_yaml(begroting: Begroting, opmerkingen: Iterable[str] = ()) -> str:
    """A begroting as a file; `opmerkingen` are sentences for who opens it, and stand above it as comments."""
    looptijd, kernen = begroting.looptijd, begroting.kernen
    boven = (verwijzing(BUDGET).rstrip(), *(f"# {opmerking}" for opmerking in opmerkingen))
    regels = [*boven, "formaat: 1", f"naam: {_tekst(begroting.naam)}"]
    if begroting.bron:
        regels.append(f"bron: {_tekst(begroting.bron)}")
    regels += [
        f"totaal: {geld.plat(begroting.totaal)}",
        "looptijd:",
        f"  van: {looptijd.van}",
        f"  tot_en_met: {looptijd.tot_en_met}",
        *(["  aanname: true"] if looptijd.aanname else []),
        "coordinatie:",
        f"  post: {begroting.coordinatie.post}",
        f"  maximum: {begroting.coordinatie.maximum.normalize():f}",
    ]
    if kernen.gebied:
        regels += [
            "kernen:",
            f"  gebied: {_sleutel(kernen.gebied)}",
            f"  aantal: {kernen.aantal}",
            f"  bedrag: {geld.plat(kernen.bedrag)}",
        ]
    if begroting.mandaten:
        regels.append("mandaten:")
    for mandaat in begroting.mandaten:
        hoogstens = "" if mandaat.hoogstens is None else f", hoogstens: {geld.plat(mandaat.hoogstens)}"
        regels.append(f"  {_sleutel(mandaat.wie)}: {{naam: {_tekst(mandaat.naam)}{hoogstens}}}")
    regels.append("gebieden:")
    for gebied in begroting.gebieden:
        regels += _gebied(gebied, met_namen=gebied.id != kernen.gebied)
    return "".join(f"{regel}\n" for regel in regels)


def _gebied(gebied: Gebied, *, met_namen: bool) -> Iterator[str]:
    yield f"  {_sleutel(gebied.id)}:"
    yield f"    naam: {_tekst(gebied.naam)}"
    yield f"    bedrag: {geld.plat(gebied.bedrag)}"
    yield "    posten:"
    for post in gebied.posten:
        yield f"      {_sleutel(post.id.rpartition('/')[2])}: {{{_post(post, met_namen=met_namen)}}}"


def _post(post: Post, *, met_namen: bool) -> str:
    naam = f"naam: {_tekst(post.naam)}, " if met_namen else ""
    themas = f", themas: [{', '.join(map(_sleutel, post.themas))}]" if post.themas else ""
    return f"{naam}bedrag: {geld.plat(post.bedrag)}{themas}"


def kern_als_yaml(kern: Kern) -> str:
    """The file of a kern that has told nothing yet; it has no name while nobody has given it one."""
    naam = f"naam: {_tekst(kern.naam)}\n" if kern.naam else ""
    bron = f"bron: {_tekst(kern.bron)}\n" if kern.bron else ""
    return f"{verwijzing(kernbestand(kern.id))}formaat: 1\n{naam}{bron}"


def _sleutel(id_: str) -> str:
    """An id as a key. One that YAML would take for a number or a yes is quoted."""
    letter = id_[:1].isalpha() and id_ not in ("true", "false", "null", "yes", "no", "on", "off", "y", "n")
    return id_ if letter else _tekst(id_)
