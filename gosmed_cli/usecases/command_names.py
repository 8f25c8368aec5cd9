"""Services that have a command of their own, and the command that applies for any service."""

from __future__ import annotations

from collections.abc import Mapping

# a way to confirm one's identity → the service that it applies for
WAYS: Mapping[str, str] = {name: f"identity-{name}" for name in ("bank", "mfc", "video", "scans", "signature")}
# service → the command under which people look for it
NAMES: Mapping[str, str] = {
    "medical-cabinet": "register",
    "attestation": "attestation",
    "support": "support open",
    "training-certificate": "cpd add",
    **{slug: f"account confirm {name}" for name, slug in WAYS.items()},
}


def applies_for(slug: str) -> str:
    """`gosmed register` for `medical-cabinet`, `gosmed apply SLUG` for one without a name of its own."""
    return f"gosmed {NAMES.get(slug, f'apply {slug}')}"
