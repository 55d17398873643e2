"""What day it is where the neighbourhood is, wherever the machine stands and whatever clock it keeps."""

from __future__ import annotations

import re
from datetime import date, datetime

GEWOON = "Europe/Amsterdam"
"""Where the neighbourhood is unless `data/budget.yaml` says otherwise."""
PATROON = r"[A-Za-z]+(?:/[A-Za-z0-9_+-]+){0,2}"


def bestaat(zone: str) -> bool:
    """Whether a name is that of a time zone."""
    from zoneinfo import ZoneInfo

    try:
        return bool(re.fullmatch(PATROON, zone)) and ZoneInfo(zone).key == zone
    except (KeyError, ValueError, OSError):
        return False


def dag_in(zone: str, nu: datetime) -> date:
    """The day in a time zone at a moment, which is given in UTC."""
    if zone == GEWOON and nu.hour < 22:
        # One or two hours ahead, so this is certain; and a zone takes as long to load as a warm `status` to answer.
        return nu.date()
    from zoneinfo import ZoneInfo

    return nu.astimezone(ZoneInfo(zone)).date()
