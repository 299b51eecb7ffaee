"""The officer's sentence: how many recommendations, and how many of them for chief constables."""

from hmicwatch.domain import Counts
from hmicwatch.report.wording import counted, listed

NOT_READ = "Not read yet: how many recommendations were made is not known."


def officers_sentence(counts: Counts) -> str:
    """The sentence as it stands in a committee paper; what is unclear is said behind it, never counted."""
    total = counts.recommendations
    if total == 0:
        return "No recommendations were made."
    if total == 1:
        return f"1 recommendation was made in total, which {_single(counts)}"
    return f"{total} recommendations were made in total, of which {_share(counts)}{_unclear(counts)}"


def _single(counts: Counts) -> str:
    if counts.unclear:
        return "may be applicable to Chief Constables: please look."
    if counts.chief_constables:
        return "was applicable to Chief Constables."
    return "was not applicable to Chief Constables."


def _share(counts: Counts) -> str:
    applicable = counts.chief_constables
    if applicable == counts.recommendations:
        return "all were applicable to Chief Constables."
    if applicable == 0:
        return f"none were {'clearly ' if counts.unclear else ''}applicable to Chief Constables."
    return f"{applicable} {'was' if applicable == 1 else 'were'} applicable to Chief Constables."


def _unclear(counts: Counts) -> str:
    if counts.unclear == 0:
        return ""
    more = " more" if counts.chief_constables else ""
    return f" {counts.unclear}{more} may apply: please look."


def beside_sentence(counts: Counts) -> str:
    """What is counted apart from recommendations; empty when there is none of it."""
    apart = [
        counted(number, noun)
        for number, noun in (
            (counts.causes_of_concern, "cause of concern"),
            (counts.areas_for_improvement, "area for improvement"),
        )
        if number
    ]
    sentences = [f"It also has {listed(apart)}."] if apart else []
    if counts.restated:
        verb = "is" if counts.restated == 1 else "are"
        sentences.append(
            f"{counted(counts.restated, 'item')} of earlier reports {verb} printed again, not counted."
        )
    return " ".join(sentences)


def mark(*, needs_review: bool, reviewed: bool) -> str:
    """How far the sentence beside it may be trusted."""
    if reviewed:
        return "checked"
    return "needs review" if needs_review else "not yet checked"
