"""Measure everything and write RESULTS.md: `python -m benchmarks`, or `make bench`."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from datetime import date
from pathlib import Path

from . import cabinet, exports, precheck, startup, submission, throughput
from .measure import HEADER, Pair

RESULTS = Path(__file__).parent / "RESULTS.md"
SUBJECTS = {
    "Start-up": startup.pairs,
    "Pre-check of a scan": precheck.pairs,
    "Submission": submission.pairs,
    "Requests of the portal": throughput.pairs,
    "Exports of 100 000 payouts": exports.pairs,
    "Full-screen cabinet": cabinet.pairs,
}


def machine() -> str:
    """What was measured on, in a line: no name of the machine, no path."""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


HEAD = (
    "# Results\n\n"
    "Each pair in one run, A B A B …; the ratio is the median of the ratios pair by pair. "
    "Trust the ratios, not the milliseconds."
)


def chapter(title: str, pairs: list[Pair]) -> str:
    measured = f"Measured on {date.today().isoformat()} ({machine()})."  # noqa: DTZ011  the day on the wall
    return "\n".join([f"## {title}", "", measured, "", HEADER, *(pair.row() for pair in pairs)])


def report(measured: dict[str, str]) -> None:
    """Write them down; chapters that were not measured stay as they were."""
    before = RESULTS.read_text(encoding="utf-8").split("\n## ")[1:] if RESULTS.exists() else []
    known = {one.partition("\n")[0]: f"## {one}".rstrip() for one in before}
    found = known | measured
    RESULTS.write_text(
        "\n\n".join([HEAD, *(found[one] for one in SUBJECTS if one in found)]) + "\n", encoding="utf-8"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=[name.split()[0].lower() for name in SUBJECTS], action="append")
    wanted = parser.parse_args().only
    for title, measure in SUBJECTS.items():
        if wanted and title.split()[0].lower() not in wanted:
            continue
        with tempfile.TemporaryDirectory() as folder:
            measured = chapter(title, measure(Path(folder)))
        print(measured, flush=True)
        report({title: measured})


if __name__ == "__main__":
    main()
