"""Where something is saved: a name that is free, and why a typed one will not do."""

from __future__ import annotations

from pathlib import Path

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import say
from gosmed_cli.text.clean import clean
from gosmed_cli.usecases import failure_words
from gosmed_cli.usecases.documents import free_target


def free_name(folder: Path, name: str) -> Path:
    """A name in the folder that is not taken: `name` itself, or with a number; never a place outside."""
    own = Path(Path(clean(name).replace("\\", "/")).name.lstrip(".") or "document")
    names = (f"{own.stem}{f'_{count}' if count > 1 else ''}{own.suffix}" for count in range(1, 1000))
    return next((folder / one for one in names if not (folder / one).exists()), folder / own)


def target(typed: str) -> Path:
    """The path as it was typed."""
    return Path(typed.strip()).expanduser()


def why_not(typed: str) -> str:
    """Why nothing can be saved under this name, in words; empty where it can. What exists is never overwritten."""
    if not typed.strip():
        return say("tui.no_file_name")
    try:
        free_target(target(typed), "document", force=False)
    except UsageProblem as error:
        return failure_words.message(error)
    except (RuntimeError, ValueError, OSError):  # nobody's home, a NUL, a name that is too long
        return say("tui.no_file_name")
    return ""
