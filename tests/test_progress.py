"""What the person who waits is told: a bar on a terminal, plain lines elsewhere."""

from io import StringIO

import pytest

from hmicwatch.progress import Bar, JsonLines, Lines, Progress, Silent, progress_on


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def _work(progress: Progress, steps: int) -> None:
    progress.say("This takes about 3 minutes.")
    progress.start("Reading publications", steps)
    for number in range(1, steps + 1):
        progress.step(f"Report {number}")
    progress.done()


def test_lines_tell_the_start_every_so_many_steps_and_the_last() -> None:
    out = StringIO()
    _work(Lines(out, every=2), 5)
    assert out.getvalue().splitlines() == [
        "This takes about 3 minutes.",
        "Reading publications: 5",
        "  2 of 5  Report 2",
        "  4 of 5  Report 4",
        "  5 of 5  Report 5",
    ]


def test_lines_without_a_known_end() -> None:
    out = StringIO()
    progress = Lines(out, every=1)
    progress.start("Reading listings")
    progress.step()
    assert out.getvalue() == "Reading listings\n  1\n"


def test_bar_shows_sentences_and_leaves_the_terminal_clean() -> None:
    out = Terminal()
    bar = Bar(out)
    _work(bar, 3)
    bar.say("[not] markup")
    assert "This takes about 3 minutes.\n" in out.getvalue()
    assert "Reading publications" in out.getvalue()
    assert out.getvalue().endswith("[not] markup\n")


def test_bar_is_for_terminals_only() -> None:
    assert isinstance(progress_on(Terminal()), Bar)
    assert isinstance(progress_on(StringIO()), Lines)


def test_json_lines_tell_every_step_with_its_numbers() -> None:
    told: list[tuple[str, dict[str, object]]] = []

    def tell(event: str, **more: object) -> None:
        told.append((event, more))

    _work(JsonLines(tell), 1)
    assert told == [
        ("This takes about 3 minutes.", {}),
        ("Reading publications", {"total": 1}),
        ("Reading publications", {"taken": 1, "total": 1, "step": "Report 1"}),
    ]


def test_silent_says_nothing_anywhere(capsys: pytest.CaptureFixture[str]) -> None:
    _work(Silent(), 2)
    assert capsys.readouterr() == ("", "")
