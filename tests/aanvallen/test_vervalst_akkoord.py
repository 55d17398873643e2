"""A forged approval: somebody wants an amount to look approved by another."""

from __future__ import annotations

import subprocess
from base64 import b64encode
from pathlib import Path

import pytest

from tests.aanvallen.buurt import BON, Buurt, akkoord, oordeel, regels
from tests.conftest import Draai, logboek, schrijf
from tests.test_git import git


def test_zo_hoort_het(draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("anna", BON)
    assert oordeel(draai) == [("wacht", "€ 45,95 wacht op akkoord van de tweede-ondertekenaar")]
    buurt.leg_vast("bram", akkoord())
    assert oordeel(draai) == []
    assert "ondertekend door bram (volledig bewezen)" in draai("herkomst", "231015-m3fx").uit


@pytest.mark.parametrize("eerste_ouder", ["main", "wees"])
def test_een_wees_tak_met_eigen_rollen(draai: Draai, buurt: Buurt, eerste_ouder: str) -> None:
    """An orphan branch with a spare key under Bram's name, merged so that only the akkoord line stays."""
    buurt.leg_vast("anna", BON)
    reserve = buurt.maak_sleutel("reserve")
    echt = buurt.rollen.read_text()
    git(buurt.boek, "switch", "-q", "--orphan", "wees")
    (buurt.boek / "data").mkdir(exist_ok=True)
    oude_sleutel = (buurt.sleutels / "bram.pub").read_text().strip()
    buurt.zet_rollen(echt.replace(oude_sleutel, reserve))
    buurt.leg_vast("anna", BON)
    buurt.leg_vast("bram", akkoord(), sleutel="reserve")
    if eerste_ouder == "main":
        buurt.naar("main")
    ander = "wees" if eerste_ouder == "main" else "main"
    buurt.git_als("anna", "merge", "-q", "-s", "ours", "--allow-unrelated-histories", "-m", "m", ander, sleutel="anna")
    git(buurt.boek, "checkout", "-q", "main~0" if eerste_ouder == "wees" else "HEAD", "--", "data")
    buurt.zet_rollen(echt)
    schrijf(buurt.boek, BON, akkoord())
    git(buurt.boek, "add", "-A")
    buurt.git_als("anna", "commit", "-q", "--amend", "--no-edit", sleutel="anna")
    gevonden = oordeel(draai)
    assert ("rollen" in dict(gevonden)) or "akkoord" in dict(gevonden)
    assert "meer dan één begin" in dict(gevonden)["rollen"]
    if eerste_ouder == "main":
        assert "akkoord" in dict(gevonden)
        assert "bewezen)" not in draai("herkomst", "231015-m3fx").uit
    gepind = dict(oordeel(draai, "--begin", buurt.begin))
    assert set(gepind) == {"akkoord"}, "with the begin pinned there is no doubt whose rollen hold"


def test_een_sleutel_erbij_zonder_tweede(draai: Draai, buurt: Buurt) -> None:
    """Anna gives Bram a spare key of her own, and signs with it."""
    buurt.leg_vast("anna", BON)
    oude_sleutel = (buurt.sleutels / "bram.pub").read_text().strip()
    buurt.verander_rollen(oude_sleutel, buurt.maak_sleutel("reserve"))
    buurt.leg_vast("anna")
    buurt.leg_vast("bram", akkoord(), sleutel="reserve")
    gevonden = dict(oordeel(draai))
    assert "in beraad: anna tekende" in gevonden["wacht"]
    assert "niet bewezen" in gevonden["akkoord"]


def test_anna_tekent_zelf_ook_het_akkoord_op_de_rollen(draai: Draai, buurt: Buurt) -> None:
    """One person cannot be two: not with a second line, and not under another's typed name."""
    buurt.leg_vast("anna", BON)
    buurt.verander_rollen("boven: 40.00", "boven: 9000.00")
    buurt.leg_vast("anna")
    buurt.stem(rol="penvoerder")
    buurt.leg_vast("anna", typt="bram")
    buurt.stem(rol="tweede-ondertekenaar")
    buurt.leg_vast("anna", typt="bram")
    buurt.stem(rol="tweede-ondertekenaar", dag="2023-10-19")
    buurt.leg_vast("bram", sleutel="")
    assert [bericht for _, bericht in oordeel(draai) if "in beraad: anna tekende" in bericht]
    assert "€ 45,95 wacht op akkoord van de tweede-ondertekenaar" in [b for _, b in oordeel(draai)]


def test_een_hogere_grens_werkt_niet_terug(draai: Draai, buurt: Buurt) -> None:
    """Even two persons who raise the limit do not free what was entered under the lower one."""
    buurt.leg_vast("anna", BON)
    buurt.verander_rollen("boven: 40.00", "boven: 100.00")
    buurt.leg_vast("anna")
    buurt.stem(rol="tweede-ondertekenaar")
    buurt.leg_vast("bram")
    assert oordeel(draai) == [("wacht", "€ 45,95 wacht op akkoord van de tweede-ondertekenaar")]
    buurt.leg_vast("anna", BON.replace("m3fx", "b2bb").replace("10-14", "10-13"))
    assert len(oordeel(draai)) == 1, "what is entered from then on is free up to 100"


def test_een_lagere_grens_bindt_ook_niet_terug(draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("anna", BON.replace("45.95", "30.00"))
    buurt.verander_rollen("boven: 40.00", "boven: 10.00")
    buurt.leg_vast("anna")
    buurt.stem(rol="tweede-ondertekenaar")
    buurt.leg_vast("bram")
    assert oordeel(draai) == []


def test_ingevoerd_op_een_oude_tak_ontkomt_niet_aan_de_strengere_grens(draai: Draai, buurt: Buurt) -> None:
    buurt.verander_rollen("boven: 40.00", "boven: 10.00")
    buurt.leg_vast("anna")
    buurt.stem(rol="tweede-ondertekenaar")
    buurt.leg_vast("bram")
    buurt.tak("oud", buurt.begin)
    buurt.leg_vast("anna", BON.replace("45.95", "30.00"))
    buurt.naar("main")
    buurt.voeg_samen("anna", "oud")
    assert oordeel(draai) == [("wacht", "€ 30,00 wacht op akkoord van de tweede-ondertekenaar")]


@pytest.mark.parametrize("hoe", ["weg", "onleesbaar", "hernoemd"])
def test_rollen_die_weg_zijn_blijven_gelden(draai: Draai, buurt: Buurt, hoe: str) -> None:
    buurt.leg_vast("anna", BON)
    if hoe == "onleesbaar":
        buurt.rollen.write_text("formaat: 1\npersonen: [\n")
    else:
        buurt.rollen.rename(buurt.rollen.with_name("oud.yaml" if hoe == "hernoemd" else ".weg"))
    if hoe == "weg":
        buurt.rollen.with_name(".weg").unlink()
    buurt.leg_vast("anna")
    gevonden = dict(oordeel(draai))
    assert "weg of niet te lezen" in gevonden["rollen"]
    assert "wacht op akkoord" in gevonden["wacht"]
    assert draai("check").code == 1


def test_weggehaald_en_anders_teruggezet(draai: Draai, buurt: Buurt) -> None:
    echt = buurt.rollen.read_text()
    buurt.rollen.unlink()
    buurt.leg_vast("anna")
    buurt.zet_rollen(echt.partition("mandaten:")[0])
    buurt.leg_vast("anna", BON)
    assert "€ 45,95 wacht op akkoord van de tweede-ondertekenaar" in [b for _, b in oordeel(draai)]
    assert any("in beraad" in bericht for _, bericht in oordeel(draai))


def test_terug_naar_een_oudere_versie(draai: Draai, buurt: Buurt) -> None:
    """The votes for the old rollen do not bring them back."""
    oud = buurt.rollen.read_text()
    buurt.verander_rollen("boven: 40.00", "boven: 10.00")
    buurt.leg_vast("anna")
    buurt.stem(rol="tweede-ondertekenaar")
    buurt.leg_vast("bram")
    buurt.zet_rollen(oud)
    buurt.leg_vast("anna", BON.replace("45.95", "30.00"))
    gevonden = [bericht for _, bericht in oordeel(draai)]
    assert [b for b in gevonden if "€ 30,00 wacht op akkoord" in b]
    assert [b for b in gevonden if "in beraad: anna tekende" in b], "Bram's old yes is spent"


def test_terug_bij_een_samenvoeging(draai: Draai, buurt: Buurt) -> None:
    """A merge that keeps the older rollen of one side: the newest link holds all the same."""
    buurt.tak("oud")
    buurt.leg_vast("anna", sleutel="anna")
    buurt.naar("main")
    buurt.verander_rollen("boven: 40.00", "boven: 10.00")
    buurt.leg_vast("anna")
    buurt.stem(rol="tweede-ondertekenaar")
    buurt.leg_vast("bram")
    buurt.naar("oud")
    buurt.voeg_samen("anna", "main", "-s", "ours")
    buurt.leg_vast("anna", BON.replace("45.95", "30.00"))
    gevonden = dict(oordeel(draai))
    assert "oudere versie" in gevonden["rollen"]
    assert "€ 30,00 wacht op akkoord" in gevonden["wacht"]


@pytest.mark.parametrize("buurt", ["true", "volledig"], indirect=True)
def test_bram_voert_zelf_in_onder_de_naam_van_anna(draai: Draai, buurt: Buurt) -> None:
    """Names can be typed: only `bewezen: volledig` asks who entered it, too."""
    buurt.leg_vast("bram", BON, sleutel="", typt="anna")
    buurt.leg_vast("bram", akkoord())
    gevonden = oordeel(draai)
    if "volledig" in buurt.rollen.read_text():
        assert [regel for regel, _ in gevonden] == ["akkoord"]
        assert "invoerde is niet ondertekend" in gevonden[0][1]
    else:
        assert gevonden == []
        assert "ondertekend door bram (bewezen)" in draai("herkomst", "231015-m3fx").uit


def test_met_de_eigen_sleutel_onder_de_naam_van_anna(draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("bram", BON, typt="anna")
    buurt.leg_vast("bram", akkoord())
    assert "bram voerde dit zelf in" in dict(oordeel(draai))["akkoord"]


def test_anna_als_auteur_maar_bram_legt_vast(draai: Draai, buurt: Buurt) -> None:
    buurt.voeg_toe(BON)
    git(buurt.boek, "add", "-A")
    buurt.git_als("bram", "commit", "-q", "-m", "x", "--author", "anna <anna@example.org>")
    buurt.leg_vast("bram", akkoord())
    assert "bram voerde dit zelf in" in dict(oordeel(draai))["akkoord"]


def test_het_akkoord_getekend_in_een_ander_bestand(draai: Draai, buurt: Buurt) -> None:
    """Bram signs a commit in which the line stands elsewhere; Anna moves it into the logboek."""
    buurt.leg_vast("anna", BON)
    elders = buurt.boek / "notulen.md"
    elders.write_text(akkoord() + "\n")
    buurt.leg_vast("bram")
    elders.unlink()
    buurt.leg_vast("anna", akkoord(), sleutel="anna")
    assert "anna voerde dit zelf in" in dict(oordeel(draai))["akkoord"]


def test_een_akkoord_dat_er_al_stond_voor_de_bon(draai: Draai, buurt: Buurt) -> None:
    """A blank cheque: Bram approves an id, Anna fills it in."""
    buurt.leg_vast("bram", akkoord())
    schrijf(buurt.boek, BON, akkoord())
    buurt.leg_vast("anna")
    assert "stond er al voor" in dict(oordeel(draai))["akkoord"]


def test_in_een_commit_met_de_bon(draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("bram", BON, akkoord())
    assert "in één commit" in dict(oordeel(draai))["akkoord"]


def test_niet_in_elke_ouder(draai: Draai, buurt: Buurt) -> None:
    """A merge that brings the akkoord must have the bon on every side."""
    buurt.tak("zij")
    buurt.leg_vast("anna", BON)
    buurt.naar("main")
    buurt.leg_vast("anna", sleutel="anna")
    buurt.git_als("bram", "merge", "-q", "--no-ff", "--no-commit", "zij")
    buurt.leg_vast("bram", akkoord())
    assert "stond er al voor" in dict(oordeel(draai))["akkoord"]


@pytest.mark.parametrize(("sleutel", "typt"), [("", "bram"), ("vreemd", "bram"), ("carla", "bram"), ("anna", "bram")])
def test_een_handtekening_van_een_ander(draai: Draai, buurt: Buurt, sleutel: str, typt: str) -> None:
    if sleutel == "vreemd":
        buurt.maak_sleutel("vreemd")
    buurt.leg_vast("anna", BON)
    buurt.leg_vast("iemand", akkoord(), sleutel=sleutel, typt=typt)
    assert regels(draai) == ["akkoord"]


def test_de_handtekening_van_een_andere_commit(draai: Draai, buurt: Buurt) -> None:
    """Bram's signature, cut out of one commit and put on another."""
    buurt.leg_vast("anna", BON)
    van_bram = buurt.leg_vast("bram")
    buurt.leg_vast("bram", akkoord(), sleutel="")

    def delen(rev: str) -> tuple[str, str]:
        kop, _, boodschap = git(buurt.boek, "cat-file", "commit", rev).partition("\n\n")
        return kop, boodschap

    getekend, (kop, boodschap) = delen(van_bram)[0], delen("HEAD")
    nagemaakt = f"{kop}\n{getekend[getekend.index('gpgsig') :]}\n\n{boodschap}"
    gemaakt = subprocess.run(
        ["git", "-C", str(buurt.boek), "hash-object", "-t", "commit", "-w", "--stdin"],
        input=nagemaakt, capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    git(buurt.boek, "reset", "-q", "--hard", gemaakt)
    assert regels(draai) == ["akkoord"]


def test_een_los_gpg_programma_gelooft_niemand(draai: Draai, buurt: Buurt, tmp_path: Path) -> None:
    """A `gpg.program` that says yes to all, and keys of its own in git's settings."""
    ja = tmp_path / "ja"
    ja.write_text('#!/bin/sh\necho "[GNUPG:] GOODSIG 0 bram" >&2\nexit 0\n')
    ja.chmod(0o755)
    buurt.maak_sleutel("vreemd")
    eigen = tmp_path / "toegestaan"
    eigen.write_text(f'bram namespaces="git" {(buurt.sleutels / "vreemd.pub").read_text()}')
    for naam, waarde in (
        ("gpg.program", ja), ("gpg.ssh.program", ja), ("gpg.ssh.allowedSignersFile", eigen)
    ):  # fmt: skip
        git(buurt.boek, "config", naam, str(waarde))
    (buurt.boek / ".mailmap").write_text("bram <bram@example.org> <vreemd@example.org>\n")
    buurt.leg_vast("anna", BON, sleutel="")
    git(buurt.boek, "config", "--unset", "gpg.ssh.program")
    buurt.leg_vast("vreemd", akkoord(), sleutel="vreemd")
    assert regels(draai) == ["akkoord"]


def test_een_pgp_handtekening_telt_niet(draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("anna", BON)
    buurt.leg_vast("bram", akkoord(), sleutel="")
    kop, _, boodschap = git(buurt.boek, "cat-file", "commit", "HEAD").partition("\n\n")
    pgp = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----"
    gemaakt = subprocess.run(
        ["git", "-C", str(buurt.boek), "hash-object", "-t", "commit", "-w", "--stdin"],
        input=f"{kop}\n{pgp}\n\n{boodschap}", capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    git(buurt.boek, "reset", "-q", "--hard", gemaakt)
    assert "een PGP-handtekening telt hier niet" in dict(oordeel(draai))["akkoord"]


def test_een_som_in_stukken(draai: Draai, buurt: Buurt) -> None:
    """Three times € 25 at one shop on one day is € 75, however the shop is spelled."""
    winkels = ("Gamma", "GAMMA ", "gam-ma")
    for nr, winkel in enumerate(winkels):
        regel = BON.replace("m3fx", f"s{nr}ss").replace("45.95", "25.00")
        buurt.leg_vast("anna", regel.replace(", betaald_door", f', leverancier: "{winkel}", betaald_door'))
    assert regels(draai) == ["wacht"] * 3
    buurt.leg_vast("anna", BON.replace("m3fx", "t2tt").replace("45.95", "25.00").replace("10-14", "10-13"))
    assert len(regels(draai)) == 3, "another day counts apart"


def test_wie_hoort_bij_de_groep_die_betaald_wordt(draai: Draai, buurt: Buurt) -> None:
    buurt.verander_rollen('git: ["bram@example.org"]', 'belang: [tuin], git: ["bram@example.org"]')
    buurt.leg_vast("anna")
    buurt.stem(rol="tweede-ondertekenaar")
    buurt.leg_vast("bram")
    buurt.leg_vast("anna", BON)
    buurt.leg_vast("bram", akkoord())
    assert "bram hoort bij tuin/moestuin" in dict(oordeel(draai))["akkoord"]


def test_een_vertrokken_ondertekenaar_tekent_niet_vanaf_vroeger(draai: Draai, buurt: Buurt) -> None:
    """Bram was taken out of the rollen; with his old key he signs on an old commit, and somebody merges that."""
    nieuw = buurt.maak_sleutel("dirk")
    oude_sleutel = (buurt.sleutels / "bram.pub").read_text().strip()
    bon = buurt.leg_vast("anna", BON)
    buurt.verander_rollen(oude_sleutel, nieuw)
    buurt.verander_rollen("  bram:", "  dirk:")
    buurt.verander_rollen("bram@example.org", "dirk@example.org")
    buurt.leg_vast("anna")
    buurt.stem(rol="kascommissie")
    buurt.leg_vast("carla")
    assert regels(draai) == ["wacht"]
    buurt.tak("vroeger", bon)
    buurt.leg_vast("bram", akkoord())
    buurt.naar("main")
    buurt.voeg_samen("anna", "vroeger")
    assert "stond niet meer zo in de rollen" in dict(oordeel(draai))["akkoord"]


def test_zichzelf_in_de_mandaten_van_het_budget(draai: Draai, buurt: Buurt) -> None:
    """Who adds himself to `mandaten` may still not move money."""
    budget = buurt.boek / "data/budget.yaml"
    assert "mandaten:" in budget.read_text()
    budget.write_text(budget.read_text().replace("mandaten:\n", 'mandaten:\n  anna: {naam: "Anna"}\n'))
    buurt.leg_vast("anna")
    besluit = buurt.boek / "data/besluiten/2023-10-20-voor-mij.yaml"
    besluit.parent.mkdir(exist_ok=True)
    besluit.write_text(
        "formaat: 1\ndatum: 2023-10-20\ndoor: anna\nwaarom: \"zomaar\"\n"
        "verschuivingen:\n  - {van: kernen/noord, naar: tuin/moestuin, bedrag: 10.00}\n"
    )  # fmt: skip
    buurt.leg_vast("anna")
    gevonden = dict(oordeel(draai))
    assert "anna mag niet over de begroting besluiten" in gevonden["mandaat"]
    assert "in beraad" in gevonden["wacht"]
    buurt.stem("budget", rol="tweede-ondertekenaar")
    buurt.leg_vast("bram")
    assert regels(draai) == ["mandaat"], "the mandate holds from now on, and not for what was decided before"


def test_het_bedrag_na_het_akkoord_veranderd(draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("anna", BON)
    buurt.leg_vast("bram", akkoord())
    schrijf(buurt.boek, BON.replace("45.95", "4595.00"), akkoord())
    gevonden = dict(oordeel(draai))
    assert "niet op 231015-m3fx zoals zij er nu staat" in gevonden["akkoord"]
    buurt.leg_vast("anna")
    assert "akkoord" in dict(oordeel(draai))


@pytest.mark.parametrize("veld", ["Potgrond", "kern", "2023-10-14"])
def test_iets_anders_na_het_akkoord_veranderd(draai: Draai, buurt: Buurt, veld: str) -> None:
    buurt.leg_vast("anna", BON)
    buurt.leg_vast("bram", akkoord())
    anders = {"Potgrond": "Potgrind", "kern": "penvoerder", "2023-10-14": "2023-10-13"}[veld]
    schrijf(buurt.boek, BON.replace(veld, anders), akkoord())
    buurt.leg_vast("anna")
    assert regels(draai) == ["akkoord"]


def test_een_andere_spelling_is_geen_andere_inhoud(draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("anna", BON)
    buurt.leg_vast("bram", akkoord())
    schrijf(buurt.boek, BON.replace("{bon: 231015-m3fx,", "{bon:  '231015-m3fx' ,"), akkoord())
    buurt.leg_vast("anna")
    assert regels(draai) == []


def test_een_oud_akkoord_zonder_afdruk_telt_niet(draai: Draai, buurt: Buurt) -> None:
    oud = '- {akkoord: 231016-z2zz, van: 231015-m3fx, datum: 2023-10-16, rol: "tweede-ondertekenaar"}'
    buurt.leg_vast("anna", BON)
    buurt.leg_vast("bram", oud)
    assert "van een oude vorm" in dict(oordeel(draai))["akkoord"]
    assert draai("status").code == 0, "it can still be read"
    buurt.leg_vast("bram", akkoord())
    assert oordeel(draai) == []


def test_wat_een_server_van_een_tak_maakt(draai: Draai, buurt: Buurt) -> None:
    """A squash or rebase on the server: the line is there, the signature is not, and `check` says why."""
    buurt.leg_vast("anna", BON)
    buurt.voeg_toe(akkoord())
    git(buurt.boek, "add", "-A")
    omgeving = {"GIT_AUTHOR_NAME": "bram", "GIT_AUTHOR_EMAIL": "bram@example.org"}
    omgeving |= {"GIT_COMMITTER_NAME": "GitHub", "GIT_COMMITTER_EMAIL": "noreply@github.com"}
    import os

    subprocess.run(
        ["git", "-C", str(buurt.boek), "commit", "-q", "-m", "squash"], check=True, env={**os.environ, **omgeving}
    )
    assert "GitHub maakte deze commit opnieuw" in dict(oordeel(draai))["akkoord"]


def test_dezelfde_sleutel_anders_geschreven_zijn_geen_twee_personen(draai: Draai, buurt: Buurt) -> None:
    """The last letter of a key in base64 may have bits that mean nothing."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-C", "", "-f", str(buurt.sleutels / "e")], check=True)
    sleutel = (buurt.sleutels / "e.pub").read_text().strip()
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    kern = sleutel.rstrip("=")
    anders = kern[:-1] + letters[letters.index(kern[-1]) + 1] + "=" * (len(sleutel) - len(kern))
    assert anders != sleutel
    buurt.verander_rollen((buurt.sleutels / "bram.pub").read_text().strip(), anders)
    uit = draai("check", "vorm").uit
    assert "deze sleutel is niet heel" in uit


def test_het_logboek_blijft_leesbaar_als_iemand_de_rollen_sloopt(draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("anna", BON)
    assert logboek(buurt.boek).exists()
    buurt.rollen.write_bytes(b"\xff\xfe")
    assert draai("status").code == 0


@pytest.mark.parametrize("soort", ["ecdsa", "rsa"])
def test_elke_gewone_soort_sleutel_tekent(draai: Draai, buurt: Buurt, soort: str) -> None:
    sleutel = buurt.sleutels / "nieuw"
    maak = ["ssh-keygen", "-q", "-t", soort, *(["-b", "2048"] if soort == "rsa" else [])]
    subprocess.run([*maak, "-N", "", "-C", "", "-f", str(sleutel)], check=True)
    oud, nieuw = ((buurt.sleutels / f"{wie}.pub").read_text().strip() for wie in ("bram", "nieuw"))
    buurt.verander_rollen(oud, nieuw)
    buurt.leg_vast("bram")
    buurt.stem(rol="penvoerder")
    buurt.leg_vast("anna", BON)
    buurt.leg_vast("bram", akkoord(), sleutel="nieuw")
    assert oordeel(draai) == []


def test_een_sleutel_op_een_stick_mag_in_de_rollen(draai: Draai, buurt: Buurt) -> None:
    """Of both kinds that a security key makes; what is no whole key is refused."""
    oud = (buurt.sleutels / "bram.pub").read_text().strip()
    for soort in ("sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com"):
        kern = len(soort).to_bytes(4, "big") + soort.encode() + bytes(60)
        nieuw = f"{soort} {b64encode(kern).decode()}"
        buurt.verander_rollen(oud, nieuw)
        assert draai("check", "vorm").code == 0
        oud = nieuw
    buurt.verander_rollen(oud, oud.replace("sk-ecdsa", "cert-authority sk-ecdsa"))
    assert draai("check", "vorm").code == 1


def test_een_handtekening_voor_iets_anders_dan_een_commit(draai: Draai, buurt: Buurt) -> None:
    """Signed by the right key over the right bytes, but as a file: a person may sign files without reading them."""
    buurt.leg_vast("anna", BON)
    buurt.leg_vast("bram", akkoord(), sleutel="")
    rauw = git(buurt.boek, "cat-file", "commit", "HEAD")
    teken = ["ssh-keygen", "-q", "-Y", "sign", "-n", "file", "-f", str(buurt.sleutels / "bram")]
    harnas = subprocess.run(teken, input=rauw.encode(), capture_output=True, check=True).stdout.decode().rstrip()
    kop, _, boodschap = rauw.partition("\n\n")
    in_kop = "\n".join([kop, "gpgsig " + harnas.replace("\n", "\n "), "", boodschap])
    maak = ["git", "-C", str(buurt.boek), "hash-object", "-w", "-t", "commit", "--stdin"]
    nummer = subprocess.run(maak, input=in_kop.encode(), capture_output=True, check=True).stdout.decode().strip()
    git(buurt.boek, "reset", "-q", "--hard", nummer)
    assert "niet bewezen" in dict(oordeel(draai))["akkoord"]
