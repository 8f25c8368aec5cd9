"""A portal in its own process, and somebody signed in to it."""

from __future__ import annotations

import json

import httpx

from tests.acceptance.world import World

PASSWORD = "Demo-2026!"


def signed_in(world: World) -> World:
    """Start the portal and sign the demo's doctor in."""
    world.start()
    world.sign_in()
    return world


def token(world: World, login: str = "sokolova@example.ru") -> str:
    """An access token of a sign-in of its own."""
    base = f"{world.url}/api/cabinet/v1/sign-in"
    asked = httpx.post(f"{base}/challenges", json={"login": login, "password": PASSWORD, "method": "sms"})
    proof = {"challenge": asked.json()["challenge"], "code": world.last_code(), "scope": "full", "device": "bench"}
    return str(httpx.post(f"{base}/tokens", json=proof).json()["access_token"])


def operator_key(world: World) -> str:
    return str(json.loads((world.folder / "portal" / "portal.json").read_text(encoding="utf-8"))["operator_key"])
