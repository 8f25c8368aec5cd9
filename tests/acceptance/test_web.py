"""The cabinet in a browser: one link, once, on this computer alone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import aiohttp
import httpx
import pytest

from .browser import PROGRAM, browser
from .shared import begun, living, until
from .world import World

FRAME = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
         "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}  # fmt: skip


@contextmanager
def served(world: World, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The running server, and its link."""
    process = begun(world, "tui", "--web", *options)
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline().strip()
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)


def behind(pid: int) -> list[int]:
    """The processes that this one has started."""
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def typed(pid: int) -> str:
    """How a process was started."""
    return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode().rstrip()


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def lonely(tmp_path: Path) -> World:
    """Somebody whose portal is away: the door needs none."""
    return World(tmp_path, url="http://127.0.0.1:9")


def test_the_link_lets_in_once(lonely: World) -> None:
    with served(lonely) as (_, link), httpx.Client(trust_env=False) as visitor:
        root = link.partition("?")[0]
        paths = ("", "ws", "static/js/textual.js", "download/0", "nowhere", "?token=guess")
        assert {visitor.get(root + path).status_code for path in paths} == {403}
        assert visitor.post(link).status_code == 403, "only opening it spends it"
        opened = visitor.get(link)
        assert opened.status_code == 303
        assert opened.headers["location"] == "/"
        cookie = opened.headers["set-cookie"]
        assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
        page = visitor.get(root)
        assert page.status_code == 200
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert "https:" not in page.text, "nothing is loaded from elsewhere"
        assert visitor.get(f"{root}static/js/textual.js").status_code == 200
        assert visitor.get(f"{root}download/0").status_code == 404
        other = httpx.get(link, trust_env=False)
        assert other.status_code == 403, "it has been used"
        assert "gosmed tui --web" in other.text


def test_who_has_no_cookie_or_comes_from_elsewhere_is_refused(lonely: World) -> None:
    with served(lonely) as (process, link), httpx.Client(trust_env=False) as visitor:
        root = link.partition("?")[0]
        assert visitor.get(link, headers={"Host": "evil.example"}).status_code == 403
        assert httpx.get(f"{root}ws", headers=FRAME, trust_env=False).status_code == 403
        visitor.get(link)
        for headers in ({"Host": "evil.example"}, {"Host": "localhost"}, {"Origin": "http://127.0.0.1:1"}):
            assert visitor.get(root, headers=headers).status_code == 403
            assert visitor.get(f"{root}ws", headers={**FRAME, **headers}).status_code == 403
        assert behind(process.pid) == []


async def test_ctrl_c_leaves_nothing_and_no_secret_is_seen(lonely: World) -> None:
    with served(lonely, "--profile", "default") as (process, link):
        root, _, token = link.partition("?token=")
        jar = aiohttp.CookieJar(unsafe=True)  # an address that is a number
        async with aiohttp.ClientSession(cookie_jar=jar) as visitor:
            await visitor.get(link)
            async with visitor.ws_connect(f"{root}ws?width=90&height=30") as line:
                drawn = b""
                while "E-mail" not in drawn.decode("utf-8", "ignore"):
                    drawn += (await line.receive_bytes(timeout=30)) or b""
                children = behind(process.pid)
                assert len(children) == 1
                assert typed(children[0]).endswith("-m gosmed_cli tui --profile default")
                process.send_signal(signal.SIGINT)
                while not line.closed:
                    await line.receive(timeout=30)
        said = process.communicate(timeout=20)
        assert process.returncode == 130
        assert not any(map(alive, children))
        assert token not in "".join(said), "the link is shown once, before"
        assert "Traceback" not in said[1]


async def test_a_closed_page_ends_what_runs_behind_it_and_a_killed_server_too(lonely: World) -> None:
    with served(lonely) as (process, link):
        root = link.partition("?")[0]
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as visitor:
            await visitor.get(link)
            async with visitor.ws_connect(f"{root}ws") as line:
                await line.receive_bytes(timeout=30)
                assert len(behind(process.pid)) == 1
            until(lambda: not behind(process.pid))
            async with visitor.ws_connect(f"{root}ws") as line:
                await line.receive_bytes(timeout=30)
                (child,) = behind(process.pid)
                process.kill()
                until(lambda: not alive(child))


def test_a_port_that_is_taken_and_a_port_without_a_page(lonely: World) -> None:
    with served(lonely, "--json") as (_, told):
        port = json.loads(told)["url"].partition("/?")[0].rpartition(":")[2]
        taken = lonely.ok("tui", "--web", "--port", port, code=2)
        assert port in taken.err
    assert "--web" in lonely.ok("tui", "--port", "8000", code=2).err


def test_without_the_library_it_says_how_to_get_it(lonely: World) -> None:
    hidden = lonely.folder / "hidden"
    hidden.mkdir()
    (hidden / "aiohttp.py").write_text("raise ImportError(name='aiohttp')\n")
    lonely.environment["PYTHONPATH"] = str(hidden)
    assert "pipx inject gosmed-cli textual-serve" in lonely.ok("tui", "--web", code=2).err


@pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium here")
async def test_a_real_browser_shows_the_cabinet(tmp_path: Path) -> None:
    with living(tmp_path, "profession", signed_in=True) as world, served(world) as (_, link):
        async with browser(tmp_path / "browser") as page:
            await page.open(link)
            await page.until("What next")
            assert await page.script("location.search") == "", "the token is in no history"
            home = await page.picture()
            await page.type("7")
            await page.until("in all:")
            payouts = await page.picture()
            await page.type("q")
            closed = "getComputedStyle(document.querySelector('.ended')).display"
            while await page.script(closed) != "flex":
                pass
        assert {one.partition("/?")[0].split("/")[2] for one in page.asked if one.startswith("http")} == {
            link.split("/")[2]
        }
    for picture in (home, payouts):
        assert len(picture.getcolors(1_000_000) or ()) > 20, "something is drawn"
    assert home.tobytes() != payouts.tobytes()
