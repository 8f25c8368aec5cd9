"""The portal with one declaration changed: `qualification` may be edited while it is under review (R97).

No service that ships is editable yet. What is changed is an entry of the catalogue, as a TOML file would be; the
client learns of it from the portal, and neither side is patched otherwise. Run as `gosmed` is.
"""

from __future__ import annotations

from typing import Any

from gosmed_cli.__main__ import main
from gosmed_cli.contract import catalogue

_complete = catalogue.complete


def complete(entry: catalogue.Json, *shared: Any) -> catalogue.Json:
    whole = _complete(entry, *shared)
    return {**whole, "editable": True} if whole["slug"] == "qualification" else whole


if __name__ == "__main__":
    setattr(catalogue, "complete", complete)  # noqa: B010  replaced on purpose, for this process alone
    main()
