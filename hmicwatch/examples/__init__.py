"""Saved examples: documents with the facts that somebody vouches for, held against what is read now.

`folder` finds and keeps them, `expected` and `meta` are what their files hold, `compare` decides what
differs, `study` is what the commands do, `words` says it. Nothing but `draft` and `take_as_expected` writes.
"""
