"""Send one draft here and write the seconds that took: `python -m benchmarks.submit_once FOLDER TAG FILE`.

FOLDER holds the scans (every file is a diploma or, if named so, a residency); TAG makes the draft a new one.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

from gosmed_cli.context import AppContext
from gosmed_cli.contract.catalogue import bundled_service
from gosmed_cli.usecases.prepare import Draft
from gosmed_cli.usecases.submit import submit

VALUES = {
    "last_name": "Соколова",
    "first_name": "Анна",
    "middle_name": "Петровна",
    "birth_date": "1985-04-12",
    "snils": "11223344595",
    "specialty": "084",
}


async def main(scans: list[Path], tag: str) -> float:
    kinds = {"residency": tuple(one for one in scans if "ordinatura" in one.name)}
    kinds["diploma"] = tuple(one for one in scans if one not in kinds["residency"])
    service = bundled_service("qualification")
    assert service is not None
    draft = Draft(service.slug, VALUES, kinds, region=tag)
    async with AppContext() as app:
        portal = await app.portal()
        await portal.cabinet.account()  # the connection is open, as it is when a form was prepared
        started = time.perf_counter()
        await submit(portal, app.journal, service, draft)
        return time.perf_counter() - started


if __name__ == "__main__":
    seconds = asyncio.run(main(sorted(Path(sys.argv[1]).glob("*.pdf")), sys.argv[2]))
    Path(sys.argv[3]).write_text(str(seconds))
