"""Private details: what looks like one in text, in any spelling, and what the rule `privacy` says of it."""
