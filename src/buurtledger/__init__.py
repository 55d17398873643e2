"""buurtledger: the books of a neighbourhood budget, as plain text in git."""

__version__ = "0.1.0"
