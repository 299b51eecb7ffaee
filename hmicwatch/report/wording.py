"""The small change of plain English that every report needs: plurals, dates, openings."""

from datetime import date

_IRREGULAR = {"area for improvement": "areas for improvement", "cause of concern": "causes of concern"}


def plural(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"


def counted(count: int, noun: str) -> str:
    """`1 recommendation`, `4 recommendations`, `no recommendations`."""
    number = str(count) if count else "no"
    return f"{number} {noun if count == 1 else plural(noun)}"


def long_date(day: date | None) -> str:
    """`7 May 2025`; a missing date is said, not left blank."""
    return f"{day.day} {day:%B %Y}" if day else "date unknown"


def first_words(text: str, width: int = 90) -> str:
    """The opening of a text on one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    cut = line[: width - 1].rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:") + "…"


def listed(names: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
