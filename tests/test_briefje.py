"""The bonnenbriefje as the penvoerder has it: making the page, and taking in what telephones send. Anybody can send."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import os
import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurtledger.model.bericht import Bericht
from buurtledger.report.briefje.woorden import WOORDEN
from buurtledger.report.taal import Taal
from buurtledger.store.briefje import Gelezen, lees_briefje
from buurtledger.store.kluis.sleutels import lees_sleutel, publiek
from tests.briefjes import BON, brief, foto, pak
from tests.conftest import GRONDSLAG, Draai, heel, logboek
from tests.test_git import git

SJABLONEN = Path(__file__).parent.parent / "src/buurtledger/report/briefje/sjablonen"


@pytest.fixture
def sleutel(boek: Path, tmp_path: Path, draai: Draai, monkeypatch: pytest.MonkeyPatch) -> str:
    """The penvoerder made a key and has a kluis: the public key."""
    gemaakt = draai("kluis", "sleutel", "--naar", str(tmp_path / "sleutel.txt"))
    openbaar = re.search(r'kluis: "(age1\w+)"', gemaakt.uit)
    assert openbaar, gemaakt
    rollen = boek / "data/rollen.yaml"
    rollen.write_text(f'formaat: 1\npersonen:\n  anna: {{rollen: [penvoerder], kluis: "{openbaar[1]}"}}\n')
    (tmp_path / "kluis").mkdir(mode=0o700)
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(tmp_path / "kluis"))
    monkeypatch.setenv("BUURTLEDGER_SLEUTEL", str(tmp_path / "sleutel.txt"))
    return openbaar[1]


def dicht(pad: Path, inhoud: bytes, sleutel: str) -> str:
    import pyrage

    pad.write_bytes(pyrage.encrypt(inhoud, [pyrage.x25519.Recipient.from_str(sleutel)]))
    return str(pad)


# ---- making the page


def test_zonder_sleutel_zegt_de_opdracht_hoe_je_er_een_maakt(draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("briefje", str(tmp_path / "uit"))
    assert uitkomst.code == 2
    assert "buurtledger kluis sleutel --naar BESTAND" in uitkomst.fout
    assert not (tmp_path / "uit").exists()


def test_een_sleutel_is_alleen_van_wie_hem_maakte(draai: Draai, tmp_path: Path, sleutel: str) -> None:
    bestand = tmp_path / "sleutel.txt"
    assert os.name == "nt" or bestand.stat().st_mode & 0o777 == 0o600
    gelezen = lees_sleutel(bestand)
    assert not isinstance(gelezen, Bericht)
    assert publiek(gelezen) == sleutel
    assert draai("kluis", "sleutel", "--naar", str(bestand)).code == 3, "one that is there stays"


def test_de_bladzijde_vraagt_niets_van_buiten_en_is_elke_keer_gelijk(
    draai: Draai, tmp_path: Path, sleutel: str
) -> None:
    uit = tmp_path / "uit"
    assert draai("briefje", str(uit)).code == 0
    eerst = (uit / "bonnenbriefje.html").read_bytes()
    assert draai("briefje", str(uit)).code == 0
    assert (uit / "bonnenbriefje.html").read_bytes() == eerst
    tekst = eerst.decode()
    assert not re.search(
        r"""(?:src|href|action)\s*=\s*["'](?!#)[^"']""", re.sub(r"<script.*?</script>", "", tekst, flags=re.S)
    )
    assert "connect-src" not in tekst
    csp = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', tekst)
    assert csp
    assert csp[1].startswith("default-src 'none'; ")
    stukken = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", tekst, re.S)
    assert len(stukken) == 3
    for stuk in stukken:
        assert base64.b64encode(hashlib.sha256(stuk.encode()).digest()).decode() in csp[1]
    assert sleutel in tekst
    assert "The MIT License" in tekst, "what is bundled goes with its licences"


@pytest.mark.usefixtures("sleutel")
def test_een_bladzijde_voor_een_groep_heeft_alleen_die(draai: Draai, tmp_path: Path) -> None:
    assert draai("briefje", str(tmp_path / "uit"), "--kern", "moestuin").code == 0
    tekst = (tmp_path / "uit/bonnenbriefje-tuin-moestuin.html").read_text("utf-8")
    gegevens = _gegevens(tekst)
    assert gegevens["vast"] == "tuin/moestuin"
    assert [post["id"] for post in gegevens["posten"]] == ["tuin/moestuin"]


def test_de_website_wijst_naar_het_briefje_dat_ernaast_ligt(
    draai: Draai, boek: Path, tmp_path: Path, sleutel: str
) -> None:
    site = tmp_path / "site"
    for kern in ((), ("--kern", "moestuin")):
        assert draai("briefje", str(site), *kern).code == 0
    briefje = (site / "bonnenbriefje.html").read_text("utf-8")
    (site / "bonnenbriefje-oud.html").write_text(briefje.replace(sleutel, "age1weg"), "utf-8")
    (site / "bonnenbriefje-elders.html").write_text('<script type="application/json" id="gegevens">[1]', "utf-8")
    klaar = draai("publiceer", str(site))
    assert klaar.code == 0, klaar
    assert "bonnenbriefje-elders.html is geen bonnenbriefje van dit boek" in klaar.fout
    assert "bonnenbriefje-oud.html versleutelt voor iemand die niet meer in data/rollen.yaml staat" in klaar.fout

    def wijst(pad: str) -> list[str]:
        return re.findall(r'href="([./]*bonnenbriefje[^"]*)"', (site / pad).read_text("utf-8"))

    assert wijst("index.html") == ["bonnenbriefje.html"]
    assert wijst("post/tuin/moestuin.html") == ["../../bonnenbriefje.html", "../../bonnenbriefje-tuin-moestuin.html"]
    assert wijst("en/post/kernen/noord.html")[1] == "../../../bonnenbriefje.html#kernen/noord"
    for bestand in site.glob("bonnenbriefje*"):
        bestand.unlink()
    (site / "bonnenbriefje.html").symlink_to(boek / "data/budget.yaml")
    assert "is geen bonnenbriefje van dit boek" in draai("publiceer", str(site)).fout
    assert wijst("index.html") == wijst("post/tuin/moestuin.html") == []


@pytest.mark.usefixtures("sleutel")
def test_wat_de_bladzijde_zegt_staat_in_de_boeken_en_gemaskerd(draai: Draai, boek: Path, tmp_path: Path) -> None:
    assert draai("voorschot", "toevoegen", "tuin/moestuin", "300", "Voorschot", "--datum", "2024-01-03").code == 0
    budget = boek / "data/budget.yaml"
    budget.write_text(budget.read_text("utf-8").replace('naam: "', 'naam: "</script><b>06-12345678 ', 1), "utf-8")
    assert draai("briefje", str(tmp_path / "uit")).code == 0
    tekst = (tmp_path / "uit/bonnenbriefje.html").read_text("utf-8")
    gegevens = _gegevens(tekst)
    assert {post["id"]: post["over"] for post in gegevens["posten"]}["tuin/moestuin"] == "300.00"
    assert gegevens["dag"] == "2024-01-15"
    assert gegevens["buurt"].startswith("</script><b>")
    assert "06-12345678" not in tekst
    assert tekst.count("</script>") == 3, "a name of a stranger is no tag"


def test_elke_zin_van_de_bladzijde_is_er_en_wordt_gebruikt() -> None:
    script = "".join(pad.read_text("utf-8") for pad in SJABLONEN.glob("*.js") if pad.name != "age.js")
    blad = (SJABLONEN / "briefje.html").read_text("utf-8")
    gevraagd = {*re.findall(r'data-t="(\w+)"', blad), *re.findall(r'"([a-z]+(?:_[a-z0-9]+)*)"', script)}
    assert WOORDEN.keys() - gevraagd == set(), "said nowhere"
    assert set(re.findall(r'woord\("(\w+)"', script)) - WOORDEN.keys() == set()
    assert set(re.findall(r'data-t="(\w+)"', blad)) - WOORDEN.keys() == set()
    for zin in WOORDEN.values():
        engels = Taal("en").vertaald(zin)
        assert sorted(re.findall(r"\{\w+\}", engels)) == sorted(re.findall(r"\{\w+\}", zin))


def test_de_bundel_is_die_van_de_notice() -> None:
    hash_ = hashlib.sha256((SJABLONEN / "age.js").read_bytes()).hexdigest()
    assert f"sha256 {hash_}" in (SJABLONEN / "NOTICE").read_text("utf-8")
    assert not re.search(r"</script|<!--", "".join(pad.read_text("utf-8") for pad in SJABLONEN.glob("*.js")))


def _gegevens(tekst: str) -> dict[str, Any]:
    gevonden = re.search(r'<script type="application/json" id="gegevens">(.*?)</script>', tekst, re.S)
    assert gevonden
    gelezen = json.loads(html.unescape(gevonden[1]) if "&" in gevonden[1] else gevonden[1])
    assert isinstance(gelezen, dict)
    return gelezen


# ---- taking one in


def test_een_briefje_gaat_in_een_keer_de_boeken_en_de_kluis_in(
    draai: Draai, boek: Path, tmp_path: Path, sleutel: str
) -> None:
    inhoud = brief(
        boek,
        {"fotos": ["foto-1.jpg", "foto-2.jpg"]},
        {"bedrag": "4.50", "wat": "Thee"},
        {"fotos": ["foto-3.jpg"], "wat": "Zaad"},
    )
    fotos = {"foto-1.jpg": foto(), "foto-2.jpg": foto(20, 90), "foto-3.jpg": foto(33, 33)}
    pad = dicht(tmp_path / "x.age", pak(inhoud, fotos), sleutel)
    gezien = draai("bon", "importeer", pad, "--fotos", str(tmp_path / "kijken"))
    assert gezien.code == 2, "nobody is there to say yes"
    assert "zegt te zijn van Mevrouw Voorbeeld" in gezien.uit
    assert not logboek(boek).exists()
    als_json = draai("bon", "importeer", pad, "--fotos", str(tmp_path / "ook"), "--formaat", "json")
    assert json.loads(als_json.uit), "what is for a machine is not mixed with what is told"
    for map_ in ("kijken", "ook"):
        assert sorted(foto.name for foto in (tmp_path / map_).iterdir()) == ["x-bon-1.pdf", "x-bon-3.jpg"]
    assert draai("bon", "importeer", pad, "--ja").code == 0
    regels = logboek(boek).read_text("utf-8").splitlines()
    assert len(regels) == 3
    assert "Voorbeeld" not in "".join(regels), "who sent it is written nowhere"
    bron = hashlib.sha256(f"{1:032x}".encode()).hexdigest()[:16]
    assert f'bron: "briefje:{bron}:1"' in regels[0]
    soorten = sorted(pad.name.split(".", 1)[1] for pad in (tmp_path / "kluis").rglob("*.age"))
    assert soorten == ["jpg.age", "pdf.age"], "two photos of one bon are one scan"
    assert draai("check", "--kluis").code == 0
    nog_eens = draai("bon", "importeer", pad, "--ja")
    assert "er is niets geschreven" in nog_eens.uit
    assert logboek(boek).read_text("utf-8").splitlines() == regels


def test_met_een_bon_erbij_komt_alleen_die_erbij_en_een_veranderde_wordt_gezegd(
    draai: Draai, boek: Path, tmp_path: Path, sleutel: str
) -> None:
    pad = dicht(tmp_path / "x.age", pak(brief(boek, {})), sleutel)
    assert draai("bon", "importeer", pad, "--ja").code == 0
    later = brief(boek, {"bedrag": "54.95"}, {"wat": "Gieter", "bedrag": "9.00"})
    gezegd = draai("bon", "importeer", dicht(tmp_path / "y.age", pak(later), sleutel), "--ja")
    assert gezegd.code == 0
    assert "bedrag is nu € 54,95, en in de boeken € 45,95" in gezegd.uit
    assert "bon herzie" in gezegd.uit
    assert len(logboek(boek).read_text("utf-8").splitlines()) == 2


def test_wat_verteld_wordt_komt_onder_wat_er_stond_en_maar_een_keer(
    draai: Draai, boek: Path, tmp_path: Path, sleutel: str
) -> None:
    assert draai("kern", "resultaat", "tuin/moestuin", "Er groeit sla.").code == 0
    inhoud = brief(boek, resultaat="Er groeit ook boerenkool.", geleerd=["Begin in maart.", "Begin in maart."])
    pad = dicht(tmp_path / "x.age", pak(inhoud), sleutel)
    for _ in range(2):
        assert draai("bon", "importeer", pad, "--ja").code == 0
    tekst = (boek / "data/resultaten/tuin/moestuin.yaml").read_text("utf-8")
    assert tekst.index("Er groeit sla.") < tekst.index("Er groeit ook boerenkool.")
    assert tekst.count("boerenkool") == tekst.count("Begin in maart.") == 1


def test_een_briefje_gaat_terug_met_wat_het_vertelde(draai: Draai, boek: Path, tmp_path: Path, sleutel: str) -> None:
    bestand = boek / "data/resultaten/tuin/moestuin.yaml"
    assert draai("kern", "resultaat", "tuin/moestuin", "Er groeit sla.", "--leermoment", "Begin vroeg.").code == 0
    bestand.write_text(bestand.read_text("utf-8").replace("2024-01-15", "2023-06-01"), "utf-8")  # told long ago
    eerst = bestand.read_text("utf-8")
    for git_ in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "begin")):
        git(boek, *git_)
    pad = dicht(tmp_path / "x.age", pak(brief(boek, {}, resultaat="Boerenkool!", geleerd=["Mest helpt."])), sleutel)
    assert draai("bon", "importeer", pad, "--ja").code == 0
    terug = draai("bon", "importeer", pad, "--terug", "--ja")
    assert terug.code == 0, terug
    assert "Verteld met dit briefje, en nog in data/resultaten/tuin/moestuin.yaml:\n  Boerenkool!" in terug.uit
    assert bestand.read_text("utf-8") == eerst
    assert "er is niets terug te nemen" in draai("bon", "importeer", pad, "--terug", "--ja").fout
    alleen = dicht(tmp_path / "y.age", pak(brief(boek, {}, resultaat="Ook prei.", geleerd=["Mest helpt."])), sleutel)
    assert draai("bon", "importeer", alleen, "--ja").code == 0
    bestand.write_text(bestand.read_text("utf-8").replace("prei.", "prei en ui."), "utf-8")
    anders = draai("bon", "importeer", alleen, "--terug", "--ja")
    assert (anders.code, "is niet wat dit briefje vertelde" in anders.fout) == (0, True)
    tekst = bestand.read_text("utf-8")
    assert ("prei en ui." in tekst, "Mest helpt." in tekst, "Begin vroeg." in tekst) == (True, False, True)
    bestand.write_text(tekst.replace('"Begin vroeg."', '"Begin vroeg."  # van Wil\n  - "Mest helpt."'), "utf-8")
    besproken = bestand.read_text("utf-8")
    assert "staat commentaar bij leermomenten" in draai("bon", "importeer", alleen, "--terug", "--ja").fout
    assert bestand.read_text("utf-8") == besproken


@pytest.mark.parametrize(
    ("anders", "gezegd"),
    [
        ({"boek": "0" * 16, "buurt": "De Overkant"}, "van een andere buurt: De Overkant"),
        ({"post": "tuin/was-er-eens"}, "voor tuin/was-er-eens, en die post is er nu niet. Zeg met --post"),
        ({"formaat": 2}, "van een andere vorm (2"),
        ({"bonnen": [BON | {"bedrag": "-4.00"}]}, "bon 1: bedrag klopt niet"),
        ({"bonnen": [BON | {"dag": "2024-02-01"}]}, "1 februari 2024 moet nog komen"),
        ({"bonnen": [BON | {"wat": "verf\u202efrev"}]}, "een teken dat je niet kunt zien"),
        ({"post": "penvoerder/coordinatie"}, "is van de penvoerder zelf"),
        ({"resultaat": "\x1b[31mrood"}, "wat er verteld is: de tekst bevat een teken dat je niet kunt zien"),
        ({"geleerd": ["vraag het NL91ABNA0417164300"]}, "laat het weg"),
        ({"bonnen": [BON | {"wat": "bel 06-12345678"}]}, "laat het weg"),
        ({"bonnen": [BON | {"fotos": ["foto-1.jpg"]}]}, "fotos klopt niet"),
    ],
)
def test_wat_niet_kan_wordt_gezegd_en_er_komt_niets(
    draai: Draai, boek: Path, tmp_path: Path, sleutel: str, anders: dict[str, Any], gezegd: str
) -> None:
    uitkomst = draai("bon", "importeer", dicht(tmp_path / "x.age", pak(brief(boek, {}) | anders), sleutel), "--ja")
    assert uitkomst.code == 2
    assert gezegd in " ".join((uitkomst.uit + uitkomst.fout).split())
    assert not logboek(boek).exists()


def test_een_post_die_er_niet_meer_is_kan_met_de_hand_gezegd_worden(
    draai: Draai, boek: Path, tmp_path: Path, sleutel: str
) -> None:
    pad = dicht(tmp_path / "x.age", pak(brief(boek, {}, post="tuin/was-er-eens")), sleutel)
    assert draai("bon", "importeer", pad, "--post", "tuin/moestuin", "--ja").code == 0
    assert len(logboek(boek).read_text("utf-8").splitlines()) == 1


def test_van_een_gesloten_post_wordt_gezegd_sinds_wanneer(
    draai: Draai, boek: Path, tmp_path: Path, sleutel: str
) -> None:
    (boek / "data/besluiten").mkdir(exist_ok=True)
    (boek / "data/besluiten/2023-11-01-dicht.yaml").write_text(
        'formaat: 1\ndatum: 2023-11-01\ndoor: buurtcoalitie\nwaarom: "klaar"\nsluit: [tuin/moestuin]\n'
    )
    uitkomst = draai("bon", "importeer", dicht(tmp_path / "x.age", pak(brief(boek, {})), sleutel))
    assert "Moestuin is gesloten sinds 1 november 2023" in " ".join(uitkomst.uit.split())
    assert draai("briefje", str(tmp_path / "uit")).code == 0
    posten = _gegevens((tmp_path / "uit/bonnenbriefje.html").read_text("utf-8"))["posten"]
    assert [post["id"] for post in posten if post["gesloten"]] == ["tuin/moestuin"], "its last receipts may still come"


def test_een_foto_die_geen_foto_is_houdt_het_hele_briefje_tegen(
    draai: Draai, boek: Path, tmp_path: Path, sleutel: str
) -> None:
    inhoud = brief(boek, {"fotos": ["foto-1.jpg"]}, {"wat": "Thee"})
    pad = dicht(tmp_path / "x.age", pak(inhoud, {"foto-1.jpg": b"MZ dit is een programma"}), sleutel)
    uitkomst = draai("bon", "importeer", pad, "--ja")
    assert (uitkomst.code, "dit soort bestand ken ik niet" in uitkomst.uit) == (2, True)
    assert not logboek(boek).exists()
    assert draai("bon", "importeer", pad, "--ja", "--zonder-foute").code == 0
    assert "Thee" in logboek(boek).read_text("utf-8")


def test_veranderd_afgeknipt_of_voor_een_ander_wordt_onderscheiden(
    draai: Draai, boek: Path, tmp_path: Path, sleutel: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pyrage

    from buurtledger.model.briefje import merk_van

    heel_ = Path(dicht(tmp_path / "x.age", pak(brief(boek, {})), sleutel)).read_bytes()

    def lees(inhoud: bytes) -> str:
        (tmp_path / "y.age").write_bytes(inhoud)
        uitkomst = draai("bon", "importeer", str(tmp_path / "y.age"), "--ja")
        assert uitkomst.code == 2
        assert not logboek(boek).exists()
        return " ".join(uitkomst.fout.split())

    def met_kop(merk: str, vorm: str = "1") -> bytes:
        begin, streep, rest = heel_.partition(b"---")
        kop = f"-> buurtledger-briefje {vorm} 0123456789abcdef {merk}\n\n"
        return begin + kop.encode() + streep + rest

    assert "het briefje is niet heel" in lees(met_kop(merk_van(sleutel))[:-40])
    assert "Gemaakt voor: een sleutel die niet in rollen staat (deadbeef)" in lees(met_kop("deadbeef"))
    assert "van een andere vorm (3" in lees(met_kop("deadbeef", "3"))
    assert "is het een briefje?" in lees(heel_[:-40])
    begin, streep, rest = heel_.partition(b"---")
    assert "het briefje is niet heel" in lees(begin + b"-> X x\n\n" * 20_000 + streep + rest), "a head without end"
    letters = pyrage.encrypt(b"x", [pyrage.x25519.Recipient.from_str(sleutel)], armored=True)
    assert "het briefje is niet heel" in lees(letters[: len(letters) // 2])
    monkeypatch.delenv("BUURTLEDGER_SLEUTEL")
    assert "zet BUURTLEDGER_SLEUTEL" in lees(heel_)


def test_als_letters_gaat_het_ook(draai: Draai, boek: Path, tmp_path: Path, sleutel: str) -> None:
    import pyrage

    voor = [pyrage.x25519.Recipient.from_str(sleutel)]
    letters = pyrage.encrypt(pak(brief(boek, {})), voor, armored=True)
    pad = tmp_path / "briefje.age.txt"
    pad.write_bytes(b"\xef\xbb\xbf" + letters.replace(b"\n", b"\r\n"))
    assert draai("bon", "importeer", str(pad), "--ja").code == 0


def test_zonder_kluis_gaat_geen_foto_verloren(
    draai: Draai, boek: Path, tmp_path: Path, sleutel: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BUURTLEDGER_KLUIS")
    inhoud = pak(brief(boek, {"fotos": ["foto-1.jpg"]}), {"foto-1.jpg": foto()})
    uitkomst = draai("bon", "importeer", dicht(tmp_path / "x.age", inhoud, sleutel), "--ja")
    assert (uitkomst.code, "BUURTLEDGER_KLUIS" in uitkomst.fout) == (2, True)
    assert not logboek(boek).exists()


# ---- the reader alone, with whatever a stranger may send

GOED = pak(brief(GRONDSLAG, {"fotos": ["foto-1.jpg"]}), {"foto-1.jpg": b"geen foto, maar dat weet de lezer niet"})

KERN = json.dumps(brief(GRONDSLAG, {})).encode()

WAARDE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just("9" * 5000),
    lambda kind: st.lists(kind, max_size=3) | st.dictionaries(st.text(max_size=6), kind, max_size=3),
    max_leaves=6,
)


def test_een_goed_briefje_wordt_gelezen() -> None:
    assert isinstance(lees_briefje(GOED), Gelezen)


def test_elke_byte_telt() -> None:
    for plek in range(len(GOED)):
        anders = bytearray(GOED)
        anders[plek] ^= 1
        assert isinstance(lees_briefje(bytes(anders)), Bericht), plek


@settings(max_examples=60)
@given(st.data())
def test_wat_er_ook_verandert_er_komt_een_briefje_of_een_zin(data: st.DataObject) -> None:
    inhoud = bytearray(GOED)
    for _ in range(data.draw(st.integers(1, 3))):
        plek = data.draw(st.integers(0, len(inhoud) - 1))
        inhoud[plek : plek + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=6))
    uitkomst = lees_briefje(bytes(inhoud))
    assert isinstance(uitkomst, (Bericht, Gelezen))
    if isinstance(uitkomst, Gelezen):
        assert bytes(inhoud) == GOED, "every byte is held by the form or a sum"


@settings(max_examples=60)
@given(
    veld=st.sampled_from(
        ["boek", "post", "van", "bonnen", "resultaat", "geleerd", "dag", "id", "nr", "bedrag", "wat", "fotos"]
    ),
    waarde=WAARDE,
)
def test_welke_waarde_er_ook_staat_er_komt_een_briefje_of_een_zin(veld: str, waarde: object) -> None:
    inhoud = json.loads(KERN)
    doel = inhoud if veld in inhoud else inhoud["bonnen"][0]
    doel[veld] = waarde
    uitkomst = lees_briefje(pak(json.dumps(inhoud).encode()))
    assert isinstance(uitkomst, (Bericht, Gelezen))
    if isinstance(uitkomst, Gelezen):
        assert all(bon.bedrag > 0 for bon in uitkomst.briefje.bonnen)


def _zip(*dingen: tuple[str, bytes], soort: int = zipfile.ZIP_STORED) -> bytes:
    uit = BytesIO()
    with zipfile.ZipFile(uit, "w", soort) as zip_:
        for naam, data in dingen:
            zip_.writestr(zipfile.ZipInfo(naam), data, compress_type=soort)
    return uit.getvalue()


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"PK\x05\x06" + bytes(18),
        _zip(("briefje.json", b"{}" + b" " * 10_000_000), soort=zipfile.ZIP_DEFLATED),
        _zip(("briefje.json", KERN), ("../../etc/passwd", b"x")),
        pak(KERN, {"foto-1.png": b"x"}),
        pak(KERN, {"foto-1.jpg": b"x"}),
        pak(KERN) + b"erachter",
        b"ervoor" + pak(KERN),
        pak(b" " * 3_000_000 + KERN),
        pak(b"[" * 100_000),
        pak(b'{"formaat": 1, "formaat": 1}'),
        pak(json.dumps(brief(GRONDSLAG) | {"bonnen": [{}] * 100_000}).encode()),
        pak(json.dumps(brief(GRONDSLAG, *[{}] * 201)).encode()),
        pak(KERN, {f"foto-{nr}.jpg": b"" for nr in range(1, 500)}),
        pak(json.dumps(brief(GRONDSLAG, {"wat": "\ud800"})).encode()),
        pak(KERN.decode().encode("utf-16")),
        pak(json.dumps(brief(GRONDSLAG, {"bedrag": 45.95})).encode()),
        pak(json.dumps(brief(GRONDSLAG, {"nr": 10**9})).encode()),
    ],
    ids=range(18),
)
def test_wat_geen_briefje_is_wordt_in_een_zin_geweigerd(inhoud: bytes) -> None:
    uitkomst = lees_briefje(inhoud)
    assert isinstance(uitkomst, Bericht)
    assert heel([]) == []
    assert "{" not in Taal("nl").zeg(uitkomst)
