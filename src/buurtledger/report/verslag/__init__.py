"""The report to the stadsdeel: its value, what stands in it, and how its figures tie."""
