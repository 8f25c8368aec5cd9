"""Prints the portal's OpenAPI document, which the repository keeps in `docs/openapi.json`."""

from __future__ import annotations

import json
import sys

from .app import create_app
from .state import Portal


def main() -> None:
    portal = Portal.open(":memory:")
    sys.stdout.write(json.dumps(create_app(portal).openapi(), ensure_ascii=False, indent=2) + "\n")
    portal.close()


if __name__ == "__main__":
    main()
