"""Originals are written once, whole, and read only as they were."""

import hashlib
import os
from pathlib import Path

import pytest

from hmicwatch.crawl.archive import Archive
from hmicwatch.crawl.archive_url import open_archive
from hmicwatch.errors import ArchiveError, SettingsError

BODY = b"%PDF-1.7 a report"
SHA = hashlib.sha256(BODY).hexdigest()


def test_put_and_get(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    assert not archive.has(SHA)
    assert archive.put(BODY) == SHA
    assert archive.has(SHA)
    assert archive.get(SHA) == BODY
    assert (tmp_path / "archive" / SHA[:2] / SHA[2:4] / SHA).read_bytes() == BODY


def test_known_bytes_are_not_written_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.put(BODY)
    before = archive.path_of(SHA).stat()
    archive.put(BODY)
    assert archive.path_of(SHA).stat().st_mtime_ns == before.st_mtime_ns
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [SHA]


def test_a_damaged_original_is_an_error(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.put(BODY)
    path = archive.path_of(SHA)
    path.chmod(0o644)
    path.write_bytes(BODY.replace(b"report", b"rePort"))
    with pytest.raises(ArchiveError, match="is damaged"):
        archive.get(SHA)


def test_a_file_cut_short_is_written_anew(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    path = archive.path_of(SHA)
    path.parent.mkdir(parents=True)
    path.write_bytes(BODY[:5])
    archive.put(BODY)
    assert archive.get(SHA) == BODY


def test_a_missing_original_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"not in the archive .* hmicwatch fetch --full"):
        Archive(tmp_path).get(SHA)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("a file stands where the folder should be")
    with pytest.raises(ArchiveError, match=r"cannot be written .* store\.archive"):
        Archive(tmp_path / "archive").put(BODY)


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ArchiveError, match="No space left"):
        Archive(tmp_path).put(BODY)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, SHA[:-1]])
def test_only_a_sha256_names_an_original(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a sha256"):
        Archive(tmp_path).has(name)


def test_an_archive_at_an_fsspec_address() -> None:
    archive = open_archive("memory://hmicwatch-test/originals")
    assert not archive.has(SHA)
    assert archive.put(BODY) == archive.put(BODY) == SHA
    assert archive.has(SHA)
    assert open_archive("memory://hmicwatch-test/originals").get(SHA) == BODY
    with pytest.raises(ArchiveError, match=r"not in the archive memory://"):
        archive.get("0" * 64)


def test_an_address_that_nothing_reaches_is_a_wrong_setting() -> None:
    with pytest.raises(SettingsError, match=r'store\.archive is "nowhere://x".*Allowed: a folder'):
        open_archive("nowhere://x")
