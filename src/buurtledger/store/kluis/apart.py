"""Cleaning a scan in a process of its own, with bounds on its memory and time: a stranger made the file.

What a library of pictures or PDF does with a hostile file (take all memory, never end, crash) ends that process, and
is a sentence for the user.
"""

from __future__ import annotations

import json
import subprocess
import sys

from buurtledger.model.bericht import Bericht
from buurtledger.store.files.begrensd import begrens_dit_proces
from buurtledger.store.kluis.scan import schoon_scan, te_veel

GEHEUGEN = 2 * 1024**3
"""The most memory, in bytes, where the system can bound it (not on Windows)."""
TIJD = 120
"""The most time, in seconds."""
UITVOER = 64 * 1024 * 1024
"""The largest cleaned scan, in bytes."""


def schoon_apart(inhoud: bytes) -> tuple[bytes, str] | Bericht:
    """What `schoon_scan` gives, or a sentence when that takes too much."""
    # -P: nothing is imported from the current folder, which may be a stranger's.
    bevel = [sys.executable, "-P", "-m", "buurtledger.store.kluis.apart"]
    try:
        klaar = subprocess.run(bevel, input=inhoud, capture_output=True, timeout=TIJD, check=False)
    except subprocess.TimeoutExpired:
        return te_veel()
    kop, scheiding, beeld = klaar.stdout.partition(b"\n")
    if klaar.returncode or not scheiding or len(beeld) > UITVOER:
        return te_veel()
    gezegd = json.loads(kop)
    if "soort" in gezegd:
        return beeld, str(gezegd["soort"])
    return Bericht(str(gezegd["sjabloon"]), gezegd["waarden"])


def _kind() -> None:
    """The process of its own: a scan from standard input; a line of JSON and the cleaned scan to standard output."""
    begrens_dit_proces(GEHEUGEN, TIJD)
    uitkomst = schoon_scan(sys.stdin.buffer.read())
    if isinstance(uitkomst, Bericht):
        gezegd: dict[str, object] = {"sjabloon": uitkomst.sjabloon, "waarden": dict(uitkomst.waarden)}
        beeld = b""
    else:
        beeld, soort = uitkomst
        gezegd = {"soort": soort}
    sys.stdout.buffer.write(json.dumps(gezegd).encode() + b"\n" + beeld)


if __name__ == "__main__":
    _kind()
