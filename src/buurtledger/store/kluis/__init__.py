"""The private folder for scans, outside the public repository."""
