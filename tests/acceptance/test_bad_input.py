"""Bad input of every kind: a clear error, the next step, the promised exit code, nothing lost, no traceback."""

from __future__ import annotations

import os
import resource
import shutil
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import trustme

from gosmed_cli.documents.sample import good_scan

from .papers import form, papers
from .world import Result, World

MakeWorld = Callable[..., World]


@pytest.fixture
def lonely(tmp_path: Path) -> World:
    """A computer without a portal."""
    return World(tmp_path)


def clear(result: Result, code: int) -> Result:
    """The error is for a person: the right exit code, words, no traceback."""
    assert result.code == code, str(result)
    assert result.err.strip(), "an error says something"
    assert "Traceback" not in result.err
    assert "error." not in result.err, "words, not keys"
    return result


# Forms


def test_wrong_key_names_the_right_one(lonely: World) -> None:
    typed = lonely.folder / "form.toml"
    typed.write_text('last_name = "Соколова"\nsnilz = "112-233-445 95"\n', encoding="utf-8")
    result = clear(lonely.run("check", "--form", str(typed), "--for", "medical-cabinet"), 3)
    assert "snilz" in result.err + result.out
    assert "snils" in result.err + result.out


def test_malformed_toml_names_the_line(lonely: World) -> None:
    typed = lonely.folder / "form.toml"
    typed.write_text('last_name = "Соколова"\nsnils = \n', encoding="utf-8")
    result = clear(lonely.run("check", "--form", str(typed), "--for", "medical-cabinet"), 2)
    assert "form.toml:2" in result.err


def test_a_form_that_is_not_text(lonely: World) -> None:
    typed = lonely.folder / "form.toml"
    typed.write_bytes(b"\xff\xfe\x00\x01")
    clear(lonely.run("check", "--form", str(typed), "--for", "medical-cabinet"), 2)


@pytest.mark.shows("R39")
def test_mistakes_are_caught_with_their_lines_before_sending(world: World) -> None:
    world.sign_in()
    scans = papers(world.folder / "scans", ("passport",))
    typed = form(world.folder / "form.toml", scans, snils="112-233-445 96", birth_date="31.02.1979")
    result = clear(world.run("register", "--form", str(typed)), 3)
    assert "form.toml:1" in result.err
    assert "form.toml:2" in result.err
    assert "112-233-445" not in result.err, "personal numbers are masked"
    machine = world.run("register", "--form", str(typed), "--json")
    assert machine.error["sent"] is False
    assert {"snils", "birth_date"} <= {one.get("field") for one in machine.error["errors"]}
    assert {"diploma"} <= {one.get("attachment") for one in machine.error["errors"]}
    assert world.ok("status", "--json").json["items"] == [], "nothing was sent"


# Files


def test_missing_file(lonely: World) -> None:
    result = clear(lonely.run("check", "nothing.pdf", "--as", "diploma"), 2)
    assert "nothing.pdf" in result.err


def test_directory_for_a_file(lonely: World) -> None:
    (lonely.folder / "scans").mkdir()
    clear(lonely.run("check", "scans", "--as", "diploma"), 2)


def test_unreadable_file(lonely: World) -> None:
    path = lonely.folder / "diplom_2012.pdf"
    path.write_bytes(b"%PDF-1.7")
    path.chmod(0)
    argv = [sys.executable, "-m", "gosmed_cli", "check", str(path), "--as", "diploma"]
    if os.geteuid() == 0:  # root reads everything, unless it gives that right up
        if not shutil.which("setpriv"):
            pytest.skip("root, and no setpriv to become less")
        caps = "-dac_override,-dac_read_search"
        argv = ["setpriv", f"--bounding-set={caps}", f"--inh-caps={caps}", *argv]
    done = subprocess.run(
        argv, env=lonely.env(), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60
    )
    clear(Result(tuple(argv), done.returncode, done.stdout, done.stderr), 2)
    assert path.name in done.stderr


def test_empty_file(lonely: World) -> None:
    path = lonely.folder / "diplom_2012.pdf"
    path.touch()
    result = lonely.ok("check", str(path), "--as", "diploma", "--json", code=3)
    assert result.json["verdict"] == "fail"
    assert "empty" in {remark["rule"] for remark in result.json["files"][0]["remarks"]}


@pytest.mark.shows("R55")
def test_wrong_extension_is_told_by_content(lonely: World) -> None:
    path = lonely.folder / "diplom_2012.pdf"
    good_scan(lonely.folder / "diplom_2012.png", "diploma")
    (lonely.folder / "diplom_2012.png").rename(path)
    file = lonely.ok("check", str(path), "--as", "diploma", "--json", code=3).json["files"][0]
    failed = {remark["rule"] for remark in file["remarks"] if remark["verdict"] == "fail"}
    assert failed & {"extension", "format"}


def test_encrypted_pdf_says_so(lonely: World) -> None:
    from pypdf import PdfReader, PdfWriter

    plain = lonely.folder / "plain.pdf"
    good_scan(plain, "diploma")
    writer = PdfWriter(clone_from=PdfReader(plain))
    writer.encrypt("secret", algorithm="RC4-128")
    path = lonely.folder / "diplom_2012.pdf"
    with path.open("wb") as stream:
        writer.write(stream)
    result = lonely.ok("check", str(path), "--as", "diploma", code=3)
    assert "password" in (result.out + result.err).lower()
    assert "corrupt" not in (result.out + result.err).lower()
    before = path.read_bytes()
    lonely.ok("check", str(path), "--as", "diploma", "--fix", code=3)
    assert path.read_bytes() == before


def test_a_gigabyte_is_refused_without_being_read(lonely: World) -> None:
    path = lonely.folder / "diplom_2012.pdf"
    with path.open("wb") as stream:
        stream.write(b"%PDF-1.7\n")
        stream.truncate(1_000_000_000)  # sparse: takes no room
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (700_000_000, 700_000_000));"
        "sys.argv = ['gosmed', *sys.argv[1:]]; from gosmed_cli.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "check", str(path), "--as", "diploma", "--json"],
        env=lonely.env(), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    result = Result((), done.returncode, done.stdout, done.stderr)
    assert result.code == 3, str(result)
    assert "size" in {remark["rule"] for remark in result.json["files"][0]["remarks"]}


# Numbers


def test_unknown_and_foreign_numbers(make_world: MakeWorld) -> None:
    world = make_world("demo")
    world.sign_in()
    for argv in (
        ("status", "999"),
        ("decision", "999", "-o", "d.pdf"),
        ("cancel", "999"),
        ("resubmit", "999", "--set", "inn=500100732259"),
        ("status", "12x"),
        ("services", "show", "no-such-service"),
        ("dictionary", "no-such-dictionary"),
        ("documents", "show", "no-such-document"),
    ):
        clear(world.run(*argv), 5)
    assert not (world.folder / "d.pdf").exists()


# This computer


def _limited(world: World, bytes_: int, *argv: str) -> Result:
    """Run with a limit on the size of files: what a full disk looks like to a program."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, bytes_))

    done = subprocess.run(
        [sys.executable, "-m", "gosmed_cli", *argv],
        env={**world.env(), "PYTHONDONTWRITEBYTECODE": "1"}, stdin=subprocess.DEVNULL, capture_output=True,
        text=True, timeout=60, preexec_fn=limit,
    )  # fmt: skip
    return Result(argv, done.returncode, done.stdout, done.stderr)


def test_full_disk_while_journaling(world: World) -> None:
    world.sign_in()
    scans = papers(world.folder / "scans")
    typed = form(world.folder / "form.toml", scans)
    for room in (0, 4_000, 16_000, 64_000):
        clear(_limited(world, room, "register", "--form", str(typed)), 2)
    assert world.ok("status", "--json").json["items"] == [], "nothing was sent that could not be written down"
    world.ok("register", "--form", str(typed), "--json")
    assert len(world.ok("status", "--json").json["items"]) == 1


def test_home_that_cannot_be_written(world: World) -> None:
    world.sign_in()
    scans = papers(world.folder / "scans")
    typed = form(world.folder / "form.toml", scans)
    result = world.run("register", "--form", str(typed), GOSMED_STATE="/proc/gosmed")
    assert result.code in (2, 4), str(result)
    assert "Traceback" not in result.err
    clear(world.run("config", "set", "lang", "ru", GOSMED_HOME="/proc/gosmed"), 2)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("portal = \n", "config.toml:1"),
        ('portall = "http://127.0.0.1"\n', "portal"),
        ("timeout = 'soon'\n", "timeout"),
        ("[profiles.work]\nportal = 5\n", "portal"),
    ],
)
def test_broken_config(lonely: World, text: str, named: str) -> None:
    lonely.home.mkdir(parents=True)
    (lonely.home / "config.toml").write_text(text, encoding="utf-8")
    result = clear(lonely.run("status"), 2)
    assert named in result.err
    assert lonely.run("--version").code == 0, "what needs no configuration still works"
    assert lonely.run("config", "path").code == 0


def test_no_portal_is_said_plainly(lonely: World) -> None:
    result = clear(lonely.run("status"), 2)
    assert "GOSMED_PORTAL" in result.err or "--portal" in result.err


# What answers


@contextmanager
def _server(answer: bytes, headers: dict[str, str], tls: ssl.SSLContext | None = None) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            self.send_response(200)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_GET = do_POST = do_PUT = _answer

        def log_message(self, *args: object) -> None:
            """Nothing: a test is quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    scheme = "http"
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
        scheme = "https"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"{scheme}://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_html_instead_of_json(lonely: World) -> None:
    with _server(b"<html><body>Welcome to the hotel</body></html>", {"Content-Type": "text/html"}) as url:
        for argv in (("status",), ("login", "--login", "a@b.ru", "--password-stdin")):
            stdin = "x" if "login" in argv else None
            clear(lonely.run(*argv, "--portal", url, stdin=stdin, GOSMED_TOKEN="t"), 7)


def test_portal_of_another_version(lonely: World) -> None:
    headers = {"Content-Type": "application/json", "X-Portal-Api": "9"}
    with _server(b"{}", headers) as url:
        result = clear(lonely.run("status", "--portal", url, GOSMED_TOKEN="t"), 2)
        assert "9" in result.err


def test_json_that_makes_no_sense(lonely: World) -> None:
    for body in (b"[]", b'{"items": 5}', b'{"items": [{"number": {}}]}', b"{", b"null"):
        headers = {"Content-Type": "application/json", "X-Portal-Api": "1", "X-Portal-Instance": "i"}
        with _server(body, headers) as url:
            clear(lonely.run("status", "--portal", url, GOSMED_TOKEN="t"), 7)


def test_certificate_that_does_not_verify(lonely: World) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority = trustme.CA()
    authority.issue_cert("127.0.0.1").configure_cert(context)
    headers = {"Content-Type": "application/json", "X-Portal-Api": "1", "X-Portal-Instance": "i"}
    with _server(b'{"items": [], "next": null}', headers, context) as url:
        result = clear(lonely.run("status", "--portal", url, GOSMED_TOKEN="t"), 7)
        assert "certificate" in result.err.lower()
        bundle = lonely.folder / "ca.pem"
        authority.cert_pem.write_to_path(bundle)
        lonely.home.mkdir(parents=True, exist_ok=True)
        (lonely.home / "config.toml").write_text(f'ca_file = "{bundle}"\n', encoding="utf-8")
        assert lonely.run("status", "--portal", url, GOSMED_TOKEN="t").code == 0, "ca_file makes it known"


def test_nobody_answers(lonely: World) -> None:
    lonely.home.mkdir(parents=True)
    (lonely.home / "config.toml").write_text("retry_for = 1\n", encoding="utf-8")
    clear(lonely.run("status", "--portal", "http://127.0.0.1:9", GOSMED_TOKEN="t"), 7)
    (lonely.home / "config.toml").write_text("retry_for = 0.01\n", encoding="utf-8")
    slots = ("account", "appointment", "slots", "identity-mfc", "--verbose")
    tried = clear(lonely.run(*slots, "--portal", "http://127.0.0.1:9", GOSMED_TOKEN="t"), 7)
    assert "/services" not in tried.err, "the catalogue here knows which timetable is meant"


def test_portal_whose_clock_is_elsewhere(world: World) -> None:
    """Deadlines follow the portal's clock, time-outs this computer's: years between them break nothing."""
    world.sign_in()
    scans = papers(world.folder / "scans")
    number = world.ok("register", "--form", str(form(world.folder / "f.toml", scans)), "--json").json["number"]
    item = world.ok("status", number, "--json").json["items"][0]
    assert item["review_due_at"].startswith("2026-03-")
    assert "2026" in world.ok("status", number).out


def test_hostile_text_of_the_portal_is_shown_not_obeyed(lonely: World) -> None:
    body = (
        b'{"type":"about:blank","title":"x","status":403,"code":"x","detail":"\\u001b[31mred\\u001b]0;t\\u0007"}'
    )
    headers = {"Content-Type": "application/problem+json", "X-Portal-Api": "1", "X-Portal-Instance": "i"}

    with _server(body, headers) as url:
        result = lonely.run("status", "--portal", url, GOSMED_TOKEN="t")
    assert result.code != 0
    assert "\x1b" not in result.err + result.out
    assert "\x07" not in result.err + result.out
