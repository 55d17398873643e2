"""Commands that need more than the core say what to install when it is not there."""

from __future__ import annotations

from importlib.util import find_spec

from buurtledger.cli.omgeving import ONLEESBAAR, stop
from buurtledger.model.bericht import zin


def vereis(module: str, extra: str) -> None:
    """Stop with what to install, unless the module of an extra is there."""
    if find_spec(module) is None:
        stop(
            ONLEESBAAR,
            zin(
                'hiervoor is meer nodig: pip install "buurtledger[{extra}]" (het mist {module})',
                extra=extra,
                module=module,
            ),
        )
