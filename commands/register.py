"""`gosmed register`: `apply medical-cabinet` under the name that people look for."""

from __future__ import annotations

from .alias import alias

app = alias("medical-cabinet", "register")
