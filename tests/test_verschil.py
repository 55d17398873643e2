"""`verschil`: what changed between two states of the books, in money and words. `volg`: the same, commit by commit."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtledger.stand.verschil import Staat, verschil
from buurtledger.store.files.bestand import HOOGSTENS
from buurtledger.store.grootboek import lees_grootboek
from buurtledger.store.logboek.lezen import lees_logboek
from tests.conftest import FOUTEN, VANDAAG, Draai, schrijf
from tests.test_git import BON, git

KWAST = '- {bon: 231101-d81w, datum: 2023-11-01, bedrag: 12.50, omschrijving: "Kwasten", betaald_door: penvoerder}'
UIT = '- {voorschot: 231016-k2m9, datum: 2023-10-16, bedrag: 100.00, omschrijving: "eerste helft"}'
STORNO = '- {storno: 231102-7kq2, van: 231015-m3fx, datum: 2023-11-02, reden: "hoort bij noord"}'
BESLUIT = (
    'formaat: 1\ndatum: 2023-11-15\ndoor: buurtcoalitie\nwaarom: "een kas"\n'
    "verschuivingen: [{van: kernen/noord, naar: tuin/moestuin, bedrag: 100.00}]\n"
)
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def vast(boek: Path) -> Path:
    """The small ledger with one receipt, committed."""
    git(boek, "init", "-q", "-b", "main")
    schrijf(boek, BON)
    leg_vast(boek, "begin")
    return boek


def leg_vast(boek: Path, boodschap: str) -> str:
    git(boek, "add", "-A")
    git(boek, "commit", "-q", "-m", boodschap)
    return git(boek, "rev-parse", "HEAD").strip()


def gegevens(draai: Draai, *argumenten: str) -> dict[str, Any]:
    uitkomst = draai("verschil", *argumenten, "--formaat", "json")
    assert uitkomst.code == 0, uitkomst.fout
    gelezen: dict[str, Any] = json.loads(uitkomst.uit)
    return gelezen


def test_er_veranderde_niets(draai: Draai, vast: Path) -> None:
    assert draai("verschil", "HEAD").uit == "Wat er veranderde sinds HEAD\nAan de boeken veranderde niets.\n"
    (vast / "README.md").write_text("niet van de boeken\n")
    schrijf(vast, BON.replace("bedrag: 45.95, datum", "datum"))
    assert "veranderde niets" in draai("verschil", "main").uit


def test_nieuwe_regels_per_post_in_geld_en_woorden(draai: Draai, vast: Path) -> None:
    schrijf(vast, BON, KWAST)
    schrijf(vast, UIT, post="kernen/noord")
    uit = draai("verschil", "HEAD").uit
    assert "Erbij: 1 × bon, samen € 12,50; 1 × voorschot, samen € 100,00." in uit
    assert "Kwasten" in uit
    v = gegevens(draai, "HEAD")
    assert [(p["id"], [m["id"] for m in p["nieuw"]], p["weg"]) for p in v["posten"]] == [
        ("kernen/noord", ["231016-k2m9"], []),
        ("tuin/moestuin", ["231101-d81w"], []),
    ]
    assert (v["totaal"]["voor"]["besteed"], v["totaal"]["na"]["besteed"]) == ("45.95", "58.45")
    assert v["totaal"]["na"]["uitbetaald"] == "112.50"
    assert draai("verschil", "HEAD", "--formaat", "csv").uit.splitlines() == [
        "post,begroot_voor,begroot_na,besteed_voor,besteed_na,uitbetaald_voor,uitbetaald_na",
        "kernen/noord,250.00,250.00,0.00,0.00,0.00,100.00",
        "tuin/moestuin,420.00,420.00,45.95,58.45,0.00,12.50",
    ]


def test_een_storno_zegt_wat_zij_ongedaan_maakt(draai: Draai, vast: Path) -> None:
    schrijf(vast, BON, STORNO)
    uit = draai("verschil", "HEAD").uit
    assert "Erbij: 1 × storno." in uit
    assert "Potgrond" in uit, "what it undoes was there already, and is named"
    assert gegevens(draai, "HEAD")["totaal"]["na"]["besteed"] == "0.00"


def test_een_besluit_een_kern_en_de_rollen(draai: Draai, vast: Path) -> None:
    (vast / "data/besluiten").mkdir()
    (vast / "data/besluiten/2023-11-15-kas.yaml").write_text(BESLUIT)
    (vast / "data/kernen/noord.yaml").write_text('formaat: 1\nnaam: "De Hof"\n')
    (vast / "data/rollen.yaml").write_text('formaat: 1\npersonen: {anna: {rollen: [penvoerder], git: ["a@b.nl"]}}\n')
    uit = " ".join(draai("verschil", "HEAD").uit.split())
    assert "1 × besluit" in uit
    assert "2023-11-15-kas: een kas" in uit
    assert "de namen van kernen, of wat die vertellen; wie wat mag" in uit.replace(", wie wat", "; wie wat")
    v = gegevens(draai, "HEAD")
    assert v["besluiten"] == {"erbij": ["2023-11-15-kas"], "weg": []}
    assert v["delen"] == ["kernen", "rollen"]
    begroot = {p["id"]: (p["voor"]["begroot"], p["na"]["begroot"]) for p in v["posten"]}
    assert begroot == {"kernen/noord": ("250.00", "150.00"), "tuin/moestuin": ("420.00", "520.00")}


IDEE = '- {idee: 231002-aaaa, datum: 2023-10-02, omschrijving: "Bankje, bel 06 12345678"}'
OVEREENKOMST = (
    '- {overeenkomst: 231005-aaab, datum: 2023-10-05, tot_en_met: 2023-12-31, met: "Stichting Groen", '
    'post: tuin/moestuin, omschrijving: "onderhoud van de bakken"}'
)
VOORSTEL = (
    'formaat: 1\ndatum: 2023-10-01\ndoor: buurtcoalitie\nwaarom: "een kas"\nreageren_tot: 2023-10-20\n'
    'bespreking: {datum: 2023-10-15, plaats: "buurthuis"}\n'
    "verschuivingen: [{van: kernen/noord, naar: tuin/moestuin, bedrag: 100.00}]\n"
)


def test_wat_aan_woorden_erbij_kwam(draai: Draai, vast: Path) -> None:
    def schrijf_ook(pad: str, *regels: str) -> None:
        (vast / "data" / pad).parent.mkdir(exist_ok=True)
        (vast / "data" / pad).write_text("".join(f"{regel}\n" for regel in regels))

    schrijf_ook("ideeen.yaml", IDEE)
    schrijf_ook("overeenkomsten.yaml", OVEREENKOMST)
    schrijf_ook("voorstellen/2023-10-01-kas.yaml", VOORSTEL)
    uit = " ".join(draai("verschil", "HEAD").uit.split())
    assert "Erbij: 1 × idee; 1 × overeenkomst; 1 × voorstel." in uit
    assert "Ideeën - 231002-aaaa: Bankje, bel 06 12345678" in uit
    wat = "met Stichting Groen, over tuin/moestuin, vanaf 5 oktober 2023 tot en met 31 december 2023"
    assert f"Overeenkomsten - 231005-aaab: {wat}: onderhoud van de bakken" in uit
    assert "2023-10-01-kas: een kas (€ 100,00; reageren kan tot en met 20 oktober 2023)" in uit
    assert "Ook veranderd" not in uit, "what is told is not said once more to have changed"
    assert "12345678" not in draai("verschil", "HEAD", "--formaat", "md").uit
    v = gegevens(draai, "HEAD")
    assert v["delen"] == ["ideeen", "overeenkomsten", "voorstellen"]
    assert [(w["boek"], w["soort"], w["id"], w["over"], w["bedrag"]) for w in v["woorden"]["erbij"]] == [
        ("ideeen", "idee", "231002-aaaa", None, None),
        ("overeenkomsten", "overeenkomst", "231005-aaab", "tuin/moestuin", None),
        ("voorstellen", "voorstel", "2023-10-01-kas", None, "100.00"),
    ]
    leg_vast(vast, "woorden")
    stand = '- {stand: 231003-aaac, van: 231002-aaaa, datum: 2023-10-03, is: opgepakt, weg: zelf, toelichting: "zaag"}'
    schrijf_ook("ideeen.yaml", IDEE, stand)
    schrijf_ook(
        "overeenkomsten.yaml",
        OVEREENKOMST,
        '- {storno: 231101-aaad, van: 231005-aaab, datum: 2023-11-01, reden: "afgezegd"}',
    )
    schrijf_ook(
        "reacties/2023-10-01-kas.yaml",
        '- {reactie: 231016-aaae, datum: 2023-10-15, waar: "buurthuis", soort: voor, tekst: "graag", aantal: 12}',
        '- {ingetrokken: 231018-aaaf, datum: 2023-10-18, reden: "te duur"}',
    )
    uit = " ".join(draai("verschil", "HEAD").uit.split())
    kwam = "1 × stand van een idee; 1 × reactie; 1 × voorstel ingetrokken; 1 × teruggenomen"
    assert f"Erbij: {kwam}." in uit
    assert "231002-aaaa (Bankje, bel 06 12345678): opgepakt, door bewoners zelf, zaag" in uit
    assert "231005-aaab (onderhoud van de bakken): teruggenomen: afgezegd" in uit
    assert "2023-10-01-kas: 12 × voor: graag" in uit
    assert "2023-10-01-kas: ingetrokken: te duur" in uit
    erbij = gegevens(draai, "HEAD")["woorden"]["erbij"]
    assert [(w["soort"], w["over"], w["wat"], w["aantal"], w["tekst"]) for w in erbij] == [
        ("stand", "231002-aaaa", "opgepakt", None, "zaag"),
        ("storno", "231005-aaab", None, None, "afgezegd"),
        ("reactie", "2023-10-01-kas", "voor", 12, "graag"),
        ("ingetrokken", "2023-10-01-kas", None, None, "te duur"),
    ]
    assert "stand of an idea" in draai("--taal", "en", "verschil", "HEAD").uit
    leg_vast(vast, "vervolg")
    (vast / "data/ideeen.yaml").unlink()
    uit = " ".join(draai("verschil", "HEAD").uit.split())
    assert uit.index("Woorden die er niet meer staan") < uit.index("231002-aaaa: Bankje")
    assert "12 × voor: graag" in draai("volg").uit


def test_een_regel_die_weg_is_staat_vooraan(draai: Draai, vast: Path) -> None:
    schrijf(vast, KWAST)
    uit = draai("verschil", "HEAD").uit
    assert uit.index("Regels die er niet meer staan") < uit.index("Nieuwe regels")
    assert [m["id"] for m in gegevens(draai, "HEAD")["posten"][0]["weg"]] == ["231015-m3fx"]


def test_wat_de_regels_meer_en_minder_vinden(draai: Draai, vast: Path) -> None:
    schrijf(vast, BON, KWAST.replace("12.50", "900.00"))
    midden = leg_vast(vast, "te veel")
    assert "Nieuwe fouten: 1, nieuwe waarschuwingen: 0." in draai("verschil", "HEAD~1").uit
    schrijf(vast, "# een regel erboven is geen verschil", BON, KWAST.replace("12.50", "900.00"))
    assert gegevens(draai, midden)["bevindingen"] == {"opgekomen": [], "verdwenen": []}
    schrijf(vast, BON, KWAST.replace("12.50", "900.00"), STORNO.replace("231015-m3fx", "231101-d81w"))
    assert {b["regel"] for b in gegevens(draai, midden)["bevindingen"]["verdwenen"]} == {"overschreden"}
    assert "Niet meer gevonden" in draai("verschil", midden).uit


def test_tussen_twee_commits(draai: Draai, vast: Path) -> None:
    begin = git(vast, "rev-parse", "HEAD").strip()
    schrijf(vast, BON, KWAST)
    later = leg_vast(vast, "kwasten")
    schrijf(vast, BON, KWAST, STORNO)
    heen, terug = gegevens(draai, begin, later), gegevens(draai, later, begin)
    assert (heen["naar"], [m["id"] for m in heen["posten"][0]["nieuw"]]) == (later, ["231101-d81w"])
    assert [m["id"] for m in terug["posten"][0]["weg"]] == ["231101-d81w"]
    assert (heen["totaal"]["voor"], heen["totaal"]["na"]) == (terug["totaal"]["na"], terug["totaal"]["voor"])


def test_wie_er_keek(draai: Draai, vast: Path) -> None:
    schrijf(
        vast,
        BON,
        '- {akkoord: 231103-d81w, van: 231015-m3fx, datum: 2023-11-03, rol: tweede, afdruk: "5cecd55c8210503f"}',
    )
    leg_vast(vast, "gezien")
    assert "akkoord op 231015-m3fx: Proef Persoon (gesteld)" in draai("verschil", "HEAD~1").uit
    assert gegevens(draai, "HEAD~1")["akkoorden"] == [
        {"id": "231103-d81w", "van": "231015-m3fx", "door": "Proef Persoon", "bewezen": None}
    ]


def test_als_markdown_gaat_er_geen_privegegeven_mee(draai: Draai, vast: Path) -> None:
    schrijf(vast, BON, KWAST.replace("Kwasten", "Kwasten, bel 06 12345678 [x](javascript:1) <b>"))
    md = draai("verschil", "HEAD", "--formaat", "md").uit
    assert md.startswith("# Wat er veranderde sinds HEAD\n")
    assert "12345678" not in md
    assert "<b>" not in md
    assert "12345678" in draai("verschil", "HEAD").uit, "who holds the books sees what they say"


@pytest.mark.parametrize(
    ("rev", "zegt"),
    [
        ("nergens", "nergens is geen commit, tak of label in git"),
        ("^HEAD", "^HEAD is geen commit, tak of label in git"),
        ("--output=x", "de optie --output ken ik niet"),
        ("dubbel", "dubbel kan meer dan één ding zijn"),
    ],
)
def test_een_staat_die_er_niet_is(draai: Draai, vast: Path, rev: str, zegt: str) -> None:
    schrijf(vast, BON, KWAST)
    git(vast, "tag", "dubbel")
    leg_vast(vast, "verder")
    git(vast, "branch", "dubbel")
    uitkomst = draai("verschil", rev)
    assert uitkomst.code == 2
    assert zegt in uitkomst.fout.replace("\n", " ")


def test_boeken_die_niet_te_lezen_zijn(draai: Draai, vast: Path) -> None:
    schrijf(vast, "- {bon: stuk")
    uitkomst = draai("verschil", "HEAD")
    assert uitkomst.code == 3
    assert "data/bonnen/tuin/moestuin.yaml" in uitkomst.fout


def test_zonder_git(draai: Draai) -> None:
    uitkomst = draai("verschil", "HEAD")
    assert uitkomst.code == 2
    assert "dit grootboek staat niet in git, dus er is geen eerdere staat" in uitkomst.fout.replace("\n", " ")


def test_een_te_groot_bestand_in_de_geschiedenis_is_wat_het_in_de_map_zou_zijn(draai: Draai, vast: Path) -> None:
    los = vast / "data/foto.bin"
    los.write_bytes(bytes(HOOGSTENS + 1))
    leg_vast(vast, "te groot")
    los.unlink()
    schrijf(vast, BON, KWAST)
    leg_vast(vast, "weer weg")
    assert [p["id"] for p in gegevens(draai, "HEAD~1", "HEAD")["posten"]] == ["tuin/moestuin"]
    assert "Kwasten" in draai("volg").uit
    (vast / "data/rollen.yaml").write_bytes(bytes(HOOGSTENS + 1))
    leg_vast(vast, "rollen")
    git(vast, "rm", "-q", "data/rollen.yaml")
    leg_vast(vast, "zonder")
    assert {b["regel"] for b in gegevens(draai, "HEAD~1", "HEAD")["bevindingen"]["verdwenen"]} == {"bestand"}


def test_meer_bestanden_dan_een_grootboek_heeft(draai: Draai, vast: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schrijf(vast, BON, KWAST)
    leg_vast(vast, "kwasten")
    (vast / "data/veel").mkdir()
    for nr in range(12):
        (vast / "data/veel" / f"{nr}.yaml").write_text("x")
    te_veel = leg_vast(vast, "veel")
    git(vast, "rm", "-q", "-r", "data/veel")
    schrijf(vast, BON, KWAST, UIT.replace("k2m9", "k2ma"))
    leg_vast(vast, "weer weg")
    monkeypatch.setattr("buurtledger.store.git.momentopname._MEESTE", 10)
    gezegd = draai("verschil", te_veel, "HEAD")
    assert gezegd.code == 3
    assert f"in data/ van commit {te_veel[:10]} staan te veel bestanden (16)" in " ".join(gezegd.fout.split())
    gezegd = draai("volg")
    assert gezegd.code == 0, "the feed tells what it brought with the next that can be read"
    assert "Kwasten" in gezegd.uit

    # Eight trees that name a hundred million files.
    def boom(regels: str) -> str:
        opdracht = ["git", "-C", str(vast), "mktree", "--missing"]
        return subprocess.run(opdracht, input=regels, check=True, capture_output=True, text=True).stdout.strip()

    blob = git(vast, "rev-parse", "HEAD:data/budget.yaml").strip()
    onder = boom("".join(f"100644 blob {blob}\t{nr}\n" for nr in range(10)))
    for _ in range(7):
        onder = boom("".join(f"040000 tree {onder}\t{nr}\n" for nr in range(10)))
    commit = git(vast, "commit-tree", "-p", "HEAD", "-m", "bom", boom(f"040000 tree {onder}\tdata\n")).strip()
    ineens = git(vast, "commit-tree", "-m", "in één keer", f"{te_veel}^{{tree}}").strip()
    for wat, grens, bytes_ in ((ineens, "_LANGSTE_OPSOMMING", 1000), (commit, "_MEESTE_GEHEUGEN", 16 * 1024 * 1024)):
        if wat == commit and sys.platform != "linux":
            continue  # git holds them all before it prints one, and only Linux can stop it there
        with monkeypatch.context() as m:
            m.setattr(f"buurtledger.store.git.proces.{grens}", bytes_)
            gezegd = draai("verschil", wat, "HEAD")
        assert gezegd.code == 3
        assert "meer bestanden dan een grootboek ooit heeft" in " ".join(gezegd.fout.split())


def test_wat_eerst_een_bestand_was_en_later_een_map(draai: Draai, vast: Path) -> None:
    for naam, wat in (("x", "bestand"), ("x/y", "map"), ("x", "weer een bestand"), ("n" * 255, "lang")):
        git(vast, "rm", "-rq", "--ignore-unmatch", "data/x")
        (vast / "data" / naam).parent.mkdir(exist_ok=True)
        (vast / "data" / naam).write_text("niets van ons")
        schrijf(vast, BON, KWAST.replace("Kwasten", wat))
        leg_vast(vast, wat)
    # A name that no disk can hold, which git can.
    blob = git(vast, "rev-parse", "HEAD:data/budget.yaml").strip()
    git(vast, "update-index", "--add", "--cacheinfo", f"100644,{blob},data/{'z' * 300}")
    git(vast, "commit", "-q", "-m", "te lang")
    uit = draai("volg")
    assert uit.code == 0, uit.fout
    assert all(f"<title>{wat}</title>" in uit.uit for wat in ("bestand", "map", "weer een bestand", "lang"))
    assert gegevens(draai, "HEAD~1", "HEAD")["posten"] == []


def test_een_naam_die_een_terminal_zou_sturen(draai: Draai, vast: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "\x1b[31mrood\u202e <b>")
    schrijf(
        vast,
        BON,
        '- {akkoord: 231103-d81w, van: 231015-m3fx, datum: 2023-11-03, rol: tweede, afdruk: "5cecd55c8210503f"}',
    )
    leg_vast(vast, "\x1b]0;titel\x07\u202e<script>]]>")
    gezegd = [draai("verschil", "HEAD~1", "--formaat", formaat).uit for formaat in ("tekst", "md", "json")]
    gezegd.append(draai("volg").uit)
    for tekst in gezegd:
        assert not {"\x1b", "\x07", "\u202e"} & set(tekst)
    assert "<script" not in gezegd[-1]
    titels = [een.text for een in ET.fromstring(gezegd[-1]).iter(f"{ATOM}title")]  # noqa: S314 our own
    assert any("<script>" in str(titel) for titel in titels)


def test_een_boom_met_een_pad_naar_buiten_schrijft_daar_niets(draai: Draai, vast: Path) -> None:
    def maak(regel: str) -> str:
        opdracht = ["git", "-C", str(vast), "mktree", "--missing"]
        return subprocess.run(opdracht, input=regel, check=True, capture_output=True, text=True).stdout.strip()

    blob = git(vast, "hash-object", "-w", "data/budget.yaml").strip()
    # git itself would not check such a tree out; who writes objects by hand can make one.
    boven = maak(
        f"100644 blob {blob}\tbudget.yaml\n040000 tree {maak(f'100644 blob {blob}' + chr(9) + 'erbuiten.yaml')}\t..\n"
    )
    commit = git(vast, "commit-tree", "-m", "x", maak(f"040000 tree {boven}\tdata\n")).strip()
    assert draai("verschil", commit).code == 0
    assert not list(vast.parent.rglob("erbuiten.yaml"))


def lees(*regels: str) -> Staat:
    logboek = {"tuin/moestuin": lees_logboek("".join(f"{regel}\n" for regel in regels), "tuin/moestuin").mutaties}
    return Staat(lees_grootboek(FOUTEN / "_grondslag")._replace(logboeken=logboek), ())


REGELS = st.lists(st.sampled_from([BON, KWAST, UIT, STORNO]), unique=True)


@given(REGELS, REGELS)
def test_heen_en_terug_zijn_elkaars_spiegel(eerst: list[str], later: list[str]) -> None:
    a, b = lees(*eerst), lees(*later)
    heen, terug = verschil(a, b, VANDAAG), verschil(b, a, VANDAAG)
    assert (heen.niets, {m.nummer for m in heen.nieuw}) == (terug.niets, {m.nummer for m in terug.weg})
    assert heen.na.besteed - heen.voor.besteed == -(terug.na.besteed - terug.voor.besteed)
    per_post = sum((p.na.uitbetaald - p.voor.uitbetaald for p in heen.posten), Decimal(0))
    assert per_post == heen.na.uitbetaald - heen.voor.uitbetaald


def stroom(draai: Draai, *argumenten: str) -> list[tuple[str, str]]:
    uitkomst = draai("volg", *argumenten)
    assert uitkomst.code == 0, uitkomst.fout
    feed = ET.fromstring(uitkomst.uit)  # noqa: S314 our own
    return [
        (item.findtext(f"{ATOM}title", ""), item.findtext(f"{ATOM}content", "")) for item in feed.iter(f"{ATOM}entry")
    ]


def test_volg_zegt_per_commit_wat_hij_deed(draai: Draai, vast: Path) -> None:
    schrijf(vast, BON, KWAST.replace("Kwasten", "Kwasten & <b> 06 12345678"))
    leg_vast(vast, "kwasten, van 06 12345678")
    (vast / "README.md").write_text("niets\n")
    leg_vast(vast, "geen boeken")
    schrijf(vast, "- {bon: stuk", BON)
    leg_vast(vast, "niet te lezen")
    schrijf(vast, BON, KWAST.replace("Kwasten", "Kwasten & <b> 06 12345678"), STORNO)
    leg_vast(vast, "storno")
    items = stroom(draai)
    assert [titel.split(",")[0] for titel, _ in items] == ["storno", "kwasten", "begin"]
    assert "12345678" not in draai("volg").uit
    assert "Kwasten & <b>" in items[1][1]
    assert "Erbij: 1 × bon, samen € 45,95." in items[2][1]
    assert stroom(draai, "--aantal", "1") == items[:1]
    assert draai("volg").uit == draai("volg").uit


def test_volg_in_een_ondiepe_kloon_verzint_geen_begin(draai: Draai, vast: Path, tmp_path: Path) -> None:
    schrijf(vast, BON, KWAST)
    leg_vast(vast, "kwasten")
    kloon = tmp_path / "ondiep"
    git(vast, "clone", "-q", "--depth", "1", vast.as_uri(), str(kloon))
    uitkomst = draai("volg", map_=kloon)
    assert (uitkomst.code, "<entry>" in uitkomst.uit) == (0, False)
