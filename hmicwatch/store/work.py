"""What a caller can do within one transaction of the store: domain values in, domain values out."""

from sqlalchemy.orm import Session

from hmicwatch.store.news import NewsVerbs


class Work(NewsVerbs):
    """The verbs stand, subject by subject, in the modules beside this one.

    `publications`, `documents`, `readings`, `decisions`, `runs`, `news`: each builds on the one before.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
