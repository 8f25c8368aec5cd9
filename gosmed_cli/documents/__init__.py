"""Scans on this disk: inspect, repair, archive."""
