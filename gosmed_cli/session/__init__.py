"""Tokens: environment, keyring or a 0600 file, and the lock around refresh."""
