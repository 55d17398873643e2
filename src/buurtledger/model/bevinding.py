"""One thing that a controle found: which rule, where, what is wrong and what to do."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from buurtledger.model.bericht import Bericht


class Ernst(StrEnum):
    """How bad it is. A fout makes `check` exit 1; a waarschuwing asks for a look."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"


class Regel(StrEnum):
    """Every rule, by the name that people and files know; what each looks at is in `checks.register`."""

    BESTAND = "bestand"
    VORM = "vorm"
    BEDRAG = "bedrag"
    DATUM = "datum"
    TOEKOMST = "toekomst"
    LOOPTIJD = "looptijd"
    TOTAAL = "totaal"
    COORDINATIE = "coordinatie"
    BESLUIT = "besluit"
    MANDAAT = "mandaat"
    VOORSTEL = "voorstel"
    VOORGELEGD = "voorgelegd"
    DEKKING = "dekking"
    ACHTERAF = "achteraf"
    GEWIJZIGD = "gewijzigd"
    GESLOTEN = "gesloten"
    KERNEN = "kernen"
    POST = "post"
    LEERSESSIE = "leersessie"
    COFINANCIERING = "cofinanciering"
    GESCHIEDENIS = "geschiedenis"
    RECTIFICATIE = "rectificatie"
    INVOERDAG = "invoerdag"
    GIT = "git"
    ONDIEP = "ondiep"
    SAMENVOEGEN = "samenvoegen"
    AKKOORD = "akkoord"
    WACHT = "wacht"
    ROLLEN = "rollen"
    KETEN = "keten"
    ADRES = "adres"
    PRIVACY = "privacy"
    KLUIS = "kluis"
    DICHT = "dicht"
    LOS = "los"
    VRIJWILLIGER = "vrijwilliger"
    ID = "id"
    DUBBEL = "dubbel"
    STORNO = "storno"
    RETOUR = "retour"
    VERPLICHTING = "verplichting"
    OVERSCHREDEN = "overschreden"
    VOORSCHOT = "voorschot"
    TERUGBETALING = "terugbetaling"
    AFSCHRIFT = "afschrift"
    AANSLUITING = "aansluiting"
    ONVERKLAARD = "onverklaard"
    ONBETAALD = "onbetaald"
    SALDO = "saldo"
    SUBSIDIE = "subsidie"
    MELDING = "melding"
    VERGOEDING = "vergoeding"
    IDEE = "idee"
    OVEREENKOMST = "overeenkomst"


class Plaats(NamedTuple):
    """Where: a file relative to the ledger's folder, and from 1 the line and column.

    What looks at values does not know columns: it names the `veld` (a key, with
    points between the keys that lead to it) and leaves `kolom` 0; who has the
    file fills in the rest.
    """

    bestand: str
    lijn: int = 1
    kolom: int = 0
    veld: str = ""


class Bevinding(NamedTuple):
    """What a rule found."""

    regel: Regel
    ernst: Ernst
    plaats: Plaats
    bericht: Bericht
    remedie: Bericht
    fragment: str = ""
    """The line in the file, for the excerpt; empty when there is none to show."""
    lengte: int = 1
    """How many characters the caret underlines."""
