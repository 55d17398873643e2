"""What it amounts to: figures at a date, quarters, what asks for attention. Pure functions."""
