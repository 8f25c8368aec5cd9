"""Ratios against named peers or a floor, each pair measured in one run. `make bench` writes RESULTS.md."""
