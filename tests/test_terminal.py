"""At a terminal: what is missing is asked, what will be written is shown, and no is no."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from datetime import date
from pathlib import Path

import pytest

from buurtledger.cli.omgeving import Einde, Omgeving
from buurtledger.report.scherm import Scherm
from buurtledger.report.taal import Taal
from tests.conftest import Draai, logboek, schrijf
from tests.test_git import git

BON = '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: kern}'

PROGRAMMA = (
    "import sys; from datetime import date; from buurtledger.cli.start import main; "
    "sys.exit(main(sys.argv[1:], vandaag=date(2023, 10, 20)))"
)


def gesprek(
    boek: Path,
    argumenten: list[str],
    antwoorden: list[tuple[str, str]],
    term: str = "xterm",
    breedte: int = 100,
) -> tuple[int, str]:
    """Run the program at a pseudo-terminal; type each answer when its question is on the screen.

    What moves the cursor is left out of the screen that comes back. An answer that ends in a key of its own (Tab, an
    arrow, Ctrl-C) gets no enter.
    """
    kind, lezer = pty.fork()
    if kind == 0:
        # Whoever runs the tests in the background has it ignored.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.execve(  # noqa: S606 the program under test, at a terminal of its own
            sys.executable,
            [sys.executable, "-c", PROGRAMMA, "--map", str(boek), *argumenten],
            {**os.environ, "TERM": term, "NO_COLOR": "1", "COLUMNS": str(breedte)},
        )
    fcntl.ioctl(lezer, termios.TIOCSWINSZ, struct.pack("HHHH", 40, breedte, 0, 0))
    ruw = b""
    wachtend = list(antwoorden)
    gezien = 0
    while True:
        if not select.select([lezer], [], [], 30)[0]:
            raise AssertionError(f"the program waits for something nobody expected:\n{_scherm(ruw)}")
        try:
            stuk = os.read(lezer, 4096)
        except OSError:
            break
        if not stuk:
            break
        ruw += stuk
        scherm = _scherm(ruw)
        if wachtend and wachtend[0][0] in scherm[gezien:]:
            gezien = len(scherm)
            os.write(lezer, _toetsen(wachtend.pop(0)[1]))
    os.close(lezer)
    code = os.waitstatus_to_exitcode(os.waitpid(kind, 0)[1])
    assert not wachtend, _scherm(ruw)
    return code, _scherm(ruw)


def _toetsen(antwoord: str) -> bytes:
    return antwoord.encode() + (b"" if antwoord.endswith(("\t", "\x03", "\x04", "\x1b[A", RECHTS)) else b"\r")


def _scherm(ruw: bytes) -> str:
    tekst = ruw.decode("utf-8", "replace").replace("\r\n", "\n")
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\r", "", tekst)


RECHTS = "\x1b[C"
"""An arrow that does nothing at the end of a line."""
WIS = "\x15"
"""Ctrl-U: what stands on the line is wiped."""
VRAGEN = [
    ("Post (typ een stuk van de naam):", "moes"),
    ("Bedrag (bijvoorbeeld 45,95):", "45.9,5"),
    ("45.9,5 is geen bedrag: na 45.9 staat nog ,5", f"{WIS}45,95"),
    ("Wat is er gekocht:", "Verf, kwasten"),
    ("Winkel (mag leeg):", ""),
    ("Betaald door (kern of penvoerder) [kern]:", ""),
    ("Datum op het papier [vandaag]:", "14/10"),
]


def test_alles_gevraagd_getoond_en_opgeschreven(boek: Path) -> None:
    code, scherm = gesprek(boek, ["bon", "toevoegen"], [*VRAGEN, ("Opschrijven? [J/n]:", "j")])
    assert code == 0, scherm
    assert "tuin/moestuin  Moestuin" in scherm
    assert "14 oktober 2023" in scherm
    assert "data/bonnen/tuin/moestuin.yaml:" in scherm
    assert 'omschrijving: "Verf, kwasten", betaald_door: kern}' in scherm
    assert "€ 374,05" in scherm
    assert logboek(boek).read_text().count("\n") == 1


def test_bij_nee_wordt_er_niets_geschreven(boek: Path) -> None:
    code, scherm = gesprek(boek, ["bon", "toevoegen"], [*VRAGEN, ("Opschrijven?", "n")])
    assert code == 0
    assert "Er is niets geschreven." in scherm
    assert not logboek(boek).exists()


@pytest.mark.parametrize("term", ["dumb", ""])
def test_zonder_cursor_dezelfde_vragen_op_gewone_regels(boek: Path, term: str) -> None:
    gewoon = [(vraag, antwoord.removeprefix(WIS)) for vraag, antwoord in VRAGEN]
    code, scherm = gesprek(boek, ["bon", "toevoegen"], [*gewoon, ("Opschrijven?", "")], term=term)
    assert code == 0, scherm
    assert logboek(boek).read_text().count("\n") == 1


def test_een_dag_is_geen_winkel(boek: Path) -> None:
    wat = ["bon", "toevoegen", "moestuin", "5", "Touw", "--betaald-door", "kern", "--datum", "gisteren"]
    code, scherm = gesprek(
        boek, wat, [("Winkel (mag leeg):", "14/10"), ("is er geen winkel, dan niets", ""), ("Opschrijven?", "")]
    )
    assert code == 0, scherm
    assert "leverancier" not in logboek(boek).read_text()


def test_op_zestig_kolommen(boek: Path) -> None:
    code, scherm = gesprek(boek, ["bon", "toevoegen"], [*VRAGEN, ("Opschrijven?", "")], breedte=60)
    assert code == 0, scherm
    assert logboek(boek).read_text().count("\n") == 1


@pytest.mark.parametrize("toets", ["\x03", "\x04"])
@pytest.mark.parametrize("term", ["xterm", "dumb"])
@pytest.mark.parametrize("nr", range(len(VRAGEN) + 1))
def test_wie_wegloopt_laat_niets_achter(boek: Path, toets: str, term: str, nr: int) -> None:
    alles = [*VRAGEN, ("Opschrijven?", "")]
    if nr == 2 and term == "xterm":
        toets = f"{WIS}{toets}"  # Ctrl-D on a line with text is not the end
    if term == "dumb":
        toets += "\n"  # a signal between the question and the reading of its answer is seen at the next line
    antwoorden = [(vraag, antwoord.removeprefix(WIS) if term == "dumb" else antwoord) for vraag, antwoord in alles]
    code, scherm = gesprek(boek, ["bon", "toevoegen"], [*antwoorden[:nr], (alles[nr][0], toets)], term=term)
    assert code == 130, scherm
    assert "Afgebroken; er is niets geschreven." in scherm
    assert "Traceback" not in scherm
    assert not logboek(boek).exists()


def test_een_winkel_van_eerder_wordt_aangeboden(boek: Path, tmp_path: Path) -> None:
    schrijf(boek, BON.replace("betaald_door", 'leverancier: "Tuincentrum Osdorp", betaald_door'))
    wat = ["bon", "toevoegen", "moestuin", "5", "Touw", "--betaald-door", "kern", "--datum", "gisteren"]
    antwoorden = [
        ("Winkel (mag leeg):", f"osd{RECHTS}"),
        ("Tuincentrum Osdorp", "\t"),
        ("Tuincentrum Osdorp", ""),
        ("Opschrijven?", ""),
    ]
    code, scherm = gesprek(boek, wat, antwoorden)
    assert code == 0, scherm
    assert 'leverancier: "Tuincentrum Osdorp"' in logboek(boek).read_text().splitlines()[-1]
    code, scherm = gesprek(boek, wat, [("Winkel (mag leeg):", "\x1b[A"), ("Tuincentrum Osdorp", ""), antwoorden[-1]])
    assert code == 0, scherm
    assert logboek(boek).read_text().count("Tuincentrum Osdorp") == 3
    geheugen = tmp_path / ".local/state/buurtledger/antwoorden/winkel"
    assert geheugen.read_text() == "Tuincentrum Osdorp\n"
    assert geheugen.stat().st_mode & 0o777 == 0o600


def test_een_eerste_letter_is_genoeg_voor_wie_betaalde(boek: Path) -> None:
    wat = ["bon", "toevoegen", "moestuin", "5", "Touw", "--leverancier", "x", "--datum", "gisteren"]
    code, scherm = gesprek(
        boek, wat, [("Betaald door", "ik"), ("kies uit kern, penvoerder", f"{WIS}p"), ("Opschrijven?", "")]
    )
    assert code == 0, scherm
    assert "betaald_door: penvoerder" in logboek(boek).read_text()


def test_wat_niet_te_lezen_is_wordt_opnieuw_gevraagd(boek: Path) -> None:
    wat = ["voorschot", "toevoegen", "moestuni", "12 50", "x", "--datum", "31/2"]
    antwoorden = [
        ("moestuni is er niet; bedoel je tuin/moestuin?", ""),
        ("typ een stuk van de naam; Tab laat zien", "moestuin"),
        ("12 50 kan op twee manieren gelezen worden", "12,50"),
        ("31/2 staat niet op de kalender", "gisteren"),
        ("Opschrijven?", ""),
    ]
    code, scherm = gesprek(boek, wat, antwoorden)
    assert code == 0, scherm
    assert "datum: 2023-10-19, bedrag: 12.50" in logboek(boek).read_text()


def test_een_stuk_van_een_naam_neem_je_over_met_enter(boek: Path) -> None:
    wat = ["voorschot", "toevoegen", "moest", "12,50", "x", "--datum", "gisteren"]
    code, scherm = gesprek(boek, wat, [("[tuin/moestuin]:", ""), ("Opschrijven?", "")])
    assert code == 0, scherm
    assert "bedrag: 12.50" in logboek(boek).read_text()


def test_een_besluit_houdt_wat_al_geantwoord_is(boek: Path) -> None:
    antwoorden = [
        ("Een woord voor het besluit:", "tuin"),
        ("De dag van het besluit [vandaag]:", ""),
        ("Van welke post:", "noord"),
        ("Naar welke post:", "moes"),
        ("Hoeveel:", "900"),
        ("Wie besloot:", "ik"),
        ("kies uit buurtcoalitie, penvoerder", f"{WIS}b"),
        ("Waarom:", "Er is te weinig grond"),
        ("De dag van het besluit [20 oktober 2023]:", ""),
        ("Van welke post [kernen/noord]:", ""),
        ("Naar welke post [tuin/moestuin]:", ""),
        ("Hoeveel [900,00]:", "90"),
        ("Wie besloot [buurtcoalitie]:", ""),
        ("Waarom [Er is te weinig grond]:", ""),
        ("Opschrijven?", ""),
    ]
    code, scherm = gesprek(boek, ["besluit", "nieuw"], antwoorden)
    assert code == 0, scherm
    assert "de brede buurtcoalitie" in scherm
    assert "tot € 50,00" in scherm
    tekst = (boek / "data/besluiten/2023-10-20-tuin.yaml").read_text()
    assert "van: kernen/noord, naar: tuin/moestuin, bedrag: 90.00" in tekst


def test_een_besluit_op_een_dag_die_niet_kan_vraagt_de_dag_opnieuw(boek: Path, draai: Draai) -> None:
    leg_voor = ("besluit", "voorleggen", "kas", "--waarom", "een kas", "--door", "buurtcoalitie", "--plaats", "de hal")
    deel = ("--verschuif", "kernen/zuid tuin/moestuin 40", "--besproken-op", "2023-10-15")
    assert draai(*leg_voor, *deel, vandaag=date(2023, 10, 10)).code == 0
    hetzelfde = [
        ("Wie besloot [buurtcoalitie]:", ""),
        ("Waarom [een kas]:", ""),
        ("Wat is er veranderd door de reacties (mag leeg):", ""),
    ]
    antwoorden = [
        ("Besloten zoals het voorgelegd is? [J/n]", ""),
        ("De dag van het besluit [vandaag]:", "1-10-2023"),
        *hetzelfde,
        ("Komt het uit het voorstel 2023-10-10-kas? [J/n]", ""),
        ("De dag van het besluit [1 oktober 2023]:", "20-10-2023"),
        ("Besloten zoals het voorgelegd is? [J/n]", ""),
        *hetzelfde,
        ("Opschrijven? [J/n]", ""),
    ]
    code, scherm = gesprek(boek, ["besluit", "nieuw", "--uit", "kas"], antwoorden)
    assert code == 0, scherm
    assert (boek / "data/besluiten/2023-10-20-kas.yaml").exists()


def test_welk_idee_wordt_gevraagd_en_een_stuk_van_de_tekst_is_genoeg(boek: Path, draai: Draai) -> None:
    for wat in ("Een bankje bij de lift", "Een boom"):
        assert draai("idee", "toevoegen", wat, vandaag=date(2023, 10, 10)).code == 0
    antwoorden = [
        ("Welk idee:", "een"),
        ("een past op", f"{WIS}lift"),
        ("Hoe staat het ermee:", "op"),
        ("Waarmee:", "zelf"),
    ]
    code, scherm = gesprek(boek, ["idee", "stand"], antwoorden)
    assert code == 0, scherm
    assert "is: opgepakt, weg: zelf" in (boek / "data/ideeen.yaml").read_text()


def test_van_een_voorstel_met_meer_delen_wordt_elk_deel_gevraagd(boek: Path, draai: Draai) -> None:
    leg_voor = ("besluit", "voorleggen", "kas", "--waarom", "een kas", "--door", "buurtcoalitie", "--plaats", "de hal")
    delen = ("--verschuif", "kernen/noord tuin/moestuin 40", "--verschuif", "kernen/noord tuin/hommels 20")
    erbij = ("--open", "tuin/hommels Hommels", "--sluit", "kernen/zuid")
    assert draai(*leg_voor, *delen, *erbij, "--besproken-op", "2023-10-25", vandaag=date(2023, 10, 10)).code == 0
    zoals = "Besloten zoals het voorgelegd is? [J/n]"
    antwoorden = [
        (zoals, "n"),
        ("De dag van het besluit [vandaag]:", ""),
        ("tuin/hommels (Hommels) gaat open: gaat dat door? [J/n]", ""),
        ("kernen/zuid gaat dicht: gaat dat door? [J/n]", "nee"),
        ("kernen/noord → tuin/moestuin, hoeveel (0: gaat niet door) [40,00]:", "0"),
        ("kernen/noord → tuin/hommels, hoeveel (0: gaat niet door) [20,00]:", "35"),
        ("Nog een verschuiving erbij? [j/N]", "j"),
        ("Van welke post:", "moes"),
        ("Naar welke post:", "hommels"),
        ("Hoeveel:", "5"),
        ("Nog een verschuiving erbij? [j/N]", ""),
        ("Wie besloot [buurtcoalitie]:", ""),
        ("Waarom [een kas]:", ""),
        ("Wat is er veranderd door de reacties (mag leeg):", "minder kas"),
        ("Opschrijven? [J/n]", ""),
    ]
    code, scherm = gesprek(boek, ["besluit", "nieuw", "--uit", "kas"], antwoorden)
    assert code == 0, scherm
    assert "kernen/zuid gaat dicht" in scherm.split(zoals)[0]
    tekst = (boek / "data/besluiten/2023-10-20-kas.yaml").read_text()
    assert ("\nsluit" in tekst, "40.00" in tekst, "hommels, bedrag: 35.00" in tekst) == (False, False, True)
    assert "{van: tuin/moestuin, naar: tuin/hommels, bedrag: 5.00}" in tekst


def test_een_sessie_vraagt_haar_dag_en_mag_zonder_plaats(boek: Path) -> None:
    antwoorden = [("De dag van de sessie [vandaag]:", "1 nov"), ("Waar (mag leeg):", "")]
    code, scherm = gesprek(boek, ["leersessie", "nieuw"], antwoorden)
    assert code == 0, scherm
    assert "1 november 2023" in scherm
    assert "datum: 2023-11-01, soort: leersessie}" in (boek / "data/leersessies.yaml").read_text()


def test_storneren_laat_de_laatste_regels_zien(boek: Path) -> None:
    schrijf(boek, BON)
    antwoorden = [
        ("45,95, 14 oktober 2023: Potgrond (tuin/moestuin)", ""),
        ("typ een nummer of het begin ervan", "m3"),
        ("Waarom:", "dubbel"),
        ("Opschrijven?", ""),
    ]
    code, scherm = gesprek(boek, ["bon", "storneer"], antwoorden)
    assert code == 0, scherm
    assert 'van: 231015-m3fx, datum: 2023-10-14, reden: "dubbel"' in logboek(boek).read_text()


def test_herzien_begint_met_wat_er_stond(boek: Path) -> None:
    schrijf(boek, BON)
    antwoorden = [
        ("Datum op het papier: 14-10-2023", ""),
        ("Bedrag: 45,95", f"{WIS}54,90"),
        ("Omschrijving: Potgrond", " en zaad"),
        ("Winkel:", ""),
        ("Betaald door: kern", ""),
        ("Opschrijven?", ""),
    ]
    code, scherm = gesprek(boek, ["bon", "herzie", "m3fx"], antwoorden)
    assert code == 0, scherm
    _, storno, nieuw = logboek(boek).read_text().splitlines()
    assert 'datum: 2023-10-14, reden: "herzien: bedrag, omschrijving"' in storno
    assert 'datum: 2023-10-14, bedrag: 54.90, omschrijving: "Potgrond en zaad", betaald_door: kern' in nieuw


def test_aan_een_terminal_telt_vandaag_mee(boek: Path) -> None:
    gesprek(
        boek, ["voorschot", "toevoegen", "tuin/moestuin", "5", "x", "--datum", "2023-10-01"], [("Opschrijven?", "")]
    )
    code, scherm = gesprek(boek, ["status"], [])
    assert code == 0
    assert "van de looptijd is voorbij" in scherm
    assert "stand op 20 oktober 2023" in scherm


VOORSCHOT = ["voorschot", "toevoegen", "kernen/noord", "5", "begin", "--datum", "2023-10-16"]


def test_zonder_commit_staat_erbij_hoe_het_in_git_komt(boek: Path) -> None:
    """What it says is typed as it stands; after that nothing is left, and nothing more is said of it."""
    git(boek, "init", "-q", "-b", "main")
    git(boek, "add", "-A")
    git(boek, "commit", "-qm", "begin")
    code, scherm = gesprek(boek, VOORSCHOT, [("Opschrijven?", "j")], breedte=300)
    assert code == 0, scherm
    (opdracht,) = re.findall(r"Nog niet vastgelegd in git; dat doet: (.*?)\s*$", scherm, re.MULTILINE)
    nagekeken = gesprek(boek, ["check"], [], breedte=300)[1]
    assert f"Nog niet vastgelegd in git: 1 bestand; dat doet: {opdracht}" in nagekeken
    subprocess.run(opdracht, shell=True, check=True, capture_output=True)  # noqa: S602 as typed
    assert git(boek, "status", "--porcelain") == ""
    assert "Nog niet vastgelegd" not in gesprek(boek, ["check"], [])[1]


def test_een_zin_breekt_tussen_woorden_en_een_opdracht_blijft_heel(capsys: pytest.CaptureFixture[str]) -> None:
    zin = (
        "niet: van deze groep is nog geen rekening bekend; leg haar vast: "
        "buurtledger kluis rekening bewonersgroepen/bloem IBAN"
    )
    opdracht = f"    git config user.name {'x' * 60}"

    def zeg(breed: int, *, terminal: bool = True) -> list[str]:
        hier = Omgeving(Taal(), Scherm(breed, False, True), None, is_terminal=terminal, mag_vragen=False, einde=Einde())
        hier.zeg(f"{zin}\n{opdracht}")
        hier.zeg_zin(f"  {zin}")
        return capsys.readouterr().out.splitlines()

    assert zeg(60) == [
        "niet: van deze groep is nog geen rekening bekend; leg haar",
        "vast: buurtledger kluis rekening bewonersgroepen/bloem IBAN",
        opdracht,
        "  niet: van deze groep is nog geen rekening bekend; leg haar",
        "  vast:",
        "  buurtledger kluis rekening bewonersgroepen/bloem IBAN",
    ]
    assert zeg(60, terminal=False) == [zin, opdracht, f"  {zin}"]
    # What is stuck to a command counts: nothing is wider than the screen.
    assert Omgeving.gevouwen(
        Omgeving(Taal(), Scherm(20, False, True), None, is_terminal=True, mag_vragen=False, einde=Einde()),
        "zie git log data/bonnen.yaml",
    ).splitlines() == ["zie git log", "data/bonnen.yaml"]
    # Too narrow for the command: then it is broken between its words.
    assert zeg(40)[2:4] == ["buurtledger kluis rekening", "bewonersgroepen/bloem IBAN"]
