"""A report as parts to read: headings, paragraphs, facts, tables. What each looks like is up to a renderer."""

from __future__ import annotations

from typing import NamedTuple

from buurtledger.report.tabel import Cel


class Verwijzing(NamedTuple):
    """A word that leads to another page; where there are no pages, only the word."""

    tekst: str
    naar: str


class Kop(NamedTuple):
    """A heading; niveau 2 is the first below the title."""

    tekst: str
    niveau: int = 2


class Alinea(NamedTuple):
    """Plain text."""

    tekst: str
    nadruk: bool = False
    """Something that has to be noticed."""


class Opmaak(NamedTuple):
    """Somebody's own text in Markdown, of which no HTML, picture or heading is taken over."""

    markdown: str


class Feiten(NamedTuple):
    """Names with their values, such as the figures of a post."""

    rijen: tuple[tuple[str, str | Verwijzing], ...]


class Rooster(NamedTuple):
    """A table. `slot` holds the sums."""

    titel: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[Cel | Verwijzing, ...], ...]
    slot: tuple[Cel, ...] | None = None


class Plaatje(NamedTuple):
    """A drawing in SVG, made here, with in words what it shows. The figures stand in a table beside it."""

    svg: str
    uitleg: str
    breed: bool = False
    """Too fine for a narrow screen: there it is wider than the screen, and can be moved."""


class Lijst(NamedTuple):
    """Words or links below each other."""

    regels: tuple[str | Verwijzing, ...]


class Ondertekening(NamedTuple):
    """Room to sign, for each a line with who."""

    wie: tuple[str, ...]


Blok = Kop | Alinea | Opmaak | Feiten | Rooster | Plaatje | Lijst | Ondertekening


class Document(NamedTuple):
    """A title and what follows."""

    titel: str
    blokken: tuple[Blok, ...]
