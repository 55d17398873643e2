"""The process that opens one picture: bytes in, JSON out with its words and their places, read once or twice.

What makes the pictures readable is in `beeld`, what reads them in `tesseract`.
"""

from __future__ import annotations

GEHEUGEN = 3 * 1024 * 1024 * 1024
SECONDEN = 80
PIXELS = 100_000_000
"""The most pixels: 100 megapixels, as the kluis has it."""
