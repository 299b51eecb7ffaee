"""Tells whether a process is still the one that it was: its number may have been given to another since."""

import platform
import subprocess
import sys
from pathlib import Path
from socket import gethostname

UNKNOWN = ""


def host() -> str:
    """This computer; a container counts as one of its own, since it doesn't see the others' processes."""
    try:
        namespace = str(Path("/proc/self/ns/pid").readlink())
    except OSError:
        return gethostname()
    return f"{gethostname()} {namespace}"


def process_start(pid: int) -> str | None:
    """A mark of when this process started; `None` if there is none, `UNKNOWN` if it can't be found out."""
    ask = {"Linux": _linux, "Windows": _windows}.get(platform.system(), _ps)
    return ask(pid)


def _linux(pid: int) -> str | None:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except (FileNotFoundError, ProcessLookupError):
        return None if Path("/proc/self/stat").exists() else UNKNOWN
    except OSError:
        return UNKNOWN
    # The second field is the command's name in brackets, which may hold spaces and brackets itself.
    state, *fields = stat.rpartition(")")[2].split()
    return None if state in "ZX" else f"{boot} {fields[18]}"


def _ps(pid: int) -> str | None:
    """macOS and other Unixes."""
    try:
        asked = subprocess.run(  # noqa: S603
            ["/bin/ps", "-o", "lstart=", "-p", str(pid)],
            capture_output=True,
            text=True,
            check=False,
            timeout=10,
        )
    except (OSError, subprocess.TimeoutExpired):
        return UNKNOWN
    return asked.stdout.strip() or None


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _QUERY_LIMITED_INFORMATION, _INVALID_PARAMETER, _STILL_ACTIVE = 0x1000, 87, 259

    def _windows(pid: int) -> str | None:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        opened = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid)
        if not opened:
            return None if ctypes.get_last_error() == _INVALID_PARAMETER else UNKNOWN
        process = wintypes.HANDLE(opened)
        try:
            code = wintypes.DWORD()
            if kernel.GetExitCodeProcess(process, ctypes.byref(code)) and code.value != _STILL_ACTIVE:
                return None
            times = [wintypes.FILETIME() for _ in range(4)]
            if not kernel.GetProcessTimes(process, *(ctypes.byref(time) for time in times)):
                return UNKNOWN
            return f"{times[0].dwHighDateTime}.{times[0].dwLowDateTime}"
        finally:
            kernel.CloseHandle(process)

else:

    def _windows(pid: int) -> str | None:  # noqa: ARG001
        return UNKNOWN
