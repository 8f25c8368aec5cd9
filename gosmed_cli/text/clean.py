"""Text from the portal or a file, made safe for a terminal.

A file name, a remark or a title may hold control characters, escape sequences or marks that turn the
direction of writing. They are shown here (`␛[2J`, `⟨U+202E⟩`), never obeyed: whoever could make the terminal
obey them could hide a refusal or draw a false one (INTERFACE «Rules for every command»).
"""

from __future__ import annotations

import re

# C0 and DEL have pictures of their own in Unicode: U+2400 + code, and U+2421.
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡"}

# C1 controls; marks and overrides of direction; line and paragraph separators; invisible characters that make
# two different names look the same; interlinear marks; tags; lone surrogates of undecodable file names.
_HIDDEN = re.compile(
    "[\x80-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
_ANY = re.compile(f"[\x00-\x1f\x7f]|{_HIDDEN.pattern}")
_C0 = re.compile(r"[\x00-\x1f\x7f]")
# Valid inside a JSON string as they are, yet obeyed by terminals (surrogates: by nobody, and no file holds them)
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def clean(text: str, *, lines: bool = False) -> str:
    """The text with everything that a terminal might obey made visible.

    Line breaks and tabs become single spaces, unless `lines`: then line breaks stay (`\\r\\n` and `\\r` as
    `\\n`), for text that is printed as a block of its own.

    >>> clean("ok\\x1b[2J")
    'ok␛[2J'
    """
    if not _ANY.search(text):  # as nearly all texts are
        return text
    text = text.replace("\r\n", "\n").replace("\t", " ")
    text = text.replace("\r", "\n") if lines else re.sub(r" ?[\r\n]+ ?", " ", text)
    text = _C0.sub(lambda found: "\n" if found[0] == "\n" else _PICTURES[ord(found[0])], text)
    return _HIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def harmless(text: str) -> str:
    """JSON in which nothing is obeyed by a terminal: printed as escapes, which mean the same.

    >>> harmless('"a\x9b"')
    '"a\\\\u009b"'
    """
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
