"""Settings: file < environment < typed option; frozen once read."""

from .settings import Settings

__all__ = ["Settings"]
