"""`gosmed attestation`: `apply attestation` under the name that people look for (R95, R96)."""

from __future__ import annotations

from .alias import alias

app = alias("attestation", "attestation")
