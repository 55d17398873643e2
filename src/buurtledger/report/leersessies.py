"""The reports `leersessie lijst` and `leersessie agenda`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from buurtledger.model.bericht import N_
from buurtledger.model.verantwoording import Leersessie, Verantwoording
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel
from buurtledger.stand.agenda import Afspraak


def wie_er_waren(dag: date, verteld: Mapping[str, Verantwoording]) -> tuple[str, ...]:
    """The kernen and posten that say they were there."""
    return tuple(post for post, eigen in verteld.items() if dag in eigen.leersessies)


def lijst_json(sessies: Sequence[Leersessie], verteld: Mapping[str, Verantwoording]) -> dict[str, object]:
    """The stable form for programs, formaat 1, by day."""
    return {
        "formaat": 1,
        "leersessies": [
            {
                "datum": s.datum.isoformat(),
                "soort": s.soort,
                "plaats": s.plaats or None,
                "onderwerp": s.onderwerp or None,
                "aanwezig": list(wie_er_waren(s.datum, verteld)),
            }
            for s in sorted(sessies)
        ],
    }


def lijst_tabel(sessies: Sequence[Leersessie], verteld: Mapping[str, Verantwoording]) -> Tabel:
    """A row per session, by day."""
    return Tabel(
        ("datum", "soort", "plaats", "onderwerp", "aanwezig"),
        (N_("datum"), N_("soort"), N_("plaats"), N_("onderwerp"), N_("wie er waren")),
        tuple(
            (s.datum, s.soort, s.plaats, s.onderwerp, ", ".join(wie_er_waren(s.datum, verteld)))
            for s in sorted(sessies)
        ),
    )


def agenda_json(afspraken: Sequence[Afspraak]) -> dict[str, object]:
    """The stable form for programs, formaat 1."""
    return {
        "formaat": 1,
        "afspraken": [
            {
                "datum": a.dag.isoformat(),
                "soort": a.soort,
                "plaats": a.plaats or None,
                "onderwerp": a.onderwerp or None,
                "gepland": a.gepland,
            }
            for a in afspraken
        ],
    }


def agenda_tabel(afspraken: Sequence[Afspraak], taal: Taal) -> Tabel:
    """A row per day; what nobody has set yet says so."""
    nog = taal("nog te plannen, uiterlijk deze dag")
    return Tabel(
        ("datum", "soort", "plaats", "onderwerp"),
        (N_("datum"), N_("soort"), N_("plaats"), N_("onderwerp")),
        tuple((a.dag, a.soort, a.plaats, a.onderwerp if a.gepland else nog) for a in afspraken),
    )


def agenda_ics(afspraken: Sequence[Afspraak], naam: str, taal: Taal) -> str:
    """The agenda as iCalendar (RFC 5545): whole days, the same bytes for the same books."""
    from icalendar import Calendar, Event

    kalender = Calendar()
    kalender.add("version", "2.0")
    kalender.add("prodid", "-//buurtledger//agenda//NL")
    kalender.add("x-wr-calname", naam)
    for a in afspraken:
        gebeurtenis = Event()
        gebeurtenis.add("uid", f"{a.dag.isoformat()}-{a.soort}@buurtledger")
        # A day of its own, not the clock: an agenda made again is the same agenda (section 3.8.7.2).
        gebeurtenis.add("dtstamp", datetime(a.dag.year, a.dag.month, a.dag.day, tzinfo=UTC))
        gebeurtenis.add("dtstart", a.dag)
        gebeurtenis.add("dtend", a.dag + timedelta(days=1))
        wat = f"{a.soort}: {a.onderwerp}" if a.onderwerp else a.soort
        gebeurtenis.add("summary", wat if a.gepland else taal("{soort}: nog te plannen", soort=a.soort))
        gebeurtenis.add("status", "CONFIRMED" if a.gepland else "TENTATIVE")
        if a.plaats:
            gebeurtenis.add("location", a.plaats)
        kalender.add_component(gebeurtenis)
    return str(kalender.to_ical(), "utf-8")
