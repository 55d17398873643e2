"""The logboek of a post: a line each, read one by one, and only ever added to."""
