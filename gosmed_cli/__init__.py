"""gosmed: the terminal client of a medical worker's cabinet on the state-services portal."""

__version__ = "0.1.0"
