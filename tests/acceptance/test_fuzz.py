"""Schemathesis with two accounts: no 5xx, no answer against the document, no read of what is another’s."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .papers import form, papers
from .world import World

SECONDS = int(os.environ.get("GOSMED_TESTS_FUZZ", "25"))  # a longer run finds more: GOSMED_TESTS_FUZZ=300
# the operator's surface is nobody's account; signing out would end the run; the long poll outlasts its time-out
EXCLUDED = "^/_portal/|/sign-in/revoke$|/events$"
HERE = Path(__file__).parent


@pytest.mark.timeout(240)
def test_no_5xx_and_nothing_of_the_other(make_world: Callable[..., World], tmp_path: Path) -> None:
    world = make_world(str(HERE / "two_people.toml"))
    world.sign_in("perepelkina@example.ru")  # the one whose things must stay hers
    scans = papers(world.folder / "scans")
    sent = world.ok("register", "--form", str(form(world.folder / "f.toml", scans)), "--json").json
    uploaded = world.ok("upload", str(scans["diploma"]), "--as", "diploma", "--json").json
    detail = world.ok("api", "GET", f"/api/cabinet/v1/applications/{sent['number']}").json
    document = uploaded["items"][0] if "items" in uploaded else uploaded

    other = World(tmp_path / "other", lang="en", url=world.url)
    other.folder.mkdir()
    other.environment = {"GOSMED_PORTAL_KEY": _operator_key(world)}
    other.sign_in("orlov@example.ru")
    token = json.loads(_token_file(other).read_text(encoding="utf-8"))["access_token"]
    foreign = {
        "ids": {
            "number": sent["number"], "order_id": int(sent["number"]), "orderId": int(sent["number"]),
            "id": document["id"], "sha256": detail["attachments"][0]["sha256"], "object_id": int(sent["number"]),
        },
        "marks": ["Перепёлкина", "perepelkina@", "11223344595", detail["attachments"][0]["sha256"]],
    }  # fmt: skip
    done = subprocess.run(
        [
            sys.executable, "-m", "schemathesis.cli", "run", f"{world.url}/openapi.json", "-H",
            f"Authorization: Bearer {token}", "--checks",
            "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,"
            "nothing_of_the_other",
            "--max-examples", "50", "--max-time", str(SECONDS), "--seed", "1", "--continue-on-failure",
            "--exclude-path-regex", EXCLUDED, "--no-color",
        ],
        env={
            **os.environ, "SCHEMATHESIS_HOOKS": "tests.acceptance.fuzz_hooks",
            "GOSMED_FUZZ_FOREIGN": json.dumps(foreign), "PYTHONPATH": str(HERE.parents[1]),
        },
        cwd=tmp_path, capture_output=True, text=True, timeout=SECONDS + 120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]


def _operator_key(world: World) -> str:
    found = json.loads((world.folder / "portal" / "portal.json").read_text(encoding="utf-8"))
    return str(found.get("operator_key") or found["key"])


def _token_file(world: World) -> Path:
    return next(
        path for path in (world.home / "state" / "tokens").rglob("*") if path.is_file() and "lock" not in path.name
    )
