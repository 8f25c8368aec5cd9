"""Forms as files: written from the catalogue, read back, wrong ones named by line; drafts."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosmed_cli.contract.catalogue import bundled
from gosmed_cli.errors import UsageProblem
from gosmed_cli.paths import find
from gosmed_cli.usecases.drafts import Drafts
from gosmed_cli.usecases.forms import read_form, template, toml_value

SERVICES = list(bundled())


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("service", SERVICES, ids=lambda one: one.slug)
def test_the_empty_form_reads_back(service: object, lang: str) -> None:
    assert isinstance(service, type(SERVICES[0]))
    text = template(service, lang)
    form = read_form(text, Path("form.toml"))
    assert set(form.values) == {one.name for one in service.fields}
    assert set(form.attachments) == {one.kind for one in service.slots}
    assert not any(form.attachments.values())
    for one in service.fields:
        assert one.title[lang] in text
        assert form.where(one.name) == f"form.toml:{form.lines[one.name]}"
    assert "forms." not in text


def test_filled_in_it_reads_back_the_same() -> None:
    service = next(one for one in SERVICES if one.slug == "medical-cabinet")
    values = {service.fields[0].name: "О'\"Нил\\\n", "birth_date": date(1985, 4, 12)}
    files = {service.slots[0].kind: [Path("/a b/«x».pdf"), Path("/c.pdf")]}
    form = read_form(template(service, "ru", values=values, attachments=files, region="45000000000"), None)
    assert form.values["birth_date"] == values["birth_date"]
    assert form.values[service.fields[0].name] == values[service.fields[0].name]
    assert list(form.attachments[service.slots[0].kind]) == files[service.slots[0].kind]
    assert form.region == "45000000000"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_toml(text: str) -> None:
    assert tomllib.loads(f"a = {toml_value(text)}")["a"] == text


def test_what_the_account_knows_is_left_out() -> None:
    service = next(one for one in SERVICES if one.slug == "medical-cabinet")
    form = read_form(template(service, "en", {"last_name": "Соколова"}), None)
    assert "last_name" not in form.values
    assert "first_name" in form.values


def test_paths_are_relative_to_the_form(tmp_path: Path) -> None:
    form = read_form('[attachments]\ndiploma = ["a.pdf", "/b.pdf"]\npassport = "c.jpg"\n', tmp_path / "form.toml")
    assert form.attachments["diploma"] == (tmp_path / "a.pdf", Path("/b.pdf"))
    assert form.attachments["passport"] == (tmp_path / "c.jpg",)
    assert form.where("diploma") == "form.toml:2"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('a = "b"\nsnils = \n', "forms.bad_toml", 2),
        ("last_name = Соколова\n", "forms.no_quotes", 1),
        ("birth_date = 31.02.1979\n", "forms.no_quotes", 1),
        ("\npassport_series = 0409\n", "forms.leading_zero", 2),
        ("a = [1]\n", "forms.not_plain", 1),
        ("a = 1.5\n", "forms.not_plain", 1),
        ("a = 2026-01-01T00:00:00\n", "forms.not_plain", 1),
        ('x = "y"\nattachments = "a.pdf"\n', "forms.attachments_no_table", 2),
        ("[attachments]\ndiploma = [1]\n", "forms.not_files", 2),
    ],
)
def test_a_wrong_form_names_the_line(text: str, code: str, line: int) -> None:
    with pytest.raises(UsageProblem) as caught:
        read_form(text, Path("/x/form.toml"))
    assert caught.value.code == code
    assert caught.value.params["line"] == line
    assert caught.value.params["file"] == "form.toml"


def test_drafts_are_private_and_whole(home: Path) -> None:
    service = SERVICES[0]
    drafts = Drafts(find(), "default")
    assert drafts.load(service.slug) is None
    path = drafts.save(service, "en", {service.fields[0].name: "Орлов"}, {service.slots[0].kind: [Path("a.pdf")]})
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    draft = drafts.load(service.slug)
    assert draft is not None
    assert draft.values[service.fields[0].name] == "Орлов"
    assert draft.attachments[service.slots[0].kind] == (Path.cwd() / "a.pdf",)
    drafts.forget(service.slug)
    assert drafts.load(service.slug) is None
    assert [one.name for one in path.parent.iterdir()] == []


def test_a_draft_that_cannot_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOSMED_STATE", "/proc/gosmed")
    with pytest.raises(UsageProblem, match=r"^forms\.draft_not_saved$"):
        Drafts(find(), "default").save(SERVICES[0], "en", {}, {})
