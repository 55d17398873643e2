"""Histories with branches and merges, as two people make them, and the ways in which a third breaks one."""

from __future__ import annotations

import atexit
import random
import shutil
import subprocess
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

from tests.aanvallen.toneel import KAS
from tests.conftest import GRONDSLAG

LINK = b"\0"
"""Before what a symlink points to, in place of a file's bytes."""
TEKENS = "0123456789abcdefghjkmnpqrstvwxyz"
POSTEN = ("tuin/moestuin", "kernen/noord", "kernen/zuid")
RECHTMATIG = (
    "bon",
    "bon",
    "storno",
    "commentaar",
    "besluit",
    "kern",
    "omspelling",
    "tak",
    "samen",
    "achtpoot",
    "pluk",
    "amend",
)
"""What people may do, as often as they do it."""


Breker = Callable[["Geschiedenis"], "Breuk | None"]


class Geschiedenis:
    """A history in the making, written to git in one go: `fast-import` makes thousands of commits a second."""

    def __init__(self, toeval: random.Random) -> None:
        self.toeval = toeval
        basis = {p.relative_to(GRONDSLAG).as_posix(): p.read_bytes() for p in sorted(GRONDSLAG.rglob("*.yaml"))}
        self.commits: list[tuple[str, tuple[int, ...], dict[str, bytes]]] = []
        self.takken: dict[str, int] = {}
        self.hier = "main"
        self.leg_vast("Anna", basis, ())

    def leg_vast(self, wie: str, bestanden: dict[str, bytes], ouders: tuple[int, ...]) -> int:
        self.commits.append((wie, ouders, dict(bestanden)))
        self.takken[self.hier] = len(self.commits) - 1
        return len(self.commits) - 1

    @property
    def kop(self) -> int:
        return self.takken[self.hier]

    @property
    def bestanden(self) -> dict[str, bytes]:
        return dict(self.commits[self.kop][2])

    def regels(self, soort: str = "") -> list[tuple[str, int, bytes]]:
        """Every line of a logboek here: its file, number and bytes."""
        return [
            (pad, nr, regel)
            for pad, inhoud in sorted(self.bestanden.items())
            if pad.startswith("data/bonnen/")
            for nr, regel in enumerate(inhoud.split(b"\n"), 1)
            if regel.startswith(f"- {{{soort}".encode())
        ]

    def nummer(self) -> str:
        return "240110-" + "".join(self.toeval.choice(TEKENS) for _ in range(6))

    # What is lawful.

    def bon(self) -> None:
        uit = self.bestanden
        pad = f"data/bonnen/{self.toeval.choice(POSTEN)}.yaml"
        regel = f"- {{bon: {self.nummer()}, datum: 2023-10-14, bedrag: {self.toeval.randint(1, 99)}.50, "
        regel += 'omschrijving: "Café", betaald_door: kern}\n'
        uit[pad] = uit.get(pad, b"") + regel.encode()
        self.gewoon(uit)

    def gewoon(self, uit: dict[str, bytes]) -> None:
        self.leg_vast(self.toeval.choice(("Anna", "Bo")), uit, (self.kop,))

    def storno(self) -> None:
        if bonnen := self.regels("bon"):
            pad, _, regel = self.toeval.choice(bonnen)
            uit = self.bestanden
            van = regel[7:20].decode().rstrip(",")
            uit[pad] += f'- {{storno: {self.nummer()}, van: {van}, datum: 2023-10-15, reden: "x"}}\n'.encode()
            self.gewoon(uit)

    def commentaar(self) -> None:
        uit = self.bestanden
        pad = f"data/bonnen/{self.toeval.choice(POSTEN)}.yaml"
        regels = uit.get(pad, b"").split(b"\n")
        self.toeval.shuffle(regels)
        uit[pad] = b"\n".join([b"# op volgorde", *filter(None, regels), b""])
        self.gewoon(uit)

    def besluit(self) -> None:
        uit = self.bestanden
        uit[f"data/besluiten/2023-03-15-b{len(self.commits)}.yaml"] = KAS.encode()
        self.gewoon(uit)

    def kern(self) -> None:
        uit = self.bestanden
        uit["data/kernen/noord.yaml"] = f'formaat: 1\nnaam: "Noord {len(self.commits)}"\n'.encode()
        self.gewoon(uit)

    def omspelling(self) -> None:
        """The same, spelled otherwise: CRLF, a BOM, blanks, quotes, and back."""
        uit = self.bestanden
        for pad in [pad for pad in uit if pad.startswith(("data/bonnen/", "data/besluiten/"))]:
            kaal = uit[pad].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
            hoe = self.toeval.randint(0, 3)
            uit[pad] = [kaal, kaal.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + kaal, kaal.replace(b"{bon:", b'{"bon":')][
                hoe
            ]
        self.gewoon(uit)

    def tak(self) -> None:
        naam = self.toeval.choice(("main", "tak", "werk"))
        self.takken.setdefault(naam, self.kop)
        self.hier = naam

    def samen(self) -> None:
        """A merge by union, as git does it with what `init` sets."""
        ander = self.toeval.choice(sorted(self.takken))
        kop, hun = self.kop, self.takken[ander]
        if kop == hun or hun in self.voorouders(kop):
            return
        onze, hunne = self.bestanden, self.commits[hun][2]
        uit = samengevoegd(onze, hunne)
        for pad in onze.keys() & hunne.keys():
            if pad.startswith("data/kernen/"):
                uit[pad] = self.toeval.choice((onze[pad], hunne[pad]))
        self.leg_vast("Anna", uit, (kop, hun))

    def achtpoot(self) -> None:
        """A merge of every other branch at once."""
        kop = self.kop
        anderen = sorted({tak for tak in self.takken.values() if tak not in self.voorouders(kop)})
        uit = self.bestanden
        for ander in anderen:
            uit = samengevoegd(uit, self.commits[ander][2])
        if anderen:
            self.leg_vast("Anna", uit, (kop, *anderen))

    def alles_naar_main(self) -> None:
        """Merge every branch into the main one."""
        self.hier = "main"
        for tak in sorted(self.takken.values()):
            if tak not in self.voorouders(self.kop):
                self.leg_vast("Anna", samengevoegd(self.bestanden, self.commits[tak][2]), (self.kop, tak))

    def pluk(self) -> None:
        """A cherry-pick: a line of another branch, again."""
        ander = self.toeval.choice(sorted(self.takken))
        erbij = [
            (pad, regel)
            for pad, inhoud in self.commits[self.takken[ander]][2].items()
            if pad.startswith("data/bonnen/")
            for regel in inhoud.split(b"\n")
            if regel.startswith(b"- {bon") and _kaal(regel) not in _kale(self.bestanden.get(pad, b""))
        ]
        if erbij:
            pad, regel = self.toeval.choice(erbij)
            uit = self.bestanden
            uit[pad] = uit.get(pad, b"").rstrip(b"\n") + b"\n" + regel + b"\n"
            self.gewoon(uit)

    def amend(self) -> None:
        """The last line of the last commit, mended before anybody else built on it."""
        wie, ouders, bestanden = self.commits[self.kop]
        gebruikt = (
            any(self.kop in ander for _, ander, _ in self.commits) or list(self.takken.values()).count(self.kop) > 1
        )
        if len(ouders) != 1 or gebruikt:
            return
        voor = self.commits[ouders[0]][2]
        for pad, inhoud in bestanden.items():
            if pad.startswith("data/bonnen/") and inhoud.startswith(voor.get(pad, b"")) and inhoud != voor.get(pad):
                oud = voor.get(pad, b"")
                nieuw = {**bestanden, pad: oud + inhoud[len(oud) :].replace(b".50", b".75")}
                self.commits[self.kop] = (wie, ouders, nieuw)

    def voorouders(self, begin: int) -> set[int]:
        gezien: set[int] = set()
        te_doen = [begin]
        while te_doen:
            nr = te_doen.pop()
            if nr not in gezien:
                gezien.add(nr)
                te_doen += self.commits[nr][1]
        return gezien

    def schrijf(self, map_: Path) -> list[str]:
        """Make it a repository in an empty folder; the ids of the commits."""
        stroom: list[bytes] = []
        for nr, (wie, ouders, bestanden) in enumerate(self.commits):
            stroom.append(f"commit refs/heads/c{nr}\nmark :{nr + 1}\n".encode())
            for rol in ("author", "committer"):
                stroom.append(f"{rol} {wie} <{wie.lower()}@example.org> {1705000000 + nr * 60} +0100\n".encode())
            stroom.append(b"data 1\nx\n")
            for wijze, ouder in zip(("from", *["merge"] * 9), ouders, strict=False):
                stroom.append(f"{wijze} :{ouder + 1}\n".encode())
            stroom.append(b"deleteall\n")
            for pad, inhoud in bestanden.items():
                modus = "120000" if inhoud.startswith(LINK) else "100644"
                kaal = inhoud.removeprefix(LINK)
                stroom.append(f"M {modus} inline {pad}\ndata {len(kaal)}\n".encode() + kaal + b"\n")
        stroom.append(f"reset refs/heads/main\nfrom :{self.takken['main'] + 1}\n".encode())
        shutil.copytree(_leeg(), map_ / ".git")
        merken = map_ / ".git/merken"
        invoer = ["git", "-C", str(map_), "fast-import", "--quiet", f"--export-marks={merken}"]
        subprocess.run(invoer, input=b"".join(stroom), check=True)
        for pad, inhoud in self.commits[self.takken["main"]][2].items():
            (map_ / pad).parent.mkdir(parents=True, exist_ok=True)
            if inhoud.startswith(LINK):
                (map_ / pad).symlink_to(inhoud.removeprefix(LINK).decode())
            else:
                (map_ / pad).write_bytes(inhoud)
        nummers = dict(regel.split() for regel in merken.read_text().splitlines())
        return [nummers[f":{nr + 1}"] for nr in range(len(self.commits))]


@cache
def _leeg() -> Path:
    """A `.git` without commits, made once."""
    map_ = Path(mkdtemp(prefix="leeg-"))
    atexit.register(shutil.rmtree, map_, ignore_errors=True)
    subprocess.run(["git", "init", "-q", "-b", "main", str(map_)], check=True)
    return map_ / ".git"


def samengevoegd(onze: Mapping[str, bytes], hunne: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of two sides: of a logboek the lines of both, of anything else ours."""
    uit = {**hunne, **onze}
    for pad in onze.keys() & hunne.keys():
        if pad.startswith("data/bonnen/") and LINK not in onze[pad] + hunne[pad]:
            er_is = _kale(onze[pad])
            erbij = [regel for regel in hunne[pad].split(b"\n") if _kaal(regel) not in er_is]
            uit[pad] = b"\n".join([*onze[pad].rstrip(b"\n").split(b"\n"), *erbij, b""])
    return uit


def _kaal(regel: bytes) -> bytes:
    return regel.strip(b"\r").removeprefix(b"\xef\xbb\xbf").replace(b'{"bon":', b"{bon:")


def _kale(inhoud: bytes) -> set[bytes]:
    return {_kaal(regel) for regel in inhoud.split(b"\n")}


class Breuk(NamedTuple):
    """What is to be named: the file, and its line; 0 when any will do."""

    bestand: str
    lijn: int = 0


class Bon(NamedTuple):
    """A receipt in a logboek."""

    pad: str
    lijn: int
    regel: bytes


Daad = Callable[[dict[str, bytes], Bon], int]
"""What is done to the files because of a receipt, and the line that is to be named."""


def _op_een_bon(doe: Daad) -> Breker:
    """A breach that needs a receipt."""

    def breek(g: Geschiedenis) -> Breuk | None:
        if not (bonnen := g.regels("bon")):
            return None
        bon, uit = Bon(*g.toeval.choice(bonnen)), g.bestanden
        lijn = doe(uit, bon)
        g.leg_vast("Mallory", uit, (g.kop,))
        return Breuk(bon.pad, lijn)

    return breek


def _duurder(regel: bytes) -> bytes:
    return regel.replace(b"50,", b"51,").replace(b"75,", b"76,")


def _bedrag(uit: dict[str, bytes], bon: Bon) -> int:
    over = [ander for ander in uit[bon.pad].split(b"\n") if ander and _kaal(ander) != _kaal(bon.regel)]
    uit[bon.pad] = b"\n".join([*over, _duurder(bon.regel), b""])
    return bon.lijn


def _weg(uit: dict[str, bytes], bon: Bon) -> int:
    uit[bon.pad] = b"\n".join(ander for ander in uit[bon.pad].split(b"\n") if _kaal(ander) != _kaal(bon.regel))
    return bon.lijn


def _hernummer(uit: dict[str, bytes], bon: Bon) -> int:
    uit[bon.pad] = uit[bon.pad].rstrip(b"\n") + b"\n" + _duurder(bon.regel) + b"\n"
    return uit[bon.pad].count(b"\n")


def _naar(waar: Callable[[str], str]) -> Daad:
    def doe(uit: dict[str, bytes], bon: Bon) -> int:
        uit[waar(bon.pad)] = uit.pop(bon.pad)
        return 0

    return doe


def _wordt(inhoud: bytes) -> Daad:
    def doe(uit: dict[str, bytes], bon: Bon) -> int:
        uit[bon.pad] = inhoud
        return 0

    return doe


def _aan_een_besluit(wordt: Callable[[bytes], bytes | None]) -> Breker:
    def breek(g: Geschiedenis) -> Breuk | None:
        uit = g.bestanden
        if not (besluiten := sorted(pad for pad in uit if pad.startswith("data/besluiten/"))):
            return None
        return _vervang(g, uit, g.toeval.choice(besluiten), wordt)

    return breek


def _aan_het_plan(wordt: Callable[[bytes], bytes | None]) -> Breker:
    def breek(g: Geschiedenis) -> Breuk | None:
        uit = g.bestanden
        ligt_vast = g.regels() or any(pad.startswith("data/besluiten/") for pad in uit)
        return _vervang(g, uit, "data/budget.yaml", wordt) if ligt_vast else None

    return breek


def _vervang(g: Geschiedenis, uit: dict[str, bytes], pad: str, wordt: Callable[[bytes], bytes | None]) -> Breuk:
    nieuw = wordt(uit.pop(pad))
    if nieuw is not None:
        uit[pad] = nieuw
    g.leg_vast("Mallory", uit, (g.kop,))
    return Breuk(pad)


def _ours(g: Geschiedenis) -> Breuk:
    kop, onze = g.kop, g.bestanden
    pad = "data/bonnen/kernen/noord.yaml"
    regel = f'- {{bon: {g.nummer()}, datum: 2023-10-14, bedrag: 1.00, omschrijving: "x", betaald_door: kern}}\n'
    hunne = onze.get(pad, b"") + regel.encode()
    hun = g.leg_vast("Bo", {**onze, pad: hunne}, (kop,))
    g.leg_vast("Mallory", onze, (kop, hun))
    return Breuk(pad, hunne.count(b"\n"))


def _achtpoot(g: Geschiedenis) -> Breuk:
    """A merge of three in which the line of one is lost."""
    kop, onze = g.kop, g.bestanden
    pad = "data/bonnen/kernen/noord.yaml"
    regel = f'- {{bon: {g.nummer()}, datum: 2023-10-14, bedrag: 1.00, omschrijving: "x", betaald_door: kern}}\n'
    hunne = onze.get(pad, b"") + regel.encode()
    een = g.leg_vast("Bo", {**onze, pad: hunne}, (kop,))
    ander = g.leg_vast("Anna", {**onze, "data/kernen/noord.yaml": b'formaat: 1\nnaam: "Noord"\n'}, (kop,))
    g.leg_vast("Mallory", g.bestanden, (kop, ander, een))
    return Breuk(pad, hunne.count(b"\n"))


BREUKEN: Mapping[str, Breker] = {
    "een bedrag veranderd": _op_een_bon(_bedrag),
    "een regel weg": _op_een_bon(_weg),
    "een nummer opnieuw": _op_een_bon(_hernummer),
    "een logboek verhuisd": _op_een_bon(_naar(lambda pad: pad.replace("data/", "elders/"))),
    "een logboek verborgen": _op_een_bon(_naar(lambda pad: pad.replace("bonnen/", "bonnen/."))),
    "een logboek geleegd": _op_een_bon(_wordt(b"")),
    "een logboek een symlink": _op_een_bon(_wordt(LINK + b"../../../elders")),
    "een besluit weg": _aan_een_besluit(lambda _: None),
    "een besluit veranderd": _aan_een_besluit(lambda inhoud: inhoud.replace(b"10.00", b"11.00")),
    "het plan weg": _aan_het_plan(lambda _: None),
    "het plan veranderd": _aan_het_plan(lambda inhoud: inhoud.replace(b"{bedrag: 250.00}", b"{bedrag: 251.00}", 1)),
    "een kant van een samenvoeging verloren": _ours,
    "een arm van een achtpoot verloren": _achtpoot,
}
"""Each makes one unlawful commit by Mallory, and says what is to be named; None where there is nothing to break yet."""
