"""A trace of a command about patients: where it went wrong, and nothing that an error says."""

from __future__ import annotations

import pytest

from gosmed_cli.usecases.traces import trace_text

pytestmark = pytest.mark.shows("R87")
NAME = "Воронцова Алла Григорьевна"


def failed() -> Exception:
    """An error whose words, and those of its cause, are a patient's."""
    try:
        try:
            raise KeyError(NAME)
        except KeyError as cause:
            raise ValueError(f"{NAME}: сахарный диабет") from cause
    except ValueError as error:
        return error


@pytest.mark.parametrize("arguments", [["records", "show", NAME], ["--lang", "ru", "records", "patients", NAME]])
def test_of_a_command_about_patients_no_word_is_kept(arguments: list[str]) -> None:
    text = trace_text(failed(), arguments)
    assert "Воронцова" not in text
    assert "диабет" not in text
    assert "KeyError" in text
    assert "ValueError" in text
    assert "in failed" in text, "where it went wrong is told"


def test_of_other_commands_words_stay_that_help() -> None:
    assert "сахарный диабет" in trace_text(failed(), ["status"])
