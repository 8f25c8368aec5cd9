"""Texts with limits, shared by the messages."""

from __future__ import annotations

from typing import Annotated

from annotated_types import MaxLen, MinLen

Short = Annotated[str, MinLen(1), MaxLen(200)]

Token = Annotated[str, MinLen(1), MaxLen(500)]

Code = Annotated[str, MinLen(4), MaxLen(12)]
