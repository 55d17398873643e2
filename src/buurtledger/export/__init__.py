"""What other programs take: their formats, made of values. Each is read back by a program that is not ours."""
