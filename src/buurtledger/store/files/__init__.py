"""Files that may come from a stranger: finding, reading, writing at one stroke, one writer at a time."""
