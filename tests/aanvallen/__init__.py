"""A catalogue of attacks: what somebody could try with the books, one small test for each."""
