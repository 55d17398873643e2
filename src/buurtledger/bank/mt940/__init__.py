"""MT940, as Dutch banks write it: one reader of the fields, and a file per bank for the text under an entry."""
