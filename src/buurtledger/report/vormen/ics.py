"""The agenda of the leersessies as iCalendar (RFC 5545), for a telephone."""

from __future__ import annotations

from datetime import UTC, datetime

from buurtledger.model.datum import dag_erna
from buurtledger.report.leersessies import Agenda
from buurtledger.report.rapport import Rapport
from buurtledger.report.vormen import Weergave

NODIG = ("icalendar",)


def maak(rapport: Rapport, weergave: Weergave) -> str:
    """Whole days; the same bytes for the same books."""
    from icalendar import Calendar, Event

    assert isinstance(rapport, Agenda)
    taal = weergave.taal
    kalender = Calendar()
    kalender.add("version", "2.0")
    kalender.add("prodid", "-//buurtledger//agenda//NL")
    kalender.add("x-wr-calname", rapport.naam)
    for a in rapport.afspraken:
        gebeurtenis = Event()
        gebeurtenis.add("uid", f"{a.dag.isoformat()}-{a.soort}@buurtledger")
        # A day of its own, not the clock: an agenda made again is the same agenda (section 3.8.7.2).
        gebeurtenis.add("dtstamp", datetime(a.dag.year, a.dag.month, a.dag.day, tzinfo=UTC))
        gebeurtenis.add("dtstart", a.dag)
        gebeurtenis.add("dtend", dag_erna(a.dag))
        wat = f"{a.soort}: {a.onderwerp}" if a.onderwerp else a.soort
        gebeurtenis.add("summary", wat if a.gepland else taal("{soort}: nog te plannen", soort=a.soort))
        gebeurtenis.add("status", "CONFIRMED" if a.gepland else "TENTATIVE")
        if a.plaats:
            gebeurtenis.add("location", a.plaats)
        kalender.add_component(gebeurtenis)
    return str(kalender.to_ical(), "utf-8")
