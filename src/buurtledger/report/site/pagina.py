"""A page of the website as a value: words, bars and tables. The templates only draw it."""

from __future__ import annotations

from decimal import Decimal
from string import Formatter
from typing import NamedTuple

from buurtledger.report.site.strook import Strook
from buurtledger.report.taal import Taal

PAGINA, BESTAND, BUITEN = "pagina", "bestand", "buiten"
"""Where a link leads: to a page in the same language, to a file of the site, to elsewhere on the web."""


class Naar(NamedTuple):
    """A word that leads to another page; its path goes from the root of the language, or of the site."""

    tekst: str
    pad: str
    soort: str = PAGINA


class Cijfer(NamedTuple):
    """A figure: what programs call it and of what it is, so that others can read back what is shown."""

    veld: str
    bedrag: Decimal
    id: str = ""
    """The post or gebied; empty for the total."""
    teken: bool = False
    """Whether what is above zero says so: `+300,00`."""
    waarde: Decimal | None = None
    """What programs have, where people read it with the other sign."""


Deel = str | Cijfer | Naar
Zin = tuple[Deel, ...]
"""Words with figures and links among them."""


class Kop(NamedTuple):
    """A heading; niveau 2 is the first below the title."""

    tekst: str
    niveau: int = 2
    anker: str = ""


class Alinea(NamedTuple):
    """A paragraph; `aard` says what else it is: `groot`, `noot`, `let-op`, `nadruk`, `code`."""

    zin: Zin
    aard: str = ""


class Opmaak(NamedTuple):
    """Somebody's own text in Markdown."""

    markdown: str


class Lijst(NamedTuple):
    """Items below each other."""

    regels: tuple[Zin, ...]
    aard: str = ""


class Feiten(NamedTuple):
    """Names with what is to be said of them."""

    rijen: tuple[tuple[str, Zin], ...]


class Balk(NamedTuple):
    """The bar of a whole page, with its parts in words below it."""

    strook: Strook


class Stroken(NamedTuple):
    """Rows with a bar each, all on one scale of euro's; sorted by who looks, where scripts run."""

    titel: str
    rijen: tuple[Rij, ...]


class Rij(NamedTuple):
    """A name with its bar, and the bar in words."""

    naam: Naar
    strook: Strook
    zin: Zin
    stap: str = ""


class Rooster(NamedTuple):
    """Many small ones beside each other: a name, a small bar, a few words."""

    titel: str
    cellen: tuple[Rij, ...]


class Verloopje(NamedTuple):
    """Money over time: a row per quarter with what was spent by then, on the scale of the whole budget."""

    titel: str
    rijen: tuple[tuple[Naar, str, Zin], ...]
    """What it is of, its drawing, and that in words."""
    breed: bool = False
    """Names are long."""


class Kolom(NamedTuple):
    """A column of a table: its heading in the language of the page, whether it holds numbers, and how it is drawn."""

    kop: str
    getal: bool = False
    aard: str = ""
    """`wat`: what a card begins with; `klein`: what stands below it; `vast`: on one line."""


class Tabelrij(NamedTuple):
    """The cells of a row; `id` of what it is, where it is something that others may look up."""

    cellen: tuple[Zin, ...]
    id: str = ""
    som: bool = False


class Tabel(NamedTuple):
    """What it is a table of, its columns and rows."""

    titel: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[Tabelrij, ...]
    kaarten: bool = False
    """On a narrow screen each row is a card."""
    vast: bool = False
    """Its columns stand in line with those of other such tables."""


class Getekend(NamedTuple):
    """Rows of a long table, drawn already: there may be hundreds of thousands."""

    titel: str
    kolommen: tuple[Kolom, ...]
    html: str


class Zoeker(NamedTuple):
    """Where the search of the receipts comes, when scripts run."""

    woorden: tuple[tuple[str, str], ...]
    """What the script says, by name."""
    keuzes: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    """The filters: name, label, and the values with their words."""


class Filter(NamedTuple):
    """Where the filter of cards comes, when scripts run."""

    woorden: tuple[tuple[str, str], ...]
    """What the script says, by name."""
    keuzes: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    """Name, label, and the values with their words."""


class Kaart(NamedTuple):
    """Something with a place of its own on the page: what it is, what is to be said of it, and what it is found by."""

    anker: str
    kop: Zin
    zinnen: tuple[Zin, ...]
    kenmerken: tuple[tuple[str, str], ...]
    """By the names of the choices of a `Filter`."""


class Kaarten(NamedTuple):
    """Cards below each other."""

    titel: str
    rijen: tuple[Kaart, ...]


Blok = (
    Kop
    | Alinea
    | Opmaak
    | Lijst
    | Feiten
    | Balk
    | Stroken
    | Rooster
    | Verloopje
    | Tabel
    | Getekend
    | Zoeker
    | Filter
    | Kaarten
)


class Pagina(NamedTuple):
    """A page: where it is, what it is called, what it says of itself elsewhere, and what stands on it."""

    pad: str
    titel: str
    omschrijving: str
    blokken: tuple[Blok, ...]
    kruimels: tuple[Naar, ...] = ()
    """The way up from here."""
    menu: str = ""
    """The point of the menu that it belongs to, by its path."""
    script: str = ""
    """The script that does more with it; without it everything is there."""


def gezegd(taal: Taal, sjabloon: str, /, **waarden: object) -> Zin:
    """A sentence in a language, in which figures and links stay figures and links."""
    delen: list[Deel] = []
    for tekst, veld, woorden, _ in Formatter().parse(taal.vertaald(sjabloon)):
        waarde = waarden[veld] if veld else ""
        delen += [tekst] if tekst else []
        if isinstance(waarde, (Cijfer, Naar)):
            delen.append(waarde)
        elif veld:
            delen.append(taal.ingevuld(waarde, woorden or ""))
    return tuple(delen)
