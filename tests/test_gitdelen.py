"""The parts by which git's history is read, without git: lines that are the same, signatures, who brought what.

A history here is a few commits in memory; tests/test_geschiedenis.py and tests/aanvallen have the real ones.
"""

from __future__ import annotations

import struct
import subprocess
from base64 import b64encode
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import cast
from unicodedata import normalize

import pytest

from buurtledger.model.geschiedenis import NOG_NIET, Commit
from buurtledger.model.regelboek import is_per_regel
from buurtledger.store.git import stukken
from buurtledger.store.git.archief import Archief
from buurtledger.store.git.kaarten import hele_kaart, is_bestand, lees_kaarten, toonbaar_pad
from buurtledger.store.git.proces import Git, GitFout
from buurtledger.store.git.regels import bijgekomen
from buurtledger.store.git.ssh import Handtekening, committer_van, geldige_sleutels, handtekening_van
from buurtledger.store.git.stukken import gelezen, heeft_regels, verschil
from buurtledger.store.git.verschillen import Versie, besluitverschillen, stukverschillen
from buurtledger.store.yaml.plat import lees_plat

BONNEN = "data/bonnen/tuin/moestuin.yaml"
BON = '- {bon: 230301-m3fx, datum: 2023-03-01, bedrag: 45.95, omschrijving: "Verf, kwasten"}'


# ---- lines


@pytest.mark.parametrize(
    "anders",
    [
        BON + "  \r",
        "\ufeff" + BON,
        BON.replace('"Verf, kwasten"', "'Verf, kwasten'"),
        BON.replace("bedrag: 45.95, ", "").replace("}", ", bedrag: 45.95}"),
        BON.replace("{bon", "{ bon"),
        BON.replace("45.95", '"45.95"'),
        BON.replace("Verf, kwasten", "Verf\\u002c kwasten"),
        BON.replace("}", ", }"),
    ],
)
def test_een_andere_spelling_is_dezelfde_regel(anders: str) -> None:
    assert gelezen(anders) == gelezen(BON)
    assert gelezen(BON)[1] == "230301-m3fx"


@pytest.mark.parametrize(
    "regel",
    [
        BON,
        BON.replace("Verf", 'Verf \\"blauw\\"'),
        BON.replace("Verf", "Verf \\\\ blauw"),
        BON.replace("Verf", "cafe\u0301"),
        '- {rollen: ab, datum: 2023-03-01, rol: tweede, wie: [anna, "bram"], leeg: ""}',
        "- {storno: 230301-m3fx, van: 230301-m3fx}",
        "- {bon: 230301-m3fx}",
        "- {bon: a/b.c-d}",
        '- {bon: "x}", wie: [een]}',
    ],
)
def test_de_vlugge_lezer_leest_wat_yaml_leest(regel: str, monkeypatch: pytest.MonkeyPatch) -> None:
    vlug = gelezen(regel)
    assert lees_plat(normalize("NFC", regel)) is not None
    stukken.gelezen.cache_clear()
    monkeypatch.setattr(stukken, "lees_plat", lambda _: None)
    assert gelezen(regel) == vlug


@pytest.mark.parametrize(
    "regel",
    [
        *("- {}", "- {a: b,c}", "- {a: b, a: c}", "- {a: b", "{a: b}", "- a: b", "- {a: b, }", "- {A: b}"),
        *("- {a: [b,c]}", "- {a: 'b'}"),
    ],
)
def test_wat_niet_gewoon_geschreven_is_gaat_naar_yaml(regel: str) -> None:
    assert lees_plat(regel) is None


@pytest.mark.parametrize(
    ("regel", "nummer"),
    [
        (BON, "230301-m3fx"),
        ("- {rollen: 230301-m3fx}", ""),
        ("- {sleutelmerk: 230301-m3fx}", ""),
        ("- {bestand: 230301-m3fx}", ""),
        ("- {omschrijving: x, bon: 230301-m3fx}", ""),
        ("- {bon: 230301}", ""),
        ("- {bon: [230301-m3fx]}", ""),
        ("geen yaml: [", ""),
        ("- [a]", ""),
        ("- {a: b}\n- {c: d}", ""),
    ],
)
def test_welk_nummer_een_regel_draagt(regel: str, nummer: str) -> None:
    assert gelezen(regel)[1] == nummer


def test_wat_yaml_niet_leest_is_zoals_het_er_staat() -> None:
    assert gelezen(" onzin [ \r")[0] == "onzin ["
    lang = "- {bon: 230301-m3fx, notitie: '" + "x" * 70_000 + "'}"
    assert gelezen(lang) == (lang, "")
    assert gelezen(lang.replace("'", '"'))[1] == "230301-m3fx", "in the plain spelling length is no matter"
    assert gelezen(BON.replace("45.95", "45.950"))[0] != gelezen(BON)[0], "an amount is what was written"


def regels(*tekst: str) -> bytes:
    return "".join(f"{regel}\n" for regel in tekst).encode()


def over(oud: bytes, nieuw: bytes, bestand: str = BONNEN) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    weg, bij = verschil(bestand, oud, nieuw)
    return [(s.lijn, s.tekst) for s in weg], [(s.lijn, s.tekst) for s in bij]


A, B, C = (BON.replace("m3fx", f"{n}{n}{n}{n}") for n in "abc")


def test_wat_er_weg_is_en_bij() -> None:
    assert over(regels(A), regels(A, B)) == ([], [(2, B)])
    assert over(b"", regels(A)) == ([], [(1, A)])
    assert over(regels(A, B), regels(B, A)) == ([], []), "the order is free"
    assert over(regels(A, "", "# x", B), regels(C, A)) == ([(4, B)], [(1, C)])
    assert over(A.encode(), regels(A, B)) == ([], [(2, B)])
    assert over(A.encode(), A.encode() + b"x\n") == ([(1, A)], [(1, A + "x")])
    assert over(regels(A, A), regels(A)) == ([], [])
    # Spelled otherwise: not gone, and what stands there now is new as bytes.
    anders = A.replace("45.95", '"45.95"')
    assert over(regels(A), regels(anders)) == ([], [(1, anders)])
    assert over(regels(A, anders), regels(A)) == ([], []), "beside a line that stayed as it was"
    assert over(regels(A, B), regels(anders)) == ([(2, B)], [(1, anders)])
    assert over(regels(A), regels("# weg", "<<<<<<< HEAD", "=======", ">>>>>>> tak", "")) == ([(1, A)], [])
    assert over(regels(A), regels(A, "# x", "", "<<<<<<<", B)) == ([], [(5, B)])


def test_een_lijst_van_meer_regels_is_er_een() -> None:
    lijst = "data/rectificaties.yaml"
    een, twee = "  - bestand: a\n    reden: x", "  - bestand: b\n    reden: y"
    kop = "formaat: 1\nrectificaties:\n"
    assert over(f"{kop}{een}\n{twee}\n".encode(), f"{kop}{een}\n".encode(), lijst) == ([(5, twee)], [])
    assert over(f"{kop}{een}\n".encode(), f"{kop}\n{een}\n\n{twee}\n".encode(), lijst) == ([], [(7, twee)])
    assert over(f"{kop}{een}\n".encode(), f"{kop}{een}!\n".encode(), lijst) == ([(3, een)], [(3, f"{een}!")])
    plat = "- bestand: a\n  reden: x\n- bestand: b\n"
    assert over(plat.encode(), b"", lijst) == ([(1, "- bestand: a\n  reden: x"), (3, "- bestand: b")], [])
    assert (is_per_regel(BONNEN), is_per_regel("data/bank/x.yaml"), is_per_regel(lijst)) == (True, True, False)
    assert (heeft_regels(b"# x\n\n"), heeft_regels(regels("# x", A))) == (False, True)


# ---- signatures


def veld(inhoud: bytes) -> bytes:
    return struct.pack(">I", len(inhoud)) + inhoud


SLEUTEL = veld(b"ssh-ed25519") + veld(b"k" * 32)
NAAM = f"ssh-ed25519 {b64encode(SLEUTEL).decode()}"


def sshsig(sleutel: bytes = SLEUTEL, ruimte: bytes = b"git", kop: bytes = b"SSHSIG\x00\x00\x00\x01") -> bytes:
    inhoud = b64encode(kop + veld(sleutel) + veld(ruimte) + veld(b"") + veld(b"sha512"))
    return b"-----BEGIN SSH SIGNATURE-----\n" + inhoud + b"\n-----END SSH SIGNATURE-----"


def commit(*handtekeningen: bytes, soort: bytes = b"gpgsig", erna: bytes = b"") -> bytes:
    kop = b"tree " + b"a" * 40 + b"\nauthor Anna <a@x> 1 +0100\ncommitter Server <S@x> 2 -0200\n"
    ingesprongen = b"".join(soort + b" " + h.replace(b"\n", b"\n ") + b"\n" for h in handtekeningen)
    return kop + ingesprongen + erna + b"\nboodschap\n\ngpgsig is hier tekst\n"


def test_de_handtekening_van_een_commit() -> None:
    for soort in (b"gpgsig", b"gpgsig-sha256"):
        gevonden = handtekening_van(commit(sshsig(), soort=soort, erna=b"encoding x\n"))
        assert gevonden == Handtekening(NAAM, sshsig() + b"\n", commit(erna=b"encoding x\n"))
    assert handtekening_van(commit()) is None
    assert handtekening_van(commit(sshsig(), sshsig())) is None, "which of the two?"
    ander = handtekening_van(commit(b"-----BEGIN PGP SIGNATURE-----\n\nx\n-----END PGP SIGNATURE-----"))
    assert ander is not None
    assert ander.sleutel == ""


@pytest.mark.parametrize(
    "kapot",
    [
        sshsig(ruimte=b"file"),
        sshsig(kop=b"SSHSIG\x00\x00\x00\x02"),
        sshsig(sleutel=veld(b"") + veld(b"k")),
        sshsig().replace(b"BEGIN", b"BEGUN"),
        sshsig().replace(b"-----END SSH SIGNATURE-----", b"-----END-----"),
        sshsig().replace(b"\n-----END", b"*\n-----END"),
    ],
)
def test_wat_geen_handtekening_van_ssh_is_heeft_geen_sleutel(kapot: bytes) -> None:
    gevonden = handtekening_van(commit(kapot))
    assert gevonden is not None
    assert gevonden.sleutel == ""


def test_wie_een_commit_maakte() -> None:
    assert committer_van(commit()) == ("Server", "S@x")
    assert committer_van(b"tree a\ncommitter <x@y> 1 +0000\n\ncommitter Z <z@z> 1 +0000\n") == ("", "x@y")
    assert committer_van(b"tree a\n\ncommitter Z <z@z> 1 +0000\n") == ("", "")


def test_alleen_wat_bekend_is_wordt_nagekeken(monkeypatch: pytest.MonkeyPatch) -> None:
    gevraagd: list[tuple[list[str], bytes, str, bytes]] = []

    def keygen(opdracht: list[str], *, input: bytes, **_: object) -> subprocess.CompletedProcess[bytes]:  # noqa: A002
        toegestaan, bestand = Path(opdracht[4]), Path(opdracht[10])
        gevraagd.append((opdracht, input, toegestaan.read_text(), bestand.read_bytes()))
        return subprocess.CompletedProcess(opdracht, 0 if input == b"goed" else 255)

    monkeypatch.setattr(subprocess, "run", keygen)
    vraag = {
        "1": Handtekening(NAAM, b"sig", b"goed"), "2": Handtekening(NAAM, b"sig", b"fout"),
        "3": Handtekening("ssh-ed25519 ander", b"sig", b"goed"),
    }  # fmt: skip
    assert geldige_sleutels(vraag, [NAAM]) == {"1": NAAM}
    assert len(gevraagd) == 2
    for opdracht, _, toegestaan, handtekening in gevraagd:
        assert opdracht[:4] == ["ssh-keygen", "-Y", "verify", "-f"]
        assert opdracht[5:10] == ["-I", "wie", "-n", "git", "-s"]
        assert toegestaan == f'wie namespaces="git" {NAAM}\n'
        assert handtekening == b"sig"
    assert geldige_sleutels(vraag, []) == {}

    def weg(*_: object, **__: object) -> None:
        raise FileNotFoundError(2, "No such file")

    monkeypatch.setattr(subprocess, "run", weg)
    with pytest.raises(GitFout, match="ssh-keygen"):
        geldige_sleutels(vraag, [NAAM])


# ---- who brought what


class Geheugen:
    """An archive in memory: per commit its parents and its files."""

    def __init__(self, **commits: tuple[tuple[str, ...], dict[str, bytes]]) -> None:
        self.commits = tuple(Commit(n, "Eva", "e@x", date(2023, 3, 1), ouders) for n, (ouders, _) in commits.items())
        self.bij_nummer = {commit.nummer: commit for commit in self.commits}
        self._inhoud = {inhoud.hex(): inhoud for _, files in commits.values() for inhoud in files.values()}
        self._kaarten = {n: {pad: i.hex() for pad, i in files.items()} for n, (_, files) in commits.items()}

    def kaart(self, nummer: str) -> Mapping[str, str]:
        return self._kaarten.get(nummer, {})

    def inhoud(self, blob: str) -> bytes:
        return self._inhoud[blob]

    def wijzigingen(self, pad: str) -> list[Commit]:
        def van(nummers: tuple[str, ...]) -> str | None:
            return self.kaart(nummers[0]).get(pad) if nummers else None

        return [c for c in self.commits if (nu := van((c.nummer,))) is not None and nu != van(c.ouders)]


def archief(**commits: tuple[tuple[str, ...], dict[str, bytes]]) -> Archief:
    return cast(Archief, Geheugen(**commits))


def test_een_commit_brengt_wat_geen_van_zijn_ouders_heeft() -> None:
    def brengt(**commits: tuple[tuple[str, ...], bytes | None]) -> list[tuple[str, list[str], int]]:
        oud = archief(**{n: (o, {} if i is None else {BONNEN: i}) for n, (o, i) in commits.items()})
        return [(b.commit.nummer, [r.decode()[8:19] for r in b.regels], len(b.ouders)) for b in bijgekomen(oud, BONNEN)]

    a, b, c = (f"230301-{n * 4}" for n in "abc")
    assert brengt(een=((), regels(A)), twee=(("een",), regels(A, B))) == [("een", [a], 0), ("twee", [b], 1)]
    assert brengt(een=((), None), twee=(("een",), regels(A))) == [("twee", [a], 1)]
    assert brengt(een=((), regels(A)), twee=(("een",), regels(A)), drie=(("twee",), None)) == [("een", [a], 0)]
    assert brengt(een=((), A.encode()), twee=(("een",), regels(A, B))) == [("een", [a], 0), ("twee", [b], 1)]
    assert brengt(een=((), A.encode()), twee=(("een",), A.encode() + b"!\n"))[1][0] == "twee"
    assert brengt(een=((), regels(A, B)), twee=(("een",), regels(B, "", A))) == [("een", [a, b], 0)]
    samen = brengt(
        een=((), regels(A)), l=(("een",), regels(A, B)), r=(("een",), regels(A, C)), m=(("l", "r"), regels(A, B, C))
    )  # fmt: skip
    assert samen == [("een", [a], 0), ("l", [b], 1), ("r", [c], 1)]
    alleen = brengt(een=((), regels(A)), r=(("een",), regels(A, B)), m=(("een", "r"), regels(A, B, C)))
    assert alleen[-1] == ("m", [c], 2)


class NepGit:
    """What git would say, by the first word; and what it was asked."""

    def __init__(self, **antwoorden: bytes) -> None:
        self.antwoorden = antwoorden
        self.gevraagd: list[tuple[tuple[str, ...], bytes]] = []

    def __call__(self, *argumenten: str, invoer: bytes = b"") -> bytes:
        self.gevraagd.append((argumenten, invoer))
        return self.antwoorden[argumenten[0].replace("-", "_")]

    opsomming = __call__


def ruw(modus: str, blob: str, pad: str, hoe: str = "M") -> bytes:
    return f":100644 {modus} {'0' * 4} {blob} {hoe}\0{pad}\0".encode()


def test_welke_bestanden_een_commit_heeft() -> None:
    een, twee, drie, vier = (
        Commit(nr, "Eva", "e@x", date(2023, 3, 1), ouders)
        for nr, ouders in (("11", ()), ("22", ("11",)), ("33", ("22", "11")), ("44", ("99",)))
    )
    git = NepGit(
        diff_tree=b"11\0" + ruw("100644", "b1", "boek/data/a", "A") + ruw("100755", "b2", "boek/data/b", "A")
        + b"22\0" + ruw("000000", "0000", "boek/data/a", "D") + ruw("120000", "b3", "boek/data/b", "T"),
        ls_tree=b"100644 blob b9\tboek/data/z\x00120000 blob b8\tboek/data/link\0",
    )  # fmt: skip
    kaarten = lees_kaarten(cast(Git, git), [een, twee, drie, vier], "boek/")
    assert {nr: dict(kaart) for nr, kaart in kaarten.van.items()} == {
        "11": {"data/a": "b1", "data/b": "b2"}, "22": {}, "33": {}, "44": {"data/z": "b9"}
    }  # fmt: skip
    assert kaarten.wijzigingen == {"data/a": ["11"], "data/b": ["11"], "data/z": ["44"]}
    assert git.gevraagd[0][0] == ("ls-tree", "-r", "-z", "44", "--", "boek/data")
    assert git.gevraagd[1][1] == b"11\n22 11\n33 22\n"
    assert git.gevraagd[1][0][-2:] == ("--", "boek/data")
    assert dict(hele_kaart(cast(Git, git), "44", "boek/data")) == {"boek/data/z": "b9"}
    alleen = NepGit(ls_tree=b"")
    assert lees_kaarten(cast(Git, alleen), [vier], "") == ({"44": {}}, {})
    assert [vraag[0] for vraag, _ in alleen.gevraagd] == ["ls-tree"]
    assert [is_bestand(m) for m in (b"100644", b"100755", b"120000", b"160000", b"040000")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert toonbaar_pad(b"boek/caf\xe9", 5) == "caf\\xe9"


def test_wat_een_commit_met_een_logboek_deed() -> None:
    oud = archief(
        een=((), {BONNEN: regels(A)}),
        twee=(("een",), {BONNEN: regels(A, B), "data/budget.yaml": b"x"}),
        l=(("twee",), {BONNEN: regels(B)}),
        m=(("twee", "l"), {BONNEN: regels(B, C), "data/bonnen/x.txt": b"y"}),
        ondiep=(("weg",), {BONNEN: regels(C)}),
    )
    rij = [Versie(commit, oud.kaart(commit.nummer)) for commit in oud.commits]
    gevonden = [
        (v.commit.nummer, v.bestand, [s.tekst for s in v.weg], [s.tekst for s in v.bij])
        for v in stukverschillen(oud, rij)
    ]
    assert gevonden == [
        ("een", BONNEN, [], [A]),
        ("twee", BONNEN, [], [B]),
        ("l", BONNEN, [A], []),
        ("m", BONNEN, [A], [C]),
        ("m", BONNEN, [], [C]),
        ("ondiep", BONNEN, [], [C]),
    ]
    werkmap = Versie(NOG_NIET._replace(ouders=("een",)), {})
    assert [(v.commit.nummer, len(v.weg)) for v in stukverschillen(oud, [werkmap])] == [("", 1)]


def test_wat_een_commit_met_een_besluit_deed() -> None:
    pad = "data/besluiten/2023-03-01-kas.yaml"
    tekst = "formaat: 1\nwaarom: kas\nverschuivingen:\n  - {van: a, naar: b, bedrag: 1}\n"

    def anders(*versies: str | None) -> list[tuple[str, bool, bool]]:
        commits = {
            f"c{nr}": ((f"c{nr - 1}",) if nr else (), {pad: inhoud.encode()} if inhoud else {})
            for nr, inhoud in enumerate(versies)
        }
        oud = archief(**commits)
        rij = [Versie(commit, oud.kaart(commit.nummer)) for commit in oud.commits]
        return [(v.commit.nummer, bool(v.na), v.alleen_tekst) for v in besluitverschillen(oud, rij)]

    assert anders(tekst) == []
    assert anders(tekst, tekst.replace("kas", '"kas"') + "\n# x\n", "\ufeff" + tekst.replace("\n", "\r\n")) == []
    assert anders(tekst, tekst.replace("kas", "tuin")) == [("c1", True, True)]
    assert anders(tekst, tekst.replace("bedrag: 1", "bedrag: 2")) == [("c1", True, False)]
    assert anders(tekst, tekst + "notulen: x\n") == [("c1", True, True)]
    assert anders(tekst, tekst.replace("naar: b", "naar: c, naam: x")) == [("c1", True, False)]
    assert anders(tekst, None) == [("c1", False, False)]
    assert anders(tekst, None, tekst) == [("c1", False, False)]
    assert anders(tekst, None, tekst.replace("bedrag: 1", "bedrag: 2")) == [("c1", False, False), ("c2", True, False)]
    assert anders("onzin: [", "onzin: [\n") == []
    assert anders("onzin: [", "onzin: [[") == [("c1", True, False)]
