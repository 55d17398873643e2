"""A pile of lines at once: judged together, and written all or none, whatever ends the program."""

from __future__ import annotations

import os
import signal
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from buurtledger.handelingen import invoeren
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.invoeren import Stapel
from buurtledger.handelingen.lezen import lees_begroting
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht
from buurtledger.model.mutatie import Mutatie
from buurtledger.report.taal import Taal
from buurtledger.store.grootboek import lees_een_logboek
from buurtledger.store.logboek import journaal
from tests.conftest import VANDAAG, logboek, schrijf

TUIN, NOORD = "tuin/moestuin", "kernen/noord"


def bon(
    bedrag: str = "5.00", tekst: str = "Koffie", post: str = TUIN, dag: str = "2023-10-14", bron: str = ""
) -> Mutatie:
    return Mutatie(
        "bon", "", post, 0, date.fromisoformat(dag), Decimal(bedrag), omschrijving=tekst, betaald_door="kern", bron=bron
    )


def begroting(boek: Path) -> Begroting:
    gelezen = lees_begroting(boek, VANDAAG)
    assert not isinstance(gelezen, Bezwaar)
    return gelezen


def stapel(boek: Path, *mutaties: Mutatie) -> Stapel:
    gevonden = invoeren.beoordeel(boek, VANDAAG, begroting(boek), mutaties)
    assert isinstance(gevonden, Stapel)
    return gevonden


def zinnen(*berichten: Bericht | None) -> list[str]:
    return [Taal().zeg(bericht) for bericht in berichten if bericht]


def test_een_stapel_over_twee_posten_staat_er_in_zijn_geheel(boek: Path) -> None:
    alles = stapel(boek, bon("5.00"), bon("7.50", post=NOORD), bon("2.50", "Thee"))
    assert [(g.post, g.na.besteed - g.voor.besteed) for g in alles.gevolgen] == [
        (TUIN, Decimal("7.50")),
        (NOORD, Decimal("7.50")),
    ]
    assert invoeren.schrijf(alles) is None
    assert [m.omschrijving for m in lees_een_logboek(boek, TUIN).mutaties] == ["Koffie", "Thee"]
    assert lees_een_logboek(boek, NOORD).mutaties[0]._replace(lijn=0) == alles.mutaties[1]
    assert not list(journaal._map().glob("*"))


def test_wat_er_van_elke_regel_te_zeggen_is(boek: Path) -> None:
    schrijf(
        boek,
        '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 5.00, omschrijving: "koffie", betaald_door: kern}',
        '- {bon: 231015-k2vd, datum: 2023-10-13, bedrag: 6.00, omschrijving: "Thee", betaald_door: kern}',
        '- {storno: 231015-d81w, van: 231015-k2vd, datum: 2023-10-13, reden: "fout"}',
    )
    regels = stapel(
        boek,
        bon(post=NOORD),
        bon("6.00", "Thee", dag="2023-10-13"),
        bon("9.00", "Verf"),
        bon("9.00", "verf", post=NOORD),
        bon(dag="2024-01-16"),
        bon(post="tuin/nergens"),
        bon(tekst="bel 06-12345678"),
        bon(dag="2021-01-01", tekst="Zaad"),
        bon(tekst="x" * 501),
    ).regels
    assert [b.bericht.sjabloon[:30] for b in regels[0].bevindingen] == ["dit lijkt dezelfde bon als {nu"]
    assert regels[1].bevindingen == ()
    assert [regel.zelfde_als for regel in regels[:5]] == [None, None, None, 2, None]
    assert [b.regel for b in regels[7].bevindingen] == ["looptijd"]
    assert zinnen(*(regel.bezwaar for regel in regels)) == [
        "16 januari 2024 moet nog komen; vandaag is het 15 januari 2024",
        "tuin/nergens is geen post in de begroting",
        'hier staat een telefoonnummer: "06-12345678"; laat het weg, want het boek is openbaar en git vergeet niets: '
        "bel [weggelaten]",
        "omschrijving: de tekst is te lang: 501 tekens, hoogstens 500",
    ]
    assert len({regel.mutatie.nummer for regel in regels if regel.te_schrijven}) == 5


def test_wat_uit_een_bron_al_gemaakt_is_wordt_niet_nog_eens_gemaakt(boek: Path) -> None:
    een, ander = "blad:4f2a9c1e07d35b68:1", "briefje: van maandag"
    eerst = stapel(boek, bon(bron=een), bon("8.00", bron=ander), bon("8.00", "weer", bron=ander))
    assert [bool(regel.bekend) for regel in eerst.regels] == [False, False, True]
    assert invoeren.schrijf(eerst) is None
    weer = stapel(boek, bon(bron=een, post=NOORD), bon("8.00", bron=ander), bon("9.00", bron="blad:4f2a9c1e07d35b68:2"))
    assert [regel.bekend.nummer if regel.bekend else "" for regel in weer.regels] == [
        eerst.mutaties[0].nummer,
        eerst.mutaties[1].nummer,
        "",
    ]
    # Undone by hand it stays undone; taken back as a whole, it may be made again.
    nummers = [m.nummer for m in eerst.mutaties]
    stornos = [
        Mutatie("storno", "", TUIN, 0, VANDAAG, Decimal("0.00"), van=nummers[0], reden="fout"),
        Mutatie("storno", "", TUIN, 0, VANDAAG, Decimal("0.00"), van=nummers[1], reden="x", bron=f"terug:{nummers[1]}"),
    ]
    assert invoeren.schrijf(stapel(boek, *stornos)) is None
    assert [bool(r.bekend) for r in stapel(boek, bon(bron=een), bon("8.00", bron=ander)).regels] == [True, False]


def test_stornos_in_een_stapel_worden_beoordeeld(boek: Path) -> None:
    schrijf(boek, '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 5.00, omschrijving: "x", betaald_door: kern}')
    storno = Mutatie("storno", "", TUIN, 0, VANDAAG, Decimal("0.00"), van="231015-m3fx", reden="fout")
    regels = stapel(boek, storno, storno._replace(van="231015-zzzz")).regels
    assert [regel.te_schrijven for regel in regels] == [True, False]
    assert zinnen(regels[1].bezwaar) == ["231015-zzzz bestaat niet"]


def test_lukt_een_logboek_niet_dan_verandert_er_niets(boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = schrijf(boek, '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 1.00, omschrijving: "x", betaald_door: kern}')
    voor = pad.read_bytes()
    alles = stapel(boek, bon(), bon(post=NOORD))
    echt, geschreven = os.write, []

    def vol(lezer: int, inhoud: bytes) -> int:
        if b"bon:" in inhoud and not inhoud.startswith(b"{"):
            geschreven.append(inhoud)
            if len(geschreven) == 2:
                return echt(lezer, inhoud[:20])
        return echt(lezer, inhoud)

    monkeypatch.setattr(os, "write", vol)
    fout = invoeren.schrijf(alles)
    assert fout is not None
    assert zinnen(fout.bericht) == [
        f"data/bonnen/{NOORD}.yaml is niet te schrijven: de schijf is vol. Er is niets veranderd"
    ]
    assert pad.read_bytes() == voor
    assert logboek(boek, NOORD).read_bytes() == b""
    assert not list(journaal._map().glob("*"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("plek", [0, 1, 15, None])
def test_wie_gedood_wordt_tussen_twee_logboeken_maakt_het_daarna_af(boek: Path, plek: int | None) -> None:
    """`plek`: after how many bytes of the second logboek; None: before anything was written."""
    schrijf(boek, "# zonder regeleinde", post=NOORD).write_bytes(
        b'- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 1.00, omschrijving: "x", betaald_door: kern}'
    )
    alles = stapel(boek, bon("5.00"), bon("6.00", "Thee"), bon("7.00", post=NOORD), bon("8.00", "Cake", post=NOORD))
    kind = os.fork()
    if kind == 0:
        echt = os.write

        def sterf(lezer: int, inhoud: bytes) -> int:
            if plek is None or b"7.00" in inhoud:
                echt(lezer, inhoud[: plek or 0])
                os.kill(os.getpid(), signal.SIGKILL)
            return echt(lezer, inhoud)

        os.write = sterf  # type: ignore[assignment]
        invoeren.schrijf(alles)
        os._exit(0)
    _, status = os.waitpid(kind, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    af = invoeren.maak_af(boek)
    assert not isinstance(af, Bezwaar)
    if plek is None:
        assert af is None
        assert logboek(boek, TUIN).read_bytes() == b""
    else:
        assert af is not None
        assert af.erbij == 2
        geschreven = [m._replace(lijn=0) for p in (TUIN, NOORD) for m in lees_een_logboek(boek, p).mutaties]
        assert [m for m in geschreven if m.nummer != "231015-m3fx"] == list(alles.mutaties)
        assert len(geschreven) == 5
    assert invoeren.maak_af(boek) is None
    assert not list(journaal._map().glob("*"))


def test_een_commit_van_precies_de_stapel(boek: Path) -> None:
    def git(*argumenten: str) -> str:
        return subprocess.run(["git", *argumenten], cwd=boek, capture_output=True, text=True, check=True).stdout

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "begin")
    schrijf(boek, "# nog niet vastgelegd", post="kernen/oost")
    alles = stapel(boek, bon(), bon(post=NOORD))
    steun = invoeren.zoek_steun(alles)
    assert steun == ()
    assert invoeren.schrijf(alles) is None
    assert invoeren.leg_vast(alles, steun, "2 bonnen\n") == ()
    assert git("show", "--stat", "--format=%s", "HEAD").split("\n")[0] == "2 bonnen"
    assert git("status", "--porcelain", "-uall") == "?? data/bonnen/kernen/oost.yaml\n"
