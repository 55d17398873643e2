"""The neighbourhood's own colours and who answers for its books, on website and paper: `data/huisstijl.yaml`."""

# No `from __future__ import annotations`: the form of the file is made from this declaration.

import re
from typing import Annotated, NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Regel
from buurtledger.model.velden import Afgekeurd, PatroonVeld, Tekst200, Veld

HUISSTIJL = "data/huisstijl.yaml"


class KleurVeld(Veld):
    """A colour that can be read as text on white."""

    json = {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"}

    def lees(self, waarde: object) -> str | Afgekeurd:
        """The colour."""
        if not isinstance(waarde, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", waarde):
            return Afgekeurd(Regel.VORM, zin('{tekst} is geen kleur zoals "#14532d"', tekst=str(waarde)))
        if contrast_met_wit(waarde) < 4.5:
            bericht = zin("de kleur {tekst} is te licht om te lezen op wit; neem een donkerder", tekst=str(waarde))
            return Afgekeurd(Regel.VORM, bericht)
        return str(waarde)


_ADRES = r"https://[A-Za-z0-9](?:[A-Za-z0-9.-]{0,100}[A-Za-z0-9])?(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/-]{0,200})?"


def _geen_adres(tekst: str) -> Bericht:
    return zin("{tekst} is geen adres zoals https://buurt.example/budget", tekst=tekst)


Webadres = Annotated[str, PatroonVeld(_ADRES, _geen_adres, als_tekst=300)]
"""Where something is on the web, spelled plainly, so that it can stand in a page as it is."""


def lees_webadres(getypt: str) -> str | Bericht:
    """Such an address as it was typed, or why it is none."""
    kaal = getypt.strip()
    return kaal if re.fullmatch(_ADRES, kaal) else _geen_adres(kaal)


Contact = Annotated[
    str,
    PatroonVeld(
        rf"{_ADRES}|[A-Za-z0-9](?:[A-Za-z0-9._+-]{{0,62}}[A-Za-z0-9])?@[A-Za-z0-9](?:[A-Za-z0-9.-]{{0,100}}[A-Za-z0-9])?",
        lambda tekst: zin(
            "{tekst} is geen adres om te schrijven, zoals budget@buurt.example of https://buurt.example/contact",
            tekst=tekst,
        ),
        als_tekst=300,
    ),
]
"""Where one may write to: an address of mail or of a page. It is meant to be seen, so it is not masked."""

Licentie = Annotated[
    str,
    PatroonVeld(
        r"[A-Za-z0-9](?:[A-Za-z0-9.+-]{0,38}[A-Za-z0-9+])?",
        lambda tekst: zin("{tekst} is geen licentie zoals CC0-1.0 (een naam van spdx.org/licenses)", tekst=tekst),
    ),
]

Kvk = Annotated[
    str, PatroonVeld(r"[0-9]{8}", lambda tekst: zin("{tekst} is geen KvK-nummer: dat heeft acht cijfers", tekst=tekst))
]


class Huisstijl(NamedTuple):
    """Two colours that can be read as text on white, and who stands behind the books. What is not known is left out."""

    kleur: Annotated[str, KleurVeld()] = "#14532d"
    accent: Annotated[str, KleurVeld()] = "#c2410c"
    wie: Tekst200 = ""
    """Who holds the money and answers for it: the foundation's full name."""
    contact: Contact = ""
    kvk: Kvk = ""
    """Its number at the Chamber of Commerce."""
    adres: Webadres = ""
    """Where the website will be, for links that have to be whole: feed, sitemap, pictures."""
    bron: Webadres = ""
    """Where the books themselves are: the address that `git clone` takes."""
    licentie: Licentie = ""
    """Under which the data may be used, by its SPDX name."""


DONKER = "#1c1917"
"""The background of a page in a dark room."""


def contrast_met_wit(kleur: str) -> float:
    """The contrast of `#rrggbb` with white, from 1 to 21."""
    return contrast(kleur, "#ffffff")


def contrast(een: str, ander: str) -> float:
    """The contrast of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, section 1.4.3)."""
    licht, donker = sorted((_licht(een), _licht(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def _licht(kleur: str) -> float:
    def deel(waarde: int) -> float:
        c = waarde / 255
        return c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4)

    r, g, b = (deel(waarde) for waarde in _rgb(kleur))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def op_donker(kleur: str) -> str:
    """The same colour, with so much white in it that it can be read in a dark room."""
    for wit in range(0, 101, 5):
        lichter = "#" + "".join(f"{round(waarde + (255 - waarde) * wit / 100):02x}" for waarde in _rgb(kleur))
        if contrast(lichter, DONKER) >= 5.5:
            return lichter
    return "#ffffff"


def _rgb(kleur: str) -> tuple[int, int, int]:
    return int(kleur[1:3], 16), int(kleur[3:5], 16), int(kleur[5:7], 16)
