"""Bounds on a process that opens a stranger's file: what a hostile file makes of it ends that process alone."""

from __future__ import annotations

import os


def begrens_dit_proces(geheugen: int, seconden: int) -> None:
    """Bound the memory (bytes) and time of this process; it writes no file and leaves no core. Not on Windows."""
    if os.name != "posix":
        return
    import resource

    for wat, hoogstens in (
        (resource.RLIMIT_AS, geheugen),
        (resource.RLIMIT_CPU, seconden),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(wat, (hoogstens, hoogstens))
        except (OSError, ValueError):  # a system that bounds it lower already, or cannot
            continue
