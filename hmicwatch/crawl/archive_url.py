"""The archive at the address that the settings give: a folder, or a bucket or server that fsspec reaches."""

from pathlib import Path
from typing import Any

from hmicwatch.crawl.archive import Archive
from hmicwatch.errors import SettingsError

_ALLOWED = "Allowed: a folder, or an fsspec URL such as s3://bucket/folder with its driver installed"


def open_archive(place: str) -> Archive:
    """The archive at `store.archive`; raises `SettingsError` where nothing can reach such an address."""
    return UrlArchive(place) if "://" in place else Archive(Path(place))


class UrlArchive(Archive):
    """The same names as in a folder, `ab/cd/<sha256>`, under an fsspec URL."""

    def __init__(self, url: str) -> None:
        self._files, base = _files_at(url)
        super().__init__(Path(url))
        self.place = url
        self._base = str(base).rstrip("/")

    def has(self, sha256: str) -> bool:
        return bool(self._files.isfile(self._address(sha256)))

    def make(self) -> None:
        self._files.makedirs(self._base, exist_ok=True)

    def _address(self, sha256: str) -> str:
        return f"{self._base}/{self.name_of(sha256)}"

    def _read(self, sha256: str) -> bytes:
        return bytes(self._files.cat_file(self._address(sha256)))

    def _write(self, sha256: str, body: bytes) -> None:
        address = self._address(sha256)
        self._files.makedirs(address.rpartition("/")[0], exist_ok=True)
        self._files.pipe_file(address, body)

    def _kept_whole(self, sha256: str, size: int) -> bool:
        return self.has(sha256) and self._files.size(self._address(sha256)) == size


def _files_at(url: str) -> tuple[Any, str]:
    """fsspec's view of an address, and the path in it; imported only where an address is used."""
    from fsspec.core import url_to_fs

    shown = f'store.archive is "{url}"'
    try:
        files, base = url_to_fs(url)
    except ImportError as missing:
        raise SettingsError(shown, f"What reaches it is not installed: {missing}", _ALLOWED) from missing
    except ValueError as wrong:
        raise SettingsError(shown, str(wrong), _ALLOWED) from wrong
    return files, base
