"""Notices, what is due, and the log of what was done."""
