"""Letters through a real mail server: delivered, waited for, refused (R48)."""

from __future__ import annotations

import email
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from .shared import applied, until
from .world import World

pytestmark = pytest.mark.shows("R48")


class Post:
    """A mail server that keeps what it is given, and does not know some people."""

    def __init__(self, *unknown: str) -> None:
        self.letters: list[EmailMessage] = []
        self.unknown = unknown

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address in self.unknown:
            return "550 5.1.1 no such person here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.letters.append(email.message_from_bytes(envelope.content, policy=default))
        return "250 OK"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def open_post(post: Post, port: int) -> Iterator[Post]:
    controller = Controller(post, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield post
    finally:
        controller.stop()


def deliveries(world: World) -> list[str | None]:
    items = world.ok("portal", "outbox", "--json").json["items"]
    return [one["delivery"] for one in items if one["channel"] == "email"]


def test_a_decision_comes_as_a_letter(make_world: Callable[..., World]) -> None:
    world, port = make_world("demo", start=False), free_port()
    with open_post(Post(), port) as post:
        world.start("--smtp", f"127.0.0.1:{port}", "--mail-from", "gosuslugi@example.ru")
        world.sign_in()
        number = applied(world)
        until(lambda: bool(post.letters))
        letter = post.letters[0]
        assert letter["To"] == "sokolova@example.ru"
        assert "gosuslugi@example.ru" in letter["From"]
        assert "Регистрация личного кабинета" in letter["Subject"]
        assert number in letter.get_content()
        assert letter["Date"].datetime.year == 2026  # the portal's time
        until(lambda: deliveries(world) == ["delivered"])
        world.stop()
        world.start("--smtp", f"127.0.0.1:{port}")  # nothing is sent twice after a restart
        world.ok("portal", "clock", "advance", "5wd")
        until(lambda: deliveries(world)[-1] == "delivered")
        assert len({one["Message-ID"] for one in post.letters}) == len(post.letters)
        assert len(post.letters) == len(deliveries(world))


def test_letters_wait_for_a_server_that_is_down(make_world: Callable[..., World]) -> None:
    world, port = make_world("demo", start=False), free_port()
    world.start("--smtp", f"127.0.0.1:{port}")
    world.sign_in()
    applied(world)
    assert deliveries(world) == ["pending"]
    world.stop()
    world.start("--smtp", f"127.0.0.1:{port}")
    with open_post(Post(), port) as post:
        until(lambda: deliveries(world) == ["delivered"])
        assert len(post.letters) == 1


def test_a_refused_recipient_is_told_and_not_asked_again(make_world: Callable[..., World]) -> None:
    world, port = make_world("demo", start=False), free_port()
    with open_post(Post("sokolova@example.ru"), port) as post:
        world.start("--smtp", f"127.0.0.1:{port}")
        world.sign_in()
        applied(world)
        until(lambda: deliveries(world) == ["failed"])
        assert "no such person" in world.ok("portal", "outbox").out
        assert post.letters == []


@pytest.mark.parametrize(
    "options",
    [
        ("--smtp", "nowhere"),
        ("--smtp", "127.0.0.1:99999"),
        ("--mail-from", "a@example.ru"),
        ("--smtp", "127.0.0.1:25", "--mail-from", "nobody"),
        ("--smtp", "127.0.0.1:25", "--smtp-user", "me"),
        ("--smtp", "127.0.0.1:25", "--smtp-user", "me", "--smtp-password-file", "missing"),
    ],
)
def test_wrong_options_are_told(
    make_world: Callable[..., World], tmp_path: Path, options: tuple[str, ...]
) -> None:
    world = make_world("demo", start=False)
    told = world.run("portal", "serve", "--data", str(tmp_path / "data"), *options)
    assert told.code == 2
    assert "Traceback" not in told.err


def test_data_of_another_version_are_told(make_world: Callable[..., World]) -> None:
    import sqlite3

    world = make_world("demo")
    world.stop()
    with sqlite3.connect(world.folder / "portal" / "portal.sqlite") as database:
        database.execute("UPDATE meta SET value = '1' WHERE name = 'schema'")
    database.close()
    told = world.run("portal", "serve", "--data", str(world.folder / "portal"))
    assert told.code == 2
    assert "another version" in told.err
