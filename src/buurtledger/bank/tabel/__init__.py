"""Exports of banks as a table, CSV or TAB: one reader, and a file per bank that says what its columns are."""
