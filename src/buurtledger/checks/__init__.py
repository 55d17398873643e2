"""What must hold: one file per family of rules, one register of their names. Pure functions."""
