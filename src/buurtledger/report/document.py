"""A report as parts to read: headings, paragraphs, facts, tables. What each looks like is up to a renderer."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from buurtledger.report.tabel import Cel, Tabel, Verwijzing

if TYPE_CHECKING:
    from buurtledger.report.taal import Taal

GEWOON, NADRUK, GOED, FOUT, CODE = "gewoon", "nadruk", "goed", "fout", "code"
"""How a text is meant: plain, to be noticed, all is well, something is wrong, to be copied and so never broken."""


class Kop(NamedTuple):
    """A heading; niveau 2 is the first below the title."""

    tekst: str
    niveau: int = 2


class Alinea(NamedTuple):
    """Plain text."""

    tekst: str
    aard: str = GEWOON


class Opmaak(NamedTuple):
    """Somebody's own text in Markdown, of which no HTML, picture or heading is taken over."""

    markdown: str


class Feit(NamedTuple):
    """A name, its value, and what is to be said of it. An amount is one in euro's."""

    naam: str
    waarde: Cel
    toelichting: str = ""


class Feiten(NamedTuple):
    """Names with their values, such as the figures of a post."""

    rijen: tuple[Feit, ...]


class Plaatje(NamedTuple):
    """A drawing in SVG, made here, with in words what it shows. The figures stand in a table beside it."""

    svg: str
    uitleg: str
    breed: bool = False
    """Too fine for a narrow screen: there it is wider than the screen, and can be moved."""


class Lijst(NamedTuple):
    """Words or links below each other; an `Alinea` where one has to be noticed."""

    regels: tuple[str | Verwijzing | Alinea, ...]


class Wijzigingen(NamedTuple):
    """Amounts before and after: of what, from, to."""

    rijen: tuple[tuple[str, Decimal, Decimal], ...]


class Melding(NamedTuple):
    """One thing that a rule found, as a compiler shows its errors: the line, a caret under the place, the remedy."""

    woord: str
    """Fout or waarschuwing, in the language of the report."""
    ernstig: bool
    regel: str
    bestand: str
    lijn: int
    kolom: int
    bericht: str
    remedie: str
    fragment: str
    """The line as it stands in the file, or empty."""
    lengte: int
    """How many characters are meant."""


class Balken(NamedTuple):
    """Shares of one, each with its name, as bars below each other."""

    rijen: tuple[tuple[str, Decimal], ...]


class Vonk(NamedTuple):
    """Amounts through time as one small line, and in words from when to when."""

    naam: str
    bedragen: tuple[Decimal, ...]
    uitleg: str


class Ondertekening(NamedTuple):
    """Room to sign, for each a line with who."""

    wie: tuple[str, ...]


Blok = Kop | Alinea | Opmaak | Feiten | Tabel | Plaatje | Lijst | Wijzigingen | Melding | Balken | Vonk | Ondertekening


class Document(NamedTuple):
    """A title and what follows; a title may be left out, then the first block says what it is."""

    titel: str
    blokken: tuple[Blok, ...]
    stand: str = ""
    """The day of the figures in words, where it stands beside the title."""


def met_namen(document: Document, taal: Taal) -> Document:
    """The document with what is said instead of a name in the reader's language: names are in it as the books have
    them."""
    return document if taal.code == "nl" else _met_namen(document, taal)


def _met_namen(waarde: Any, taal: Taal) -> Any:
    if isinstance(waarde, str):
        return taal.met_namen(waarde)
    if not isinstance(waarde, tuple):
        return waarde
    delen = [_met_namen(deel, taal) for deel in waarde]
    return type(waarde)(*delen) if hasattr(waarde, "_fields") else tuple(delen)
