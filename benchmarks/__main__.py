"""Measure everything and write RESULTS.md: `python -m benchmarks`, or `make bench`."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from datetime import date
from pathlib import Path

from . import exports, precheck, startup, submission, throughput
from .measure import HEADER, Pair

RESULTS = Path(__file__).parent / "RESULTS.md"
SUBJECTS = {
    "Start-up": startup.pairs,
    "Pre-check of a scan": precheck.pairs,
    "Submission": submission.pairs,
    "Requests of the portal": throughput.pairs,
    "Exports of 100 000 payouts": exports.pairs,
}


def machine() -> str:
    """What was measured on, in a line: no name of the machine, no path."""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def report(chapters: dict[str, list[Pair]]) -> str:
    lines = [
        "# Results",
        "",
        f"Measured on {date.today().isoformat()} ({machine()}). "  # noqa: DTZ011  the day on the wall
        "Each pair in one run, A B A B …; the ratio is the median of the ratios pair by pair. "
        "Trust the ratios, not the milliseconds.",
    ]
    for title, pairs in chapters.items():
        lines += ["", f"## {title}", "", HEADER, *(pair.row() for pair in pairs)]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=[name.split()[0].lower() for name in SUBJECTS], action="append")
    wanted = parser.parse_args().only
    chapters = {}
    for title, measure in SUBJECTS.items():
        if wanted and title.split()[0].lower() not in wanted:
            continue
        with tempfile.TemporaryDirectory() as folder:
            chapters[title] = measure(Path(folder))
        print("\n".join([f"## {title}", *(pair.row() for pair in chapters[title])]), flush=True)
    if not wanted:
        RESULTS.write_text(report(chapters), encoding="utf-8")


if __name__ == "__main__":
    main()
