"""How a page's own coordinates become the reader's: rotation undone, origin at the media box's top left."""

from dataclasses import dataclass

import pypdfium2 as pdfium

from hmicwatch.parse.pdf.page import BBox


@dataclass(frozen=True, slots=True)
class Turn:
    """The media box's left, bottom, right and top, and by how many degrees the page is shown turned."""

    x0: float
    y0: float
    x1: float
    y1: float
    degrees: int

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> "Turn":
        x0, y0, x1, y1 = page.get_mediabox()
        return cls(x0, y0, x1, y1, page.get_rotation() % 360)

    def seen(self, left: float, bottom: float, right: float, top: float) -> BBox:
        """Left, top, right and bottom as a person sees the area."""
        if self.degrees == 0:
            return (left - self.x0, self.y1 - top, right - self.x0, self.y1 - bottom)
        if self.degrees == 90:
            return (bottom - self.y0, left - self.x0, top - self.y0, right - self.x0)
        if self.degrees == 180:
            return (self.x1 - right, bottom - self.y0, self.x1 - left, top - self.y0)
        return (self.y1 - top, self.x1 - right, self.y1 - bottom, self.x1 - left)
