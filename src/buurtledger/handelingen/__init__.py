"""What one can do with a ledger: no argv, no question, no print. A command, a form and a test call the same."""
