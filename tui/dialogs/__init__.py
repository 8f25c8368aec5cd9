"""Windows above a screen that ask or tell one thing and return the answer."""
