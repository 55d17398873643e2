"""What makes it quick: the index, and figures without a value for every line. Never believed over the files."""
