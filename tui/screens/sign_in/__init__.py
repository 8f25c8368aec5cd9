"""Signing in: password, then a code or an approval in the app."""
