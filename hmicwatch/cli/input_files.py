"""The bytes of a file that the user named, with words for what is wrong with it."""

from pathlib import Path

from hmicwatch.errors import UnreadableFile

MEGABYTE = 1024 * 1024
_PAGES = (".html", ".htm")


def shown_name(path: Path) -> str:
    """The file's name as text: a name may hold bytes that are none, JSON must not."""
    return (path.name or str(path)).encode("utf-8", "replace").decode()


def content_of(path: Path, name: str, limit: int) -> bytes:
    """At most `limit` bytes. Raises UnreadableFile."""
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except IsADirectoryError as wrong:
        raise UnreadableFile(name, "missing", "It is a folder: name the files in it") from wrong
    except (OSError, ValueError) as wrong:
        reason = wrong.strerror if isinstance(wrong, OSError) else str(wrong)
        raise UnreadableFile(name, "missing", reason or "") from wrong
    if len(content) > limit:
        raise UnreadableFile(name, "too_large", f"More than {limit // MEGABYTE} MB is not read")
    if not content:
        raise UnreadableFile(name, "truncated", "It is empty")
    if path.suffix.lower() in _PAGES and content.startswith(b"%PDF-"):
        raise UnreadableFile(name, "not_html", "It is a PDF: rename it to .pdf and read it again")
    return content
