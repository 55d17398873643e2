"""Whose books leave: what an auditfile must say of the foundation, typed, known or asked, and never made up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from buurtledger.cli.invoer import lees_vrije_tekst
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, stop
from buurtledger.model.bericht import Bericht, zin

if TYPE_CHECKING:
    from buurtledger.export.xaf import Administratie
    from buurtledger.model.huisstijl import Huisstijl


def wie_exporteert(hier: Omgeving, huisstijl: Huisstijl, naam: str | None, fiscaal_nummer: str | None) -> Administratie:
    """Name and tax number; asked where a person can answer, else all that is missing is named at once."""
    from buurtledger import __version__
    from buurtledger.export.xaf import Administratie

    naam = lees_vrije_tekst("--naam", naam, 200) if naam and naam.strip() else huisstijl.wie
    nummer = (fiscaal_nummer or "").strip()
    if not hier.mag_vragen:
        if not naam and not nummer:
            stop(VERKEERD_GEROEPEN, zin("{naam}, en {nummer}", naam=_GEEN_NAAM, nummer=_GEEN_NUMMER))
        if not (naam and nummer):
            stop(VERKEERD_GEROEPEN, _GEEN_NUMMER if naam else _GEEN_NAAM)
    if not naam or not nummer:
        from buurtledger.cli.vragen import vraag, vraag_tekst

        naam = naam or vraag_tekst(hier, "--naam", hier.taal("Naam van de stichting"), 200)
        nummer = nummer or vraag(hier, "--fiscaal-nummer", hier.taal("RSIN of btw-nummer"), lees_fiscaal_nummer)
    gelezen = lees_fiscaal_nummer(nummer)
    if isinstance(gelezen, Bericht):
        stop(VERKEERD_GEROEPEN, gelezen)
    return Administratie(naam, gelezen, huisstijl.kvk, __version__)


_GEEN_NAAM = zin("de naam van de stichting ontbreekt (--naam, of wie in data/huisstijl.yaml)")
_GEEN_NUMMER = zin(
    "het fiscaal nummer ontbreekt (--fiscaal-nummer: het RSIN of btw-nummer, op elke brief van de fiscus)"
)


def lees_fiscaal_nummer(getypt: str) -> str | Bericht:
    """A RSIN or a number for VAT, without what stands between its signs; a slip of the pen is seen."""
    from stdnum.nl import bsn, btw

    # A RSIN has the check digit of a bsn.
    if bsn.is_valid(getypt):
        return str(bsn.compact(getypt))
    if btw.is_valid(getypt):
        return f"NL{btw.compact(getypt)}"
    return zin("{tekst} is geen RSIN (negen cijfers) of btw-nummer (NL…B01); kijk of er een cijfer mist", tekst=getypt)


def rekeningnummers(hier: Omgeving) -> Mapping[str, str]:
    """The numbers of our own accounts, out of the kluis; stops where there is none."""
    from buurtledger.cli.kluismap import kluis_of_stop, sleutel_of_stop
    from buurtledger.cli.lezen import of_stop
    from buurtledger.handelingen.exporteren import nummers_van_rekeningen

    bekend = of_stop(hier, nummers_van_rekeningen(kluis_of_stop(hier.wortel), sleutel_of_stop()))
    if not bekend:
        hier.waarschuw(zin("de kluis kent nog geen rekeningnummer, dus er komt er geen in"))
    return bekend
