"""What a long piece of work tells the person who waits: sentences and steps, never the result itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID


class Progress(Protocol):
    """The night's work calls these; where the words go is for whoever started it to choose."""

    def say(self, sentence: str) -> None:
        """One sentence that the person should read, such as how long this will take."""

    def start(self, what: str, total: int | None = None) -> None:
        """A stretch of like steps begins ("Reading publications", 310)."""

    def step(self, what: str = "") -> None:
        """One step is done; `what` names it (a title or an address)."""

    def done(self) -> None:
        """The stretch has ended, whether or not every step was taken."""


class Silent:
    """Tells nothing: for tests and for callers that show the result only."""

    def say(self, sentence: str) -> None:
        pass

    def start(self, what: str, total: int | None = None) -> None:
        pass

    def step(self, what: str = "") -> None:
        pass

    def done(self) -> None:
        pass


class Lines:
    """Plain lines for a log file or a pipe: the start of each stretch, then every `every`-th step."""

    def __init__(self, stream: TextIO, every: int = 25) -> None:
        self._stream = stream
        self._every = every
        self._total: int | None = None
        self._taken = 0

    def say(self, sentence: str) -> None:
        self._stream.write(f"{sentence}\n")
        self._stream.flush()

    def start(self, what: str, total: int | None = None) -> None:
        self._total, self._taken = total, 0
        self.say(what if total is None else f"{what}: {total}")

    def step(self, what: str = "") -> None:
        self._taken += 1
        if self._taken % self._every == 0 or self._taken == self._total:
            of = "" if self._total is None else f" of {self._total}"
            self.say(f"  {self._taken}{of}" + (f"  {what}" if what else ""))

    def done(self) -> None:
        self._total, self._taken = None, 0


class Tell(Protocol):
    """Writes one event with its details."""

    def __call__(self, event: str, **more: object) -> None: ...


class JsonLines:
    """Every sentence and step as one event, for a log collector."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._what = ""
        self._total: int | None = None
        self._taken = 0

    def say(self, sentence: str) -> None:
        self._tell(sentence)

    def start(self, what: str, total: int | None = None) -> None:
        self._what, self._total, self._taken = what, total, 0
        self._tell(what, total=total)

    def step(self, what: str = "") -> None:
        self._taken += 1
        self._tell(self._what, taken=self._taken, total=self._total, step=what)

    def done(self) -> None:
        self._what, self._total, self._taken = "", None, 0


class Bar:
    """A moving bar on a terminal, with the sentences above it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._bar: RichProgress | None = None
        self._task: TaskID | None = None

    def say(self, sentence: str) -> None:
        if self._bar is None:
            self._stream.write(f"{sentence}\n")
            self._stream.flush()
        else:
            self._bar.console.print(sentence, markup=False, highlight=False, soft_wrap=True)

    def start(self, what: str, total: int | None = None) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        self.done()
        self._bar = RichProgress(
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[step]}", markup=False),
            console=Console(file=self._stream),
            transient=True,
        )
        self._task = self._bar.add_task(what, total=total, step="")
        self._bar.start()

    def step(self, what: str = "") -> None:
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, advance=1, step=what[:60])

    def done(self) -> None:
        if self._bar is not None:
            self._bar.stop()
        self._bar = self._task = None


def progress_on(stream: TextIO) -> Progress:
    """A bar where somebody watches a terminal, plain lines everywhere else."""
    return Bar(stream) if stream.isatty() else Lines(stream)
