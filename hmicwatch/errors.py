"""Errors that a person can act on: each says what happened, what it means and what to do.

The command line turns them into one line on standard error and an exit status; everything else is a fault.
"""

from enum import IntEnum
from typing import ClassVar, Literal, get_args


class ExitStatus(IntEnum):
    """What the `hmicwatch` command ends with; scripts rely on these numbers."""

    OK = 0
    FAULT = 1
    USAGE = 2
    GAPS = 3
    COULD_NOT_LOOK = 4
    UNREADABLE = 5
    BUSY = 6


class HmicwatchError(Exception):
    """The root of all errors that are explained to the user."""

    exit_status: ClassVar[ExitStatus] = ExitStatus.FAULT

    def __init__(self, happened: str, means: str = "", do: str = "") -> None:
        super().__init__(happened, means, do)
        self.happened = happened
        self.means = means
        self.do = do

    def __str__(self) -> str:
        return " ".join(_sentence(part) for part in (self.happened, self.means, self.do) if part.strip())


class SettingsError(HmicwatchError):
    """A settings file, a table beside it or an environment variable is wrong."""

    exit_status = ExitStatus.USAGE


class UsageError(HmicwatchError):
    """The command was called in a way it does not know."""

    exit_status = ExitStatus.USAGE


class RunInProgress(HmicwatchError):
    """Another run works on the same store."""

    exit_status = ExitStatus.BUSY


class StoreError(HmicwatchError):
    """The database cannot be opened, read or written."""


class ArchiveError(HmicwatchError):
    """The folder of original files cannot be read or written, or a file in it is damaged."""


UnreadableReason = Literal[
    "not_a_pdf",
    "truncated",
    "encrypted",
    "no_pages",
    "too_many_pages",
    "no_text",
    "too_large",
    "not_html",
    "out_of_limits",
    "missing",
]

_UNREADABLE: dict[UnreadableReason, tuple[str, str]] = {
    "not_a_pdf": (
        "it is not a PDF, whatever its name says",
        "Open it to see what it is, and save the report again from its page",
    ),
    "truncated": (
        "it is cut short or damaged",
        "Download it again and check that its size is the one on the page",
    ),
    "encrypted": (
        "it is protected by a password",
        "Open it with the password, print it to a new PDF, and use that one",
    ),
    "no_pages": ("it has no pages", "Download it again"),
    "too_many_pages": ("it has more pages than is allowed", "Split it and read the parts"),
    "no_text": (
        "its pages are pictures without text",
        "Use the web version of the report, or run text recognition (OCR) over the file first",
    ),
    "too_large": ("it is larger than is allowed", "Check that it is the report; split it if so"),
    "not_html": (
        "it is not a web page, whatever its name says",
        "Open it to see what it is, and save the page again from the browser",
    ),
    "out_of_limits": (
        "reading it took more time or memory than is allowed",
        "Use the web version of the report, or split the file",
    ),
    "missing": ("there is no such file, or it may not be opened", "Check its name and folder"),
}


class UnreadableFile(HmicwatchError):
    """A file that cannot be read as a report; `name` and `reason` say which and why."""

    exit_status = ExitStatus.UNREADABLE

    def __init__(self, name: str, reason: UnreadableReason, detail: str = "") -> None:
        why, do = _UNREADABLE[reason]
        super().__init__(f"{name} cannot be read: {why}", detail, do)
        self.name = name
        self.reason: UnreadableReason = reason
        self.detail = detail

    def __reduce__(self) -> tuple[type["UnreadableFile"], tuple[str, UnreadableReason, str]]:
        """Readers may work in a process of their own, so this error has to travel between processes."""
        return type(self), (self.name, self.reason, self.detail)


UNREADABLE_REASONS: tuple[UnreadableReason, ...] = get_args(UnreadableReason)


def _sentence(part: str) -> str:
    """One line that ends like a sentence, since errors are printed as one line."""
    line = " ".join(part.split())
    return line if line.endswith((".", "!", "?", ":")) else line + "."
