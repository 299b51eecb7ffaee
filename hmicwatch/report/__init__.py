"""Decides what to say about publications, as values, and puts it into words; sends and stores nothing."""
