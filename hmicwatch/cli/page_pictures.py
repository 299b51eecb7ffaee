"""The folder of `extract --pictures`: a PNG for each marked page, and one HTML page for each report."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hmicwatch.errors import UnreadableFile, UsageError

if TYPE_CHECKING:
    from hmicwatch.domain import Explanation
    from hmicwatch.pictures.listing import ListedPage
    from hmicwatch.pictures.marks import MarkedPage

MOST_PAGES = 120
_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What was written for one report (no listing: nothing to draw), and what is missing (empty: nothing)."""

    listing: Path | None
    pages: int
    missing: str


@dataclass(slots=True)
class PictureFolder:
    """Writes below `path`; files of other names stay as they are."""

    path: Path
    _stems: set[str] = field(default_factory=set)

    def make(self) -> None:
        """Make sure that the folder is there and can be written, before anything is read."""
        probe = self.path / ".hmicwatch-probe"
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as wrong:
            raise _not_written(self.path, wrong) from wrong
        _write(probe, b"")
        probe.unlink(missing_ok=True)

    def save(self, data: bytes, explanation: Explanation) -> Saved:
        """Draw and write every page of a PDF on which something was found."""
        from hmicwatch.pictures.listing import listing_html
        from hmicwatch.pictures.marks import marked_pages

        every = marked_pages(explanation)
        if not every:
            return Saved(listing=None, pages=0, missing="")
        stem = self._stem(explanation.extraction.source.name)
        listed, missing = self._draw(data, explanation.extraction.source.name, stem, every[:MOST_PAGES])
        if not missing and len(every) > MOST_PAGES:
            missing = f"Only the first {MOST_PAGES} of {len(every)} marked pages were drawn: split the file."
        listing = self.path / f"{stem}.html"
        notes = [missing] if missing else []
        _write(listing, listing_html(explanation.extraction, listed, notes).encode())
        return Saved(listing=listing, pages=sum(one.file is not None for one in listed), missing=missing)

    def _draw(
        self, data: bytes, name: str, stem: str, pages: tuple[MarkedPage, ...]
    ) -> tuple[list[ListedPage], str]:
        from hmicwatch.pictures.listing import ListedPage
        from hmicwatch.readfile import draw_bytes

        listed: list[ListedPage] = []
        marked = {page.page: page for page in pages}
        try:
            for picture in draw_bytes(data, name, pages):
                file = f"{stem}-p{picture.page:03d}.png" if picture.png is not None else None
                if file and picture.png is not None:
                    _write(self.path / file, picture.png)
                listed.append(ListedPage(marked=marked[picture.page], file=file))
        except UnreadableFile as ended:
            left = pages[len(listed)].page
            return listed, f"The pictures end before page {left}: {ended.detail or ended.reason}."
        return listed, ""

    def _stem(self, name: str) -> str:
        """The file's name without its ending, told apart from others of this call."""
        bare = _UNSAFE.sub("-", Path(name).stem).strip(".-") or "report"
        stem, number = bare, 1
        while stem.lower() in self._stems:
            number += 1
            stem = f"{bare}-{number}"
        self._stems.add(stem.lower())
        return stem


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except (PermissionError, FileNotFoundError, IsADirectoryError, NotADirectoryError) as wrong:
        raise _not_written(path, wrong) from wrong


def _not_written(path: Path, wrong: OSError) -> UsageError:
    return UsageError(
        f"{path} cannot be written: {wrong.strerror or wrong}", do="Name another folder with --pictures DIR"
    )
