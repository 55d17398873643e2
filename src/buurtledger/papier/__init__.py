"""Receipts and invoices in: bytes or words with their places go in, what they say comes out. Pure."""
