"""The originals: all bytes that were fetched or imported, by their sha256, written once and never changed."""

import hashlib
import os
import tempfile
from pathlib import Path

from hmicwatch.errors import ArchiveError


class Archive:
    """A folder of originals: `ab/cd/<sha256>` under `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.place = str(root)

    @staticmethod
    def name_of(sha256: str) -> str:
        if len(sha256) != 64 or not all(letter in "0123456789abcdef" for letter in sha256):
            raise ValueError(f"not a sha256: {sha256!r}")
        return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"

    def path_of(self, sha256: str) -> Path:
        return self.root / self.name_of(sha256)

    def has(self, sha256: str) -> bool:
        return self.path_of(sha256).is_file()

    def make(self) -> None:
        """Make its folder, if it isn't there; an OSError says why not."""
        self.root.mkdir(parents=True, exist_ok=True)

    def put(self, body: bytes) -> str:
        """Keep these bytes and return their sha256; bytes that are kept already are not written again."""
        sha256 = hashlib.sha256(body).hexdigest()
        try:
            if not self._kept_whole(sha256, len(body)):
                self._write(sha256, body)
        except OSError as error:
            raise _unwritable(self.place, error) from error
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes, compared with their name: a damaged file is an error, never a wrong report."""
        try:
            body = self._read(sha256)
        except FileNotFoundError as error:
            raise ArchiveError(
                f"the original {sha256[:12]} is not in the archive {self.place}",
                "The store remembers a file that the archive does not hold",
                "Restore the archive from its backup, or fetch all again with: hmicwatch fetch --full",
            ) from error
        except OSError as error:
            raise ArchiveError(
                f"the original {self._address(sha256)} cannot be read ({error.strerror or error})",
                "",
                "Check the rights of the archive and the disk",
            ) from error
        if hashlib.sha256(body).hexdigest() != sha256:
            raise ArchiveError(
                f"the original {self._address(sha256)} is damaged",
                "Its bytes are not those that were stored, so nothing is read from it",
                "Restore it from a backup, or delete it and fetch it again with: hmicwatch fetch --full",
            )
        return body

    # --- how a folder does it ---

    def _address(self, sha256: str) -> str:
        return str(self.path_of(sha256))

    def _read(self, sha256: str) -> bytes:
        return self.path_of(sha256).read_bytes()

    def _write(self, sha256: str, body: bytes) -> None:
        target = self.path_of(sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_once(target, body)

    def _kept_whole(self, sha256: str, size: int) -> bool:
        """A file of another size was cut short by a dying disk and is written anew."""
        try:
            return self.path_of(sha256).stat().st_size == size
        except OSError:
            return False


def _write_once(target: Path, body: bytes) -> None:
    """Whole or not at all, also when the computer stops in between."""
    handle, name = tempfile.mkstemp(prefix=".part-", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o444)
        part.replace(target)
        _sync_folder(target.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    """Make the new name durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _unwritable(place: str, error: OSError) -> ArchiveError:
    return ArchiveError(
        f"the archive {place} cannot be written ({error.strerror or error})",
        "What was fetched could not be kept, so the run stops; what it saved before stays",
        "Check free space and rights of that folder, or set store.archive to another one",
    )
