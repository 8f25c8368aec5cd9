"""«Мои документы»: sent, looked at, shown, fetched, thrown away; and scans staged for an application."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from .papers import papers
from .shared import living
from .world import World

OTHER_INN = "772345678901"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with living(tmp_path_factory.mktemp("documents"), "first-refusal", signed_in=True) as one:
        yield one


@pytest.fixture(scope="module")
def scans(world: World) -> dict[str, Path]:
    kinds = ("passport", "passport-registration", "diploma", "employment-certificate", "further-education")
    return papers(world.folder / "scans", kinds)


@pytest.mark.shows("R70")
def test_a_document_from_upload_to_deletion(world: World, scans: dict[str, Path]) -> None:
    diploma = scans["diploma"]
    (sent,) = world.ok("upload", str(diploma), "--json").json["items"]
    assert sent["kind"] == "diploma", "guessed from the name"
    assert sent["status"] == "pending"
    assert sent["status_title"] == "На проверке"
    assert sent["sha256"] == hashlib.sha256(diploma.read_bytes()).hexdigest()

    world.ok("portal", "clock", "advance", "2d")
    shown = world.ok("documents", "show", sent["id"], "--json").json
    assert shown["status"] == "confirmed"
    assert shown["status_title"] == "Подтверждено"
    assert diploma.name in world.ok("documents", "--lang", "ru").out
    assert "Подтверждено" in world.ok("documents", "--lang", "ru").out

    copy = world.folder / "copy.jpg"
    world.ok("documents", "download", sent["id"], "-o", str(copy))
    assert copy.read_bytes() == diploma.read_bytes(), "not a byte is lost"
    assert world.run("documents", "download", sent["id"], "-o", str(copy)).code == 2, "nothing is overwritten"

    world.ok("documents", "delete", sent["id"])
    left = world.ok("documents", "--json").json["items"]
    assert [one for one in left if one["direction"] == "sent"] == []
    gone = world.run("documents", "show", sent["id"], "--json")
    assert gone.code == 5
    assert gone.error["advice"]


@pytest.mark.shows("R55", "R66")
def test_what_fits_is_sent_and_what_does_not_is_told(world: World, scans: dict[str, Path]) -> None:
    empty = world.folder / "diplom_2013.pdf"
    empty.touch()
    result = world.run("upload", str(scans["passport"]), str(empty), "--json")
    assert result.code == 9, str(result)
    assert [one["name"] for one in result.json["items"]] == [scans["passport"].name]
    assert result.error["sent"] is True
    assert {one["attachment"] for one in result.error["errors"]} == {"diploma"}
    assert result.error["errors"][0]["message"]
    rows = list(csv.DictReader(io.StringIO(world.ok("documents", "list", "--csv").out)))
    assert [row["kind"] for row in rows if row["direction"] == "sent"] == ["passport"]
    alone = world.run("upload", str(empty), "--json")
    assert alone.code == 3
    assert alone.error["sent"] is False


def test_a_kind_that_cannot_be_guessed_is_asked_for(world: World, scans: dict[str, Path]) -> None:
    nameless = world.folder / "skan_2026.jpg"
    nameless.write_bytes(scans["diploma"].read_bytes())
    unclear = world.run("upload", str(nameless), "--json")
    assert unclear.code == 2
    assert "--as" in unclear.error["advice"]
    (sent,) = world.ok("upload", str(nameless), "--as", "diploma", "--json").json["items"]
    assert sent["kind"] == "diploma"


def test_staged_scans_are_sent_with_the_application_and_with_its_correction(
    world: World, scans: dict[str, Path]
) -> None:
    first = [kind for kind in scans if kind != "further-education"]
    for kind in first:
        world.ok("upload", str(scans[kind]), "--as", kind, "--to", "medical-cabinet")
    number = world.ok("register", "--draft", "--set", f"inn={OTHER_INN}", "--json").json["number"]
    early = world.run("upload", str(scans["further-education"]), "--to", number, "--json")
    assert early.code == 6, "nothing is missing while it is under review"
    world.ok("portal", "clock", "advance", "6wd")
    refused = world.ok("status", number, "--json").json["items"][0]
    assert refused["status"] == "refused"
    assert {one.get("attachment") for one in refused["remarks"]} == {None, "further-education"}

    (staged,) = world.ok("upload", str(scans["further-education"]), "--to", number, "--json").json["items"]
    assert staged["kind"] == "further-education"
    again = world.ok("resubmit", number, "--set", "inn=500100732259", "--json").json
    assert again["attempt"] == 2
    world.ok("portal", "clock", "advance", "6wd")
    item = world.ok("status", number, "--json").json["items"][0]
    assert item["status"] == "approved", item


def test_a_document_of_nobody_is_not_found(world: World) -> None:
    for command in ("show", "download", "delete"):
        result = world.run("documents", command, "00000000-0000-0000-0000-000000000000", "--json")
        assert result.code == 5, str(result)
        assert result.error["code"] == "document_unknown"
        assert result.error["advice"] == "gosmed documents"
    received = world.ok("documents", "--received")
    assert "upload" not in received.err, "what others send is not for oneself to upload"
