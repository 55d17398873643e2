"""Strange bytes for every reader: one answer in values, never an exception. Longer with: make fuzz"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from buurtledger.checks.privacy.vondsten import vind
from buurtledger.model.bericht import Bericht
from buurtledger.model.bestandsvormen import VORMEN
from buurtledger.model.vorm import Vorm
from buurtledger.report.taal import Taal
from buurtledger.store.files.bestand import ontcijfer
from buurtledger.store.git.geschiedenis import _lees_log
from buurtledger.store.kluis.scan import schoon_scan
from buurtledger.store.logboek.herstellen import zoek_herstel
from buurtledger.store.logboek.lezen import lees_logboek
from buurtledger.store.yaml.vormfouten import Afkeuring
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
DIFF = b"""\x00aa\x01naam\x01adres\x012022-10-14

diff --git data/bonnen/tuin/a.yaml data/bonnen/tuin/a.yaml
index 00..11 100644
--- data/bonnen/tuin/a.yaml
+++ data/bonnen/tuin/a.yaml
@@ -1 +1,2 @@
-oud
+nieuw
+meer
"""


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


@given(st.binary(max_size=20), st.integers(0, len(DIFF)), st.integers(0, 40))
def test_een_verschil_van_git_met_vreemde_bytes(stuk: bytes, plek: int, weg: int) -> None:
    beschadigd = DIFF[:plek] + stuk[:20] + DIFF[plek + weg :]
    kop = b"\x00aa\x01naam\x01adres\x012022-10-14\n"
    if beschadigd.startswith(kop) and beschadigd.count(b"\x00") == 1:
        for stap in _lees_log(beschadigd):
            assert all(lijn >= 0 for lijn, _ in (*stap.weg, *stap.bij))


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
