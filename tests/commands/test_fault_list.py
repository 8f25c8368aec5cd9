"""The list of faults shows what each effect uses, and help shows no empty default."""

from __future__ import annotations

from pathlib import Path

from commands.portal.fault import _row

from .conftest import Gosmed

FAULT = {"id": 1, "path": "/api", "delay": 0.0, "status": 503, "nth": 2, "seen": 0, "fired": 0}


def test_only_conditions_that_the_effect_uses() -> None:
    assert _row({**FAULT, "effect": "reset"})[3] == "nth=2"
    assert _row({**FAULT, "effect": "status"})[3] == "nth=2 status=503"
    assert "delay=0.0" in _row({**FAULT, "effect": "latency"})[3]


def test_no_empty_default(gosmed: Gosmed, home: Path) -> None:
    assert "[default: ]" not in gosmed("portal", "decide", "--help").out


def test_yes_says_what_it_skips(gosmed: Gosmed, home: Path) -> None:
    assert "before sending" not in gosmed("cancel", "--help").out
