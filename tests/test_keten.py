"""The chain of rollen as a value: which rollen are in force, whose signature counts, and who may still sign.

tests/aanvallen/test_rollenketen.py holds the same with git and real signatures; here a history is a few lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from buurtledger.checks.rollen import Deelstand, rollen_in_orde
from buurtledger.checks.rollenbegin import smeed
from buurtledger.checks.rollenketen import BUDGET_DEEL, DELEN, ROLLEN_DEEL, Beraad, Keten, Knoop, Stem
from buurtledger.model.bevinding import Plaats
from buurtledger.model.geschiedenis import Commit
from buurtledger.model.rollen import Opnieuw, Persoon, Rollen
from tests.conftest import heel

ANNA = Persoon("anna", ("penvoerder",), ("anna@x",), "sleutel-anna")
BRAM = Persoon("bram", ("tweede",), ("bram@x",), "sleutel-bram")
CARLA = Persoon("carla", ("kascommissie",), ("carla@x",), "sleutel-carla")
DIRK = Persoon("dirk", ("tweede",), ("dirk@x",), "sleutel-dirk")
TEKSTEN: Mapping[str, Rollen] = {
    "zonder": Rollen((Persoon("anna", ("penvoerder",), ("anna@x",)),)),
    "ab": Rollen((ANNA, BRAM)),
    "abc": Rollen((ANNA, BRAM, CARLA)),
    "abd": Rollen((ANNA, BRAM, DIRK)),
    "abcd": Rollen((ANNA, BRAM, CARLA, DIRK)),
    "ad": Rollen((ANNA, DIRK)),
    "a": Rollen((ANNA,)),
    "niemand": Rollen(),
    "bram-anders": Rollen((ANNA, BRAM._replace(rollen=("kascommissie",)))),
    "bram-heet-anders": Rollen((ANNA, BRAM._replace(wie="iemand"))),
}


class Verhaal:
    """A history in the making: each commit on top of the last, or of the parents that are named."""

    def __init__(self, **teksten: Rollen) -> None:
        self.knopen: list[Knoop] = []
        self.sleutels: dict[str, str] = {}
        self.teksten = {**TEKSTEN, **teksten}

    def commit(
        self,
        nummer: str,
        wie: str = "",
        *stemmen: tuple[str, str, str],
        ouders: tuple[str, ...] | None = None,
        rollen: str | None = None,
        budget: str | None = None,
    ) -> Verhaal:
        """A commit, signed by `wie`; with the content of its first parent where none is given."""
        vorige = self.knopen[-1] if self.knopen else None
        op = ouders if ouders is not None else ((vorige.commit.nummer,) if vorige else ())
        ouder = next((k for k in self.knopen if k.commit.nummer in op[:1]), None)
        eerder = ouder.inhoud if ouder else {ROLLEN_DEEL: "", BUDGET_DEEL: "plan"}
        inhoud = {
            ROLLEN_DEEL: eerder[ROLLEN_DEEL] if rollen is None else rollen,
            BUDGET_DEEL: eerder[BUDGET_DEEL] if budget is None else budget,
        }
        door = Commit(nummer, wie or "iemand", f"{wie}@x", date(2023, 3, 1), op)
        self.knopen.append(Knoop(door, inhoud, tuple(Stem(*stem) for stem in stemmen)))
        if wie:
            self.sleutels[nummer] = f"sleutel-{wie}"
        return self

    def keten(self, hoofd: str = "", vast: str = "") -> Keten:
        """The chain up to the last commit, or another."""
        return smeed(self.knopen, hoofd or self.knopen[-1].commit.nummer, self.teksten, self.sleutels, vast)


def begin(rollen: str = "ab") -> Verhaal:
    return Verhaal().commit("0", rollen="").commit("begin", "anna", rollen=rollen)


def ja(rollen: str, rol: str, deel: str = ROLLEN_DEEL) -> tuple[str, str, str]:
    return (deel, rollen, rol)


def wie(rollen: Rollen) -> str:
    return "".join(persoon.wie[0] for persoon in rollen.personen)


def test_zonder_sleutels_is_er_geen_keten() -> None:
    verhaal = Verhaal().commit("0").commit("1", rollen="zonder").commit("2").commit("3", rollen="").commit("4")
    keten = verhaal.keten()
    assert (keten.begin, keten.begint, keten.vreemd) == ("", (), ())
    assert [wie(keten.bij(n)) for n in ("0", "1", "2", "4", "?")] == ["", "a", "a", "a", ""], "a lost file binds on"
    assert [wie(keten.na(n)) for n in ("0", "1", "2", "4", "?")] == ["", "a", "a", "a", ""]
    assert keten.inhoud_na("2", ROLLEN_DEEL) == "zonder"
    assert keten.inhoud_na("?", ROLLEN_DEEL) == ""
    assert not keten.in_keten("2")
    assert keten.ondertekenaar("2") is None
    assert keten.binden("2") == (TEKSTEN["zonder"],)
    assert keten.budgetten("2") == ("plan",)
    assert keten.budgetten("?") == ()
    assert (keten.beraad("2"), keten.conflict(ROLLEN_DEEL), keten.schakels(ROLLEN_DEEL)) == ((), (), ())
    assert keten.koppen("2") == {deel: frozenset() for deel in DELEN}


def test_zonder_keten_geldt_wat_een_van_de_ouders_zei() -> None:
    verhaal = Verhaal(andere=Rollen((CARLA._replace(sleutel=""),)))
    verhaal.commit("0").commit("l", rollen="", ouders=("0",)).commit("r", rollen="andere", ouders=("0",))
    verhaal.commit("m", ouders=("l", "r"), rollen="", budget="")
    keten = verhaal.keten()
    assert [wie(keten.bij("m")), wie(keten.na("m"))] == ["c", "c"]
    assert keten.inhoud_na("m", BUDGET_DEEL) == "plan"


def test_wie_er_bij_de_ouders_in_staat_kan_tekenen() -> None:
    verhaal = begin().commit("1", "bram").commit("2").commit("3", "carla").commit("4", "anna")
    keten = verhaal.keten()
    assert (keten.begin, keten.begint) == ("begin", ("begin",))
    assert [keten.in_keten(n) for n in ("0", "begin", "1", "2", "?")] == [False, False, True, True, False]
    assert [p and p.wie for p in map(keten.ondertekenaar, ("begin", "1", "2", "3", "4"))] == [
        None, "bram", None, None, "anna"
    ]  # fmt: skip
    assert [wie(keten.bij(n)) for n in ("begin", "1")] == ["ab", "ab"]
    assert [s.inhoud for s, _ in keten.schakels(ROLLEN_DEEL)] == ["ab"]
    assert [kwam for _, kwam in keten.schakels(BUDGET_DEEL)] == [("begin",)]


@pytest.mark.parametrize(
    ("tweede", "stemmen", "telt"),
    [
        ("bram", [ja("abc", "tweede")], True),
        ("bram", [ja("abc", "penvoerder")], False),  # not Bram's role
        ("bram", [ja("ab", "tweede")], False),  # another content
        ("bram", [ja("abc", "tweede", BUDGET_DEEL)], False),
        ("bram", [ja("abc", "tweede", "rectificatie")], False),
        ("bram", [], False),
        ("anna", [ja("abc", "penvoerder")], False),  # one person, twice
        ("carla", [ja("abc", "kascommissie")], False),  # not in it yet
        ("", [ja("abc", "tweede")], False),
    ],
)
def test_een_verandering_heeft_twee_handtekeningen(
    tweede: str, stemmen: list[tuple[str, str, str]], telt: bool
) -> None:
    keten = begin().commit("1", "anna", rollen="abc").commit("2", tweede, *stemmen).commit("3", "carla").keten()
    assert keten.inhoud_na("1", ROLLEN_DEEL) == "ab"
    assert keten.beraad("1") == (Beraad(ROLLEN_DEEL, "abc", ("anna",)),)
    assert keten.inhoud_na("2", ROLLEN_DEEL) == keten.inhoud_na("3", ROLLEN_DEEL) == ("abc" if telt else "ab")
    assert wie(keten.na("2")) == ("abc" if telt else "ab")
    assert wie(keten.bij("2")) == "ab", "what a commit brings is judged by what its parents allowed"
    assert wie(keten.bij("3")) == ("abc" if telt else "ab")
    assert (keten.ondertekenaar("3") == CARLA) is telt
    assert (keten.beraad("3") == ()) is telt
    assert len(keten.schakels(ROLLEN_DEEL)) == 1 + telt
    assert keten.conflict(ROLLEN_DEEL) == ()


def test_wie_verandert_zonder_te_tekenen_verandert_niets() -> None:
    keten = begin().commit("1", rollen="abc").commit("2", "bram", ja("abc", "tweede")).keten()
    assert keten.beraad("2") == (Beraad(ROLLEN_DEEL, "abc", ("bram",)),)
    assert keten.inhoud_na("2", ROLLEN_DEEL) == "ab"
    verhaal = begin().commit("1", "anna", ja("onbekend", "penvoerder")).commit("2", "bram", ja("onbekend", "tweede"))
    assert verhaal.keten().inhoud_na("2", ROLLEN_DEEL) == "ab", "nobody knows what it would be"
    assert verhaal.keten().beraad("2") == (Beraad(ROLLEN_DEEL, "onbekend", ("anna", "bram")),)


def test_het_budget_heeft_een_eigen_keten() -> None:
    verhaal = begin().commit("1", "anna", budget="nieuw").commit("2", "bram", ja("nieuw", "tweede", BUDGET_DEEL))
    keten = verhaal.commit("3", "bram", budget="weer", rollen="abc").keten()
    assert [keten.inhoud_na(n, BUDGET_DEEL) for n in ("begin", "1", "2", "3")] == ["plan", "plan", "nieuw", "nieuw"]
    assert keten.inhoud_na("3", ROLLEN_DEEL) == "ab"
    assert keten.beraad("3") == (Beraad(BUDGET_DEEL, "weer", ("bram",)), Beraad(ROLLEN_DEEL, "abc", ("bram",)))
    assert keten.budgetten("2") == ("nieuw",)
    assert keten.budgetten("1") == ("plan",)


def test_een_oude_inhoud_komt_niet_terug_op_oude_stemmen() -> None:
    """Anna votes for abc and for abd; Bram for abc. Once abc is in force, her vote for abd is spent."""
    verhaal = begin().commit("1", "anna", rollen="abd").commit("2", "anna", rollen="abc")
    verhaal.commit("3", "bram", ja("abc", "tweede")).commit("4", "bram", ja("abd", "tweede"), rollen="abd")
    keten = verhaal.keten()
    assert [keten.inhoud_na(n, ROLLEN_DEEL) for n in "1234"] == ["ab", "ab", "abc", "abc"]
    assert keten.beraad("4") == (Beraad(ROLLEN_DEEL, "abd", ("bram",)),)
    # What is in force is not changed into itself.
    zelfde = begin().commit("1", "anna", ja("ab", "penvoerder")).commit("2", "bram", ja("ab", "tweede")).keten()
    assert len(zelfde.schakels(ROLLEN_DEEL)) == 1
    assert len(zelfde.beraad("2")) == 1


def wisseling(verhaal: Verhaal, naar: str, nr: str, *, ouder: str) -> Verhaal:
    """Anna and Bram change the rollen, in two commits."""
    verhaal.commit(f"{nr}a", "anna", rollen=naar, ouders=(ouder,))
    return verhaal.commit(f"{nr}b", "bram", ja(naar, "tweede"))


def test_bij_een_samenvoeging_geldt_de_nieuwste() -> None:
    verhaal = wisseling(begin(), "abc", "l", ouder="begin")
    verhaal.commit("r", "bram", ouders=("begin",)).commit("m", "anna", ouders=("r", "lb"))
    keten = verhaal.commit("na", "carla").keten()
    assert [keten.inhoud_na(n, ROLLEN_DEEL) for n in ("lb", "r", "m")] == ["abc", "ab", "abc"]
    assert [wie(r) for r in keten.binden("lb")] == ["abc"]
    assert [wie(r) for r in keten.binden("r")] == ["ab", "abc"], "what came in by the side is bound by both"
    assert keten.ondertekenaar("na") == CARLA


def test_twee_takken_die_anders_wisselden() -> None:
    verhaal = wisseling(wisseling(begin(), "abc", "l", ouder="begin"), "abd", "r", ouder="begin")
    verhaal.commit("m", "anna", ouders=("lb", "rb")).commit("na", "carla")
    keten = verhaal.keten()
    assert {s.inhoud for s in keten.conflict(ROLLEN_DEEL)} == {"abc", "abd"}
    assert keten.conflict(BUDGET_DEEL) == ()
    assert keten.inhoud_na("m", ROLLEN_DEEL) == "ab", "the link before them judges"
    assert wie(keten.na("m")) == "ab"
    assert keten.ondertekenaar("na") is None, "Carla stands on one side only"
    # Who stands in both chooses.
    verhaal.commit("k1", "anna", rollen="abcd").commit("k2", "bram", ja("abcd", "tweede")).commit("k3", "dirk")
    keten = verhaal.keten()
    assert keten.inhoud_na("k1", ROLLEN_DEEL) == "ab"
    assert keten.inhoud_na("k2", ROLLEN_DEEL) == "abcd"
    assert keten.conflict(ROLLEN_DEEL) == ()
    assert keten.ondertekenaar("k3") == DIRK
    assert [s.inhoud for s, _ in keten.schakels(ROLLEN_DEEL)] == ["ab", "abc", "abd", "abcd"]


@pytest.mark.parametrize("rechts", ["ad", "bram-heet-anders"])
def test_bij_een_conflict_tekent_alleen_wie_op_elke_tak_staat(rechts: str) -> None:
    verhaal = wisseling(wisseling(begin(), "abc", "l", ouder="begin"), rechts, "r", ouder="begin")
    verhaal.commit("m", "anna", ouders=("lb", "rb")).commit("b", "bram").commit("a", "anna")
    keten = verhaal.keten()
    assert keten.ondertekenaar("b") is None
    assert keten.ondertekenaar("a") == ANNA


def test_dezelfde_wisseling_op_twee_takken_is_er_een() -> None:
    verhaal = wisseling(wisseling(begin(), "abc", "l", ouder="begin"), "abc", "r", ouder="begin")
    keten = verhaal.commit("m", "anna", ouders=("lb", "rb")).keten()
    assert keten.conflict(ROLLEN_DEEL) == ()
    assert [(s.inhoud, kwam) for s, kwam in keten.schakels(ROLLEN_DEEL)] == [("ab", ("begin",)), ("abc", ("lb", "rb"))]


def test_stemmen_van_twee_takken_tellen_samen() -> None:
    verhaal = begin().commit("l", "anna", rollen="abc").commit("r", "bram", ja("abc", "tweede"), ouders=("begin",))
    for ouders in (("l", "r"), ("r", "l")):
        los = Verhaal()
        los.knopen, los.sleutels = list(verhaal.knopen), dict(verhaal.sleutels)
        keten = los.commit("m", ouders=ouders, rollen="abc").keten()
        assert [keten.inhoud_na(n, ROLLEN_DEEL) for n in ("l", "r", "m")] == ["ab", "ab", "abc"]


def test_wie_eruit_ging_tekent_niet_meer_van_opzij() -> None:
    """Bram signs on a branch from before he left, and that is merged in later."""
    verhaal = begin("abc").commit("voor", "bram")
    verhaal.commit("1", "anna", rollen="a").commit("2", "carla", ja("a", "kascommissie")).commit("3", "anna")
    verhaal.commit("zij", "bram", ouders=("voor",)).commit("m", "anna", ouders=("3", "zij"))
    keten = verhaal.keten()
    assert keten.ondertekenaar("zij") == BRAM
    assert keten.stond("voor", BRAM, "tweede"), "what he signed before he left stays"
    assert not keten.stond("zij", BRAM, "tweede")
    assert keten.stond("zij", ANNA, "penvoerder")


@pytest.mark.parametrize("naar", ["bram-anders", "bram-heet-anders", "a"])
def test_wie_zijn_rol_of_naam_verloor_ook_niet(naar: str) -> None:
    verhaal = wisseling(begin(), naar, "w", ouder="begin").commit("zij", "bram", ouders=("begin",))
    keten = verhaal.commit("m", "anna", ouders=("wb", "zij")).keten()
    assert not keten.stond("zij", BRAM, "tweede")
    assert keten.stond("zij", ANNA, "penvoerder")
    assert not keten.stond("zij", ANNA, "tweede")


def test_een_keten_die_opnieuw_begint() -> None:
    def verhaal(van: str, **velden: object) -> Keten:
        nieuw = Rollen((CARLA, DIRK), opnieuw=Opnieuw(van, "sleutels kwijt"))._replace(**velden)  # type: ignore[arg-type]
        einde = Verhaal(nieuw=nieuw).commit("0", rollen="").commit("begin", "anna", rollen="ab")
        einde.commit("1").commit("2", "carla", rollen="nieuw", budget="ander").commit("3", "carla").commit("4", "anna")
        return einde.keten()

    keten = verhaal("begin")
    assert (keten.begin, keten.begint) == ("begin", ("begin", "2"))
    assert keten.inhoud_na("2", ROLLEN_DEEL) == "nieuw"
    assert keten.inhoud_na("2", BUDGET_DEEL) == "ander"
    assert (keten.ondertekenaar("3"), keten.ondertekenaar("4")) == (CARLA, None)
    assert keten.conflict(ROLLEN_DEEL) == ()
    assert keten.stond("1", ANNA, "penvoerder"), "what was signed before it stays"
    assert verhaal("elders").begint == ("begin",)
    assert verhaal("begin", personen=(CARLA._replace(sleutel=""),)).begint == ("begin",)
    assert verhaal("begin", opnieuw=None).begint == ("begin",)


def test_een_begin_van_opzij_telt_niet() -> None:
    """A branch with older keys that is merged in proves nothing, whenever it says it was made."""
    verhaal = Verhaal().commit("zij0", ouders=(), rollen="").commit("zij", "dirk", rollen="abd")
    verhaal.commit("0", ouders=(), rollen="").commit("begin", "anna", rollen="ab")
    verhaal.commit("m", "anna", ouders=("begin", "zij")).commit("na", "dirk")
    keten = verhaal.keten()
    assert (keten.begin, keten.vreemd) == ("begin", ("zij",))
    assert keten.ondertekenaar("na") is None
    vast = verhaal.keten(vast="zij")
    assert (vast.begin, vast.vreemd) == ("zij", ("begin",))
    assert vast.ondertekenaar("na") == DIRK
    assert verhaal.keten(vast="begin").begin == "begin"
    assert verhaal.keten(vast="?").begin == "begin"


def test_een_begin_dat_via_een_samenvoeging_kwam_is_het_begin() -> None:
    verhaal = Verhaal().commit("0").commit("tak", "anna", rollen="ab").commit("hoofd", ouders=("0",), rollen="")
    verhaal.commit("m", ouders=("hoofd", "tak"), rollen="ab").commit("na", "bram")
    keten = verhaal.keten()
    assert (keten.begin, keten.vreemd) == ("tak", ())
    assert keten.ondertekenaar("na") == BRAM
    # Two of which neither is on the way of first parents: the one that was merged in first.
    verhaal = Verhaal().commit("0").commit("a", "anna", rollen="ab").commit("b", "dirk", ouders=("0",), rollen="abd")
    verhaal.commit("h1", ouders=("0", "b"), rollen="abd").commit("h2", ouders=("h1", "a"))
    assert (verhaal.keten().begin, verhaal.keten().vreemd) == ("b", ("a",))


def test_wat_een_commit_voortbrengt_daalt_er_van_af() -> None:
    keten = begin().commit("1").commit("zij", ouders=("begin",)).commit("m", ouders=("1", "zij", "weg")).keten()
    assert keten.voorouders("m") == {"0", "begin", "1", "zij", "m"}
    assert keten.voorouders("zij") == {"0", "begin", "zij"}
    assert keten.voorouders("?") == frozenset()


# What check says of it


def zegt(keten: Keten, inhoud: str, hoofd: str, *, vast: str = "", ooit: bool = True, **velden: object) -> list[str]:
    brengers = tuple(Commit("c0ffee" * 7, "Eva", "eva@x", date(2023, 3, 1)) for _ in range(int(ooit)))
    deel = Deelstand(ROLLEN_DEEL, "data/rollen.yaml", inhoud, "", ooit, brengers)._replace(**velden)  # type: ignore[arg-type]
    gevonden = heel(rollen_in_orde(keten, (deel,), hoofd, vast))
    assert {b.plaats for b in gevonden} <= {Plaats("data/rollen.yaml", 1, 1)}
    return [f"{b.regel}: {b.bericht.sjabloon[:40]}" for b in gevonden]


def test_wat_er_van_de_rollen_te_zeggen_is() -> None:
    goed = begin().commit("1").keten()
    assert zegt(goed, "ab", "1") == []
    assert zegt(goed, "", "1") == ["rollen: {bestand} is weg of niet te lezen; de ro"]
    assert zegt(goed, "", "1", ooit=False) == []
    assert zegt(goed, "", "1", deel=BUDGET_DEEL) == []
    assert zegt(goed, "abc", "1", gebracht=()) == ["wacht: een verandering van {wat} staat nog niet"]
    assert zegt(goed, "abc", "1") == ["rollen: {auteur} veranderde {wat} in commit {com"]
    beraad = begin().commit("1", "anna", rollen="abc").keten()
    assert zegt(beraad, "abc", "1") == ["wacht: een verandering van {wat} is in beraad: "]
    assert zegt(beraad, "abd", "1") == ["rollen: {auteur} veranderde {wat} in commit {com"]
    gewisseld = wisseling(begin(), "abc", "w", ouder="begin").keten()
    assert zegt(gewisseld, "ab", "wb") == ["rollen: {wat}: hier staat een oudere versie; wat"]
    alleen = Verhaal().commit("0", rollen="").commit("begin", rollen="a").keten()
    assert zegt(alleen, "a", "begin") == ["keten: {wie} staat alleen in de rollen: niets i"]
    zonder = Verhaal().commit("0", rollen="zonder").keten()
    assert zegt(zonder, "zonder", "0") == zegt(zonder, "ab", "0") == []


def test_wat_er_van_het_begin_te_zeggen_is() -> None:
    goed = begin().commit("1").keten()
    assert zegt(goed, "ab", "1", vast="begin") == []
    assert zegt(goed, "ab", "1", vast="0") == ["rollen: de rollen beginnen niet bij {vast} maar "]
    zonder = Verhaal().commit("0", rollen="zonder").keten()
    assert zegt(zonder, "zonder", "0", vast="x") == ["rollen: de rollen beginnen niet bij {vast}: geen"]
    vreemd = begin().commit("zij", ouders=(), rollen="abd").commit("m", ouders=("begin", "zij")).keten()
    assert zegt(vreemd, "ab", "m") == ["rollen: er is meer dan één begin van de rollen: "]
    assert zegt(vreemd, "ab", "m", vast="begin") == []
    nieuw = Rollen((CARLA, DIRK), opnieuw=Opnieuw("begin", "x"))
    opnieuw = (
        Verhaal(nieuw=nieuw).commit("0", rollen="").commit("begin", rollen="ab").commit("2", rollen="nieuw").keten()
    )
    assert zegt(opnieuw, "nieuw", "2") == ["keten: de rollen begonnen opnieuw bij {nu}; daa"]
    assert zegt(opnieuw, "nieuw", "2", vast="2") == []
    assert zegt(opnieuw, "nieuw", "2", vast="begin") == ["rollen: de rollen begonnen opnieuw bij {nu}; vas"]
    conflict = wisseling(wisseling(begin(), "abc", "l", ouder="begin"), "abd", "r", ouder="begin")
    keten = conflict.commit("m", "anna", ouders=("lb", "rb")).keten()
    assert "rollen: {wat}: op {aantal} takken een ander verv" in zegt(keten, "ab", "m")


def test_een_commit_heet_naar_zijn_eerste_tien_tekens() -> None:
    een, twee, zij = ("1234567890ab", "abcdefabcdef", "0000000000ff")
    nieuw = Rollen((CARLA, DIRK), opnieuw=Opnieuw(een, "x"))
    verhaal = Verhaal(nieuw=nieuw).commit("0", rollen="").commit(een, rollen="ab").commit(twee, rollen="nieuw")
    verhaal.commit(zij, ouders=(), rollen="abd").commit("m", ouders=(twee, zij))
    keten = verhaal.keten()
    deel = Deelstand(ROLLEN_DEEL, "data/rollen.yaml", "nieuw", "", True, ())

    def waarden(vast: str, van: Keten = keten) -> list[dict[str, object]]:
        return [
            dict(b.bericht.waarden) for b in rollen_in_orde(van, (deel,), "m", vast) if b.regel in ("rollen", "keten")
        ]

    assert waarden("") == [
        {"begin": een[:10], "vreemd": (zij[:10],)}, {"nu": twee[:10], "eerder": (een[:10],)}
    ]  # fmt: skip
    assert waarden("ffffffffffff") == [{"vast": "ffffffffff", "nu": twee[:10]}]
    assert waarden(een) == [{"vast": een[:10], "nu": twee[:10]}]
    zonder = Verhaal().commit("m", rollen="zonder").keten()
    assert waarden("ffffffffffff", zonder) == [{"vast": "ffffffffff"}]
    rectificatie = deel._replace(deel="rectificatie")
    assert [d.wat.sjabloon[:12] for d in (deel, deel._replace(deel=BUDGET_DEEL), rectificatie)] == [
        "de rollen", "wat het budg", "een rectific"
    ]  # fmt: skip
