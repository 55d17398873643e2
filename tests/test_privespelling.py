"""Every way in which people write a private detail is found; what is ordinary gives no alarm; nothing takes long."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtledger.checks.privacy.normaalvorm import normaalvorm
from buurtledger.checks.privacy.regel import PER_BESTAND, PER_REGEL, Eigen, maskeer, prive_in, prive_in_boodschap
from buurtledger.checks.privacy.vondsten import vind
from buurtledger.model.rollen import Persoon, Rollen
from tests.conftest import Draai, schrijf
from tests.test_herstel import BON

MAP = Path(__file__).parent / "privacy"
PRIVE = [
    tuple(regel.split("\t", 1))
    for regel in (MAP / "prive.tsv").read_text(encoding="utf-8").split("\n")
    if regel and not regel.startswith("#")
]
GEWOON = [r for r in (MAP / "gewoon.txt").read_text(encoding="utf-8").split("\n") if r and not r.startswith("#")]
ZINNEN = ("{}", "terug naar {} overgemaakt", '- {{omschrijving: "voor {}"}}', "zie ({}), dank")

WAREN = (
    *("verf", "kwasten", "koffie en thee", "potgrond", "tuingereedschap", "flyers", "zaalhuur", "hapjes", "stoelen"),
    *("schroeven", "hout", "lampen", "servetten", "knutselspullen", "prijzen voor de bingo", "gasfles", "tentdoek"),
    *("verlengsnoer", "schoonmaakmiddel", "boeken", "stof voor gordijnen", "bloembollen", "speelgoed", "workshop dans"),
)
MATEN = (
    *("{n} stuks", "{n} liter", "{n} kg", "{m} ml", "{m} mm", "{m} x {m} cm", "{n}x{n} m", "{n} st. à € {n},95"),
    *("{m} st", "{m} vel", "{n} pakken van {m}", "maat {n}-{n}", "{n} personen, {n} euro p.p.", "{m}gr {n} zakken"),
)
PAPIEREN = (
    *("factuur {j}-{k}", "factuurnr. {g}", "order {g}", "bestelnummer 0{g}", "bon {k}", "artikelnr. {g}", "ref {j}{k}"),
    *("klantnr {g}", "EAN 871{g}2", "offerte {j}/{k}", "art. {k}-{n}", "pakbon {j}.{k}", "kenmerk Z/{n}/{g}"),
)
DAGEN = (
    *("{d}-{md}-{j}", "{d}/{md}/{j}", "{d}.{md}.{j}", "{j}-{md}-{d}", "{d} oktober {j}", "{d}-{md}-{j} {u}.30 uur"),
    *(
        "van {d}-{md} t/m {d}-{md}-{j}",
        "{d} en {d} mei",
        "{u}:00-{u}:45",
        "week {n} van {j}",
        "{j}-Q1",
        "{d}-{md}-22 {u}.15",
    ),
)
WINKELS = (
    *("Gamma", "Albert Heijn 1234", "HEMA B.V.", "Bouwmarkt Zuidoost", "Drukkerij De Raddraaier", "Jumbo Ganzenhoef"),
    *("Praxis 24", "Tuincentrum Osdorp", "Action nr. 12", "Kringloop 2 Switch", "Wereldwinkel", "Bakkerij van Maanen"),
)


def gewone(aantal: int) -> Iterator[str]:
    """Ordinary descriptions, the same ones every time."""
    toeval = random.Random(20221014)

    def vul(sjabloon: str) -> str:
        uit = sjabloon
        keuzes: tuple[tuple[str, Callable[[], str]], ...] = (
            ("{n}", lambda: str(toeval.randint(2, 99))),
            ("{m}", lambda: str(toeval.choice((100, 250, 500, 1000, 1220, 1500, 2000, 2400, 2440)))),
            ("{j}", lambda: str(toeval.randint(2021, 2024))),
            ("{k}", lambda: f"{toeval.randint(1, 9999):04}"),
            ("{g}", lambda: str(toeval.randint(100_000_000, 999_999_999))),
            ("{d}", lambda: f"{toeval.randint(1, 28):02}"),
            ("{md}", lambda: f"{toeval.randint(1, 12):02}"),
            ("{u}", lambda: f"{toeval.randint(7, 22):02}"),
        )
        for teken, kies in keuzes:
            while teken in uit:
                uit = uit.replace(teken, kies(), 1)
        return uit

    for _ in range(aantal):
        delen = [toeval.choice(WAREN), vul(toeval.choice(MATEN)), vul(toeval.choice(PAPIEREN))]
        delen += [vul(toeval.choice(DAGEN)), toeval.choice(WINKELS)]
        toeval.shuffle(delen)
        yield toeval.choice((", ", " ", "; ", " - ")).join(delen[: toeval.randint(2, 5)])


def test_er_zijn_genoeg_schrijfwijzen() -> None:
    assert len(PRIVE) >= 500
    assert len(GEWOON) >= 300


@pytest.mark.parametrize(("wat", "stuk"), PRIVE)
def test_elke_schrijfwijze_wordt_gevonden_en_is_na_het_maskeren_weg(wat: str, stuk: str) -> None:
    for zin in ZINNEN:
        tekst = zin.format(stuk)
        assert wat in {vondst.wat for vondst in vind(tekst)}, tekst
        assert not [vondst for vondst in vind(maskeer(tekst)) if vondst.wat == wat], maskeer(tekst)


@pytest.mark.parametrize("stuk", GEWOON)
def test_wat_gewoon_is_geeft_geen_alarm(stuk: str) -> None:
    assert [(tekst, vind(tekst)) for tekst in (stuk, f"ook {stuk} betaald") if vind(tekst)] == []


def test_gewone_omschrijvingen_geven_geen_alarm() -> None:
    alarm = [(tekst, vind(tekst)) for tekst in gewone(4000)]
    assert [rij for rij in alarm if rij[1]] == []


@given(st.text(max_size=200))
def test_de_normaalvorm_houdt_elke_plaats(tekst: str) -> None:
    vorm = normaalvorm(tekst)
    assert normaalvorm(vorm.tekst).tekst == vorm.tekst or max(tekst, default="") >= "\u0300"
    for begin in range(len(vorm.tekst)):
        van, tot = vorm.terug(begin, begin + 1)
        assert 0 <= van < tot <= len(tekst)


def test_het_pijltje_staat_onder_wat_er_geschreven_staat() -> None:
    regel = "omschrijving: \u201cbel \uff10\uff16\u2011\u00a012\u200b345678 even\u201d"
    (gevonden,) = prive_in(regel, "README.md", Eigen())
    stuk = regel[gevonden.plaats.kolom - 1 :][: gevonden.lengte]
    assert stuk == "\uff10\uff16\u2011\u00a012\u200b345678"


N = 160_000
ERGST = (
    *("a", "a@", "a.", "a@a.", "jan@example.nl ", "jan (at) ", "1 ", "0", "06", "0 6 ", "06-1", "06-12345678,", "+31 "),
    *("+31(0)", "00 32 ", "tel ", "bel 1 ", "NL91 ", "nl91abna", "NL91ABNA0417164300 ", "BE 12 ", "111222333 "),
    *(
        "bsn 1",
        "1104 AB ",
        "Dreef 12, 1104 AB ",
        "a 1 1104AB",
        "1104AB1",
        "geb. 1-1-",
        "* 1",
        "AB-12-",
        "auto 1",
        "mw ",
    ),
    *("mw van de ", "mw A.", "familie Jansen ", "t.n.v. A.", " ", "woont op A", "é\u00a006\u2011", "\u00a0", "\u0301"),
    *("\\u0030", "\\", '"', " punt a", "-", "(", "nul zes 1", "GB12 ", "de heer ", "kenteken 1A", ". @"),
)


@pytest.mark.parametrize("stuk", ERGST)
def test_de_ergste_regel_houdt_niemand_op(stuk: str) -> None:
    """A pattern that looks back over what it saw would take minutes here, not a part of a second."""
    regel = (stuk * (N // len(stuk) + 1))[:N] + "@"
    vind(regel)
    for bestand in ("data/bonnen/tuin/moestuin.yaml", "README.md"):
        assert len(list(prive_in(regel + "\n", bestand, Eigen()))) <= PER_REGEL + 2


def test_er_staat_bij_wat_niet_meer_genoemd_is() -> None:
    veel = list(prive_in("06-12345678 en " * 100, "README.md", Eigen()))
    assert len(veel) == PER_REGEL + 1
    assert veel[-1].bericht.sjabloon == "deze regel heeft er nog {n}"
    assert veel[-1].bericht.waarden == {"n": 80}
    overal = list(prive_in("bel 06-12345678\n" * 5000, "README.md", Eigen()))
    assert len(overal) == PER_BESTAND + 1
    assert overal[-1].bericht.sjabloon == "dit bestand heeft nog meer; verder is het niet nagekeken"
    lang = list(prive_in("a" * 300_000, "README.md", Eigen()))
    assert [b.bericht.sjabloon for b in lang] == ["deze regel is te lang; na {n} tekens is hij niet nagekeken"]


@pytest.mark.parametrize(
    "tekst",
    [
        'naam: "bel \\u0030\\u0036-12345678"',
        'naam: "bel \\x306\\x2d12345678"',
        'naam: "bel 06\\_12345678"',
        'naam: "jan\\x40example.nl"',
        'naam: "mevrouw\\tJansen"',
        'naam: "bel 06-12\\\n  345678"',
        "resultaat: >\n  Met dank aan mevrouw\n  Jansen.\n",
        "resultaat: |\n  Bel 06-1234\n  5678.\n",
        "naam: bel 06 12\n  34 56 78\n",
        "# let op: 06-12345678\nformaat: 1\n",
    ],
)
def test_ook_zoals_yaml_het_leest(tekst: str) -> None:
    assert len(list(prive_in(tekst, "data/kernen/noord.yaml", Eigen()))) == 1


@pytest.mark.parametrize(
    "tekst",
    [
        "a: 1104\nb: AB 12\n",
        "- 06\n- 12345678\n",
        "| 06 |\n| 12345678 |\n",
        "1104\n\nAB 12\n",
        "# mevrouw\nJansen: 1\n",
    ],
)
def test_wat_niet_doorloopt_hoort_niet_bij_elkaar(tekst: str) -> None:
    assert list(prive_in(tekst, "README.md", Eigen())) == []


def test_in_een_boodschap_tellen_de_adressen_in_rollen_en_de_regels_van_git_niet_mee() -> None:
    eigen = Eigen((), Rollen((Persoon("anna", ("penvoerder",), ("anna@example.org",)),)))
    goed = "bon van 12,00\n\nSigned-off-by: anna <anna@example.org>\n# bel 06-12345678\n# --- >8 ---\nbel 06-12345678\n"
    assert list(prive_in_boodschap(goed, eigen)) == []
    assert len(list(prive_in_boodschap("bon van mevrouw Jansen\n", eigen))) == 1


def test_een_boodschap_wordt_bekeken_voor_zij_er_staat(draai: Draai, tmp_path: Path) -> None:
    bestand = tmp_path / "COMMIT_EDITMSG"
    bestand.write_text("Bel 06-12345678 voor de sleutel\n")
    uitkomst = draai("check", "--boodschap", str(bestand))
    assert uitkomst.code == 1
    assert "COMMIT_EDITMSG:1:5" in uitkomst.uit
    bestand.write_text("Nieuwe bonnen\n")
    assert draai("check", "--boodschap", str(bestand)) == (0, "", "")
    assert draai("check", "--boodschap", str(tmp_path / "weg")).code == 3


RUIS = b"\0\1" + random.Random(3).randbytes(2000)
PLEKKEN = {
    "README.md": b"bel 06-12345678",
    "notulen/maart.txt": b"mevrouw Jansen was er",
    ".verborgen": b"jan@example.nl",
    "data/.verborgen.yaml": b"bel 06-12345678",
    "lijst.csv": b"naam;tel\nx;06-12345678",
    "zonder-naam": b"NL91ABNA0417164300",
    "breed.txt": "bel 06-12345678".encode("utf-16"),
    "heel-breed.txt": "bel 06-12345678".encode("utf-32"),
    "breed-zonder-bom.txt": "bel 06-12345678, dank".encode("utf-16-le"),
    "oud.txt": "caf\u00e9, bel 06-12345678".encode("latin-1"),
    "windows.txt": "bel 06\u201312345678".encode("cp1252"),
    "foto.jpg": b"\xff\xd8\xff\xe1\x00\x40Exif\0\0II*\0\x01\x02bel 06-12345678\0\0\x03\x04" + RUIS,
    "blad.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Author(mevrouw Jansen)>>endobj\n" + RUIS,
    "blad-breed.pdf": b"%PDF\0" + RUIS + b"/Author(\xfe\xff" + "mevrouw Jansen".encode("utf-16-be") + b")",
    "bel 06-12345678.txt": b"niets",
    "mevrouw Jansen/bon.txt": b"niets",
}


@pytest.mark.parametrize("pad", PLEKKEN)
@pytest.mark.parametrize("in_git", [True, False])
def test_elk_bestand_wordt_bekeken_en_ook_zijn_naam(draai: Draai, boek: Path, pad: str, in_git: bool) -> None:
    if in_git:
        git(boek, "init", "-q")
    (boek / pad).parent.mkdir(parents=True, exist_ok=True)
    (boek / pad).write_bytes(PLEKKEN[pad])
    gevonden = json.loads(draai("check", "privacy", "--formaat", "json").uit)["bevindingen"]
    assert [b["bestand"] for b in gevonden] == [pad]
    if in_git:
        git(boek, "add", "-A")
        klaar = json.loads(draai("check", "privacy", "--klaargezet", "--formaat", "json").uit)["bevindingen"]
        assert [b["bestand"] for b in klaar] == [pad]


def test_in_een_document_van_een_tekstverwerker_wordt_gekeken(draai: Draai, boek: Path) -> None:
    import zipfile

    with zipfile.ZipFile(boek / "notulen.docx", "w", zipfile.ZIP_DEFLATED) as doos:
        doos.writestr("word/document.xml", "<w:p><w:t>Dank aan mevrouw Jansen</w:t></w:p>" + "<w:p/>" * 5000)
    gevonden = json.loads(draai("check", "privacy", "--formaat", "json").uit)["bevindingen"]
    assert [b["bestand"] for b in gevonden] == ["notulen.docx"]


def test_willekeurige_bytes_geven_geen_alarm(boek: Path, draai: Draai) -> None:
    (boek / "ruis.bin").write_bytes(b"\0\1\2" + random.Random(5).randbytes(3_000_000))
    uitkomst = draai("check", "privacy")
    assert uitkomst.code == 0
    assert "Van bestanden die geen tekst zijn alleen de tekst erin: 1." in uitkomst.uit


def test_wat_git_niet_bewaart_is_niet_openbaar(draai: Draai, boek: Path) -> None:
    git(boek, "init", "-q")
    (boek / ".gitignore").write_text("prive/\n")
    (boek / "prive").mkdir()
    (boek / "prive/lijst.txt").write_text("bel 06-12345678")
    assert draai("check", "privacy").code == 0


def test_een_boek_in_een_map_van_een_repository_kijkt_ook_daarbuiten(draai: Draai, boek: Path) -> None:
    git(boek.parent, "init", "-q")
    (boek.parent / "README.md").write_text("bel 06-12345678")
    gevonden = json.loads(draai("check", "privacy", "--formaat", "json").uit)["bevindingen"]
    assert [b["bestand"] for b in gevonden] == ["../README.md"]


def test_een_symlink_wordt_niet_gevolgd_maar_zijn_doel_is_openbaar(draai: Draai, boek: Path, tmp_path: Path) -> None:
    (tmp_path / "buiten.txt").write_text("bel 06-12345678")
    (boek / "los").symlink_to("../buiten.txt")
    assert draai("check", "privacy").code == 0
    (boek / "hierheen").symlink_to("/huis/mevrouw Jansen")
    assert draai("check", "privacy").code == 1


def test_mappen_die_geen_boeken_zijn_worden_overgeslagen_en_genoemd(draai: Draai, boek: Path) -> None:
    for map_ in ("src", "documenten"):
        (boek / map_).mkdir()
        (boek / map_ / "x.txt").write_text("bel 06-12345678")
    budget = boek / "data/budget.yaml"
    budget.write_text(budget.read_text() + "geen_boeken: [src, weg]\n")
    uitkomst = draai("check", "privacy")
    assert uitkomst.uit.endswith("Privacy: niet gekeken in src (geen boeken).\n")
    assert "documenten/x.txt" in uitkomst.uit
    assert "src/x.txt" not in uitkomst.uit
    for fout in ("data", "data/bonnen", "..", "../x", ".git", "src/../data", "/etc", ""):
        budget.write_text(budget.read_text().rpartition("geen_boeken")[0] + f'geen_boeken: ["{fout}"]\n')
        assert draai("check", "vorm").code == 1, fout


def test_de_rekening_staat_in_het_plan_en_niet_meer_in_rollen(draai: Draai, boek: Path) -> None:
    (boek / "data/rollen.yaml").write_text('formaat: 1\nrekening: ["NL91ABNA0417164300"]\n')
    uitkomst = draai("check")
    assert uitkomst.code == 1
    assert "fout[vorm] data/rollen.yaml:2:1" in uitkomst.uit
    assert "fout[privacy] data/rollen.yaml:2:13" in uitkomst.uit


OPDRACHTEN = (
    ("bon", "toevoegen", "tuin/moestuin", "4,00", "Hark, bel 06-12345678", "--datum", "2023-05-01"),
    ("bon", "toevoegen", "tuin/moestuin", "4,00", "Hark", "--leverancier", "mevrouw Jansen", "--datum", "2023-05-01"),
    ("voorschot", "toevoegen", "tuin/moestuin", "4,00", "naar NL91ABNA0417164300", "--datum", "2023-05-01"),
    ("kern", "benoem", "noord", "Familie Jansen"),
    ("kern", "resultaat", "noord", "met dank aan mw. Jansen"),
    ("kern", "resultaat", "noord", "een bank", "--leermoment", "vraag jan@example.nl"),
    ("leersessie", "nieuw", "--plaats", "bij mevrouw Jansen", "--datum", "2023-05-01"),
)


@pytest.mark.parametrize("opdracht", OPDRACHTEN)
def test_waar_niemand_kan_antwoorden_wordt_iets_van_een_ander_niet_opgeschreven(
    draai: Draai, boek: Path, opdracht: tuple[str, ...]
) -> None:
    voor = {pad: pad.read_bytes() for pad in boek.rglob("*.yaml")}
    uitkomst = draai(*opdracht)
    assert uitkomst.code == 2
    assert "Er is niets geschreven" in uitkomst.fout
    assert "[weggelaten]" in uitkomst.fout
    assert {pad: pad.read_bytes() for pad in boek.rglob("*.yaml")} == voor


def test_de_eigen_rekening_mag_in_een_omschrijving(draai: Draai, boek: Path) -> None:
    budget = boek / "data/budget.yaml"
    budget.write_text(budget.read_text() + 'rekening: ["NL91 ABNA 0417 1643 00"]\n')
    opdracht = (
        "bon",
        "toevoegen",
        "tuin/moestuin",
        "4,00",
        "van NL91\u00a0ABNA\u00a00417164300",
        "--datum",
        "2023-05-01",
    )
    assert draai(*opdracht).code == 0
    assert draai("check", "privacy").code == 0


def test_een_logboek_van_onzin_houdt_niemand_op(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON, *itertools.repeat("x", 400_000))
    gevonden = json.loads(draai("check", "--formaat", "json").uit)["bevindingen"]
    assert len(gevonden) <= 1001
    assert "399000 regels vanaf hier zijn niet gelezen" in gevonden[-1]["bericht"]


def test_dezelfde_regel_heel_vaak_telt_een_keer(draai: Draai, boek: Path) -> None:
    schrijf(boek, *itertools.repeat(BON, 5000))
    gevonden = json.loads(draai("check", "dubbel", "--formaat", "json").uit)["bevindingen"]
    assert len(gevonden) == 1001
    assert "nog 3999 regels" in gevonden[-1]["bericht"]


def git(map_: Path, *argumenten: str) -> None:
    import subprocess

    subprocess.run(["git", "-C", str(map_), *argumenten], check=True)
