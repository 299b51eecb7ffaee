"""Values that several commands take, with words for what is wrong with them."""

import re
from datetime import date

import click

DAY_FORM = "YYYY-MM-DD"


def day(text: str) -> date:
    """A calendar day as YYYY-MM-DD and nothing else; used as the type of an option."""
    wrong = click.BadParameter(f"{text!r} is not a day such as 2025-05-07.")
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise wrong
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise wrong from None
