"""An Atom feed (RFC 4287). The same items, the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from buurtledger.report.taal import schoon

_POSTCODE = re.compile(r"(?:^|-)[1-9][0-9]{3}[a-f]{2}[0-9a-f]")


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
    """An id that stays the same wherever the feed is, and does not look like a postcode with a house: one in a hundred
    would, and the rule `privacy` reads a feed that lies among the books."""
    keer = 0
    while _POSTCODE.search(kandidaat := str(uuid5(NAMESPACE_URL, f"buurtledger/{naam}" + f"#{keer}" * (keer > 0)))):
        keer += 1
    return f"urn:uuid:{kandidaat}"


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
