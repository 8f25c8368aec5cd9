"""`gosmed prescriptions`: electronic prescriptions (R58, R102)."""

from __future__ import annotations

from .papers import paper_app

app = paper_app("prescriptions")
