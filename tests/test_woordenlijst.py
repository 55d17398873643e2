"""Words: docs/woordenlijst.md has every one that a user meets, in English, and none disagrees with its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import typer
from babel.messages.pofile import read_po

from buurtledger.checks.register import REGELS
from buurtledger.cli.main import app
from buurtledger.model.bestandsvormen import NAMEN, schema_van
from buurtledger.model.bijeenkomst import BIJEENKOMSTEN
from buurtledger.model.mutatie import BEWIJZEN, Soort
from buurtledger.model.rollen import SOORTEN_ROL

WORTEL = Path(__file__).parent.parent
WOORDENLIJST = (WORTEL / "docs" / "woordenlijst.md").read_text("utf-8")


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
        *(naam for vorm in NAMEN for naam in _veldnamen(schema_van(vorm))),
        *(*NAMEN, *Soort, *BEWIJZEN, *SOORTEN_ROL, *REGELS),
        *(bijeenkomst.soort for bijeenkomst in BIJEENKOMSTEN),
        *_opdrachten(),
    }
    assert sorted(woorden - bekend) == []


def test_the_list_of_words_names_no_rule_that_is_not_there() -> None:
    regels = WOORDENLIJST.partition("## Rules")[2]
    assert re.findall(r"^\| (\w+) \|", regels, re.M)[1:] == sorted(REGELS)


MEERVOUD = re.compile(
    r"\{(\w+)\} ((?:bonnen|mutaties|bestanden|posten|dagen|fouten|waarschuwingen|kernen|regels|commits|punten|akkoorden"
    r"|scans|maanden|weken|rijen|bladen|bladzijden|personen|besluiten|groepen|voorschotten|boekingen|oordelen|sessies)\b)"
)
ALTIJD_MEER = {
    "Een verzonnen grootboek met {aantal} mutaties staat in {map}.",  # 435
    "Het grootboek staat in {map}, met {aantal} bestanden.",  # four at least
    "dit zijn meer dan {n} regels; zo'n lijst leest buurtledger bon importeer",  # a bound of the program
    "de pdf heeft {aantal} bladzijden; een bon of factuur heeft er hoogstens {hoogste}. Bewaar de bladzijden van elke "
    "bon apart",
    "in de map liggen {aantal} bonnen; hoogstens {hoogste} in één keer",
    "er zijn {aantal} bladen met bonnen: {namen}; kies er een met --blad",  # of one there is nothing to choose
    "{regels} regels keken naar {posten:post|posten}, {mutaties:boeking|boekingen} en {besluiten:besluit|besluiten}, "
    "zoals ze er op {op} stonden.",  # the rules of the register
    "er zijn {aantal} bladen met ideeën: {namen}; kies er een met --blad",
    "dit zijn meer dan {hoogste} rijen; de rest is niet gelezen",  # a bound of the program
    "het blad is te groot: hoogstens {rijen} rijen en {kolommen} kolommen",
    "Op een briefje passen hoogstens {n} bonnen. Verstuur dit eerst, en begin dan een nieuw.",
    # The script of the briefje has a sentence of its own for one.
    "{n} bonnen op dit briefje",
    "{naam}: {n} bonnen, {mb}.",
}


def test_no_sentence_says_1_bonnen() -> None:
    with (WORTEL / "src/buurtledger/talen/en/LC_MESSAGES/buurtledger.po").open("rb") as bestand:
        zinnen = [str(bericht.id) for bericht in read_po(bestand) if bericht.id]
    assert [zin for zin in zinnen if MEERVOUD.search(zin) and zin not in ALTIJD_MEER] == []
