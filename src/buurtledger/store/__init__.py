"""How it is kept: find the ledger, read it, append, edit in place, git."""
