"""The books in the formats of other programs: a file per format, all made of the same value."""
