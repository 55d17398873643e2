"""What git knows of two people having looked, from a history in memory: who brought what, and what rests on whom.

Signatures are taken for valid here when their key is known; tests/aanvallen has them checked by ssh-keygen.
"""

# ruff: noqa: E501
from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import cast

import pytest

from buurtledger.checks.rollenketen import BUDGET_DEEL, ROLLEN_DEEL
from buurtledger.model.afdruk import afdruk
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.geschiedenis import Commit
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.mutatie import Mutatie
from buurtledger.store.git import steun, toets, vierogen
from buurtledger.store.git.archief import Archief
from buurtledger.store.git.bewaakt import Bewaakt
from buurtledger.store.git.ik import wie_hier
from buurtledger.store.git.plek import Plek
from buurtledger.store.git.proces import Git, GitFout
from buurtledger.store.git.ssh import Handtekening
from buurtledger.store.git.steun import steun_van
from buurtledger.store.git.toets import rollen_om_te_tonen, toets_vier_ogen
from buurtledger.store.git.vastleggen import Bestand, Regels
from buurtledger.store.git.vierogen import VierOgen, lees_vier_ogen
from buurtledger.store.grootboek import lees_grootboek
from buurtledger.store.logboek.lezen import lees_logboek
from tests.conftest import GRONDSLAG, schrijf
from tests.test_gitdelen import BONNEN, sshsig, veld

DAG = date(2023, 4, 1)
POST = "tuin/moestuin"
BON = '- {bon: 230301-m3fx, datum: 2023-03-01, bedrag: 200.00, omschrijving: "Kas", betaald_door: kern}'
BUDGET = (GRONDSLAG / "data/budget.yaml").read_bytes()
ROLLEN, BESLUIT = "data/rollen.yaml", "data/besluiten/2023-03-05-kas.yaml"
IDS = {"anna": 1, "bram": 2, "carla": 3}


def regel(tekst: str) -> Mutatie:
    (mutatie,) = lees_logboek(f"{tekst}\n", POST).mutaties
    return mutatie


AKKOORD = (
    f'- {{akkoord: 230302-a2bc, van: 230301-m3fx, datum: 2023-03-02, rol: bestuur, afdruk: "{afdruk(regel(BON))}"}}'
)


def sleutel(wie: str) -> tuple[bytes, str]:
    rauw = veld(b"ssh-ed25519") + veld(bytes([IDS[wie]]) * 32)
    return rauw, f"ssh-ed25519 {b64encode(rauw).decode()}"


def rollen(*wie: str, grens: str = "{boven: 100.00, rol: bestuur}", sleutels: bool = True) -> bytes:
    rol = {"anna": "penvoerder", "bram": "bestuur", "carla": "kascommissie"}
    personen = "".join(
        f'  {een}: {{rollen: [{rol[een]}], git: ["{een}@x.nl"]' + (f', sleutel: "{sleutel(een)[1]}"' * sleutels) + "}\n"
        for een in wie
    )
    return f"formaat: 1\npersonen:\n{personen}mandaten:\n  - {grens}\n".encode()


class Verhaal:
    """Commits in memory, each on the last or on the parents that are named; what is not said stays as it was."""

    compleet = True

    def __init__(self) -> None:
        self.commits: list[Commit] = []
        self.rauw: dict[str, bytes] = {}
        self._kaarten: dict[str, dict[str, str]] = {}
        self._blobs: dict[str, bytes] = {}
        self.hoofd = ""

    def commit(
        self,
        nummer: str,
        wie: str,
        files: Mapping[str, bytes | None] | None = None,
        *,
        ouders: tuple[str, ...] | None = None,
        getekend: str = "",
        door: str = "",
    ) -> Verhaal:
        op = ouders if ouders is not None else ((self.hoofd,) if self.hoofd else ())
        kaart = dict(self._kaarten[op[0]]) if op else {}
        for pad, inhoud in (files or {}).items():
            if inhoud is None:
                kaart.pop(pad, None)
            else:
                blob = sha256(inhoud).hexdigest()[:12]
                self._blobs[blob] = inhoud
                kaart[pad] = blob
        self._kaarten[nummer] = kaart
        self.commits.append(Commit(nummer, wie.capitalize(), f"{wie}@x.nl", date(2023, 3, 1), op))
        tekening = b""
        if getekend:
            ruw = sshsig(sleutel(getekend)[0]) if getekend != "pgp" else b"-----BEGIN PGP SIGNATURE-----"
            tekening = b"gpgsig " + ruw.replace(b"\n", b"\n ") + b"\n"
        maker = door or wie
        self.rauw[nummer] = (
            f"tree x\ncommitter {maker.capitalize()} <{maker}@x.nl> 1 +0100\n".encode() + tekening + b"\n\nx"
        )
        self.hoofd = nummer
        return self

    def kaart(self, nummer: str) -> Mapping[str, str]:
        return self._kaarten.get(nummer, {})

    def werkmap(self) -> Mapping[str, str]:
        return self.kaart(self.hoofd)

    def wijzigingen(self, pad: str) -> Iterator[Commit]:
        for commit in self.commits:
            blob = self.kaart(commit.nummer).get(pad)
            if blob and blob != (self.kaart(commit.ouders[0]).get(pad) if commit.ouders else None):
                yield commit

    def inhoud(self, blob: str) -> bytes:
        return self._blobs[blob]

    def bestanden(self) -> dict[str, bytes]:
        return {pad: self.inhoud(blob) for pad, blob in self.werkmap().items()}

    def boek(self, map_: Path) -> Grootboek:
        """The working folder, read as any ledger is."""
        for pad, inhoud in self.bestanden().items():
            (map_ / pad).parent.mkdir(parents=True, exist_ok=True)
            (map_ / pad).write_bytes(inhoud)
        return lees_grootboek(map_)


@pytest.fixture(autouse=True)
def gevraagd(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commits whose signature was asked for."""
    gezien: list[str] = []

    def geldig(vraag: Mapping[str, Handtekening], bekend: set[str]) -> dict[str, str]:
        gezien.extend(vraag)
        return {nr: h.sleutel for nr, h in vraag.items() if h.sleutel in bekend}

    monkeypatch.setattr(vierogen, "geldige_sleutels", geldig)
    return gezien


def begin(*wie: str, **opties: bool) -> Verhaal:
    allen = wie or ("anna", "bram", "carla")
    kern = {f"data/kernen/{naam}.yaml": b"formaat: 1\n" for naam in ("noord", "zuid")}
    verhaal = Verhaal().commit("0", "anna", {"data/budget.yaml": BUDGET, **kern})
    return verhaal.commit(
        "begin", "anna", {ROLLEN: rollen(*allen, sleutels=opties.get("sleutels", True))}, getekend="anna"
    )


def bij(*regels: str) -> dict[str, bytes | None]:
    return {BONNEN: "".join(f"{een}\n" for een in regels).encode()}


def weet(verhaal: Verhaal, map_: Path, vast: str = "", ook: tuple[str, ...] = ()) -> VierOgen:
    return lees_vier_ogen(cast(Archief, verhaal), verhaal.boek(map_), DAG, vast, ook)


def brengers(gezien: VierOgen, nummer: str) -> list[str]:
    return [b.commit.nummer for b in gezien.feiten.brengers.get(nummer, ())]


def test_wie_een_regel_bracht_en_wie_haar_goedkeurde(tmp_path: Path, gevraagd: list[str]) -> None:
    verhaal = (
        begin().commit("in", "anna", bij(BON), getekend="anna").commit("ja", "bram", bij(BON, AKKOORD), getekend="bram")
    )
    gezien = weet(verhaal.commit("na", "carla"), tmp_path)
    assert brengers(gezien, "230301-m3fx") == ["in"]
    assert brengers(gezien, "230302-a2bc") == ["ja"]
    assert gezien.feiten.doel_stond_er == {("230302-a2bc", "ja")}
    assert gezien.feiten.keten.begin == "begin"
    assert [p and p.wie for p in map(gezien.feiten.keten.ondertekenaar, ("in", "ja", "na"))] == ["anna", "bram", None]
    assert list(gezien.bedragen) == ["230301-m3fx"]
    assert (gezien.in_git, gezien.had_rollen) == (True, True)
    assert sorted(set(gevraagd)) == ["begin", "in", "ja"], "no more signatures than something rests on"
    (brenger,) = gezien.feiten.brengers["230302-a2bc"]
    assert (brenger.committer, brenger.committer_adres, brenger.handtekening) == ("Bram", "bram@x.nl", "ssh")


def test_een_kleine_regel_zoekt_niemand_op(tmp_path: Path) -> None:
    klein = BON.replace("200.00", "100.00")
    verhaal = begin().commit("in", "anna", bij(klein))
    assert weet(verhaal, tmp_path).feiten.brengers == {}
    assert brengers(weet(verhaal, tmp_path, ook=("230301-m3fx",)), "230301-m3fx") == ["in"]
    klein_akkoord = AKKOORD.replace(afdruk(regel(BON)), afdruk(regel(klein)))
    verhaal.commit("ja", "bram", bij(klein, klein_akkoord))
    gezien = weet(verhaal, tmp_path)
    assert (brengers(gezien, "230301-m3fx"), brengers(gezien, "230302-a2bc")) == (["in"], ["ja"])


def test_een_andere_spelling_brengt_niets(tmp_path: Path) -> None:
    verhaal = begin().commit("in", "anna", bij(BON)).commit("ja", "bram", bij(BON, AKKOORD))
    anders = BON.replace('"Kas"', "'Kas'")
    verhaal.commit("anders", "carla", bij("# kop", AKKOORD, anders + "\r"))
    gezien = weet(verhaal, tmp_path)
    assert (brengers(gezien, "230301-m3fx"), brengers(gezien, "230302-a2bc")) == (["in"], ["ja"])
    verhaal.commit("bedrag", "carla", bij(AKKOORD, BON.replace("200.00", "201.00")))
    gezien = weet(verhaal, tmp_path)
    assert brengers(gezien, "230301-m3fx") == ["bedrag"], "another amount is another line"
    verhaal.commit("terug", "carla", bij(AKKOORD, BON))
    assert brengers(weet(verhaal, tmp_path), "230301-m3fx") == ["in", "terug"]


def test_een_regel_die_een_ander_noemt_is_die_ander_niet(tmp_path: Path) -> None:
    ander = BON.replace("m3fx", "k2vd").replace("Kas", "bij 230301-m3fx")
    verhaal = begin().commit("k", "carla", bij(ander)).commit("in", "anna", bij(ander, BON))
    gezien = weet(verhaal, tmp_path)
    assert (brengers(gezien, "230301-m3fx"), brengers(gezien, "230301-k2vd")) == (["in"], ["k"])


def test_wat_niemand_kan_lezen_verbergt_geen_regel(tmp_path: Path) -> None:
    vreemd = f"{BON}\n# 230301-m3fx caf".encode() + b"\xe9\n"
    verhaal = begin().commit("in", "anna", {BONNEN: vreemd}).commit("schoon", "carla", bij(BON))
    assert brengers(weet(verhaal, tmp_path), "230301-m3fx") == ["in"]


def test_wie_een_begin_vastzette_krijgt_dat(tmp_path: Path) -> None:
    verhaal = Verhaal().commit("0", "anna", {"data/budget.yaml": BUDGET})
    verhaal.commit("zij", "carla", {ROLLEN: rollen("carla")}, ouders=("0",))
    verhaal.commit("begin", "anna", {ROLLEN: rollen("anna", "bram")}, ouders=("0",)).commit(
        "m", "anna", ouders=("begin", "zij")
    )
    assert weet(verhaal, tmp_path).feiten.keten.begin == "begin"
    assert weet(verhaal, tmp_path, "zij").feiten.keten.begin == "zij"


def test_of_het_doel_er_al_stond(tmp_path: Path) -> None:
    verhaal = begin().commit("samen", "bram", bij(BON, AKKOORD))
    assert weet(verhaal, tmp_path).feiten.doel_stond_er == frozenset()
    verhaal = begin().commit("eerst", "bram", bij(AKKOORD)).commit("in", "anna", bij(AKKOORD, BON))
    assert weet(verhaal, tmp_path).feiten.doel_stond_er == frozenset()
    verhaal = begin().commit("in", "anna", bij(BON)).commit("zij", "carla", ouders=("begin",))
    verhaal.commit("m", "bram", bij(BON, AKKOORD), ouders=("in", "zij"))
    assert weet(verhaal, tmp_path).feiten.doel_stond_er == frozenset(), "not in each of its parents"
    verhaal = Verhaal().commit(
        "alles", "anna", {"data/budget.yaml": BUDGET, ROLLEN: rollen("anna"), **bij(BON, AKKOORD)}
    )
    assert weet(verhaal, tmp_path).feiten.doel_stond_er == frozenset()
    verhaal = begin().commit("in", "anna", bij(BON)).commit("l", "bram", bij(BON, AKKOORD))
    verhaal.commit("r", "carla", bij(BON, AKKOORD), ouders=("in",)).commit(
        "m", "anna", bij(BON, AKKOORD), ouders=("l", "r")
    )
    assert weet(verhaal, tmp_path).feiten.doel_stond_er == {("230302-a2bc", "l"), ("230302-a2bc", "r")}


def test_wat_voor_handtekening_een_commit_draagt(tmp_path: Path) -> None:
    verhaal = begin().commit("in", "anna", bij(BON), getekend="pgp", door="carla")
    verhaal.commit("ja", "bram", bij(BON, AKKOORD))
    gezien = weet(verhaal, tmp_path)
    (invoer,), (akkoord,) = gezien.feiten.brengers["230301-m3fx"], gezien.feiten.brengers["230302-a2bc"]
    assert (invoer.handtekening, invoer.committer, invoer.commit.auteur) == ("pgp", "Carla", "Anna")
    assert akkoord.handtekening == ""


def test_wat_bewaakt_is_staat_er_met_wie_het_bracht(tmp_path: Path) -> None:
    verhaal = begin("anna", "bram")
    nieuw = rollen("anna", "bram", "carla")
    verhaal.commit("voorstel", "anna", {ROLLEN: nieuw}, getekend="anna")
    gezien = weet(verhaal, tmp_path)
    delen = {deel.deel: deel for deel in gezien.delen}
    assert delen[ROLLEN_DEEL].inhoud == delen[ROLLEN_DEEL].sha256 == sha256(nieuw).hexdigest()
    assert [c.nummer for c in delen[ROLLEN_DEEL].gebracht] == ["voorstel"]
    assert [c.nummer for c in delen[BUDGET_DEEL].gebracht] == ["0"]
    assert {naam: deel.bestand for naam, deel in delen.items()} == {
        ROLLEN_DEEL: ROLLEN,
        BUDGET_DEEL: "data/budget.yaml",
    }
    assert (delen[BUDGET_DEEL].sha256, delen[BUDGET_DEEL].ooit) == (sha256(BUDGET).hexdigest(), True)
    assert [p.wie for p in gezien.feiten.nu.personen] == ["anna", "bram"], "what is in force, not what the file says"
    assert [b.wie for b in gezien.feiten.keten.beraad("voorstel")] == [("anna",)]
    stem = f"- {{rollen: {sha256(nieuw).hexdigest()}, datum: 2023-03-02, rol: bestuur}}\n".encode()
    verhaal.commit("stem", "bram", {"data/rollenakkoorden.yaml": stem}, getekend="bram")
    assert [p.wie for p in weet(verhaal, tmp_path).feiten.nu.personen] == ["anna", "bram", "carla"]
    verhaal.commit("kapot", "carla", {ROLLEN: b"formaat: 2\n"})
    deel = next(d for d in weet(verhaal, tmp_path).delen if d.deel == ROLLEN_DEEL)
    assert (deel.inhoud, deel.sha256, deel.ooit, deel.gebracht) == ("", sha256(b"formaat: 2\n").hexdigest(), True, ())
    zonder = weet(Verhaal().commit("0", "anna", {"data/budget.yaml": BUDGET}), tmp_path / "leeg")
    assert [d.ooit for d in zonder.delen] == [False, True]
    assert not zonder.had_rollen


def test_wat_het_budget_bewaakt() -> None:
    def ids(*versies: bytes) -> list[str]:
        verhaal = Verhaal()
        for nr, inhoud in enumerate(versies):
            verhaal.commit(f"c{nr}", "anna", {"data/budget.yaml": inhoud})
        bewaakt = Bewaakt(cast(Archief, verhaal))
        return [knoop.inhoud[BUDGET_DEEL] for knoop in bewaakt.knopen]

    een = BUDGET
    vrij = [
        een.replace(b"Proefbuurt", b"Andere"),
        een.replace(b"mandaten:", b"# x\nmandaten:"),
        een.replace(b"500.00", b"501.00"),
    ]
    zelfde = ids(een, *vrij)
    assert len(set(zelfde)) == 1
    assert zelfde[0]
    bewaakt = [
        een.replace(b"hoogstens: 50.00", b"hoogstens: 60.00"),
        een.replace(b"0.08", b"0.09"),
        een + b'rekening: ["NL91ABNA0417164300"]\n',
        een + b"geen_boeken: [docs]\n",
        een + b"tijdzone: Europe/Paris\n",
    ]
    assert len(set(ids(een, *bewaakt))) == 6
    assert ids(b"formaat: 1\n", b"\xff", b"onzin: [") == ["", "", ""]


def test_op_welke_handtekeningen_iets_rust() -> None:
    verhaal = begin("anna", "bram").commit("niets", "anna").commit("rollen", "anna", {ROLLEN: rollen("anna")})
    verhaal.commit("naam", "anna", {"data/budget.yaml": BUDGET.replace(b"Proefbuurt", b"Andere")})
    verhaal.commit("max", "anna", {"data/budget.yaml": BUDGET.replace(b"0.08", b"0.07")})
    verhaal.commit("zij", "bram", ouders=("niets",)).commit("m", "anna", ouders=("max", "zij"))
    stem = f"- {{rollen: {'ab' * 32}, datum: 2023-03-02, rol: bestuur}}"
    verhaal.commit("stem", "bram", {"data/rollenakkoorden.yaml": f"# x\n{stem}\n".encode()})
    verhaal.commit("onzin", "bram", {"data/rollenakkoorden.yaml": f"# x\n{stem}\nonzin\n".encode()})
    verhaal.commit(
        "spelling", "bram", {"data/rollenakkoorden.yaml": stem.replace("bestuur", '"bestuur"').encode() + b"\r\n"}
    )
    bewaakt = Bewaakt(cast(Archief, verhaal))
    assert bewaakt.te_tekenen() == {"begin", "rollen", "max", "stem"}
    knopen = {knoop.commit.nummer: knoop.stemmen for knoop in bewaakt.knopen}
    assert [(s.deel, s.inhoud, s.rol) for s in knopen["stem"]] == [("rollen", "ab" * 32, "bestuur")]
    assert knopen["spelling"] == knopen["onzin"] == ()
    # A vote for a budget is for what is guarded in it, whatever its bytes.
    over = f"- {{budget: {sha256(BUDGET).hexdigest()}, datum: 2023-03-02, rol: bestuur}}\n- {{budget: {'cd' * 32}, datum: 2023-03-02, rol: bestuur}}\n"
    verhaal.commit("budget", "bram", {"data/rollenakkoorden.yaml": over.encode()})
    bewaakt = Bewaakt(cast(Archief, verhaal))
    (gestemd,) = bewaakt.knopen[-1].stemmen
    assert gestemd.inhoud == bewaakt.knopen[0].inhoud[BUDGET_DEEL]


BESLUITTEKST = (
    b"formaat: 1\ndatum: 2023-03-05\ndoor: buurtcoalitie\nwaarom: kas\n"
    b"verschuivingen:\n  - {van: kernen/noord, naar: tuin/moestuin, bedrag: 10.00}\n"
)
JA = "- {{besluit: {0}, datum: 2023-03-06, rol: {1}}}\n"


def test_wie_een_besluit_bracht_en_wie_instemde(tmp_path: Path) -> None:
    hash_ = sha256(BESLUITTEKST).hexdigest()
    akkoorden = "data/akkoorden/2023-03-05-kas.yaml"
    een, twee = JA.format(hash_, "bestuur"), JA.format(hash_, "kascommissie")
    verhaal = begin().commit("oud", "anna", {BESLUIT: b"formaat: 1\n"}).commit("nieuw", "anna", {BESLUIT: BESLUITTEKST})
    verhaal.commit("ja", "bram", {akkoorden: een.encode()}, getekend="bram")
    verhaal.commit("ook", "carla", {akkoorden: f"{een}# x\n{twee}".encode()})
    verhaal.commit("spelling", "carla", {akkoorden: f"{twee}{een}".replace("bestuur", '"bestuur"').encode()})
    (stuk,) = weet(verhaal, tmp_path).stukken
    assert (stuk.naam, stuk.sha256) == ("2023-03-05-kas", hash_)
    assert [b.commit.nummer for b in stuk.brengers] == ["nieuw"]
    assert {regel.rol: ([b.commit.nummer for b in door], regel.lijn) for regel, door in stuk.akkoorden} == {
        "bestuur": (["ja"], 2), "kascommissie": (["ook"], 1)
    }  # fmt: skip
    los = begin().commit("niets", "anna")
    boek = los.boek(tmp_path / "los")._replace(besluiten=verhaal.boek(tmp_path / "b").besluiten)
    (leeg,) = lees_vier_ogen(cast(Archief, los), boek, DAG).stukken
    assert (leeg.sha256, leeg.brengers, leeg.akkoorden) == ("", (), ())


# ---- the door


def keur(verhaal: Verhaal, map_: Path, monkeypatch: pytest.MonkeyPatch, *, compleet: bool = True) -> toets.Toets:
    verhaal.compleet = compleet
    boek = verhaal.boek(map_)

    @contextmanager
    def archief(*_: object, **__: object) -> Iterator[Verhaal]:
        yield verhaal

    monkeypatch.setattr(toets, "archief_van", archief)
    return toets_vier_ogen(map_, boek, DAG)


def test_wat_er_van_een_boek_te_zeggen_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    verhaal = begin().commit("in", "anna", bij(BON), getekend="anna")
    wacht = keur(verhaal, tmp_path, monkeypatch)
    assert [b.regel for b in wacht.bevindingen] == ["wacht"]
    assert wacht.grootboek.zekerheid[:2] == (("begin",), frozenset({"230301-m3fx"}))
    assert [s.mutatie.nummer for s in wacht.standen] == ["230301-m3fx"]
    verhaal.commit("ja", "bram", bij(BON, AKKOORD), getekend="bram")
    goed = keur(verhaal, tmp_path, monkeypatch)
    assert (goed.bevindingen, goed.grootboek.zekerheid.zonder_akkoord) == ((), frozenset())
    assert goed.standen[0].bewezen == "volledig"
    ondiep = keur(verhaal, tmp_path, monkeypatch, compleet=False)
    assert ([b.regel for b in ondiep.bevindingen], ondiep.weet, ondiep.standen) == (["ondiep"], None, ())
    zonder = Verhaal().commit("0", "anna", {"data/budget.yaml": BUDGET})
    assert keur(zonder, tmp_path / "z", monkeypatch, compleet=False).bevindingen == ()

    @contextmanager
    def stuk(*_: object, **__: object) -> Iterator[None]:
        raise GitFout(zin("git doet het niet"), zin("x"))
        yield

    monkeypatch.setattr(toets, "archief_van", stuk)
    kapot = toets_vier_ogen(tmp_path, verhaal.boek(tmp_path), DAG)
    assert ([b.regel for b in kapot.bevindingen], kapot.weet) == (["git"], None)

    @contextmanager
    def buiten(*_: object, **__: object) -> Iterator[None]:
        yield None

    monkeypatch.setattr(toets, "archief_van", buiten)
    los = toets_vier_ogen(tmp_path, verhaal.boek(tmp_path), DAG)
    assert los.weet is not None
    assert (los.weet.in_git, [b.regel for b in los.bevindingen]) == (False, ["wacht"])


def test_wat_geldt_is_wat_er_voor_de_verandering_stond(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody gives themselves a mandate: until two signed for it, the plan is judged by the old one."""
    ruimer = BUDGET.replace(b"hoogstens: 50.00", b"hoogstens: 60.00").replace(b"0.08", b"0.09")
    ruimer += b'rekening: ["NL91ABNA0417164300"]\ngeen_boeken: [docs]\n'
    verhaal = begin().commit("ruim", "anna", {"data/budget.yaml": ruimer}, getekend="anna")
    plan = keur(verhaal, tmp_path, monkeypatch).grootboek.plan
    assert plan is not None
    assert [str(m.hoogstens) for m in plan.mandaten] == ["None", "50.00"]
    assert (str(plan.coordinatie.maximum), plan.rekening, plan.geen_boeken) == ("0.08", (), ())
    stem = f"- {{budget: {sha256(ruimer).hexdigest()}, datum: 2023-03-02, rol: bestuur}}\n".encode()
    verhaal.commit("stem", "bram", {"data/rollenakkoorden.yaml": stem}, getekend="bram")
    nu = keur(verhaal, tmp_path, monkeypatch).grootboek.plan
    assert nu is not None
    assert (str(nu.coordinatie.maximum), nu.geen_boeken) == ("0.09", ("docs",))
    # A besluit is bound by what was in force when it came in.
    besluit = BESLUITTEKST.replace(b"buurtcoalitie", b"penvoerder").replace(b"10.00", b"55.00")
    verhaal.commit("besluit", "anna", {BESLUIT: besluit})
    verhaal.commit("oud", "carla", {BESLUIT: besluit}, ouders=("begin",))
    laat = keur(verhaal.commit("m", "anna", ouders=("besluit", "oud")), tmp_path, monkeypatch).grootboek
    assert [str(m.hoogstens) for m in laat.mandaten["2023-03-05-kas"]] == ["None", "50.00"], "what all of them allow"


def test_wiens_adres_te_zien_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nieuw = rollen("anna", "bram", "carla")

    def te_zien(verhaal: Verhaal, map_: str) -> list[str]:
        uit = keur(verhaal, tmp_path / map_, monkeypatch)
        geschreven = verhaal.boek(tmp_path / map_).rollen
        return [p.wie for p in rollen_om_te_tonen(uit, geschreven).personen]

    voorstel = begin("anna", "bram").commit("v", "anna", {ROLLEN: nieuw}, getekend="anna")
    assert te_zien(voorstel, "a") == ["anna", "bram", "anna", "bram", "carla"]
    vreemd = begin("anna", "bram").commit("v", "eva", {ROLLEN: nieuw})
    assert te_zien(vreemd, "b") == ["anna", "bram"]


# ---- who is here, and what goes along


@pytest.mark.parametrize(
    ("antwoorden", "verwacht"),
    [
        ({}, ("", "")),
        ({"var": "Anna B <Anna@x.nl> 1700000000 +0100"}, ("Anna@x.nl", "")),
        ({"var": "onzin"}, ("", "")),
        ({"gpg.format": "ssh", "user.signingkey": "key::ssh-ed25519 AAAA= anna@laptop"}, ("", "ssh-ed25519 AAAA=")),
        (
            {"gpg.format": "ssh", "user.signingkey": "sk-ssh-ed25519@openssh.com AAAA"},
            ("", "sk-ssh-ed25519@openssh.com AAAA"),
        ),
        ({"gpg.format": "openpgp", "user.signingkey": "key::ssh-ed25519 AAAA="}, ("", "")),
        ({"gpg.format": "ssh"}, ("", "")),
        ({"gpg.format": "ssh", "user.signingkey": "MAP/id"}, ("", "ssh-ed25519 BBBB")),
        ({"gpg.format": "ssh", "user.signingkey": "MAP/id.pub"}, ("", "ssh-ed25519 BBBB")),
        ({"gpg.format": "ssh", "user.signingkey": "MAP/onzin.pub"}, ("", "")),
        ({"gpg.format": "ssh", "user.signingkey": "MAP/weg"}, ("", "")),
    ],
)
def test_wie_er_aan_deze_computer_zit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, antwoorden: dict[str, str], verwacht: tuple[str, str]
) -> None:
    (tmp_path / "id.pub").write_bytes(b"ssh-ed25519 BBBB ann\xe9@laptop\n")
    (tmp_path / "onzin.pub").write_text("geen sleutel\n")

    def vraag(_: Git, *argumenten: str) -> str:
        naam = argumenten[0] if argumenten[0] == "var" else argumenten[-1]
        assert argumenten in (
            ("var", "GIT_AUTHOR_IDENT"), ("config", "gpg.format"), ("config", "--type=path", "user.signingkey")
        )  # fmt: skip
        if naam not in antwoorden:
            raise GitFout(zin("x"), zin("y"))
        return antwoorden[naam].replace("MAP", str(tmp_path))

    monkeypatch.setattr(Git, "vraag", vraag)
    assert wie_hier(tmp_path) == verwacht


RETOUR = '- {retour: 230303-r2rr, van: 230301-m3fx, datum: 2023-03-03, bedrag: 1.00, omschrijving: "x"}'
STORNO = '- {storno: 230304-s2ss, van: 230303-r2rr, datum: 2023-03-04, reden: "x"}'
LOS = BON.replace("m3fx", "z2zz")


class Steungit:
    """git that has these bytes of a logboek, and these besluiten, at HEAD."""

    in_git: bytes = b""
    besluiten: str = ""
    hoofd = "abc"

    def __init__(self, *_: object) -> None:
        pass

    def bestaat(self, wat: str) -> str:
        assert wat == "HEAD"
        return self.hoofd

    def __call__(self, *argumenten: str) -> bytes:
        assert argumenten in (
            ("ls-tree", "abc", "--", BONNEN), ("cat-file", "blob", f"abc:{BONNEN}"),
            ("ls-tree", "-r", "-z", "--name-only", "abc", "--", "data/besluiten"),
        )  # fmt: skip
        if argumenten[0] == "cat-file":
            return self.in_git
        if "--name-only" in argumenten:
            return self.besluiten.encode()
        return self.in_git


@pytest.fixture
def git(monkeypatch: pytest.MonkeyPatch, boek: Path) -> type[Steungit]:
    soort = type("Steungit", (Steungit,), {})
    monkeypatch.setattr(steun, "Git", soort)
    monkeypatch.setattr(steun, "zoek_plek", lambda _: Plek(boek, "", boek / ".git", boek / ".git"))
    return soort


def test_wat_een_nieuwe_regel_meeneemt(git: type[Steungit], boek: Path) -> None:
    schrijf(boek, BON, LOS, RETOUR, STORNO, AKKOORD)

    def neemt(*regels: str) -> list[str]:
        uit = steun_van(boek, *map(regel, regels))
        assert not isinstance(uit, Bericht)
        assert {stuk.bestand for stuk in uit} <= {BONNEN}
        return [r for stuk in uit if isinstance(stuk, Regels) for r in stuk.regels]

    weg = '- {storno: 230310-w2ww, van: 230301-m3fx, datum: 2023-03-10, reden: "x"}'
    assert neemt(BON.replace("m3fx", "n2nn")) == [], "it leans on nothing"
    assert neemt(weg) == [BON, RETOUR, STORNO], "all about the same bon, but no akkoord"
    assert neemt(weg.replace("m3fx", "z2zz")) == [LOS]
    assert neemt(weg, weg.replace("m3fx", "z2zz").replace("w2ww", "w3ww")) == [BON, LOS, RETOUR, STORNO]
    git.in_git = f"{BON}\n# caf".encode() + b"\xe9\n"
    assert neemt(weg) == [RETOUR, STORNO]
    oordeel = AKKOORD.replace("a2bc", "b2bc")
    assert neemt(oordeel) == [RETOUR, STORNO]
    git.in_git = b""
    geweigerd = steun_van(boek, regel(oordeel))
    assert isinstance(geweigerd, Bericht)
    assert geweigerd.waarden == {"nummer": "230301-m3fx"}
    git.hoofd = ""
    assert neemt(weg) == [BON, RETOUR, STORNO], "before the first commit"


def test_een_regel_neemt_het_besluit_mee_dat_zijn_post_opende(git: type[Steungit], boek: Path) -> None:
    (boek / "data/besluiten").mkdir()
    kop = "formaat: 1\ndatum: 2023-03-05\ndoor: buurtcoalitie\nwaarom: x\n"
    opent = (
        kop + "opent: [{post: tuin/kas, naam: Kas}]\nverschuivingen: [{van: tuin/oud, naar: tuin/kas, bedrag: 1.00}]\n"
    )
    eerder = kop + "opent: [{post: tuin/oud, naam: Oud}]\n"
    ander = kop + "opent: [{post: tuin/ander, naam: Ander}]\n"
    for naam, tekst in (("kas", opent), ("a-oud", eerder), ("ander", ander)):
        (boek / f"data/besluiten/2023-03-05-{naam}.yaml").write_text(tekst)

    def neemt(post: str) -> list[str]:
        los = regel(BON)._replace(post=post)
        uit = steun_van(boek, los)
        assert not isinstance(uit, Bericht)
        for stuk in uit:
            assert isinstance(stuk, Bestand)
            assert (stuk.eerder, stuk.inhoud) == (None, (boek / stuk.bestand).read_bytes())
        return [stuk.bestand[26:-5] for stuk in uit]

    assert neemt("tuin/kas") == ["a-oud", "kas"], "and the one that opened where its money comes from"
    assert neemt("tuin/oud") == ["a-oud"]
    assert neemt("tuin/moestuin") == []
    git.besluiten = "data/besluiten/2023-03-05-a-oud.yaml\0"
    assert neemt("tuin/kas") == ["kas"]
    git.besluiten = "".join(f"data/besluiten/2023-03-05-{naam}.yaml\0" for naam in ("a-oud", "kas", "ander"))
    assert neemt("tuin/kas") == []
    git.hoofd = ""
    assert neemt("tuin/kas") == ["a-oud", "kas"]


def test_zonder_git_gaat_er_niets_mee(monkeypatch: pytest.MonkeyPatch, boek: Path) -> None:
    schrijf(boek, BON)
    monkeypatch.setattr(steun, "zoek_plek", lambda _: None)
    assert steun_van(boek, regel(STORNO)) == ()

    def stuk(_: Path) -> None:
        raise GitFout(zin("x"), zin("y"))

    monkeypatch.setattr(steun, "zoek_plek", stuk)
    assert steun_van(boek, regel(STORNO)) == ()
