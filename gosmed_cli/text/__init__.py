"""Words for people: translations, terminal-safe text, money and date formats."""

from .say import language, say, set_language

__all__ = ["language", "say", "set_language"]
