"""Days to keep as iCalendar (RFC 5545), for a telephone or a shared calendar."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import blake2b

from buurtledger.model.datum import dag_erna
from buurtledger.report.kalender import Gebeurtenis, MetKalender
from buurtledger.report.rapport import Rapport
from buurtledger.report.vormen import Weergave

NODIG = ("icalendar",)


def maak(rapport: Rapport, weergave: Weergave) -> str:
    """Whole days; the same bytes for the same books."""
    from icalendar import Calendar, Event

    assert isinstance(rapport, MetKalender)
    gegeven = rapport.kalender(weergave.taal)
    kalender = Calendar()
    kalender.add("version", "2.0")
    kalender.add("prodid", "-//buurtledger//agenda//NL")
    kalender.add("x-wr-calname", gegeven.naam)
    for een in gegeven.gebeurtenissen:
        gebeurtenis = Event()
        gebeurtenis.add("uid", _uid(gegeven.van, een))
        # A day of its own, not the clock: an agenda made again is the same agenda (section 3.8.7.2).
        gebeurtenis.add("dtstamp", datetime(een.dag.year, een.dag.month, een.dag.day, tzinfo=UTC))
        gebeurtenis.add("dtstart", een.dag)
        gebeurtenis.add("dtend", dag_erna(een.dag))
        gebeurtenis.add("summary", een.wat)
        gebeurtenis.add("status", "CONFIRMED" if een.zeker else "TENTATIVE")
        if een.plaats:
            gebeurtenis.add("location", een.plaats)
        if een.toelichting:
            gebeurtenis.add("description", een.toelichting)
        if een.soort:
            gebeurtenis.add("categories", [een.soort])
        # A deadline makes nobody busy (section 3.8.2.7).
        gebeurtenis.add("transp", "TRANSPARENT")
        kalender.add_component(gebeurtenis)
    return str(kalender.to_ical(), "utf-8")


def _uid(van: str, een: Gebeurtenis) -> str:
    """What names an event for ever, among those of every ledger: a calendar that takes it again keeps one of it."""
    print_ = blake2b(f"{van}\0{een.soort}\0{een.sleutel}".encode(), digest_size=12).hexdigest()
    return f"{print_}@buurtledger"
