"""What hledger and ledger have in common: how a transaction and its texts are written in their plain text.

Nothing that a person typed may become syntax. These formats know no escapes, so signs that mean something there are
shown by ones that look like them; the id of every line leads back to the very text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from buurtledger.export.journaal import Boeking, Gebeurtenis, Saldo, Transactie
from buurtledger.export.rekening import Rekening, Rekeningsoort
from buurtledger.model.geld import plat

STAMMEN: dict[str, str] = {
    Rekeningsoort.BANK: "Activa:Bank",
    Rekeningsoort.KAS: "Activa:Kas",
    Rekeningsoort.ONDERWEG: "Activa:Onderweg",
    Rekeningsoort.OVERBOEKING: "Activa:Overboeking",
    Rekeningsoort.VORDERING: "Vorderingen",
    Rekeningsoort.LASTEN: "Lasten",
    Rekeningsoort.SUBSIDIE: "Baten:Subsidie",
    Rekeningsoort.TERUGGAVE: "Baten:Teruggave",
    Rekeningsoort.COFINANCIERING: "Baten:Cofinanciering",
    Rekeningsoort.RENTE: "Baten:Rente",
    # Not among the Lasten, whose sum is what was spent on posten.
    Rekeningsoort.BANKKOSTEN: "Bankkosten",
    Rekeningsoort.VREEMD: "Schulden:Vreemd",
    Rekeningsoort.BEGIN: "Eigen vermogen:Beginsaldo",
}

LASTEN = STAMMEN[Rekeningsoort.LASTEN]

VELDEN = (
    *("soort", "van", "bij", "btw", "bewijs", "activiteit", "scan", "notitie", "bron", "oordeel", "kenmerk"),
    "ongedaan",
)
"""The tags that a transaction can have."""

_LIJKT_OP = str.maketrans({";": "；", "|": "¦"})
_WIT = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")


def naam_van(rekening: Rekening) -> str:
    """The name of an account: ids are small letters, digits and dashes, so `Lasten:<gebied>:<post>` is safe."""
    naam = STAMMEN[rekening.soort]
    return f"{naam}:{rekening.naam.replace('/', ':')}" if rekening.naam else naam


def tekst(getypt: str) -> str:
    """A text on one line that is nothing but text."""
    return _WIT.sub(" ", getypt).strip().translate(_LIJKT_OP)


def waarde(getypt: str) -> str:
    """The value of a tag, which hledger would end at a comma."""
    return tekst(getypt).replace(",", "‚")


def transactie(t: Transactie) -> str:
    """A transaction, with an empty line after it."""
    kop = " | ".join(filter(None, (tekst(t.leverancier), tekst(t.omschrijving)))) or t.soort
    # The code is written always: behind it a text that begins with `*` or `(` is a text.
    regels = [f"{t.datum} {'!' if t.ongedaan else '*'} ({t.nummer}) {kop}".rstrip(), f"    ; soort: {t.soort}"]
    regels += [f"    ; {veld}: {waarde(wat)}" for veld, wat in t.feiten]
    if t.ongedaan:
        regels.append("    ; ongedaan: ja")
    regels += map(_boeking, t.boekingen)
    return "\n".join(regels) + "\n\n"


def _boeking(boeking: Boeking) -> str:
    return f"    {naam_van(boeking.rekening):<44}  {plat(boeking.bedrag):>12} EUR"


def saldo(s: Saldo) -> str:
    """What an account must hold; a remark where the entries that are explained come to something else."""
    naam = naam_van(s.rekening)
    if not s.klopt:
        return f"; {s.datum} {s.soort} {s.nummer}: {naam} {plat(s.saldo)} EUR, verklaard {plat(s.volgens_boek)} EUR\n\n"
    return f"{s.datum} * ({s.nummer}) {s.soort}\n    ; soort: {s.soort}\n    {naam}  0.00 EUR = {plat(s.saldo)} EUR\n\n"


def gebeurtenis(g: Gebeurtenis) -> str:
    """What moves no money, as a remark. Where it moves a budget it is a transaction of nothing, so that the program
    sees its day."""
    if not g.begroot:
        return f"; {_zegt(g)}\n\n"
    wat = tekst(f"{g.soort}: {g.tekst}")
    return f"{g.datum} * ({g.naam}) {wat}\n    ; soort: {g.soort}\n    ({LASTEN})  0.00 EUR\n\n"


def begroot(g: Gebeurtenis, periode: str) -> str:
    """What is added to the budget, once: the plan names no months."""
    rijen = "".join(
        f"    ({naam_van(Rekening(Rekeningsoort.LASTEN, post))})  {plat(bedrag)} EUR\n" for post, bedrag in g.begroot
    )
    return f"; {tekst(f'{g.soort} {g.naam}')}\n~ {periode}\n{rijen}\n"


def _zegt(g: Gebeurtenis) -> str:
    return tekst(f"{g.datum} {g.soort} {g.regel}")


def kop(naam: str, programma: str) -> Iterator[str]:
    """What the file is."""
    yield f"; {tekst(naam)}\n; buurtledger export {programma}\n\n"
