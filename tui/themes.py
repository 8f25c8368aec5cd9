"""Three themes over one small set of tokens: `$good`, `$warn`, `$bad`, `$muted`, `$card`, `$line`, `$here`.

Stylesheets name tokens and nothing else, so that a theme is one place. Contrast of text is at least 4.5:1 in the
light and dark themes and 7:1 in the third.
"""

from __future__ import annotations

from textual.theme import Theme

TOKENS = ("good", "warn", "bad", "muted", "card", "line", "here")


def _theme(name: str, *, dark: bool, ground: str, text: str, accent: str, **tokens: str) -> Theme:
    return Theme(
        name=name,
        primary=accent,
        secondary=accent,
        accent=accent,
        foreground=text,
        background=ground,
        surface=ground,
        panel=tokens["card"],
        success=tokens["good"],
        warning=tokens["warn"],
        error=tokens["bad"],
        dark=dark,
        variables={
            **tokens,
            "footer-key-foreground": accent,
            "footer-background": tokens["card"],
            "block-cursor-foreground": ground,
            "block-cursor-background": accent,
            "block-cursor-text-style": "bold",
            "border": accent,
            "border-blurred": tokens["line"],
        },
    )


THEMES = (
    _theme(
        "dark", dark=True, ground="#10151c", text="#e4e9ef", accent="#6cb6ff",
        good="#6fd08c", warn="#f0c05a", bad="#ff8f86", muted="#93a1b0", card="#1a222c", line="#364452",
        here="#223a55",
    ),
    _theme(
        "light", dark=False, ground="#fbfcfd", text="#1b232c", accent="#0b5cad",
        good="#176b32", warn="#855000", bad="#b3261e", muted="#586573", card="#eef2f6", line="#c3ccd6",
        here="#d5e6f8",
    ),
    _theme(
        "contrast", dark=True, ground="#000000", text="#ffffff", accent="#ffff00",
        good="#5cff8f", warn="#ffd24d", bad="#ff9d96", muted="#d8d8d8", card="#000000", line="#ffffff",
        here="#1f1f7a",
    ),
)  # fmt: skip
NAMES = tuple(one.name for one in THEMES)
DEFAULT = "dark"
