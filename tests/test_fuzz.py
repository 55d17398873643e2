"""Strange bytes for every reader: one answer in values, never an exception. Longer with: make fuzz"""

from __future__ import annotations

import json
import tempfile
from base64 import b64encode
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from buurtledger.checks.privacy.vondsten import vind
from buurtledger.model.bericht import Bericht
from buurtledger.model.bestandsvormen import VORMEN
from buurtledger.model.instemming import OVER_ROLLEN
from buurtledger.model.vorm import Vorm
from buurtledger.report.taal import Taal
from buurtledger.store.files.bestand import ontcijfer
from buurtledger.store.git.archief import lees_commit
from buurtledger.store.git.ssh import committer_van, handtekening_van
from buurtledger.store.kluis.scan import schoon_scan
from buurtledger.store.logboek.herstellen import zoek_herstel
from buurtledger.store.logboek.lezen import lees_logboek
from buurtledger.store.yaml.afkeuring import Afkeuring
from buurtledger.store.yaml.regellijst import lees_instemmingen
from buurtledger.store.yaml.vormlezen import vorm_van_tekst
from tests.conftest import GRONDSLAG
from tests.test_herstel import ANDER, BON, DERDE

STUKKEN = st.sampled_from(
    [
        *(
            BON,
            ANDER,
            DERDE,
            "\n",
            "\r\n",
            "- {",
            "}",
            "{",
            "[",
            "]",
            ": ",
            ", ",
            "#",
            "'",
            '"',
            "&a",
            "*a",
            "!!x",
            "<<",
        ),
        *(
            "<<<<<<< HEAD",
            "=======",
            ">>>>>>> x",
            "|||||||",
            "---",
            "...",
            "%YAML 1.1",
            "\t",
            " ",
            "0x10",
            "1_000",
            "~",
        ),
        *(
            "bon: ",
            "datum: ",
            "2022-10-14",
            "bedrag: ",
            "9999999.99",
            "\x00",
            "\ufeff",
            "\u202e",
            "\u2028",
            "null",
            "-0.0",
        ),
        *("formaat: 1", "posten:", "naam: ", "  ", "é", "а", "𝟏", "1e9", "12:30:45", "=cmd|' /C calc'!A0", "../../etc"),
    ]
)
TEKST = st.one_of(st.text(max_size=200), st.lists(STUKKEN, max_size=40).map("".join))
BUDGET = (GRONDSLAG / "data/budget.yaml").read_text()


@given(st.one_of(st.binary(max_size=300), TEKST.map(lambda t: t.encode("utf-8", "surrogatepass"))))
@example(b"")
@example(b"- {bon: 231015-m3fx}\r")
def test_een_logboek_van_vreemde_bytes(inhoud: bytes) -> None:
    bestand = ontcijfer(inhoud, "data/bonnen/tuin/moestuin.yaml")
    gelezen = lees_logboek(bestand.tekst, "tuin/moestuin")
    for bevinding in (*bestand.bevindingen, *gelezen.bevindingen):
        assert bevinding.plaats.lijn >= 1
        assert Taal("en").zeg(bevinding.bericht)
    assert json.dumps([m.nummer for m in gelezen.mutaties])


@given(
    st.sampled_from(list(VORMEN.values())),
    TEKST,
    st.data(),
)
def test_een_bestand_met_een_vreemd_stuk_erin(vorm: Vorm[object], stuk: str, data: st.DataObject) -> None:
    plek = data.draw(st.integers(0, len(BUDGET)))
    einde = data.draw(st.integers(plek, min(len(BUDGET), plek + 40)))
    for tekst in (stuk, BUDGET[:plek] + stuk + BUDGET[einde:]):
        uitkomst = vorm_van_tekst(tekst, "data/x.yaml", vorm)
        if isinstance(uitkomst, Afkeuring):
            assert uitkomst
            assert all(Taal().zeg(b.bericht) and b.plaats.lijn >= 1 for b in uitkomst)


@given(st.binary(max_size=400))
def test_een_handtekening_van_vreemde_bytes(stuk: bytes) -> None:
    """A commit of a stranger's: what is no signature is none, and never an exception."""
    for rauw in (stuk, b"tree 0\ngpgsig " + stuk.replace(b"\n", b"\n ") + b"\n\nhallo"):
        committer_van(rauw)
        gevonden = handtekening_van(rauw)
        assert gevonden is None or isinstance(gevonden.sleutel, str)
    omhulsel = (
        b"-----BEGIN SSH SIGNATURE-----\n " + b64encode(b"SSHSIG\0\0\0\1" + stuk) + b"\n -----END SSH SIGNATURE-----"
    )
    gevonden = handtekening_van(b"tree 0\ngpgsig " + omhulsel + b"\n\nhallo")
    assert gevonden is not None
    assert gevonden.inhoud == b"tree 0\n\nhallo"


@given(TEKST)
def test_regels_die_ja_zeggen_van_een_vreemde(tekst: str) -> None:
    gelezen = lees_instemmingen(tekst, "data/rollenakkoorden.yaml", OVER_ROLLEN)
    assert all(Taal().zeg(b.bericht) and b.plaats.lijn >= 1 for b in gelezen.bevindingen)


@given(TEKST)
def test_zoeken_naar_privegegevens_en_herstellen(tekst: str) -> None:
    vind(tekst)
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "data/bonnen/tuin/moestuin.yaml"
        pad.parent.mkdir(parents=True)
        pad.write_bytes(tekst.encode("utf-8", "surrogatepass"))
        for gevonden in zoek_herstel(Path(map_)):
            if gevonden.inhoud is not None:
                voor = lees_logboek(tekst, "tuin/moestuin").mutaties
                na = lees_logboek(gevonden.inhoud.decode("utf-8", "replace"), "tuin/moestuin").mutaties
                assert {m.nummer for m in voor} <= {m.nummer for m in na}, "no whole mutatie is ever dropped"


@given(
    st.sampled_from([b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"%PDF-1.4\n", b"RIFF\x10\0\0\0WEBP", b""]),
    st.binary(max_size=300),
)
def test_een_scan_van_vreemde_bytes(kop: bytes, rest: bytes) -> None:
    uitkomst = schoon_scan(kop + rest)
    assert isinstance(uitkomst, Bericht) or uitkomst[1] in ("jpg", "png", "webp", "pdf")


_CIJFERS = st.text("0123456789", max_size=40) | st.sampled_from(["9" * 18, "9" * 5000, "-" + "9" * 17])
_ZONE = st.text("0123456789", min_size=4, max_size=4)
_KOPREGEL = st.one_of(
    st.binary(max_size=60).map(lambda regel: regel.replace(b"\n", b"")),
    st.builds("parent {}".format, st.text("0123456789abcdef", min_size=39, max_size=41)).map(str.encode),
    st.builds("author {} <x@example.org> {} +{}".format, st.text(max_size=20), _CIJFERS, _ZONE).map(
        lambda regel: regel.replace("\n", "").encode("utf-8", "surrogatepass")
    ),
)


@given(st.integers(0, 3), st.lists(_KOPREGEL, max_size=4), st.binary(max_size=40))
def test_een_commit_van_vreemde_bytes(aantal: int, rest: list[bytes], boodschap: bytes) -> None:
    """Whatever a commit holds, it is a value; its parents are those that follow its tree and no others, as for git."""
    ouders = tuple(f"{nr:040x}" for nr in range(aantal))
    kop = [b"tree " + b"0" * 40, *(f"parent {nr}".encode() for nr in ouders), b"author x", *rest]
    commit = lees_commit("1" * 40, b"\n".join(kop) + b"\n\n" + boodschap)
    assert commit.ouders == ouders
    assert commit.dag.year >= 1
    assert isinstance(lees_commit("1" * 40, boodschap).auteur, str)
