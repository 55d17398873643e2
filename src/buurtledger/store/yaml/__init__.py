"""YAML as it is written: a tree with places, held against its form; edited in place with every comment kept."""
