"""«Мои документы»: sending a file, reading it back, deleting it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosmed_cli.documents.sample import good_scan
from gosmed_cli.errors import NotFound, UsageProblem
from gosmed_cli.usecases import documents
from gosmed_cli.usecases.upload import examine, upload

from .world import Home


@pytest.fixture
def diploma(tmp_path: Path) -> Path:
    path = tmp_path / "diplom_2012.jpg"
    good_scan(path, "diploma")
    return path


async def test_sent_listed_saved_and_deleted(at_home: Home, diploma: Path, tmp_path: Path) -> None:
    async with at_home.portal() as portal:
        sent = await upload(portal, examine(diploma, "diploma"))
        assert (await documents.show(portal, sent["id"]))["kind"] == "diploma"
        assert [one["id"] for one in await documents.list_(portal, kind="diploma", limit=5)] == [sent["id"]]
        target = tmp_path / "back.jpg"
        assert await documents.download(portal, sent["id"], target) == target
        assert examine(target, "diploma").sha256 == sent["sha256"] == examine(diploma, "diploma").sha256
        with pytest.raises(UsageProblem):
            await documents.download(portal, sent["id"], target)
        await documents.delete(portal, sent["id"])
        assert await documents.list_(portal) == []
        with pytest.raises(NotFound):
            await documents.show(portal, "no-such-document")


@pytest.mark.parametrize("effect", ["lose-reply", "lose-request", "503"])
async def test_sent_twice_is_one_document(at_home: Home, diploma: Path, effect: str) -> None:
    struck: list[str] = []

    def fault(request: object) -> str | None:
        if getattr(request, "method", "") == "PUT" and not struck:
            struck.append(effect)
            return effect
        return None

    at_home.line.fault = fault
    async with at_home.portal() as portal:
        await upload(portal, examine(diploma, "diploma"))
        await upload(portal, examine(diploma, "diploma"))
        assert len(await documents.list_(portal)) == 1
    assert struck


def grow(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"more")


async def test_a_file_that_changed_since_it_was_looked_at(at_home: Home, diploma: Path) -> None:
    scan = examine(diploma, "diploma")
    grow(diploma)
    async with at_home.portal() as portal:
        with pytest.raises(UsageProblem):
            await upload(portal, scan)


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", ".bashrc", "..\\x.pdf", "a\x1b[2J.pdf"])
def test_a_name_from_the_portal_stays_in_its_folder(tmp_path: Path, name: str) -> None:
    path = documents.free_target(tmp_path, name, force=False)
    assert path.parent == tmp_path
    assert not path.name.startswith(".")
    assert "\x1b" not in path.name
