"""The commands: parse, call, print. Thin."""
