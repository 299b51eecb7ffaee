"""Trial reports that are not read exactly in every detail yet: never a wrong count without a doubt.

Each has the shape of an example. One that is read exactly must move to `tests/examples`.
"""

from pathlib import Path

import pytest

from hmicwatch.examples.compare import differences
from hmicwatch.examples.folder import example_folders, load, name_of_folder
from hmicwatch.examples.read import read_example
from tests.parse.reading import tables

FOLDERS = example_folders(Path(__file__).parent / "unsettled")


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of_folder)
def test_what_is_not_settled_is_never_silently_wrong(folder: Path) -> None:
    example = load(folder)
    found = read_example(example, tables())
    wrong = differences(example.expected, found, doubt=example.meta.doubt)
    assert wrong, f"{example.name} is read exactly now: move it to tests/examples"
    counts = [one for one in wrong if one.field.startswith("counts.")]
    assert found.needs_review or not counts, (example.name, counts)
