"""The tables that a neighbourhood is given out as: each column with its kind and, in Dutch, what it holds.

The same declaration makes the Parquet files, the Data Package and the handbook's list, so that they cannot differ.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from buurtledger.model.bericht import N_


class Aard(StrEnum):
    """What kind of value a column holds."""

    TEKST = "tekst"
    DAG = "dag"
    BEDRAG = "bedrag"
    """Euro's, exact, two decimals."""
    SOM = "som"
    """A sum of amounts: of a city it may be larger than one amount can be."""
    AANTAL = "aantal"
    JA_NEE = "ja_nee"


class Veld(NamedTuple):
    """A column."""

    naam: str
    aard: Aard
    uitleg: str
    """What it holds, in Dutch, as the catalogs have it."""


Waarde = str | date | Decimal | int | bool | None
Gegevensrij = tuple[Waarde, ...]


class Gegevenstabel(NamedTuple):
    """A table: its name, what a row is, its columns, and the column whose year it is kept by (empty for none)."""

    naam: str
    uitleg: str
    velden: tuple[Veld, ...]
    jaar_van: str = ""

    @property
    def namen(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(veld.naam for veld in self.velden)


def _tekst(naam: str, uitleg: str) -> Veld:
    return Veld(naam, Aard.TEKST, uitleg)


def _dag(naam: str, uitleg: str) -> Veld:
    return Veld(naam, Aard.DAG, uitleg)


def _bedrag(naam: str, uitleg: str) -> Veld:
    return Veld(naam, Aard.BEDRAG, uitleg)


def _som(naam: str, uitleg: str) -> Veld:
    return Veld(naam, Aard.SOM, uitleg)


def _aantal(naam: str, uitleg: str) -> Veld:
    return Veld(naam, Aard.AANTAL, uitleg)


def _ja_nee(naam: str, uitleg: str) -> Veld:
    return Veld(naam, Aard.JA_NEE, uitleg)


POSTCIJFERS = (
    _som("begroot", N_("begroot: het plan en de besluiten die gelden")),
    _som("besteed", N_("besteed: bonnen min wat winkels teruggaven")),
    _som("uitbetaald", N_("uitbetaald: voorschotten, vergoedingen en bonnen van de rekening, min wat terugkwam")),
    _som("te_verantwoorden", N_("uitbetaald en nog niet met bonnen getoond; onder nul krijgt de groep nog zoveel")),
    _som("vrij", N_("begroot min besteed")),
    _som("vastgelegd", N_("wat aanvaarde offertes vasthouden, boven wat hun bonnen al gebruikten")),
    _som("beschikbaar", N_("nog te verdelen: begroot min het grootste van besteed en uitbetaald, min vastgelegd")),
)
"""The figures of a post, by the names that `status --formaat json` has."""
SOMCIJFERS = (
    *POSTCIJFERS,
    _som("nog_te_verantwoorden", N_("bij groepen, bon volgt: wat per post boven nul te verantwoorden is")),
    _som("tegoed", N_("wat groepen nog krijgen: wat per post onder nul te verantwoorden is")),
    _aantal("bonnen", N_("aantal bonnen dat telt")),
)
"""The figures of a sum: one post's debt does not pay what another is owed."""

BUURTEN = Gegevenstabel(
    "buurten",
    N_("één regel per grootboek: wie het is, en wat de controles ervan vonden"),
    (
        _tekst("naam", N_("naam van het budget")),
        _ja_nee("leesbaar", N_("of het grootboek te lezen was; zo niet, dan telt het nergens mee")),
        _tekst("reden", N_("waarom niet, in het Nederlands")),
        _tekst("reden_en", N_("waarom niet, in het Engels")),
        _tekst("wie", N_("wie het geld beheert")),
        _tekst("adres", N_("adres van de website")),
        _tekst("bron", N_("adres van de boeken zelf, voor git clone")),
        _tekst("licentie", N_("licentie van de gegevens, een naam van SPDX; leeg als de buurt er geen koos")),
        _tekst("van_commit", N_("commit waarvan dit gemaakt is; met een + als er meer in de map stond")),
        _dag("op", N_("laatste dag waarvan iets in de boeken staat")),
        _ja_nee("begonnen", N_("of er al iets geboekt is")),
        _dag("looptijd_van", N_("eerste dag van de looptijd")),
        _dag("looptijd_tot", N_("laatste dag van de looptijd")),
        _ja_nee("looptijd_aanname", N_("of de looptijd nog een aanname is")),
        _ja_nee("in_balans", N_("of het plan klopt: de posten tellen op, de coördinatie blijft onder haar maximum")),
        _aantal("posten", N_("aantal posten")),
        _aantal("mutaties", N_("aantal regels in de logboeken")),
        _aantal("fouten", N_("aantal fouten dat de controles vonden")),
        _aantal("waarschuwingen", N_("aantal waarschuwingen dat de controles gaven")),
        _aantal("wacht", N_("aantal mutaties dat nog op een akkoord wacht")),
        _aantal("gebruikers", N_("aantal posten dat geld gebruikte")),
        _aantal("mist_bonnen", N_("hoeveel daarvan nog bonnen missen")),
        _aantal("mist_resultaat", N_("hoeveel daarvan nog geen resultaat vertelden")),
        _aantal("mist_leersessie", N_("hoeveel daarvan nog niet op een leersessie vertelden")),
        _som("verwacht_over", N_("wat naar verwachting overblijft, zoals prognose het op de laatste dag zegt")),
    ),
)
STANDEN = Gegevenstabel(
    "standen",
    N_("de sommen van een grootboek op elke dag: één regel per reeks dagen waarop niets veranderde"),
    (
        _dag("van", N_("eerste dag waarop deze sommen gelden")),
        _dag("tot", N_("eerste dag waarop ze niet meer gelden")),
        *SOMCIJFERS,
    ),
)
POSTEN = Gegevenstabel(
    "posten",
    N_("elke post aan het eind van elk kwartaal: begroting en stand, en wat er in het kwartaal gebeurde"),
    (
        _dag("op", N_("laatste dag van het kwartaal")),
        _tekst("kwartaal", N_("het kwartaal, zoals 2023-Q1")),
        _tekst("gebied", N_("id van het gebied")),
        _tekst("gebied_naam", N_("naam van het gebied")),
        _tekst("post", N_("id van de post: gebied/post")),
        _tekst("naam", N_("naam voor mensen")),
        _ja_nee("kern", N_("of de post een kern is")),
        _ja_nee("gesloten", N_("of een besluit de post sloot")),
        _tekst("themas", N_("themas waar de post bij hoort, met een spatie ertussen")),
        *POSTCIJFERS,
        _aantal("bonnen", N_("aantal bonnen dat telt")),
        _som("besteed_in_kwartaal", N_("wat er in het kwartaal besteed werd")),
        _som("uitbetaald_in_kwartaal", N_("wat er in het kwartaal uitbetaald werd")),
    ),
    "op",
)
MUTATIES = Gegevenstabel(
    "mutaties",
    N_("elke regel van de logboeken, met wat hij doet en van wanneer tot wanneer hij telt"),
    (
        _tekst("soort", N_("soort: bon, voorschot, terugbetaling, vergoeding, retour, storno, akkoord, …")),
        _tekst("id", N_("nummer: de dag van invoer en een toevallig deel")),
        _tekst("post", N_("id van de post: gebied/post")),
        _dag("datum", N_("datum op het papier")),
        _dag("ingevoerd", N_("dag van invoer")),
        _bedrag("bedrag", N_("bedrag in euro's")),
        _bedrag("btw", N_("btw in het bedrag")),
        _tekst("omschrijving", N_("waarvoor")),
        _tekst("leverancier", N_("winkel")),
        _tekst("betaald_door", N_("wie betaalde: kern (de groep) of penvoerder (de stichting)")),
        _tekst("ontvangen_door", N_("wie het geld terugkreeg")),
        _tekst("van", N_("nummer van de regel waar hij over gaat")),
        _tekst("bij", N_("nummer van de verplichting waar de bon bij hoort")),
        _tekst("bewijs", N_("wat er op papier is: bon, factuur of verklaring")),
        _tekst("activiteit", N_("een label")),
        _tekst("scan", N_("SHA-256 van de scan, die zelf niet openbaar is")),
        _tekst("notitie", N_("opmerking")),
        _tekst("reden", N_("reden van een storno")),
        _tekst("rol", N_("rol waarin iemand akkoord gaf")),
        _tekst("afdruk", N_("afdruk van wat akkoord bevonden is")),
        _tekst("bron", N_("waar de regel van gemaakt is")),
        _ja_nee("gestorneerd", N_("of een storno hem ongedaan maakte")),
        _dag("telt_van", N_("eerste dag waarop hij telt; leeg als hij nooit telt")),
        _dag("telt_tot", N_("eerste dag waarop hij niet meer telt; 9999-12-31 als niets hem ongedaan maakte")),
        _bedrag("besteed", N_("wat hij aan besteed toevoegt zolang hij telt")),
        _bedrag("uitbetaald", N_("wat hij aan uitbetaald toevoegt zolang hij telt")),
        _aantal("bonnen", N_("1 voor een bon, anders 0")),
    ),
    "datum",
)
BESLUITEN = Gegevenstabel(
    "besluiten",
    N_("elk besluit, met een regel per post die erdoor verandert"),
    (
        _tekst("besluit", N_("naam van het besluit: de dag en een woord")),
        _dag("datum", N_("dag van het besluit")),
        _dag("vanaf", N_("vanaf wanneer het geldt")),
        _dag("ingevoerd", N_("dag van invoer")),
        _tekst("door", N_("wie besloot")),
        _tekst("waarom", N_("waarom")),
        _tekst("trekt_in", N_("het besluit dat dit terugdraait")),
        _tekst("wat", N_("wat er met de post gebeurt: verschuift, opent, sluit of heropent")),
        _tekst("post", N_("id van de post")),
        _som("bedrag", N_("wat de post erbij krijgt; onder nul wat hij afstaat")),
    ),
    "datum",
)
BEVINDINGEN = Gegevenstabel(
    "bevindingen",
    N_("elk ding dat de controles vonden, gezien op de laatste dag in de boeken"),
    (
        _tekst("regel", N_("naam van de regel")),
        _tekst("ernst", N_("fout of waarschuwing")),
        _tekst("bestand", N_("bestand, vanaf de map van het grootboek")),
        _aantal("lijn", N_("regelnummer, vanaf 1")),
        _tekst("bericht", N_("wat er is, in het Nederlands")),
        _tekst("bericht_en", N_("wat er is, in het Engels")),
    ),
)
TERMIJNEN = Gegevenstabel(
    "termijnen",
    N_("alles wat voor een dag gedaan moet zijn: afspraken, rondes, sessies, akkoorden, en wat nog te laten zien is"),
    (
        _dag("voor", N_("dag waarop het gedaan moet zijn")),
        _tekst("soort", N_("afspraak, looptijd, ronde, sessie, verantwoording of akkoord")),
        _tekst("post", N_("id van de post, waar het van één post is")),
        _dag("gedaan", N_("dag waarop het gedaan is; leeg zolang het dat niet is")),
        _tekst("wat", N_("wat er moet, in het Nederlands")),
        _tekst("wat_en", N_("wat er moet, in het Engels")),
    ),
)

TABELLEN = (BUURTEN, STANDEN, POSTEN, MUTATIES, BESLUITEN, BEVINDINGEN, TERMIJNEN)
"""Every table, in the order in which they are described."""
