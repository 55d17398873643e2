"""Change the program a little, many times over, and count the changes that no test notices.

`make mutaties` does all that `tools/mutaties.toml` names (a night), `make mutaties MODULE=stand/verloop` one file or
folder, `make mutaties MODULE=met-de-hand` the faults that we made ourselves. A change that survives is a test that is
missing, code that is dead, or a change without a difference; docs/mutaties.md says which stand and why.

mutmut makes the changes and runs the tests, in a copy of the repository below build/. It leaves decorated functions
alone, while most of our figures are properties, so in that copy a decorator stands behind its function. The sentences
of messages are kept out: tests/fouten has those, and what is looked for here is what the program does.
"""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

import libcst as cst

WORTEL = Path(__file__).parent.parent
BRON = "src/buurtledger"
WERK = WORTEL / "build" / "mutaties"
MEE = (
    "pyproject.toml",
    "src",
    "tests",
    "tools",
    "data",
    "docs",
    "man",
    "README.md",
    "CHANGELOG.md",
    "Makefile",
    ".gitattributes",
)
ERACHTER = ("property", "cached_property", "contextmanager")
"""Decorators that may as well be called behind the function."""
WEG = ("cache", "lru_cache")
"""Decorators that are left out: what is remembered from before a change would hide it."""
ZINNEN = ("zin", "N_")
STAAT = {0: "overleefd", 33: "zonder test", 36: "te lang", 24: "te lang", 152: "te lang", 255: "te lang"}
"""By the exit code that mutmut keeps; anything else is a test that noticed."""


class Plan(NamedTuple):
    """What `tools/mutaties.toml` says."""

    tests: dict[str, list[str]]
    """Per pattern of files the tests that are run for them; the last pattern that fits counts."""
    hand: list[dict[str, str]]

    def bestanden(self, gevraagd: str) -> list[str]:
        """The files of the program that are asked for, each of which has its tests."""
        alle = [pad.relative_to(WORTEL / BRON).as_posix() for pad in sorted((WORTEL / BRON).rglob("*.py"))]
        keuze = [b for b in alle if not gevraagd or b == f"{gevraagd}.py" or b.startswith(f"{gevraagd}/")]
        return [bestand for bestand in keuze if self.van(bestand)]

    def van(self, bestand: str) -> tuple[str, ...]:
        """The tests of a file."""
        past = [tests for patroon, tests in self.tests.items() if fnmatch(bestand, patroon)]
        return tuple(past[-1]) if past else ()


class _Klaarzetten(cst.CSTTransformer):
    """Decorators behind their functions; the sentences of messages, and what asserts something, out of reach."""

    def __init__(self) -> None:
        self.zinnen: list[cst.SimpleStatementLine] = []
        self._in_functie = 0

    def visit_FunctionDef(self, node: cst.FunctionDef) -> None:  # noqa: N802, ARG002 as libcst calls it
        self._in_functie += 1

    def leave_FunctionDef(  # noqa: N802
        self,
        original_node: cst.FunctionDef,  # noqa: ARG002
        updated_node: cst.FunctionDef,
    ) -> cst.BaseStatement | cst.FlattenSentinel[cst.BaseStatement]:
        self._in_functie -= 1
        if self._in_functie or len(updated_node.decorators) != 1:
            return updated_node
        versiering = updated_node.decorators[0].decorator
        kaal = versiering.func if isinstance(versiering, cst.Call) else versiering
        if isinstance(kaal, cst.Name) and kaal.value in WEG:
            return updated_node.with_changes(decorators=[])
        if not isinstance(kaal, cst.Name) or kaal.value not in ERACHTER:
            return updated_node
        naam = updated_node.name.value
        eigen = f"{naam}_"
        daarna = cst.parse_statement(f"{naam} = {cst.Module([]).code_for_node(versiering)}({eigen})")
        assert isinstance(daarna, cst.SimpleStatementLine)
        return cst.FlattenSentinel([updated_node.with_changes(name=cst.Name(eigen), decorators=[]), daarna])

    def leave_Call(self, original_node: cst.Call, updated_node: cst.Call) -> cst.BaseExpression:  # noqa: N802, ARG002
        func, args = updated_node.func, updated_node.args
        if isinstance(func, cst.Name) and func.value == "zip":
            # `strict` only says that it cannot be: no test could tell.
            over = [a.with_changes(comma=cst.MaybeSentinel.DEFAULT) for a in args if not a.keyword]
            return updated_node.with_changes(args=over)
        if not (self._in_functie and isinstance(func, cst.Name) and func.value in ZINNEN and args):
            return updated_node
        if not isinstance(args[0].value, cst.SimpleString | cst.ConcatenatedString):
            return updated_node
        naam = f"_ZIN_{len(self.zinnen)}"
        zin = cst.Module([]).code_for_node(args[0].value)
        regel = cst.parse_statement(f"{naam} = __import__('functools').partial({func.value}, ({zin}))")
        assert isinstance(regel, cst.SimpleStatementLine)
        self.zinnen.append(regel)
        return updated_node.with_changes(func=cst.Name(naam), args=args[1:])


def klaargezet(bron: str) -> str:
    """A file of the program as mutmut gets it."""
    werk = _Klaarzetten()
    module = cst.parse_module(bron).visit(werk)
    begin = next((nr for nr, s in enumerate(module.body) if isinstance(s, cst.FunctionDef | cst.ClassDef)), None)
    if begin is None:
        return bron
    return module.with_changes(body=[*module.body[:begin], *werk.zinnen, *module.body[begin:]]).code


def zet_klaar(map_: Path, bestanden: Sequence[str], tests: Sequence[str]) -> None:
    """The copy in which mutmut works: what it changes in `src`, all else where it runs.

    What a test noticed before is not tried again, as long as the function did not change; the rest is.
    """
    for deel in MEE:
        _leg_neer(WORTEL / deel, map_ / "mutants" / deel)
    for bestand in bestanden:
        bron = klaargezet((WORTEL / BRON / bestand).read_text())
        for pad in (map_ / BRON / bestand, map_ / "mutants" / BRON / bestand):
            pad.parent.mkdir(parents=True, exist_ok=True)
            pad.write_text(bron)
        os.utime(map_ / "mutants" / BRON / bestand, (0, 0))  # older, so that it is made anew
        _vergeet_wat_overleefde(map_ / "mutants" / BRON / f"{bestand}.meta")
    lijsten = {
        "source_paths": ["src"],
        "pytest_add_cli_args": ["-p", "tools.mutatievolgorde"],
        "only_mutate": [f"{BRON}/{bestand}" for bestand in bestanden],
        "pytest_add_cli_args_test_selection": list(tests),
    }
    instelling = "".join(f"{naam} = {json.dumps(waarde)}\n" for naam, waarde in lijsten.items())
    vast = (
        "timeout_multiplier = 8\ntimeout_constant = 2.0\nuse_git_change_detection = false\ntrack_dependencies = false\n"
    )
    project = (WORTEL / "pyproject.toml").read_text()
    (map_ / "pyproject.toml").write_text(f"{project}\n[tool.mutmut]\n{instelling}{vast}")


def _leg_neer(van: Path, naar: Path) -> None:
    """Copy a file or folder anew; what mutmut knows of its files stays."""
    naar.parent.mkdir(parents=True, exist_ok=True)
    if not van.is_dir():
        shutil.copy2(van, naar)
        return
    bewaard = {pad: pad.read_bytes() for pad in naar.rglob("*.meta")}
    shutil.rmtree(naar, ignore_errors=True)
    shutil.copytree(van, naar, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
    for pad, inhoud in bewaard.items():
        pad.write_bytes(inhoud)


def _vergeet_wat_overleefde(meta: Path) -> None:
    if meta.exists():
        gezien = json.loads(meta.read_text())
        codes = gezien["exit_code_by_key"]
        gezien["exit_code_by_key"] = {
            naam: None if code in STAAT and STAAT[code] != "te lang" else code for naam, code in codes.items()
        }
        meta.write_text(json.dumps(gezien))


def uitkomsten(map_: Path, bestand: str) -> dict[str, str]:
    """How each change of a file came out; `gedood` is what a test noticed."""
    meta = map_ / "mutants" / BRON / f"{bestand}.meta"
    codes = json.loads(meta.read_text())["exit_code_by_key"] if meta.exists() else {}
    return {naam: "niet gedaan" if code is None else STAAT.get(code, "gedood") for naam, code in codes.items()}


def muteer(plan: Plan, gevraagd: str, steekproef: str = "") -> Iterator[str]:
    """Try the changes of what is asked for, and tell how they came out.

    With `steekproef` only those whose number ends in one of its digits: one digit is about a tenth of them.
    """
    bestanden = plan.bestanden(gevraagd)
    groepen: dict[tuple[str, ...], list[str]] = {}
    for bestand in bestanden:
        groepen.setdefault(plan.van(bestand), []).append(bestand)
    for tests, samen in groepen.items():
        map_ = WERK / samen[0].removesuffix(".py").replace("/", ".")
        zet_klaar(map_, samen, tests)
        mutmut = [str(Path(sys.executable).with_name("mutmut")), "run", "--max-children", "1"]
        mutmut += [f"*__mutmut_*{cijfer}" for cijfer in steekproef]
        omgeving = {**os.environ, "PYTHONPATH": str(map_ / "mutants" / "src"), "HYPOTHESIS_PROFILE": "mutaties"}
        subprocess.run(mutmut, cwd=map_, check=True, env=omgeving, stdout=sys.stderr)
        for bestand in samen:
            yield from _verslag(map_, bestand)


def _verslag(map_: Path, bestand: str) -> Iterator[str]:
    gevonden = uitkomsten(map_, bestand)
    tel = Counter(gevonden.values())
    gezien = tel["gedood"] + tel["te lang"]
    geprobeerd = len(gevonden) - tel["niet gedaan"]
    yield f"{bestand}: {geprobeerd} van {len(gevonden)} geprobeerd, {gezien} gemerkt, {geprobeerd - gezien} niet"
    functies = _functies(map_ / "mutants" / BRON / bestand) if geprobeerd > gezien else {}
    for volledig, staat in gevonden.items():
        if staat in ("overleefd", "zonder test"):
            naam = volledig.rpartition(".")[2]
            zoals = naam.rpartition("__mutmut_")[0] + "__mutmut_orig"
            yield f"  {naam}: {staat}"
            regels = unified_diff(functies.get(zoals, []), functies.get(naam, []), n=0, lineterm="")
            yield from (f"    {r}" for r in regels if r[:1] in "+-" and r[:3] not in ("+++", "---"))


def _functies(bestand: Path) -> dict[str, list[str]]:
    """Per function or method of a file with changes its lines; the first only where a default may differ."""
    bron = bestand.read_text()
    regels = bron.splitlines()
    return {
        knoop.name: [r.replace(knoop.name, "") for r in regels[knoop.lineno - 1 : knoop.end_lineno]]
        for knoop in ast.walk(ast.parse(bron))
        if isinstance(knoop, ast.FunctionDef)
    }


def met_de_hand(plan: Plan, gevraagd: str = "") -> Iterator[str]:
    """Make each fault that we thought of in a copy of the program, and see a test fail."""
    map_ = WERK / "met-de-hand"
    for deel in MEE:
        _leg_neer(WORTEL / deel, map_ / deel)
    for fout in plan.hand:
        if gevraagd not in fout["wat"]:
            continue
        pad = map_ / BRON / fout["bestand"]
        bron = pad.read_text()
        if bron.count(fout["van"]) != 1:
            yield f"VEROUDERD  {fout['wat']}: {fout['bestand']} heeft dit niet precies één keer: {fout['van']}"
            continue
        pad.write_text(bron.replace(fout["van"], fout["naar"]))
        gedraaid = subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", *fout["test"].split()],
            cwd=map_,
            env={**os.environ, "PYTHONPATH": str(map_ / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        pad.write_text(bron)
        if gedraaid.returncode == 1:
            gemerkt = next((r for r in gedraaid.stdout.splitlines() if r.startswith("FAILED")), "").split(" - ")[0]
            yield f"gemerkt    {fout['wat']}: {gemerkt.removeprefix('FAILED ')}"
        else:
            yield f"{'OVERLEEFD ' if gedraaid.returncode == 0 else 'GEEN TEST '} {fout['wat']}: {fout['test']}"


def main(gevraagd: str = "", steekproef: str = "") -> int:
    """Run what is asked; 1 when anything was not noticed."""
    gelezen = tomllib.loads((WORTEL / "tools" / "mutaties.toml").read_text())
    plan = Plan(gelezen["tests"], gelezen["fout"])
    mis = False
    if not gevraagd or gevraagd.startswith("met-de-hand"):
        for regel in met_de_hand(plan, gevraagd.removeprefix("met-de-hand").lstrip(":")):
            mis |= not regel.startswith("gemerkt")
            print(regel, flush=True)
    if not gevraagd.startswith("met-de-hand"):
        for regel in muteer(plan, gevraagd, steekproef):
            mis |= regel.startswith("  ")
            print(regel, flush=True)
    return int(mis)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
