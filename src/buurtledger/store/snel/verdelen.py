"""Reading logboeken on every core at once, when there is so much to read that it is worth it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from buurtledger.model.mutatie import logboek_van
from buurtledger.store.snel.index import bekijk

_TWEEDE_KERN = 4 * 1024 * 1024
"""From so many bytes on a second process saves more time than it costs to start."""

Werk = TypeVar("Werk")
Uitkomst = TypeVar("Uitkomst")


@contextmanager
def verdeeld(
    doe: Callable[[Werk], Uitkomst], werk: Sequence[Werk], wortel: Path, posten: Iterable[str]
) -> Iterator[Iterable[Uitkomst]]:
    """What `doe` makes of each piece of work, in no order; begun at once, or where little is read, when asked for.

    `posten` are those whose logboeken the work reads. Who asks can do something else meanwhile.
    """
    gezien = (bekijk(wortel / logboek_van(post))[0] for post in posten)
    te_lezen = sum(looks.st_size for looks in gezien if looks)
    kernen = os.cpu_count() or 1
    if te_lezen < _TWEEDE_KERN or kernen < 2 or len(werk) < 2 or not hasattr(os, "fork"):
        yield map(doe, werk)
        return
    from multiprocessing import get_context

    with get_context("fork").Pool(min(kernen, 8)) as werkers:
        yield werkers.imap_unordered(doe, werk)
