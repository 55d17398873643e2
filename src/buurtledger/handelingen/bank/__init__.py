"""What one does with the bank: read statements in, pair, say what an entry is, count the cash, pay."""
