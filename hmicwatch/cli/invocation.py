"""One call of the program: its environment and streams, and the things commands build from the settings."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from hmicwatch.clock import Clock
    from hmicwatch.domain import Tables
    from hmicwatch.progress import Progress
    from hmicwatch.settings import Settings
    from hmicwatch.store import Work


@dataclass(slots=True, kw_only=True)
class Invocation:
    """Results go to `stdout`; progress, warnings and logs to `stderr`, with `log_json` as JSON lines."""

    env: Mapping[str, str]
    stdout: TextIO
    stderr: TextIO
    clock: Clock
    config: Path | None = None
    verbose: bool = False
    log_json: bool = False

    def say(self, line: str = "") -> None:
        self.stdout.write(f"{line}\n")

    def say_all(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.say(line)

    def complain(self, sentence: str, error: BaseException | None = None) -> None:
        """Say what went wrong; `--verbose` shows where in the program, too."""
        trace = "".join(traceback.format_exception(error)) if error and self.verbose else ""
        if self.log_json:
            self.tell(sentence, level="error", **({"exception": trace} if trace else {}))
        else:
            self.stderr.write(f"hmicwatch: {sentence}\n{trace}")

    def tell(self, event: str, **more: object) -> None:
        """One JSON line in the manner of the log's own."""
        at = self.clock.now().isoformat()
        line = {"event": event, "level": "info", "logger": "hmicwatch", "timestamp": at, **more}
        self.stderr.write(f"{json.dumps(line, ensure_ascii=False)}\n")
        self.stderr.flush()

    def progress(self) -> Progress:
        from hmicwatch.progress import JsonLines, progress_on

        return JsonLines(self.tell) if self.log_json else progress_on(self.stderr)

    def set_up_logs(self) -> None:
        """Only once a command begins its work: the logging library is too slow for a call for help."""
        from hmicwatch.logs import set_up_logs

        set_up_logs(self.stderr, verbose=self.verbose, as_json=self.log_json)

    def settings(self) -> Settings:
        from hmicwatch.settings import load_settings

        self.set_up_logs()
        return load_settings(self.config, self.env)

    def tables(self, settings: Settings) -> Tables:
        from hmicwatch.domain import Tables
        from hmicwatch.settings import find_table
        from hmicwatch.tables import load_bodies, load_forces

        return Tables(
            forces=load_forces(find_table("forces.toml", settings.path)),
            bodies=load_bodies(find_table("bodies.toml", settings.path)),
        )

    @contextmanager
    def reading(self, settings: Settings) -> Iterator[Work]:
        """The store as it is at one moment; it keeps no run waiting."""
        from hmicwatch.store import open_store

        with open_store(settings.store.url) as store, store.read() as work:
            yield work
