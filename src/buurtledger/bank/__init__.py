"""The bank: statements in, pairing with the books, payments out. Pure: bytes and values in, values out."""
