"""`gosmed sick-leaves`: electronic certificates of incapacity for work (R102)."""

from __future__ import annotations

from .papers import paper_app

app = paper_app("sick-leaves")
