"""What the tables answered, as the value of a city."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from buurtledger.export.stadsvragen import Antwoorden, Regel
from buurtledger.model.begroting import Looptijd
from buurtledger.model.bericht import zin
from buurtledger.model.geld import NUL
from buurtledger.stand.cijfers import Som
from buurtledger.stand.stad import Buurt, Missend, NietGeteld, PerRegel, Stad


def maak_stad(
    antwoorden: Antwoorden, weggelaten: Iterable[NietGeteld], taalcode: str, genoemd: Mapping[str, str]
) -> Stad:
    """The city of a day. Why a ledger could not be read was kept in two languages: it is said in that of `taalcode`.

    `genoemd` has per id how a ledger was named; that is not in the tables, which may be given to others.
    """
    te_laat: dict[str, dict[str, tuple[int, date]]] = {}
    for rij in antwoorden.te_laat:
        te_laat.setdefault(_tekst(rij["buurt"]), {})[_tekst(rij["soort"])] = _laat(rij)
    reden = "reden_en" if taalcode == "en" else "reden"
    onleesbaar = (
        NietGeteld(_tekst(rij["naam"]), zin("{reden}", reden=_tekst(rij[reden])))
        for rij in antwoorden.overzicht
        if not rij["leesbaar"]
    )
    return Stad(
        antwoorden.op,
        antwoorden.gekozen,
        tuple(
            _buurt(rij, te_laat.get(_tekst(rij["buurt"]), {}))._replace(genoemd=genoemd.get(_tekst(rij["buurt"]), ""))
            for rij in antwoorden.overzicht
            if rij["leesbaar"]
        ),
        _som(antwoorden.samen),
        (*onleesbaar, *weggelaten),
        tuple(_per_regel(rij) for rij in antwoorden.bevindingen),
    )


def _laat(rij: Regel) -> tuple[int, date]:
    sinds = rij["sinds"]
    assert isinstance(sinds, date)
    return _getal(rij["aantal"]), sinds


def _per_regel(rij: Regel) -> PerRegel:
    return PerRegel(_tekst(rij["regel"]), _tekst(rij["ernst"]), _getal(rij["aantal"]), _getal(rij["buurten"]))


def _som(rij: Regel) -> Som:
    velden: dict[str, Any] = {veld: rij[veld] or NUL for veld in Som._fields if veld != "bonnen"}
    return Som(**velden, bonnen=_getal(rij["bonnen"]))


def _buurt(rij: Regel, te_laat: dict[str, tuple[int, date]]) -> Buurt:
    velden: dict[str, Any] = rij
    return Buurt(
        id=velden["buurt"],
        naam=velden["naam"],
        adres=velden["adres"] or "",
        commit=velden["van_commit"] or "",
        laatste_dag=velden["op"],
        begonnen=velden["begonnen"],
        looptijd=Looptijd(velden["looptijd_van"], velden["looptijd_tot"], velden["looptijd_aanname"]),
        in_balans=velden["in_balans"],
        posten=velden["posten"],
        mutaties=velden["mutaties"],
        fouten=velden["fouten"],
        waarschuwingen=velden["waarschuwingen"],
        wacht=velden["wacht"],
        mist=Missend(velden["gebruikers"], velden["mist_bonnen"], velden["mist_resultaat"], velden["mist_leersessie"]),
        verwacht_over=velden["verwacht_over"],
        som=_som(rij),
        te_laat=te_laat,
    )


def _tekst(waarde: object) -> str:
    return str(waarde or "")


def _getal(waarde: object) -> int:
    # A sum of whole numbers is a decimal in one engine and a large integer in another.
    return int(str(waarde or 0))
