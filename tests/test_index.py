"""The index: what is answered with it is what is answered without it, whatever happened to the files."""

from __future__ import annotations

import json
import os
import random
import shutil
import stat
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurtledger.stand.cijferboek import Cijferboek
from buurtledger.stand.cijfers import compute_stand
from buurtledger.stand.kwartaalstand import laatkomers
from buurtledger.stand.verloop import maak_verloop
from buurtledger.store.grootboek import lees_grootboek, verhinderingen
from buurtledger.store.logboek.lezen import Gelezen, lees_logboek
from buurtledger.store.logboek.patroon import schrijf_regel
from buurtledger.store.snel import index, postlezing, verdelen
from buurtledger.store.snel.bergplaats import bergplaats
from buurtledger.store.snel.index import PostKop
from buurtledger.store.snel.postlezing import PostLezing, lees_post
from buurtledger.store.snel.standen import lees_cijferboek
from tests.conftest import GRONDSLAG, IN_EEN_MAP, Draai, logboek, schrijf
from tests.strategieen import losse_mutaties

DAGEN = [date(2022, 8, 1), date(2022, 12, 31), date(2023, 6, 30), date(2030, 1, 1)]
POSTEN = ("tuin/moestuin", "kernen/noord")
REGELS = st.lists(
    losse_mutaties().map(schrijf_regel) | st.sampled_from(["onzin", "# opmerking", ""]), min_size=1, max_size=3
)


def antwoord(wortel: Path, vanaf: date | None) -> object:
    """All that commands take from the standen, with the index."""
    s = lees_cijferboek(wortel, vanaf=vanaf)
    if not isinstance(s, Cijferboek):
        return sorted((b.regel, b.plaats) for b in s)
    dagen = [dag for dag in DAGEN if vanaf is None or dag >= vanaf]
    laat = sorted(s.laatkomers) if vanaf is None else []
    return [compute_stand(s.plan, s.verlopen, dag) for dag in dagen], laat


def zonder_index(wortel: Path, vanaf: date | None) -> object:
    """The same, from the files alone."""
    boeken = lees_grootboek(wortel)
    if boeken.begroting is None or (gevonden := verhinderingen(boeken)):
        return (
            sorted((b.regel, b.plaats) for b in verhinderingen(boeken))
            if boeken.begroting is None
            else sorted((b.regel, b.plaats) for b in gevonden)
        )
    dagen = [dag for dag in DAGEN if vanaf is None or dag >= vanaf]
    verlopen = {post: maak_verloop(mutaties) for post, mutaties in boeken.logboeken.items()}
    laat = sorted(m for mutaties in boeken.logboeken.values() for m in laatkomers(mutaties)) if vanaf is None else []
    return [compute_stand(boeken.begroting, verlopen, dag) for dag in dagen], laat


def groei(pad: Path, regels: list[str], _: random.Random) -> None:
    with pad.open("a", encoding="utf-8") as stroom:
        stroom.write("".join(f"{regel}\n" for regel in regels))


def herschrijf(pad: Path, regels: list[str], _: random.Random) -> None:
    pad.write_text("".join(f"{regel}\n" for regel in regels), encoding="utf-8")


def knoei(pad: Path, _regels: list[str], toeval: random.Random) -> None:
    """Change a digit, and leave size and times as they were."""
    if not pad.exists():
        return
    oud, inhoud = pad.stat(), bytearray(pad.read_bytes())
    plekken = [nr for nr, byte in enumerate(inhoud) if 48 <= byte <= 57]
    if plekken:
        inhoud[toeval.choice(plekken)] = 48 + toeval.randrange(10)
    with pad.open("r+b") as stroom:
        stroom.write(inhoud)
    os.utime(pad, ns=(oud.st_atime_ns, oud.st_mtime_ns))


def kort_in(pad: Path, _regels: list[str], toeval: random.Random) -> None:
    if pad.exists():
        with pad.open("r+b") as stroom:
            stroom.truncate(toeval.randrange(pad.stat().st_size + 1))


def weg(pad: Path, _regels: list[str], _: random.Random) -> None:
    pad.unlink(missing_ok=True)


def verplaats(pad: Path, regels: list[str], _: random.Random) -> None:
    """What an editor or a checkout does: another file takes the place."""
    nieuw = pad.with_suffix(".nieuw")
    herschrijf(nieuw, regels, _)
    nieuw.replace(pad)


def andere_tijd(pad: Path, _regels: list[str], toeval: random.Random) -> None:
    if pad.exists():
        wanneer = toeval.choice([0, 10**9, 4 * 10**18])
        os.utime(pad, ns=(wanneer, wanneer))


def beschadig(pad: Path, _regels: list[str], toeval: random.Random) -> None:
    """Bytes of the index change, or half of a file of it is gone."""
    for bestand in bergplaats(pad.parents[3]).glob("*"):
        inhoud = bytearray(bestand.read_bytes())
        if inhoud and toeval.random() < 0.5:
            inhoud[toeval.randrange(len(inhoud))] ^= 1
            bestand.write_bytes(inhoud[: toeval.randrange(len(inhoud) + 1)] if toeval.random() < 0.3 else inhoud)


def vergeet(pad: Path, _regels: list[str], toeval: random.Random) -> None:
    """Files of the index disappear, as when a process is killed between two of them."""
    for bestand in bergplaats(pad.parents[3]).glob("*"):
        if toeval.random() < 0.4:
            bestand.unlink()


def oude_index(pad: Path, _regels: list[str], _: random.Random) -> None:
    """A slower process puts an older index back."""
    map_, bewaard = bergplaats(pad.parents[3]), pad.parents[3] / "bewaard"
    if bewaard.exists():
        shutil.rmtree(map_, ignore_errors=True)
        shutil.copytree(bewaard, map_)
    elif map_.exists():
        shutil.copytree(map_, bewaard)


def kern(pad: Path, regels: list[str], _: random.Random) -> None:
    naam = json.dumps(regels[0][:20] or "x", ensure_ascii=True)
    (pad.parents[3] / "data/kernen/zuid.yaml").write_text(f"formaat: 1\nnaam: {naam}\n")


def plan(pad: Path, _regels: list[str], toeval: random.Random) -> None:
    budget = pad.parents[3] / "data/budget.yaml"
    budget.write_text(budget.read_text().replace("Proefbuurt", toeval.choice(["Proefbuurt", "Andere buurt"])))


def zonder_post(pad: Path, regels: list[str], _: random.Random) -> None:
    herschrijf(pad.with_name("nergens.yaml"), regels, _)


def weer_een_post(pad: Path, _regels: list[str], _: random.Random) -> None:
    pad.with_name("nergens.yaml").unlink(missing_ok=True)


DADEN: list[Callable[[Path, list[str], random.Random], None]] = [
    *(groei, groei, groei, herschrijf, knoei, kort_in, weg, verplaats, andere_tijd),
    *(beschadig, vergeet, oude_index, kern, plan, zonder_post, weer_een_post),
]


@settings(max_examples=60, suppress_health_check=IN_EEN_MAP)
@given(
    daden=st.lists(
        st.tuples(
            st.sampled_from(DADEN),
            st.sampled_from(POSTEN),
            REGELS,
            st.integers(0, 2**32),
            st.sampled_from([0, 0, 3 * 10**9]),
        ),
        min_size=1,
        max_size=8,
    ),
    vanaf=st.sampled_from([None, *DAGEN]),
)
def test_met_index_is_zonder_index(
    daden: list[tuple[Callable[[Path, list[str], random.Random], None], str, list[str], int, int]],
    vanaf: date | None,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    wortel = tmp_path_factory.mktemp("boek") / "boek"
    shutil.copytree(GRONDSLAG, wortel)
    for post in POSTEN:
        logboek(wortel, post).parent.mkdir(parents=True, exist_ok=True)
    echte_tijd, verschoven = time.time_ns, [0]
    with pytest.MonkeyPatch.context() as monkeypatch:
        # As if the look was taken that much later: then the times of a file can be trusted.
        monkeypatch.setattr(time, "time_ns", lambda: echte_tijd() + verschoven[0])
        for daad, post, regels, zaad, later in daden:
            daad(logboek(wortel, post), regels, random.Random(zaad))
            verschoven[0] += later
            assert antwoord(wortel, vanaf) == zonder_index(wortel, vanaf)
            assert antwoord(wortel, vanaf) == zonder_index(wortel, vanaf)


BON = '- {{bon: 221015-{}, datum: 2022-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: kern}}'


def tel_lezingen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The posten whose logboek is read from here on."""
    gelezen: list[str] = []

    def lees(wortel: Path, post: str, eerder: PostKop | None) -> PostLezing:
        gelezen.append(post)
        return lees_post(wortel, post, eerder)

    monkeypatch.setattr(postlezing, "lees_post", lees)
    return gelezen


def laat_bezinken(wortel: Path) -> None:
    """Let the index look at every file long after it was written."""
    later = time.time_ns() + 10**10
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(time, "time_ns", lambda: later)
        lees_cijferboek(wortel)


def aantal_bonnen(wortel: Path) -> int:
    """How many bonnen the moestuin has, with the index."""
    boek = lees_cijferboek(wortel)
    assert isinstance(boek, Cijferboek)
    return boek.verlopen["tuin/moestuin"].standen[-1].bonnen


def test_een_onveranderd_logboek_wordt_niet_gelezen(boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schrijf(boek, BON.format("m3fx"))
    schrijf(boek, BON.format("k2vd"), post="kernen/noord")
    laat_bezinken(boek)
    gelezen = tel_lezingen(monkeypatch)
    lees_cijferboek(boek)
    assert gelezen == []
    with logboek(boek).open("a") as stroom:
        stroom.write(BON.format("a2bc") + "\n")
    assert aantal_bonnen(boek) == 2
    assert gelezen == ["tuin/moestuin"]


def test_van_een_gegroeid_logboek_alleen_het_nieuwe(boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schrijf(boek, *(BON.format(f"{nr:04}") for nr in range(50)))
    laat_bezinken(boek)
    begrepen: list[int] = []

    def lees(tekst: str, post: str) -> Gelezen:
        begrepen.append(tekst.count("\n"))
        return lees_logboek(tekst, post)

    monkeypatch.setattr(postlezing, "lees_logboek", lees)
    monkeypatch.setattr(postlezing, "lees_figuren", lambda *_: pytest.fail("everything was read"))
    with logboek(boek).open("a") as stroom:
        stroom.write(BON.format("a2bc") + "\n")
    assert aantal_bonnen(boek) == 51
    assert begrepen == [1]


def test_een_map_die_alleen_te_lezen_is(boek: Path, draai: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    schrijf(boek, BON.format("m3fx"))

    def weiger(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "write_bytes", weiger)
    monkeypatch.setattr(Path, "mkdir", weiger)
    assert draai("status").code == 0
    assert not bergplaats(boek).exists()


def test_de_index_ligt_bij_de_gebruiker_en_is_niet_uit_te_voeren(boek: Path, draai: Draai) -> None:
    draai("status")
    map_ = bergplaats(boek)
    assert stat.S_IMODE(map_.stat().st_mode) == 0o700
    inhoud = (map_ / "kop").read_bytes().split(b"\n", 2)[2]
    assert json.loads(inhoud)["map"] == str(boek)
    assert not (boek / ".buurtledger").exists()


@pytest.mark.parametrize(
    "anders",
    [
        lambda kop: {**kop, "map": "/elders"},
        lambda kop: {**kop, "posten": {"tuin/moestuin": [[0] * 6, 1, "2022-10-14", ["veel", "0", 1]]}},
        lambda kop: {**kop, "posten": {"tuin/moestuin": 5}},
        lambda kop: {**kop, "begroting": ["x"]},
        lambda kop: {k: v for k, v in kop.items() if k != "plan"},
        lambda _: [1, 2],
    ],
)
def test_een_vreemde_index_wordt_niet_geloofd(boek: Path, draai: Draai, anders: Callable[[object], object]) -> None:
    schrijf(boek, BON.format("m3fx"))
    goed = draai("status").uit
    kop = json.loads((bergplaats(boek) / "kop").read_bytes().split(b"\n", 2)[2])
    tekst = json.dumps(anders(kop)).encode()
    (bergplaats(boek) / "kop").write_bytes(f"{crc32(tekst)}\n{index._VORM}\n".encode() + tekst)
    assert draai("status").uit == goed


def test_kwartaal_en_status_met_en_zonder_index(boek: Path, draai: Draai) -> None:
    laat = BON.format("k2vd").replace("221015", "230115")
    schrijf(boek, BON.format("m3fx"), laat)
    for opdracht in (["status"], ["status", "--op", "2022-10-01"], ["kwartaal", "2023-Q1"], ["kern", "lijst"]):
        shutil.rmtree(bergplaats(boek), ignore_errors=True)
        koud = draai(*opdracht)
        assert draai(*opdracht) == koud
    assert "230115-k2vd" in draai("kwartaal", "2023-Q1").uit


@pytest.mark.parametrize("erbij", [(), ("onzin",)])
def test_veel_tegelijk_gelezen_is_hetzelfde(
    boek: Path, monkeypatch: pytest.MonkeyPatch, erbij: tuple[str, ...]
) -> None:
    schrijf(boek, BON.format("m3fx"), *erbij)
    schrijf(boek, BON.format("k2vd"), post="kernen/noord")
    een = lees_cijferboek(boek)
    shutil.rmtree(bergplaats(boek))
    monkeypatch.setattr(verdelen, "_TWEEDE_KERN", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert lees_cijferboek(boek) == een


VOORSCHOT = '- {voorschot: 221001-7kq2, datum: 2022-10-01, bedrag: 100.00, omschrijving: "eerste deel"}'
STORNO = '- {storno: 221020-d81w, van: 221015-m3fx, datum: 2022-10-20, reden: "dubbel ingevoerd"}'
RETOUR = '- {retour: 221018-r7rt, van: 221015-m3fx, datum: 2022-10-18, bedrag: 10.00, omschrijving: "over"}'


def test_een_wijziging_die_haar_tijd_verbergt_wordt_gezien(boek: Path) -> None:
    pad = schrijf(boek, BON.format("m3fx"))
    laat_bezinken(boek)
    oud = pad.stat()
    with pad.open("r+b") as stroom:
        stroom.write(pad.read_bytes().replace(b"45.95", b"95.45"))
    os.utime(pad, ns=(oud.st_atime_ns, oud.st_mtime_ns))
    assert pad.stat()[:7] == oud[:7]
    assert antwoord(boek, None) == zonder_index(boek, None)


def test_een_ander_bestand_van_dezelfde_grootte_wordt_gezien(boek: Path) -> None:
    pad = schrijf(boek, BON.format("m3fx"))
    laat_bezinken(boek)
    oud = pad.stat()
    nieuw = pad.with_suffix(".nieuw")
    nieuw.write_bytes(pad.read_bytes().replace(b"45.95", b"95.45"))
    os.utime(nieuw, ns=(oud.st_atime_ns, oud.st_mtime_ns))
    nieuw.replace(pad)
    assert antwoord(boek, None) == zonder_index(boek, None)


@pytest.mark.parametrize(
    ("eerst", "daarna"),
    [
        ([BON.format("m3fx")], [BON.format("m3fx").replace("45.95", "95.45"), BON.format("a2bc")]),
        ([BON.format("m3fx")], [BON.format("m3fx"), BON.format("m3fx")]),
        ([BON.format("m3fx")], [BON.format("m3fx"), STORNO]),
        ([BON.format("m3fx")], [BON.format("m3fx"), RETOUR]),
        ([BON.format("m3fx"), RETOUR], [BON.format("m3fx"), RETOUR, STORNO]),
        ([STORNO], [STORNO, BON.format("m3fx")]),
        ([RETOUR], [RETOUR, BON.format("m3fx").replace("kern}", "penvoerder}")]),
        ([BON.format("m3fx")], [BON.format("m3fx"), VOORSCHOT, BON.format("k2vd").replace("221015", "230115")]),
        ([BON.format("m3fx")], [BON.format("m3fx"), BON.format("m3fx").replace("45.95", "4.00")]),
        ([BON.format("m3fx")], [BON.format("m3fx"), "onzin"]),
        ([], [BON.format("m3fx")]),
    ],
)
def test_wat_erbij_komt_telt_als_was_het_er_altijd(boek: Path, eerst: list[str], daarna: list[str]) -> None:
    schrijf(boek, *eerst)
    laat_bezinken(boek)
    schrijf(boek, *daarna)
    for vanaf in (None, date(2023, 1, 1)):
        assert antwoord(boek, vanaf) == zonder_index(boek, vanaf)


def test_een_oude_dag_vraagt_de_dagen_op(boek: Path) -> None:
    schrijf(boek, BON.format("m3fx"), BON.format("k2vd").replace("2022-10-14", "2023-02-01"))
    laat_bezinken(boek)
    for vanaf in DAGEN:
        assert antwoord(boek, vanaf) == zonder_index(boek, vanaf)


@pytest.mark.parametrize("bestand", ["data/budget.yaml", "data/kernen/noord.yaml"])
def test_een_wijziging_van_het_plan_wordt_gezien(boek: Path, bestand: str) -> None:
    laat_bezinken(boek)
    pad = boek / bestand
    pad.write_text(pad.read_text().replace("Proefbuurt", "Buurtproef").replace("Noord", "Zuide"))
    assert antwoord(boek, None) == zonder_index(boek, None)


def test_de_dagen_van_een_ander_logboek_worden_niet_geloofd(boek: Path) -> None:
    schrijf(boek, BON.format("m3fx"))
    schrijf(boek, VOORSCHOT, post="kernen/noord")
    laat_bezinken(boek)
    map_ = bergplaats(boek)
    (map_ / "tuin+moestuin").write_bytes((map_ / "kernen+noord").read_bytes())
    assert antwoord(boek, None) == zonder_index(boek, None)


def test_een_verbeterde_fout_telt_meteen_mee(boek: Path) -> None:
    schrijf(boek, BON.format("m3fx"), "onzin")
    laat_bezinken(boek)
    schrijf(boek, BON.format("m3fx"), BON.format("a2bc"))
    assert antwoord(boek, None) == zonder_index(boek, None)
