"""`config`, `profiles`, `completion`, `form`, `dictionary`: what works without a portal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Gosmed


def test_set_keeps_comments_and_is_private(gosmed: Gosmed, home: Path) -> None:
    file = home / "config.toml"
    file.write_text('# mine\nlang = "ru"  # because\n', encoding="utf-8")
    assert gosmed("config", "set", "timeout", "12", "--lang", "en").code == 0
    assert gosmed("config", "set", "profiles.work.portal", "https://a.example.ru").code == 0
    text = file.read_text(encoding="utf-8")
    assert "# mine" in text
    assert "# because" in text
    assert gosmed("config", "get", "timeout").out == "12.0\n"
    assert gosmed("config", "get", "profiles.work.portal").out == "https://a.example.ru\n"
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("key", "value"), [("timeout", "soon"), ("portal", "nowhere"), ("lang", "de"), ("portall", "x")]
)
def test_set_refuses_what_could_not_be_read(gosmed: Gosmed, home: Path, key: str, value: str) -> None:
    done = gosmed("config", "set", key, value)
    assert done.code == 2
    assert not (home / "config.toml").exists()


def test_list_says_where_values_come_from(gosmed: Gosmed, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "config.toml").write_text('portal = "http://file"\nlogin = "a"\n', encoding="utf-8")
    monkeypatch.setenv("GOSMED_PORTAL", "http://environment")
    items = {one["key"]: one for one in json.loads(gosmed("config", "--json").out)["items"]}
    assert items["portal"] == {"key": "portal", "value": "http://environment", "source": "environment"}
    assert items["login"]["source"] == "file"
    assert items["timeout"]["source"] == "default"


def test_init_writes_once(gosmed: Gosmed, home: Path) -> None:
    assert gosmed("config", "init", "--portal", "http://127.0.0.1:5").code == 0
    assert gosmed("config", "get", "portal").out == "http://127.0.0.1:5\n"
    again = gosmed("config", "init")
    assert again.code == 2
    assert str(home) in again.err


def test_profiles(gosmed: Gosmed) -> None:
    assert gosmed("profiles", "add", "work", "--portal", "http://127.0.0.1:5", "--login", "a@b.ru").code == 0
    assert gosmed("profiles", "use", "work").code == 0
    (item,) = json.loads(gosmed("profiles", "--json").out)["items"]
    assert item == {
        "name": "work",
        "portal": "http://127.0.0.1:5",
        "login": "a@b.ru",
        "lang": None,
        "default": True,
    }
    assert "work" in gosmed("profiles", "use", "wrok").err
    assert gosmed("status", "--profile", "wrok").code == 2
    assert gosmed("profiles", "remove", "work").code == 0
    assert json.loads(gosmed("profiles", "--json").out)["items"] == []
    assert gosmed("profiles", "add", "../evil", "--portal", "http://a").code == 2


def test_a_folder_that_cannot_be_written(gosmed: Gosmed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOSMED_HOME", "/proc/gosmed")
    done = gosmed("config", "set", "lang", "ru")
    assert done.code == 2
    assert "/proc/gosmed" in done.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(gosmed: Gosmed, shell: str) -> None:
    script = gosmed("completion", shell).out
    assert "gosmed" in script
    assert f"complete_{shell}" in script
    if shell == "bash":
        subprocess.run(["bash", "-n"], input=script, text=True, check=True)


def test_completion_offers_commands_and_options() -> None:
    def offered(line: str) -> list[str]:
        words = line.split(" ")
        environment = {**os.environ, "_GOSMED_COMPLETE": "complete_bash", "COMP_WORDS": line,
                       "COMP_CWORD": str(len(words) - 1)}  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", "gosmed_cli"], env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout.split()

    assert "status" in offered("gosmed sta")
    assert "--changed" in offered("gosmed status --ch")
    assert "--profile" in offered("gosmed status --prof")
    assert "clock" in offered("gosmed portal cl")


def test_form_is_never_overwritten(gosmed: Gosmed, tmp_path: Path) -> None:
    path = tmp_path / "form.toml"
    assert gosmed("form", "medical-cabinet", "-o", str(path)).code == 0
    path.write_text("mine", encoding="utf-8")
    assert gosmed("form", "medical-cabinet", "-o", str(path)).code == 2
    assert path.read_text(encoding="utf-8") == "mine"


def test_unknown_names_are_exit_5_with_the_nearest(gosmed: Gosmed) -> None:
    for arguments, near in (
        (("form", "medical-cabinett"), "medical-cabinet"),
        (("services", "show", "employmant"), "employment"),
        (("dictionary", "specialtys"), "specialties"),
    ):
        done = gosmed(*arguments)
        assert done.code == 5
        assert near in done.err


def test_dictionary_search(gosmed: Gosmed) -> None:
    assert "Терапия" in gosmed("dictionary", "specialties", "терап").out
    assert gosmed("dictionary", "specialties", "нетакого").out == ""
    assert gosmed("dictionary", "--csv").out.startswith("code,title,items\n")
