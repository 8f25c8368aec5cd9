"""A world for stories of signatures: people known to the portal's registers, keys from its authority."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .shared import living
from .world import World

SCENARIO = str(Path(__file__).with_name("signature.toml"))
ANNA, IVAN, PASSWORD = "sokolova@example.ru", "orlov@example.ru", "Demo-2026!"
KEY_PASSWORD = "Ключ-2026"
NUMBERS = ("--set", "snils=112-233-445 95", "--set", "inn=500100732259")


@contextmanager
def signing_world(folder: Path) -> Iterator[World]:
    """Anna is signed in; her identity is yet to be proven."""
    with living(folder, SCENARIO) as one:
        (one.folder / "password").write_text(f"{KEY_PASSWORD}\n", encoding="utf-8")
        one.environment["GOSMED_KEY_PASSWORD_FILE"] = str(one.folder / "password")
        one.sign_in(ANNA)
        yield one


def key(world: World, name: str, *options: str) -> Path:
    """A training key from the portal's authority, under the world's password."""
    path = world.folder / f"{name}.p12"
    if not path.exists():
        world.ok("portal", "ca", "issue", "-o", str(path), "--json", *(options or ("--snils", "112-233-445 95")))
    return path


def cabinet(world: World, path: str) -> Any:
    return world.ok("api", "GET", f"/api/cabinet/v1/{path}").json


def files_of(world: World, number: str) -> dict[str, bool]:
    """The files of an application → whether each has a signature beside it."""
    details = json.loads(world.ok("api", "POST", f"/api/gusmev/order/{number}").json["order"])
    return {one["fileName"]: one["hasDigitalSignature"] for one in details["orderAttachmentFiles"]}
