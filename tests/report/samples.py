"""Small values of the domain for the tests of reports, commands and JSON."""

from datetime import UTC, date, datetime

from hmicwatch.domain import (
    Addressee,
    Applies,
    Basis,
    BodyCode,
    Check,
    Deadline,
    Document,
    DocumentRole,
    DocumentVersion,
    HtmlPlace,
    Item,
    ItemKind,
    PagePlace,
    Publication,
    PublicationKind,
    PublicationState,
    Reading,
    Severity,
)
from hmicwatch.report.dossier import Dossier

SEEN = datetime(2025, 5, 16, 1, 30, tzinfo=UTC)


def recommendation(number: int, applies: Applies = Applies.YES, *, restated: bool = False) -> Item:
    return Item(
        kind=ItemKind.RECOMMENDATION,
        number=str(number),
        label=f"Recommendation {number}",
        text=f"By 30 September 2025, chief constables should make sure that thing {number} is done.",
        addressees=(Addressee(body=BodyCode.CHIEF_CONSTABLES, phrase="chief constables"),),
        chief_constables=applies,
        reason="“chief constables” should act",
        forces="all",
        deadline=Deadline(phrase="By 30 September 2025", date=date(2025, 9, 30), basis=Basis.STATED),
        restated=restated,
        where=(
            PagePlace(page=6 + number, bbox=(72.0, 120.5, 523.0, 260.0)),
            HtmlPlace(anchor=f"#recommendation-{number}", path="Summary > Recommendations"),
        ),
        key=f"recommendation:{number}",
        rule="numbered heading",
    )


def reading(*items: Item, checks: tuple[Check, ...] = ()) -> Reading:
    return Reading(
        title="Improving the response",
        published=date(2025, 5, 16),
        kind=PublicationKind.THEMATIC,
        items=items,
        checks=checks,
        documents=("ab" * 32,),
        rules="1",
    )


def publication(slug: str = "improving-the-response", title: str = "Improving the response") -> Publication:
    base = "https://example.org"
    version = DocumentVersion(sha256="ab" * 32, media_type="application/pdf", size=250_000, fetched=SEEN)
    return Publication(
        id=slug,
        title=title,
        kind=PublicationKind.THEMATIC,
        state=PublicationState.NEW,
        published=date(2025, 5, 16),
        printed_landing=date(2025, 5, 16),
        first_seen=SEEN,
        summary="What forces do about it.",
        urls=(f"{base}/publications/{slug}/",),
        documents=(
            Document(role=DocumentRole.PDF, url=f"{base}/uploads/{slug}.pdf", version=version),
            Document(role=DocumentRole.HTML, url=f"{base}/publication-html/{slug}/"),
        ),
    )


def doubt(message: str = "The report says 11 and 10 were found.") -> Check:
    return Check(code="stated_count_mismatch", severity=Severity.ERROR, message=message)


def dossier(*items: Item, checks: tuple[Check, ...] = (), reviewed: bool = False) -> Dossier:
    return Dossier(publication=publication(), reading=reading(*items, checks=checks), reviewed=reviewed)
