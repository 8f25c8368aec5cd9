"""Tokens: the keyring, or a private file; the lock around refreshing them."""

from .store import SessionStore, StoredTokens

__all__ = ["SessionStore", "StoredTokens"]
