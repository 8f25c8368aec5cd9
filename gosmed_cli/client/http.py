"""httpx, imported once and without its own command line.

When click and rich are installed, `import httpx` loads `httpx._main`, and rich with it (about 30 ms of a
`status`); httpx falls back to a stub when that module cannot be imported, so it is kept out for the moment.
Everything of gosmed that speaks HTTP takes httpx from here.
"""

from __future__ import annotations

import sys
from typing import Any, cast

_modules = cast("dict[str, Any]", sys.modules)  # None as a module means: importing it is an ImportError
_absent = "httpx" not in sys.modules and "httpx._main" not in sys.modules
if _absent:
    _modules["httpx._main"] = None
try:
    import httpx
finally:
    if _absent:
        del _modules["httpx._main"]

__all__ = ["httpx"]
