"""An Atom feed (RFC 4287). The same items, the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import count
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from buurtledger.checks.privacy.vooraf import prive_vooraf
from buurtledger.report.taal import schoon


class Item(NamedTuple):
    """One thing that was new on a day."""

    id: str
    titel: str
    dag: date
    naar: str = ""
    """Where more of it can be read; empty when nowhere."""
    soort: str = ""
    samenvatting: str = ""
    tekst: str = ""
    """All of it, as plain text."""


class Stroom(NamedTuple):
    """What the feed is of."""

    id: str
    titel: str
    wie: str
    taal: str
    bijgewerkt: date
    naar: str = ""
    zelf: str = ""
    """Where the feed itself is; empty when nobody said."""


def vast_id(naam: str) -> str:
    """An id that stays the same wherever the feed is."""
    for poging in count():
        eigen = f"urn:uuid:{uuid5(NAMESPACE_URL, f'buurtledger/{naam}' + '/' * poging)}"
        # By chance the digits can look like a postcode, and a feed may lie in the ledger's folder.
        if not prive_vooraf((eigen,), ()):
            return eigen
    raise AssertionError


def maak(stroom: Stroom, items: Iterable[Item]) -> bytes:
    """The feed as a file."""
    stukken = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{stroom.taal}">',
        f"<title>{_t(stroom.titel)}</title>",
        f"<id>{stroom.id}</id>",
        f"<updated>{_moment(stroom.bijgewerkt)}</updated>",
        f"<author><name>{_t(stroom.wie)}</name></author>",
        *((f"<link href={quoteattr(stroom.naar)}/>",) if stroom.naar else ()),
        *((f'<link rel="self" href={quoteattr(stroom.zelf)}/>',) if stroom.zelf else ()),
    ]
    for item in items:
        stukken += [
            "<entry>",
            f"<title>{_t(item.titel)}</title>",
            f"<id>{item.id}</id>",
            f"<updated>{_moment(item.dag)}</updated>",
            *((f"<link href={quoteattr(item.naar)}/>",) if item.naar else ()),
            *((f"<category term={quoteattr(item.soort)}/>",) if item.soort else ()),
            *((f"<summary>{_t(item.samenvatting)}</summary>",) if item.samenvatting else ()),
            *((f'<content type="text">{_regels(item.tekst)}</content>',) if item.tekst else ()),
            "</entry>",
        ]
    return ("\n".join([*stukken, "</feed>"]) + "\n").encode()


def _moment(dag: date) -> str:
    return f"{dag.isoformat()}T00:00:00Z"


def _t(tekst: str) -> str:
    return escape(schoon(tekst))


def _regels(tekst: str) -> str:
    return "\n".join(map(_t, tekst.splitlines()))
