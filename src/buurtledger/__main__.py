"""`python -m buurtledger` is the same as `buurtledger`."""

import gc
import os
import sys


def begin() -> None:
    """Run the program and leave with its exit code."""
    # A command ends before garbage could matter, and looking for it costs a tenth of a large read.
    gc.disable()
    from buurtledger.cli.start import main

    code = main()
    # All is written and flushed: taking the interpreter down neatly would take as long as a small answer.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    begin()
