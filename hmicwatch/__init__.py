"""hmicwatch: what HMICFRS published, what it asks of a police force, and by when."""

__version__ = "0.1.0"
