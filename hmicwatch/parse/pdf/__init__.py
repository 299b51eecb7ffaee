"""PDF files as blocks: an engine reads pages into lines and boxes, `assemble` makes blocks of them."""

from hmicwatch.parse.pdf.reader import ENGINES, read_pdf

__all__ = ["ENGINES", "read_pdf"]
