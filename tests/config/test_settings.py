"""Option beats environment beats profile beats file; what is wrong is named with file, line and nearest key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gosmed_cli.config import Typed, load
from gosmed_cli.config.file import KEYS, PROFILE_KEYS, read
from gosmed_cli.errors import UsageProblem

ROOT = Path(__file__).parents[2]


def write(home: Path, text: str) -> Path:
    file = home / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_precedence(home: Path) -> None:
    write(home, 'portal = "http://file"\ntimeout = 5\n[profiles.work]\nportal = "http://profile"\n')
    environment = {"GOSMED_HOME": str(home)}
    assert load(Typed(), environment).portal == "http://file"
    assert load(Typed(profile="work"), environment).portal == "http://profile"
    environment["GOSMED_PORTAL"] = "http://environment/"
    assert load(Typed(profile="work"), environment).portal == "http://environment"
    assert load(Typed(profile="work", portal="http://typed"), environment).portal == "http://typed"
    assert load(Typed(), environment).timeout == 5.0


def test_nothing_configured_is_no_error(home: Path) -> None:
    settings = load(Typed(), {"GOSMED_HOME": str(home)})
    assert settings.portal is None
    assert settings.profile == "default"


def test_paths_of_the_file_are_relative_to_it(home: Path) -> None:
    write(home, 'ca_file = "ca.pem"\npassword_file = "/etc/password"\n')
    settings = load(Typed(), {"GOSMED_HOME": str(home)})
    assert settings.ca_file == home / "ca.pem"
    assert settings.password_file == Path("/etc/password")


def test_who_signs(home: Path) -> None:
    write(home, 'signer_command = "sign --quiet"\nkey_password_file = "key"\n')
    settings = load(Typed(), {"GOSMED_HOME": str(home)})
    assert settings.signer_command == "sign --quiet"
    assert settings.key_password_file == home / "key"
    other = load(Typed(), {"GOSMED_HOME": str(home), "GOSMED_KEY_PASSWORD_FILE": "/run/secrets/key"})
    assert other.key_password_file == Path("/run/secrets/key")
    assert other.password_file is None


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('lang = "ru"\nportall = "http://a"\n', "config.unknown_key_near", 2),
        ("\n\nqqqq = 1\n", "config.unknown_key", 3),
        ('[profiles.work]\nlogn = "a"\n', "config.unknown_key_near", 2),
        ("# x\ntimeout = 'soon'\n", "config.bad_value", 2),
        ("timeout = true\n", "config.bad_value", 1),
        ('portal = "example.ru"\n', "config.bad_value", 1),
        ('portal = "http://user:secret@example.ru"\n', "config.bad_value", 1),
        ("a = \n", "config.bad_toml", 1),
        ("\n\nlang = ru\n", "config.bad_toml", 3),
        ("profiles = 5\n", "config.must.profiles", 1),
    ],
)
def test_what_is_wrong_is_named(home: Path, text: str, code: str, line: int) -> None:
    file = write(home, text)
    with pytest.raises(UsageProblem) as caught:
        load(Typed(), {"GOSMED_HOME": str(home)})
    assert caught.value.code == code
    assert caught.value.params["line"] == line
    assert caught.value.params["file"] == str(file)


def test_bytes_that_are_no_text(home: Path) -> None:
    (home / "config.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageProblem, match=r"^config\.not_utf8$"):
        load(Typed(), {"GOSMED_HOME": str(home)})


def test_unknown_profile_needs_a_portal_of_its_own(home: Path) -> None:
    write(home, '[profiles.work]\nportal = "http://a"\n')
    environment = {"GOSMED_HOME": str(home)}
    with pytest.raises(UsageProblem, match=r"^config\.unknown_profile_near$"):
        load(Typed(profile="wrok"), environment)
    assert load(Typed(profile="other", portal="http://b"), environment).profile == "other"


def test_the_example_documents_every_key_and_loads(home: Path) -> None:
    example = (ROOT / "config.example.toml").read_text(encoding="utf-8")
    assert example == (ROOT / "gosmed_cli" / "config" / "example.toml").read_text(encoding="utf-8")
    assert read(write(home, example)) == {"profiles": {}}, "nothing is in force by itself"
    uncommented = re.sub(r"^# (\[|[a-z_]+ = )", r"\1", example, flags=re.MULTILINE)
    values = read(write(home, uncommented))
    assert set(values) == {*KEYS, "profiles"}
    assert set(values["profiles"]["work"]) == set(PROFILE_KEYS)
