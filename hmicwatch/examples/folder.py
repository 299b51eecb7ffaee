"""Examples on disk: `<folder>/<family>/<slug>/` with one input, `meta.toml` and `expected.json`."""

from dataclasses import dataclass
from pathlib import Path

from hmicwatch.errors import HmicwatchError, UsageError
from hmicwatch.examples.expected import Expected
from hmicwatch.examples.expected_file import expected_text, read_expected
from hmicwatch.examples.meta import Meta, meta_text, read_meta

INPUTS = ("input.html", "input.pdf")


class ExampleFault(HmicwatchError):
    """A folder that is no whole example: a file is missing, doubled or cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One document, what is known about it, and what somebody vouches for."""

    folder: Path
    input: Path
    meta: Meta
    expected: Expected

    @property
    def name(self) -> str:
        return name_of_folder(self.folder)


def name_of_folder(folder: Path) -> str:
    """`family/slug`, as commands and tests call it."""
    return f"{folder.parent.name}/{folder.name}"


def example_folders(root: Path) -> tuple[Path, ...]:
    """Every folder two levels down that holds anything, whole or not, in the order of their names."""
    found = (folder for folder in root.glob("*/*") if folder.is_dir() and any(folder.iterdir()))
    return tuple(sorted(found, key=name_of_folder))


def load(folder: Path) -> Example:
    """Raises ExampleFault, WrongMeta or WrongExpected; each names the file and what to do."""
    name = name_of_folder(folder)
    there = [folder / one for one in INPUTS if (folder / one).is_file()]
    if len(there) != 1:
        found = " and ".join(path.name for path in there) or "none"
        raise ExampleFault(
            f"{name} must hold exactly one of {' and '.join(INPUTS)}, and holds {found}",
            do="Make one example of each document",
        )
    return Example(
        folder=folder,
        input=there[0],
        meta=read_meta(_text(folder / "meta.toml", name), f"{name}/meta.toml"),
        expected=read_expected(_text(folder / "expected.json", name), f"{name}/expected.json"),
    )


def _text(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ExampleFault(
            f"{name} has no {path.name}",
            "Without it nobody says what should be read",
            "Restore it, or delete the folder and draft it again with: hmicwatch examples add",
        ) from None
    except (OSError, UnicodeDecodeError) as wrong:
        raise ExampleFault(f"{name}/{path.name} cannot be read: {wrong}", do="Restore it") from None


def keep(folder: Path, data: bytes, suffix: str, meta: Meta, expected: Expected) -> Example:
    """Write a new example; `suffix` is `html` or `pdf`. What is there already is never overwritten."""
    path = folder / f"input.{suffix}"
    try:
        folder.mkdir(parents=True)
        path.write_bytes(data)
        _write(folder / "meta.toml", meta_text(meta))
        _write(folder / "expected.json", expected_text(expected))
    except FileExistsError:
        raise UsageError(
            f"there is an example {name_of_folder(folder)} already",
            do="Choose another name with --slug, or delete that folder first",
        ) from None
    except OSError as wrong:
        raise UsageError(f"{folder} cannot be written: {wrong.strerror or wrong}") from wrong
    return Example(folder=folder, input=path, meta=meta, expected=expected)


def rewrite(example: Example, expected: Expected) -> None:
    """Put new facts in the place of an example's old ones."""
    try:
        _write(example.folder / "expected.json", expected_text(expected))
    except OSError as wrong:
        raise UsageError(f"{example.folder} cannot be written: {wrong.strerror or wrong}") from wrong


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
