"""docs/woordenlijst.md has every word that a user meets, in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import typer

from buurtledger.checks.register import REGELS
from buurtledger.cli.main import app
from buurtledger.model.bestandsvormen import VORMEN, schema_van
from buurtledger.model.bijeenkomst import BIJEENKOMSTEN
from buurtledger.model.mutatie import BEWIJZEN, Soort
from buurtledger.model.rollen import SOORTEN_ROL

WOORDENLIJST = (Path(__file__).parent.parent / "docs" / "woordenlijst.md").read_text("utf-8")


def _veldnamen(schema: object) -> Iterator[str]:
    """Every name that may stand in a file of this schema."""
    if isinstance(schema, dict):
        if isinstance(velden := schema.get("properties"), dict):
            yield from velden
        for deel in schema.values():
            yield from _veldnamen(deel)
    elif isinstance(schema, list):
        for deel in schema:
            yield from _veldnamen(deel)


def _opdrachten() -> Iterator[str]:
    wortel = typer.main.get_command(app)
    assert isinstance(wortel, typer.core.TyperGroup)
    ctx = wortel.make_context("buurtledger", [], resilient_parsing=True)
    for naam in wortel.list_commands(ctx):
        yield naam
        yield from getattr(wortel.get_command(ctx, naam), "commands", {})


def test_every_word_that_a_user_meets_is_in_the_list_of_words() -> None:
    """Fields of files, kinds, roles, sessions, rules and commands: English people read them too."""
    rijen = re.findall(r"^\| ([^|]+) \|", WOORDENLIJST, re.M)
    bekend = {woord.strip().replace(" ", "_").replace("ö", "o") for rij in rijen for woord in rij.split(",")}
    woorden = {
        *(naam for vorm in (*VORMEN, "logboek") for naam in _veldnamen(schema_van(vorm))),
        *(*VORMEN, *Soort, *BEWIJZEN, *SOORTEN_ROL, *REGELS),
        *(bijeenkomst.soort for bijeenkomst in BIJEENKOMSTEN),
        *_opdrachten(),
    }
    assert sorted(woorden - bekend) == []


def test_the_list_of_words_names_no_rule_that_is_not_there() -> None:
    regels = WOORDENLIJST.partition("## Rules")[2]
    assert re.findall(r"^\| (\w+) \|", regels, re.M)[1:] == sorted(REGELS)
