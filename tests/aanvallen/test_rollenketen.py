"""The chain of rollen: who may change who may do what. What is lawful goes quietly; what is not is named."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from tests.aanvallen.buurt import BON, KLEIN, Als, Buurt, akkoord, oordeel, regels
from tests.conftest import Draai, logboek
from tests.test_git import git

# Lawful


def wissel_bram_voor_dirk(buurt: Buurt) -> None:
    """The file as it is after Bram left and Dirk came."""
    oude_sleutel = (buurt.sleutels / "bram.pub").read_text().strip()
    buurt.verander_rollen(oude_sleutel, buurt.maak_sleutel("dirk"))
    buurt.verander_rollen("  bram:", "  dirk:")
    buurt.verander_rollen("bram@example.org", "dirk@example.org")


def test_een_wisseling_van_ondertekenaar(draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("anna", BON)
    buurt.leg_vast("bram", akkoord())
    wissel_bram_voor_dirk(buurt)
    buurt.leg_vast("anna")
    assert [b for _, b in oordeel(draai) if "in beraad: anna tekende" in b]
    buurt.stem(rol="tweede-ondertekenaar")
    buurt.leg_vast("bram")
    assert oordeel(draai) == [], "what Bram approved stays approved"
    nieuw = BON.replace("m3fx", "n4nn").replace("10-14", "10-12")
    buurt.leg_vast("anna", nieuw)
    buurt.leg_vast("dirk", akkoord(nieuw, nr="d1dd"))
    assert oordeel(draai) == []
    buurt.leg_vast("anna", nieuw2 := nieuw.replace("n4nn", "n5nn").replace("10-12", "10-11"))
    buurt.leg_vast("bram", akkoord(nieuw2, nr="b1bb"))
    assert "niet bewezen" in dict(oordeel(draai))["akkoord"], "but he can sign no more"


@pytest.mark.parametrize("groot", [False, True])
def test_een_adres_in_de_rollen(draai: Draai, buurt: Buurt, monkeypatch: pytest.MonkeyPatch, groot: bool) -> None:
    """Of a change that somebody in the rollen makes it may be seen; a stranger makes nobody's address public."""
    if groot:
        monkeypatch.setattr("buurtledger.store.prive._TWEEDE_KERN", 0)
        monkeypatch.setattr("os.cpu_count", lambda: 2)
    wissel_bram_voor_dirk(buurt)
    assert draai("check", "privacy").code == 0
    buurt.leg_vast("anna")
    assert draai("check", "privacy").code == 0
    git(buurt.boek, "reset", "-q", "--hard", buurt.begin)
    buurt.verander_rollen("carla@example.org", "buurvrouw@example.org")
    buurt.leg_vast("mallory", sleutel="")
    assert draai("check", "privacy").code == 1


def test_een_latere_samenvoeging_doet_niets_af_aan_wat_bewezen_was(draai: Draai, buurt: Buurt) -> None:
    """A branch from before everything is merged after Bram left; his akkoord was on the main branch already."""
    buurt.tak("zij")
    buurt.leg_vast("anna", BON.replace("45.95", "5.00").replace("m3fx", "z1zz"), post="kernen/noord")
    buurt.naar("main")
    buurt.leg_vast("anna", BON)
    buurt.leg_vast("bram", akkoord())
    wissel_bram_voor_dirk(buurt)
    buurt.leg_vast("anna")
    buurt.stem(rol="kascommissie")
    buurt.leg_vast("carla")
    buurt.voeg_samen("anna", "zij")
    assert oordeel(draai) == []


def test_een_kwijtgeraakte_sleutel(draai: Draai, buurt: Buurt) -> None:
    """The two others give Bram a new key; what he signed with the old one stays proven."""
    buurt.leg_vast("anna", BON)
    buurt.leg_vast("bram", akkoord())
    oude_sleutel = (buurt.sleutels / "bram.pub").read_text().strip()
    buurt.verander_rollen(oude_sleutel, buurt.maak_sleutel("bram2"))
    buurt.leg_vast("carla")
    buurt.stem(rol="penvoerder")
    buurt.leg_vast("anna")
    assert oordeel(draai) == []
    nieuw = BON.replace("m3fx", "n4nn").replace("10-14", "10-12")
    buurt.leg_vast("anna", nieuw)
    buurt.leg_vast("bram", akkoord(nieuw, nr="d1dd"), sleutel="bram2")
    assert oordeel(draai) == []


def test_een_gestolen_sleutel_tekent_niet_op_een_oude_commit(draai: Draai, buurt: Buurt) -> None:
    invoer = buurt.leg_vast("anna", BON)
    oude_sleutel = (buurt.sleutels / "bram.pub").read_text().strip()
    buurt.verander_rollen(oude_sleutel, buurt.maak_sleutel("bram2"))
    buurt.leg_vast("carla")
    buurt.stem(rol="penvoerder")
    buurt.leg_vast("anna")
    buurt.tak("dief", invoer)
    buurt.leg_vast("bram", akkoord())
    buurt.naar("main")
    buurt.voeg_samen("anna", "dief")
    assert "stond niet meer zo in de rollen" in dict(oordeel(draai))["akkoord"]


def test_een_cherry_pick_van_een_akkoord(draai: Draai, buurt: Buurt) -> None:
    """Bram signed on a branch. Picked by him it is his again; picked by Anna it is not, until the branch comes in."""
    buurt.leg_vast("anna", BON)
    buurt.tak("zij")
    van_bram = buurt.leg_vast("bram", akkoord())
    buurt.naar("main")
    buurt.leg_vast("anna", BON.replace("m3fx", "k1kk").replace("45.95", "3.00"), post="kernen/noord")
    buurt.git_als("anna", "cherry-pick", van_bram, sleutel="anna")
    assert regels(draai) == ["akkoord"]
    buurt.voeg_samen("anna", "zij")
    assert oordeel(draai) == []


def test_een_cherry_pick_door_wie_hem_gaf(draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("anna", BON)
    buurt.tak("zij")
    van_bram = buurt.leg_vast("bram", akkoord())
    buurt.naar("main")
    buurt.leg_vast("anna", BON.replace("m3fx", "k1kk").replace("45.95", "3.00"), post="kernen/noord")
    buurt.git_als("bram", "cherry-pick", van_bram, sleutel="bram")
    assert oordeel(draai) == []


def test_een_gewone_samenvoeging(draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("anna", BON)
    buurt.tak("bram")
    buurt.leg_vast("bram", akkoord())
    buurt.naar("main")
    buurt.leg_vast("anna", BON.replace("m3fx", "k1kk").replace("45.95", "3.00"), post="kernen/noord")
    buurt.voeg_samen("anna", "bram")
    assert oordeel(draai) == []


def test_stemmen_op_twee_takken(draai: Draai, buurt: Buurt) -> None:
    """Anna changes on one branch, Bram says yes on another: after the merge it holds."""
    buurt.verander_rollen("boven: 40.00", "boven: 10.00")
    nieuw = buurt.rollen.read_text()
    buurt.tak("anna")
    buurt.leg_vast("anna")
    buurt.naar("main")
    buurt.tak("bram")
    buurt.zet_rollen(nieuw)
    buurt.stem(rol="tweede-ondertekenaar")
    git(buurt.boek, "checkout", "-q", "HEAD", "--", "data/rollen.yaml")
    buurt.leg_vast("bram")
    buurt.voeg_samen("anna", "anna")
    assert oordeel(draai) == []
    buurt.leg_vast("anna", BON.replace("45.95", "30.00"))
    assert regels(draai) == ["wacht"]


def test_een_verandering_die_niets_bewaakts_raakt(draai: Draai, buurt: Buurt) -> None:
    budget = buurt.boek / "data/budget.yaml"
    budget.write_text(budget.read_text().replace("Proefbuurt", "De proefbuurt"))
    buurt.leg_vast("anna", sleutel="")
    assert oordeel(draai) == []


@pytest.mark.parametrize("wie", ["anna", "bram"])
def test_het_maximum_is_bewaakt(draai: Draai, buurt: Buurt, wie: str) -> None:
    budget = buurt.boek / "data/budget.yaml"
    budget.write_text(budget.read_text().replace("maximum: 0.08", "maximum: 0.5"))
    buurt.leg_vast(wie)
    assert f"in beraad: {wie} tekende" in dict(oordeel(draai))["wacht"]


# Not lawful


def test_ongetekend_veranderd(draai: Draai, buurt: Buurt) -> None:
    buurt.verander_rollen("boven: 40.00", "boven: 4000.00")
    buurt.leg_vast("anna", BON, sleutel="")
    gevonden = dict(oordeel(draai))
    assert "anna veranderde de rollen in commit" in gevonden["rollen"]
    assert "€ 45,95 wacht" in gevonden["wacht"]


def test_twee_die_er_net_bij_komen_beslissen_niet(draai: Draai, buurt: Buurt) -> None:
    """Anna adds two friends in one change, and they say yes to it."""
    for vriend in ("dirk", "eva"):
        sleutel = buurt.maak_sleutel(vriend)
        regel = f'  {vriend}: {{rollen: [bestuur], git: ["{vriend}@example.org"], sleutel: "{sleutel}"}}\n'
        buurt.verander_rollen("mandaten:\n", f"{regel}mandaten:\n")
    buurt.leg_vast("anna")
    for vriend in ("dirk", "eva"):
        buurt.stem(rol="bestuur", dag=f"2023-10-{len(vriend) + 10}")
        buurt.leg_vast(vriend)
    assert "in beraad: anna tekende" in dict(oordeel(draai))["wacht"]


def test_een_stem_in_een_rol_die_je_niet_hebt(draai: Draai, buurt: Buurt) -> None:
    buurt.verander_rollen("boven: 40.00", "boven: 10.00")
    buurt.leg_vast("anna")
    buurt.stem(rol="bestuur")
    buurt.leg_vast("bram")
    assert "in beraad: anna tekende" in dict(oordeel(draai))["wacht"]


def test_een_stem_voor_iets_anders(draai: Draai, buurt: Buurt) -> None:
    """Bram says yes to one content; Anna commits another."""
    buurt.stem(rol="tweede-ondertekenaar")
    buurt.leg_vast("bram")
    buurt.verander_rollen("boven: 40.00", "boven: 4000.00")
    buurt.leg_vast("anna")
    assert "in beraad: anna tekende" in dict(oordeel(draai))["wacht"]


def test_een_stem_van_voor_een_andere_afspraak(draai: Draai, buurt: Buurt) -> None:
    """Bram said yes to a higher limit on a branch; since then two persons agreed on a lower one. His yes was to
    another step, so with Anna's it makes no two."""
    begin = buurt.rollen.read_text()
    buurt.tak("bram")
    buurt.zet_rollen(begin.replace("40.00", "9000.00"))
    hoog = sha256(buurt.rollen.read_bytes()).hexdigest()
    git(buurt.boek, "checkout", "-q", "HEAD", "--", "data/rollen.yaml")
    buurt.stem(rol="tweede-ondertekenaar", inhoud=hoog)
    buurt.leg_vast("bram")
    buurt.naar("main")
    buurt.zet_rollen(begin.replace("40.00", "10.00"))
    buurt.leg_vast("carla")
    (buurt.boek / "data/rollenakkoorden.yaml").write_text("")
    buurt.stem(rol="penvoerder")
    buurt.leg_vast("anna")
    buurt.zet_rollen(begin.replace("40.00", "9000.00"))
    buurt.leg_vast("anna", BON)
    buurt.git_als("anna", "merge", "-q", "--no-commit", "-X", "ours", "bram")
    buurt.leg_vast("anna")
    gevonden = [bericht for _, bericht in oordeel(draai)]
    assert [b for b in gevonden if "in beraad: anna tekende" in b]
    assert [b for b in gevonden if "€ 45,95 wacht" in b]


def test_twee_takken_met_elk_een_vervolg(draai: Draai, buurt: Buurt) -> None:
    """Two links that follow the same one: the one before judges, until two persons choose."""
    begin = buurt.rollen.read_text()
    for grens in ("10.00", "90.00"):
        buurt.naar("main")
        buurt.tak(f"tak-{grens}")
        buurt.zet_rollen(begin.replace("40.00", grens))
        buurt.leg_vast("anna")
        buurt.stem(rol="tweede-ondertekenaar")
        buurt.leg_vast("bram")
        assert oordeel(draai) == []
    buurt.git_als("anna", "merge", "-q", "--no-commit", "-s", "ours", "tak-10.00")
    buurt.leg_vast("anna")
    buurt.leg_vast("anna", BON)
    gevonden = oordeel(draai)
    assert [b for r, b in gevonden if r == "rollen" and "op 2 takken een ander vervolg" in b]
    assert [b for r, b in gevonden if "€ 45,95 wacht" in b], "the limit of 40 from before both holds"
    buurt.zet_rollen(begin.replace("40.00", "20.00"))
    buurt.leg_vast("anna")
    buurt.stem(rol="tweede-ondertekenaar")
    buurt.leg_vast("bram")
    assert [r for r, _ in oordeel(draai)] == ["wacht"]


def test_weggestuurden_kiezen_niet_mee(draai: Draai, buurt: Buurt) -> None:
    """Anna and Bram were taken out; on an old branch they make a link of their own. It is a conflict, and theirs are
    no longer two voices in it."""
    begin = buurt.rollen.read_text()
    wissel_bram_voor_dirk(buurt)
    buurt.leg_vast("anna")
    buurt.stem(rol="kascommissie")
    buurt.leg_vast("carla")
    buurt.tak("oud", buurt.begin)
    buurt.zet_rollen(begin.replace("40.00", "9000.00"))
    buurt.leg_vast("anna")
    buurt.stem(rol="tweede-ondertekenaar")
    buurt.leg_vast("bram")
    buurt.naar("main")
    buurt.git_als("anna", "merge", "-q", "--no-commit", "-s", "ours", "oud")
    buurt.zet_rollen(begin.replace("40.00", "8000.00"))
    buurt.leg_vast("anna")
    buurt.stem(rol="tweede-ondertekenaar", dag="2023-10-25")
    buurt.leg_vast("bram")
    gevonden = oordeel(draai)
    assert [b for r, b in gevonden if r == "rollen" and "ander vervolg" in b]
    assert [b for r, b in gevonden if "in beraad: anna tekende" in b], "Bram's voice does not count"


def test_wie_alleen_staat_bewijst_niets(draai: Draai, buurt: Buurt) -> None:
    git(buurt.boek, "switch", "-q", "--orphan", "alleen")
    git(buurt.boek, "checkout", "-q", "main", "--", "data")
    buurt.zet_rollen(
        "formaat: 1\npersonen:\n  anna: {rollen: [penvoerder, tweede-ondertekenaar], "
        f'git: ["anna@example.org"], sleutel: "{(buurt.sleutels / "anna.pub").read_text().strip()}"}}\n'
        "mandaten:\n  - {boven: 40.00, rol: tweede-ondertekenaar, bewezen: true}\n"
    )
    buurt.leg_vast("anna")
    buurt.leg_vast("anna", BON)
    buurt.leg_vast("anna", akkoord())
    gevonden = dict(oordeel(draai))
    assert "anna staat alleen in de rollen" in gevonden["keten"]
    assert "anna voerde dit zelf in" in gevonden["akkoord"]


# The begin


def test_het_begin_vastzetten(draai: Draai, buurt: Buurt) -> None:
    assert draai("herkomst", "--begin").uit == f"{buurt.begin}\n"
    assert oordeel(draai, "--begin", buurt.begin) == []
    anders = "0" * 40
    assert "niet bij 0000000000 maar bij" in dict(oordeel(draai, "--begin", anders))["rollen"]
    assert draai("check", "--begin", "main").code == 2
    assert draai("check", "--begin", buurt.begin[:10]).code == 2


def test_een_hele_andere_geschiedenis(draai: Draai, buurt: Buurt) -> None:
    """Everything made anew, with other keys: only who pinned the begin sees it."""
    git(buurt.boek, "switch", "-q", "--orphan", "nieuw")
    git(buurt.boek, "checkout", "-q", "main", "--", "data")
    buurt.verander_rollen((buurt.sleutels / "bram.pub").read_text().strip(), buurt.maak_sleutel("reserve"))
    buurt.leg_vast("anna")
    buurt.leg_vast("anna", BON)
    buurt.leg_vast("bram", akkoord(), sleutel="reserve")
    assert oordeel(draai) == []
    assert "niet bij" in dict(oordeel(draai, "--begin", buurt.begin))["rollen"]


def test_opnieuw_beginnen_staat_overal_bij(draai: Draai, buurt: Buurt) -> None:
    """Too few keys are left: the chain begins anew, in the open."""
    buurt.leg_vast("anna", BON)
    buurt.leg_vast("bram", akkoord())
    assert draai("rollen", "opnieuw", "--reden", "vraag mevrouw Jansen").code == 2
    assert "opnieuw" not in buurt.rollen.read_text()
    assert draai("rollen", "opnieuw", "--reden", "twee sleutels kwijt").code == 0
    buurt.verander_rollen((buurt.sleutels / "bram.pub").read_text().strip(), buurt.maak_sleutel("bram2"))
    nieuw = buurt.leg_vast("anna")
    gevonden = oordeel(draai)
    assert [r for r, _ in gevonden] == ["keten"], "what was proven stays proven"
    assert buurt.begin[:10] in gevonden[0][1]
    assert draai("herkomst", "--begin").uit == f"eerder {buurt.begin}\n{nieuw}\n"
    assert "opnieuw bij" in dict(oordeel(draai, "--begin", buurt.begin))["rollen"]
    assert oordeel(draai, "--begin", nieuw) == []
    ander = BON.replace("m3fx", "n4nn").replace("10-14", "10-12")
    buurt.leg_vast("anna", ander)
    buurt.leg_vast("bram", akkoord(ander, nr="d1dd"), sleutel="bram2")
    assert oordeel(draai, "--begin", nieuw) == []


# A rectificatie


def rectificeer(buurt: Buurt, regel: str) -> None:
    """In the folder: take a line out, with a rectificatie."""
    hash_ = sha256(regel.encode()).hexdigest()
    pad = logboek(buurt.boek)
    pad.write_text("".join(f"{r}\n" for r in pad.read_text().splitlines() if r != regel))
    (buurt.boek / "data/rectificaties.yaml").write_text(
        "formaat: 1\nrectificaties:\n"
        f'  - {{bestand: "data/bonnen/tuin/moestuin.yaml", sha256: "{hash_}", datum: 2023-10-20, '
        'reden: "er stond een naam in", door: "bestuur"}\n'
    )


def geschiedenis(draai: Draai) -> list[str]:
    uit = json.loads(draai("check", "geschiedenis", "--geschiedenis", "--formaat", "json").uit)
    return [b["bericht"] for b in uit["bevindingen"]]


def test_een_rectificatie_van_een_alleen(draai: Draai, buurt: Buurt) -> None:
    """An old line removed by a rectificatie that one person typed."""
    buurt.leg_vast("anna", KLEIN)
    rectificeer(buurt, KLEIN)
    buurt.leg_vast("anna")
    assert geschiedenis(draai) == ["deze rectificatie heeft 1 van de 2 handtekeningen"]
    assert "een rectificatie: veranderd door anna" in draai("rollen", "toon").uit


def test_een_rectificatie_van_twee(als: Als, draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("anna", KLEIN)
    rectificeer(buurt, KLEIN)
    buurt.leg_vast("anna")
    assert "tekende hier al voor" in als("anna", "rollen", "akkoord").fout
    uitkomst = als("carla", "rollen", "akkoord", "--commit")
    assert uitkomst.code == 0, uitkomst.fout
    assert geschiedenis(draai) == []


def test_wat_nooit_een_mutatie_was_vraagt_geen_tweede(draai: Draai, buurt: Buurt) -> None:
    half = KLEIN[:40]
    buurt.leg_vast("anna", half)
    rectificeer(buurt, half)
    buurt.leg_vast("anna")
    assert geschiedenis(draai) == []


# Said where it is printed


def test_website_en_verslag_noemen_begin_en_wat_wacht(draai: Draai, buurt: Buurt, tmp_path: Path) -> None:
    buurt.leg_vast("anna", BON)
    assert draai("publiceer", str(tmp_path / "site")).code == 0
    bladzijde = (tmp_path / "site/bonnen.html").read_text()
    assert f"Rollen sinds commit {buurt.begin}." in bladzijde
    assert "Potgrond (wacht op akkoord)" in bladzijde
    opdracht = ("verslag", "jaar", "2023", "--formaat", "json", "--naar", str(tmp_path / "verslag.json"))
    assert draai(*opdracht).code == 0
    verslag = json.loads((tmp_path / "verslag.json").read_text())
    assert verslag["rollen_begin"] == [buurt.begin]
    assert verslag["zonder_akkoord"] == "45.95"
    buurt.leg_vast("bram", akkoord())
    assert draai(*opdracht).code == 0
    assert json.loads((tmp_path / "verslag.json").read_text())["zonder_akkoord"] == "0.00"
