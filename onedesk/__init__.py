"""OneDesk: the careers adviser's desk, its rules, its encrypted store and its paper."""

__version__ = "0.1.0"
