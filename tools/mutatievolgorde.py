"""A plugin of pytest for `tools.mutaties`: the quickest tests first, as mutmut measured them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

_GEMETEN = Path("mutmut-stats.json")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Most changes are noticed by many tests, and one is enough."""
    if _GEMETEN.exists():
        duur = json.loads(_GEMETEN.read_text(encoding="utf-8"))["duration_by_test"]
        items.sort(key=lambda item: duur.get(item.nodeid, 0.0))
