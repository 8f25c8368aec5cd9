"""The wire, seen from here: httpx, async only."""
