"""Routers, one per surface."""
