"""Paired timing: A B A B …, so that a machine that drifts does so for both; medians and ratios."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Run:
    """One run of a process: wall seconds and peak memory in bytes."""

    seconds: float
    peak: int


# A process begins with the memory of the one that forks it, which would hide its own; so a bare interpreter
# starts it, times it and says what it took: seconds, peak in kilobytes, exit code.
_LAUNCHER = """
import os, resource, subprocess, sys, time
started = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
said = child.stderr.read()
child.wait()
seconds = time.perf_counter() - started
print(seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, child.returncode)
sys.stderr.buffer.write(said)
"""


def process(argv: Sequence[str], env: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end, its output thrown away. Raises RuntimeError when it fails."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _LAUNCHER, *argv],
        env=dict(env or os.environ),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, peak, code = done.stdout.split()
    if code != "0":
        raise RuntimeError(f"{' '.join(argv)} ended with {code}: {done.stderr[-500:]}")
    return Run(float(seconds), int(peak) * 1024)


def call(function: Callable[[], object]) -> Run:
    """Time one call inside this process (no memory figure)."""
    started = time.perf_counter()
    function()
    return Run(time.perf_counter() - started, 0)


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f}" if seconds >= 0.01 else f"{seconds * 1000:.2f}"


@dataclass
class Pair:
    """Ours against a peer: `target` is the highest ratio promised, None where none is. Without runs the peer was
    not there; `held`: what is compared is the memory held, nothing is timed."""

    name: str
    peer: str
    target: float | None = None
    ours: list[Run] = field(default_factory=list)
    theirs: list[Run] = field(default_factory=list)
    note: str = ""
    held: bool = False

    def measure(self, ours: Callable[[], Run], theirs: Callable[[], Run], runs: int = 11) -> Pair:
        ours()
        theirs()  # both warm: files in the cache, bytecode written
        for _ in range(runs):
            self.ours.append(ours())
            self.theirs.append(theirs())
        return self

    @property
    def ratio(self) -> float:
        """Median of the ratios pair by pair."""
        both = zip(self.ours, self.theirs, strict=True)
        if self.held:
            return statistics.median(a.peak / b.peak for a, b in both)
        return statistics.median(a.seconds / b.seconds for a, b in both)

    def row(self) -> str:
        if not self.ours:
            return f"| {self.name} | {self.peer} | – | – | – | – | {self.note} |"
        ours, theirs = (statistics.median(run.seconds for run in runs) for runs in (self.ours, self.theirs))
        peaks = [max(run.peak for run in runs) / 1e6 for runs in (self.ours, self.theirs)]
        memory = f"{peaks[0]:.0f} / {peaks[1]:.0f} MB" if peaks[0] else "–"
        times = "–" if self.held else f"{_milliseconds(ours)} / {_milliseconds(theirs)} ms"
        verdict = (
            "–" if self.target is None else f"≤ {self.target:g}: {'yes' if self.ratio <= self.target else 'NO'}"
        )
        return f"| {self.name} | {self.peer} | {times} | {self.ratio:.2f} | {verdict} | {memory} | {self.note} |"


HEADER = (
    "| ours | against | median, ours / theirs | ratio | target | peak memory | note |\n"
    "|---|---|---|---|---|---|---|"
)
