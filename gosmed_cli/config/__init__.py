"""Settings: file < environment < typed option; frozen once read."""

from .load import Typed, load
from .settings import Settings

__all__ = ["Settings", "Typed", "load"]
