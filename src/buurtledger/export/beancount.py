"""The journal for beancount and Fava: `bean-check BESTAND`, `fava BESTAND`.

Beancount knows strings, so texts stay what they are; only line ends and other control signs become blanks. Names of
accounts have rules of their own: a capital or digit first, then letters, digits and dashes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from buurtledger.export.journaal import Gebeurtenis, Journaal, Saldo, Transactie
from buurtledger.export.rekening import Rekening, Rekeningsoort
from buurtledger.model.geld import NUL, plat

_STAMMEN = {
    Rekeningsoort.BANK: "Assets:Bank",
    Rekeningsoort.KAS: "Assets:Kas",
    Rekeningsoort.ONDERWEG: "Assets:Onderweg",
    Rekeningsoort.OVERBOEKING: "Assets:Overboeking",
    Rekeningsoort.VORDERING: "Assets:Vorderingen",
    Rekeningsoort.LASTEN: "Expenses",
    Rekeningsoort.SUBSIDIE: "Income:Subsidie",
    Rekeningsoort.TERUGGAVE: "Income:Teruggave",
    Rekeningsoort.COFINANCIERING: "Income:Cofinanciering",
    Rekeningsoort.RENTE: "Income:Rente",
    # Not among the Expenses, whose sum is what was spent on posten.
    Rekeningsoort.BANKKOSTEN: "Income:Bankkosten",
    Rekeningsoort.VREEMD: "Liabilities:Vreemd",
    Rekeningsoort.BEGIN: "Equity:Beginsaldo",
}
_WIT = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")
_VREEMD = re.compile(r"[^A-Za-z0-9-]+")


def maak(journaal: Journaal) -> Iterator[str]:
    """The file, in pieces."""
    namen = rekeningnamen(journaal.rekeningen)
    yield f'option "title" {tekst(journaal.naam)}\noption "operating_currency" "EUR"\n\n'
    for rekening, naam in namen.items():
        wie = journaal.namen.get(rekening.naam, "")
        yield f"{journaal.begin} open {naam} EUR\n" + (f"  naam: {tekst(wie)}\n" if wie else "")
    yield "\n"
    begroot = _begroot(journaal)
    for stuk in journaal.stukken:
        match stuk:
            case Transactie():
                yield _transactie(stuk, namen)
            case Saldo():
                yield _saldo(stuk, namen)
            case Gebeurtenis():
                yield f"{stuk.datum} event {tekst(stuk.soort)} {tekst(stuk.regel)}\n\n"
    yield from _budget(begroot, namen)


def tekst(getypt: str) -> str:
    """A string of beancount, on one line."""
    schoon = _WIT.sub(" ", getypt).strip().replace("\\", "\\\\").replace('"', '\\"')
    return f'"{schoon}"'


def rekeningnamen(rekeningen: Iterable[Rekening]) -> Mapping[Rekening, str]:
    """The name of each account. Two that would be written alike stay two: the later gets a number."""
    namen: dict[Rekening, str] = {}
    bezet: set[str] = set()
    for rekening in rekeningen:
        delen = [_STAMMEN[rekening.soort], *map(_deel, filter(None, rekening.naam.split("/")))]
        naam = kaal = ":".join(delen)
        nr = 1
        while naam in bezet:
            nr += 1
            naam = f"{kaal}-{nr}"
        bezet.add(naam)
        namen[rekening] = naam
    return namen


def _deel(id_: str) -> str:
    """Part of a name: of letters that beancount does not take a dash, in front a capital or a digit."""
    schoon = _VREEMD.sub("-", id_)
    return schoon[0].upper() + schoon[1:] if schoon[:1].isalnum() else f"X{schoon}"


def _transactie(t: Transactie, namen: Mapping[Rekening, str]) -> str:
    wie = f"{tekst(t.leverancier)} " if t.leverancier else ""
    merk = " #ongedaan" if t.ongedaan else ""
    regels = [f"{t.datum} {'!' if t.ongedaan else '*'} {wie}{tekst(t.omschrijving)} ^{t.nummer}{merk}"]
    regels.append(f"  soort: {tekst(t.soort)}")
    gezien: dict[str, int] = {}
    for veld, waarde in t.feiten:
        # A key stands once: a second akkoord gets a number.
        gezien[veld] = nr = gezien.get(veld, 0) + 1
        regels.append(f"  {veld}{nr if nr > 1 else ''}: {tekst(waarde)}")
    regels += (f"  {namen[rekening]:<44}  {plat(bedrag):>12} EUR" for rekening, bedrag in t.boekingen)
    return "\n".join(regels) + "\n\n"


def _saldo(s: Saldo, namen: Mapping[Rekening, str]) -> str:
    naam = namen[s.rekening]
    if not s.klopt:
        wat = f"{s.soort} {s.nummer}: {plat(s.saldo)} EUR, verklaard {plat(s.volgens_boek)} EUR"
        return f"{s.datum} note {naam} {tekst(wat)}\n\n"
    # Beancount demands it at the begin of a day.
    return f'{s.datum + timedelta(days=1)} balance {naam}  {plat(s.saldo)} EUR\n  afschrift: "{s.nummer}"\n\n'


def _begroot(journaal: Journaal) -> Mapping[date, Mapping[str, Decimal]]:
    """By day what all of that day does to the budget of each post: of two budgets on a day Fava would take the last."""
    op: dict[date, dict[str, Decimal]] = {}
    for stuk in journaal.stukken:
        if isinstance(stuk, Gebeurtenis) and stuk.begroot:
            van_de_dag = op.setdefault(stuk.datum, {})
            for post, bedrag in stuk.begroot:
                van_de_dag[post] = van_de_dag.get(post, NUL) + bedrag
    return op


def _budget(begroot: Mapping[date, Mapping[str, Decimal]], namen: Mapping[Rekening, str]) -> Iterator[str]:
    """Fava's budgets are so much a day until told otherwise: all of it on one day, nothing from the next."""
    for dag, per_post in begroot.items():
        morgen = dag + timedelta(days=1)
        for post, bedrag in per_post.items():
            naam = namen[Rekening(Rekeningsoort.LASTEN, post)]
            yield f'{dag} custom "budget" {naam} "daily" {plat(bedrag)} EUR\n'
            if post not in begroot.get(morgen, {}):
                yield f'{morgen} custom "budget" {naam} "daily" 0.00 EUR\n'
