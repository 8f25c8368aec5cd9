"""The entry point: answers `--version` before anything is imported, then hands over to the commands.

Nothing is imported at the top of this file but `sys`: start-up is a feature.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the program with the arguments of this process, and end it with the exit code."""
    if sys.argv[1:] == ["--version"]:
        from gosmed_cli import __version__

        sys.stdout.write(f"gosmed {__version__}\n")
        return
    import gc

    # loading modules makes tens of thousands of objects that all stay: looking through them for garbage each
    # 700 costs a tenth of a command's time
    gc.set_threshold(50_000, 20, 20)
    from commands.runtime import run  # typer is 70 ms: not for --version

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
