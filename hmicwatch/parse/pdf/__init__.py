"""PDF files as blocks."""

from hmicwatch.parse.pdf.reader import read_pdf

__all__ = ["read_pdf"]
