"""`python -m buurtledger` is the same as `buurtledger`."""

import sys


def begin() -> None:
    """Run the program and leave with its exit code."""
    from buurtledger.cli.start import main

    sys.exit(main())


if __name__ == "__main__":
    begin()
