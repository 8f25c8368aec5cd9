"""Hooks of the fuzzing run: half of the requests name what belongs to somebody else, and no answer may show it.

GOSMED_FUZZ_FOREIGN holds JSON: `ids` (path parameter → the other's value) and `marks` (texts that only the
other person's data contain).
"""

from __future__ import annotations

import json
import os
from typing import Any

import schemathesis

FOREIGN = json.loads(os.environ["GOSMED_FUZZ_FOREIGN"])
_turn = 0


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: dict[str, Any]) -> None:
    """Every second request asks for the other's things by their real names."""
    global _turn
    _turn += 1
    if _turn % 2 and case.path_parameters:
        for name, value in FOREIGN["ids"].items():
            if name in case.path_parameters:
                case.path_parameters[name] = value


@schemathesis.check
def nothing_of_the_other(context: Any, response: Any, case: Any) -> None:
    """No answer holds a text that only the other person's data contain."""
    text = response.content.decode("utf-8", errors="replace")
    for mark in FOREIGN["marks"]:
        assert mark not in text, f"somebody else's data in the answer: {mark}"
