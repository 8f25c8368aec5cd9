"""What is advised can be typed as it stands."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands import failures, typed
from commands.applying import not_sent
from commands.given import Given, Options
from commands.resubmitting import _meant
from gosmed_cli.documents.sample import demo_scans
from gosmed_cli.errors import Detail, NotAllowed, UsageProblem
from gosmed_cli.text.say import say, set_language
from gosmed_cli.usecases import failure_words, traces
from gosmed_cli.usecases.packing import Draft
from gosmed_cli.usecases.prepare import Prepared
from gosmed_cli.usecases.resubmit import require_open

from .conftest import Gosmed
from .test_status_view import NOW, REFUSED, application, drawn


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    typed.remember(None, None)
    set_language("en")


def test_commands_carry_the_profile_and_the_portal_typed() -> None:
    typed.remember("cron", "https://portal.example")
    assert typed.complete("Sign in: gosmed login") == (
        "Sign in: gosmed --profile cron --portal https://portal.example login"
    )
    for text in ("a fault in gosmed itself", "pipx upgrade gosmed-cli", "gosmed config set portal URL"):
        assert typed.complete(text) == text
    typed.remember(None, None)
    assert typed.complete("gosmed login") == "gosmed login"


def test_advice_of_an_error_carries_the_profile(gosmed: Gosmed) -> None:
    done = gosmed("--profile", "cron", "status", "--portal", "http://127.0.0.1:1")
    assert done.code == 4
    assert "gosmed --profile cron --portal http://127.0.0.1:1 login" in done.err


def test_what_the_system_says_is_said_in_the_language_of_the_run() -> None:
    refused = UsageProblem("signing.key_unreadable", path="нет.p12", reason=os.strerror(errno.ENOENT))
    for lang, words in (("ru", "не читается: такого файла или папки нет."), ("en", "no such file or folder.")):
        set_language(lang)
        assert failure_words.message(refused).endswith(words)


def test_mistakes_stand_in_one_column_whatever_their_titles() -> None:
    titles = {"a": "Диплом", "b": "Удостоверение или свидетельство о повышении квалификации", "c": "Паспорт"}
    details = [Detail("x", attachment=name, text="JPG не принимается") for name in titles]
    lines = failures.as_lines(NotAllowed("x", details=details), titles)
    assert lines[2].strip() == titles["b"], "a long title has a line of its own"
    assert {line.index("JPG") for line in lines if "JPG" in line} == {lines[1].index("JPG")}


def test_a_decision_is_offered_only_while_it_stands() -> None:
    reviewed = application(decision=True, attempt=2)
    assert "gosmed decision" not in drawn(reviewed)
    assert "gosmed decision" in drawn(application(status="approved", status_title="Одобрено", decision=True))


def test_too_late_says_what_remains() -> None:
    late = {**REFUSED, "resubmittable": False, "resubmit_until": "2026-03-05T23:59:59+03:00"}
    text = drawn(application(**late))
    assert "gosmed apply medical-cabinet" in text
    assert "gosmed resubmit" not in text


def test_a_refusal_names_the_status_in_the_language_of_the_run() -> None:
    approved = application(status="approved", status_title="Одобрено")
    with pytest.raises(NotAllowed) as found:
        require_open(approved, NOW, edit=False)
    assert "Approved" in failure_words.message(found.value)
    set_language("ru")
    with pytest.raises(NotAllowed) as found:
        require_open(approved, NOW, edit=False)
    assert "Одобрено" in failure_words.message(found.value)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (Options(form="my form.toml"), "gosmed register --form 'my form.toml'"),
        (Options(draft=True), "gosmed register --draft"),
        (Options(form="f.toml", sets=("speciality=x",)), "repeat the command"),
    ],
)
def test_the_command_to_repeat_sends_what_was_meant(options: Options, expected: str) -> None:
    problems = (Detail("form.required", field="inn"),)
    draft = Draft("medical-cabinet", {}, {}, "45000000000")
    error = not_sent(Prepared(draft, problems, (), None), "register", options)
    assert expected in (failure_words.advice(error) or "")


def test_blank_lines_of_a_form_take_nothing_away() -> None:
    given = Given({"inn": "", "oms": "", "position": "x"}, {"diploma": ()})
    changes = _meant(given, Options(sets=("oms=",)))
    assert changes.values == {"oms": "", "position": "x"}
    assert not changes.attachments


def test_a_wrong_setting_says_what_it_must_be(gosmed: Gosmed, home: Path) -> None:
    done = gosmed("config", "set", "timeout", "fast")
    assert done.code == 2
    assert "config.must" not in done.err
    assert "gosmed config set timeout 30" in done.err
    assert "config.toml" not in done.err, "no file was written that could have a line"


def test_the_form_of_an_account(gosmed: Gosmed, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "account.toml"
    assert gosmed("form", "account", "-o", str(file)).code == 0
    form = tomllib.loads(file.read_text(encoding="utf-8"))
    assert {"last_name", "phone", "email", "agreement"} <= set(form)
    assert form["agreement"] is False
    done = gosmed("account", "create")
    assert done.code == 2
    assert "gosmed form account -o account.toml" in done.err


def test_columns_of_a_dictionary_are_straight(gosmed: Gosmed, home: Path) -> None:
    lines = gosmed("dictionary", "banks").out.splitlines()
    values = [line.split("  ")[0] for line in lines]
    assert max(map(len, values)) > 8, "the case needs a long code"
    starts = {len(line) - len(line[len(value) :].lstrip()) for line, value in zip(lines, values, strict=True)}
    assert len(starts) == 1


def test_a_trace_does_not_tell_the_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/i.petrova")
    assert "petrova" not in traces.redact('File "/home/i.petrova/.local/lib/x.py", line 3')


def test_copies_beside_their_originals_are_passed_over(gosmed: Gosmed, home: Path, tmp_path: Path) -> None:
    scan = demo_scans(tmp_path)[0]
    (tmp_path / "fixed").mkdir()
    assert gosmed("check", str(scan), str(tmp_path / "fixed"), "--as", "passport").code == 0
    assert gosmed("check", str(tmp_path / "fixed")).code == 2, "alone it was meant"


def test_a_word_stands_once_in_what_is_too_much_together() -> None:
    for lang in ("ru", "en"):
        set_language(lang)
        assert say("checks.rule.total") not in say("check.total", size="22 MB", limit="20 MB")


@pytest.mark.parametrize(
    ("argv", "code"), [(("dictionary", "sexes"), 2), (("status", "--json"), 2), (("--help",), 2)]
)
def test_a_closed_output_is_no_fault(argv: tuple[str, ...], code: int, home: Path) -> None:
    shell = 'exec "$@" >&-'
    command = ["sh", "-c", shell, "sh", sys.executable, "-m", "gosmed_cli", *argv]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    silent = subprocess.run(["sh", "-c", f"{shell} 2>&-", *command[3:]], timeout=60, check=False)
    assert silent.returncode == code
