"""Whole stories, as a user lives them."""
