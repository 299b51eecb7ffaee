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

    def path_of(self, sha256: str) -> Path:
        if len(sha256) != 64 or not all(letter in "0123456789abcdef" for letter in sha256):
            raise ValueError(f"not a sha256: {sha256!r}")
        return self.root / sha256[:2] / sha256[2:4] / sha256

    def has(self, sha256: str) -> bool:
        return self.path_of(sha256).is_file()

    def put(self, body: bytes) -> str:
        """Keep these bytes and return their sha256; bytes that are kept already are not written again."""
        sha256 = hashlib.sha256(body).hexdigest()
        target = self.path_of(sha256)
        if self._kept_whole(target, len(body)):
            return sha256
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _write_once(target, body)
        except OSError as error:
            raise _unwritable(self.root, error) from error
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes, compared with their name: a damaged file is an error, never a wrong report."""
        path = self.path_of(sha256)
        try:
            body = path.read_bytes()
        except FileNotFoundError as error:
            raise ArchiveError(
                f"The original {sha256[:12]} is not in the archive {self.root}",
                "The store remembers a file that the archive folder does not hold",
                "Restore the archive folder from its backup, or fetch all again with: hmicwatch fetch --full",
            ) from error
        except OSError as error:
            raise ArchiveError(
                f"The original {path} cannot be read ({error.strerror or error})",
                "",
                "Check the rights of the archive folder and the disk",
            ) from error
        if hashlib.sha256(body).hexdigest() != sha256:
            raise ArchiveError(
                f"The original {path} is damaged",
                "Its bytes are not those that were stored, so nothing is read from it",
                "Restore it from a backup, or delete it and fetch it again with: hmicwatch fetch --full",
            )
        return body

    @staticmethod
    def _kept_whole(target: Path, size: int) -> bool:
        """A file of another size was cut short by a dying disk and is written anew."""
        try:
            return target.stat().st_size == size
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


def _unwritable(root: Path, error: OSError) -> ArchiveError:
    return ArchiveError(
        f"The archive {root} cannot be written ({error.strerror or error})",
        "What was fetched could not be kept, so the run stops; what it saved before stays",
        "Check free space and rights of that folder, or set store.archive to another one",
    )
