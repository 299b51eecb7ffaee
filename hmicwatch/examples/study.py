"""What the commands do with examples: draft one, hold one against what is read now, take that as expected."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

from hmicwatch.domain import Extraction, Tables
from hmicwatch.errors import HmicwatchError, UsageError
from hmicwatch.examples.compare import Difference, differences, paired
from hmicwatch.examples.expected import drafted, refreshed
from hmicwatch.examples.folder import Example, example_folders, keep, load, name_of_folder, rewrite
from hmicwatch.examples.meta import Meta
from hmicwatch.examples.read import read_document_of, read_example
from hmicwatch.toml_file import nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Studied:
    """One example, read; `fault` says why it could not be, and then there is nothing else."""

    name: str
    example: Example | None = None
    read: Extraction | None = None
    differences: tuple[Difference, ...] = ()
    fault: str = ""


def draft(
    folder: Path, data: bytes, name: str, *, published: date | None, address: str, tables: Tables
) -> tuple[Example, Extraction]:
    """Read a document and write what was read as an unchecked example. Raises UnreadableFile, UsageError."""
    read = read_document_of(data, name, published, tables)
    suffix = "pdf" if read.source.media_type == "application/pdf" else "html"
    meta = Meta(
        title=read.title or name,
        address=address,
        published=published,
        licence="Open Government Licence v3.0" if address else "",
        doubt=read.needs_review,
    )
    return keep(folder, data, suffix, meta, drafted(read)), read


def study(folder: Path, tables: Tables) -> Studied:
    """Read one example and compare; what is wrong with the example itself is told, not raised."""
    name = name_of_folder(folder)
    try:
        example = load(folder)
        read = read_example(example, tables)
    except HmicwatchError as fault:
        return Studied(name=name, fault=str(fault))
    found = differences(example.expected, read, doubt=example.meta.doubt)
    return Studied(name=name, example=example, read=read, differences=found)


def take_as_expected(one: Studied) -> None:
    """Write what was read as the facts from now on, with the fields that were vouched for before."""
    assert one.example
    assert one.read
    before = one.example.expected
    pairs = paired(before.items or (), one.read.items)
    rewrite(one.example, refreshed(before, one.read, {index: place for place, index in pairs.items()}))


def chosen(root: Path, names: Sequence[str]) -> tuple[Path, ...]:
    """The folders meant: by `family/slug`, by either part, or by a pattern; all where no name is given."""
    there = example_folders(root)
    for name in names:
        if not any(_is_meant(folder, name) for folder in there):
            known = [name_of_folder(folder) for folder in there]
            known += [part for folder in there for part in (folder.name, folder.parent.name)]
            hint = nearest(name, known) or f"There are {len(there)} in {root}"
            raise UsageError(f"there is no example {name!r}", do=hint)
    return tuple(folder for folder in there if not names or any(_is_meant(folder, one) for one in names))


def _is_meant(folder: Path, name: str) -> bool:
    name = name.strip("/")
    return any(fnmatchcase(one, name) for one in (name_of_folder(folder), folder.name, folder.parent.name))
