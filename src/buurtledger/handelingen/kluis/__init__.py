"""What is done with the kluis as a whole: a backup, putting one back, and what may be destroyed."""
