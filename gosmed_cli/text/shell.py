"""Words of a command that a person copies from our message into a shell.

A path with a space, or one that holds `; rm -rf .`, must reach the command whole and do nothing else. Unlike
`shlex.quote`, Cyrillic letters need no quotes: `диплом.pdf` is as safe as `diploma.pdf`, and easier to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPECIAL = re.compile(r"[^\w@%+=:,./-]")


def quoted(word: object) -> str:
    """One word of a command, in quotes where the shell would read it otherwise.

    >>> quoted("диплом.pdf"), quoted("мой диплом.pdf")
    ('диплом.pdf', "'мой диплом.pdf'")
    """
    text = str(word)
    if text and not _SPECIAL.search(text):
        return text
    return "'" + text.replace("'", "'\"'\"'") + "'"


def command(words: Iterable[object]) -> str:
    """A command of these words, to be typed as it stands."""
    return " ".join(map(quoted, words))


def unquoted(typed: str) -> str:
    """A path as a terminal writes it when a file is dropped on it: quotes and backslashes taken away.

    >>> unquoted("'/scans/мой диплом.pdf' ")
    '/scans/мой диплом.pdf'
    """
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1]
    return text.replace("\\ ", " ")
