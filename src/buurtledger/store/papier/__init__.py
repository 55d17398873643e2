"""Paper as bytes: which kind a file is, and its words, each opened in a process of its own."""
