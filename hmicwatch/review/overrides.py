"""How an officer's decisions apply to what the machine read; the machine's own values stay as they are.

Values are JSON, as they come from a form or lie in the store.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from hmicwatch.domain import Addressee, Applies, Basis, BodyCode, Deadline, Item, ItemKind, Override, Role
from hmicwatch.errors import UsageError

NOT_AN_ITEM = "not_an_item"


def apply_overrides(items: Sequence[Item], overrides: Iterable[Override]) -> tuple[Item, ...]:
    """The effective items: of several decisions on one field the latest counts."""
    decided = latest(overrides)
    dropped = {key for (key, field), one in decided.items() if field == NOT_AN_ITEM and one.value is True}
    changed = [_changed(item, decided.values()) for item in items]
    kept = [position for position, item in enumerate(changed) if item.key not in dropped]
    return tuple(_with_parent(changed[position], changed, kept) for position in kept)


def latest(overrides: Iterable[Override]) -> dict[tuple[str, str], Override]:
    """The decision that counts, by item key and field."""
    return {(one.item, one.field): one for one in sorted(overrides, key=lambda one: one.at)}


def machine_value(item: Item, field: str) -> object:
    """What the machine read for a field, as JSON."""
    return _field(field)[0](item)


def settle(item: Item, field: str, value: object) -> object:
    """The same value in the one spelling that the store keeps; raises `UsageError` when it is not allowed."""
    if field == NOT_AN_ITEM:
        return _flag(value, field)
    return machine_value(_write(item, field, value), field)


def _changed(item: Item, decided: Iterable[Override]) -> Item:
    for one in decided:
        if one.item == item.key and one.field != NOT_AN_ITEM:
            item = _write(item, one.field, one.value)
    return item


def _with_parent(item: Item, all_items: Sequence[Item], kept: Sequence[int]) -> Item:
    """Parents are indices: they move when items go, and only a cause of concern can be one."""
    if item.parent is None:
        return item
    stands = (
        item.parent in kept
        and item.kind is not ItemKind.CAUSE_OF_CONCERN
        and all_items[item.parent].kind is ItemKind.CAUSE_OF_CONCERN
    )
    return replace(item, parent=kept.index(item.parent) if stands else None)


def _write(item: Item, field: str, value: object) -> Item:
    write = _field(field)[1]
    try:
        return write(item, value)
    except (KeyError, TypeError, ValueError) as wrong:
        raise UsageError(
            f"{value!r} is no value for {field}", str(wrong), "Choose one of the values that the field allows"
        ) from wrong


def _field(field: str) -> tuple[Callable[[Item], object], Callable[[Item, object], Item]]:
    try:
        return _FIELDS[field]
    except KeyError:
        known = ", ".join(_FIELDS)
        raise UsageError(
            f"{field!r} is no field that can be decided", f"The fields are {known}", "Use one of these"
        ) from None


def _text(value: object, field: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{field} must be words")
    return value


def _flag(value: object, field: str) -> bool:
    if not isinstance(value, bool):
        raise UsageError(f"{value!r} is no value for {field}", "It is true or false", "Choose one of these")
    return value


def _fields(value: object) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        raise TypeError("it must have named fields")
    return value


def _deadline(value: object) -> Deadline | None:
    if value is None:
        return None
    given = _fields(value)
    day: str | None = given["date"]
    return Deadline(
        phrase=_text(given["phrase"], "phrase"),
        date=None if day is None else date.fromisoformat(day),
        basis=Basis(given["basis"]),
    )


def _addressees(value: object) -> tuple[Addressee, ...]:
    if not isinstance(value, list | tuple):
        raise TypeError("addressees are a list")
    return tuple(_addressee(given) for given in value)


def _addressee(value: object) -> Addressee:
    given = _fields(value)
    role = Role(given.get("role", Role.OWNER))
    return Addressee(body=BodyCode(given["body"]), phrase=given["phrase"], role=role)


def _plain_deadline(deadline: Deadline | None) -> object:
    if deadline is None:
        return None
    day = deadline.date.isoformat() if deadline.date else None
    return {"phrase": deadline.phrase, "date": day, "basis": deadline.basis.value}


def _plain_addressees(addressees: Iterable[Addressee]) -> object:
    return [{"body": one.body.value, "phrase": one.phrase, "role": one.role.value} for one in addressees]


_FIELDS: dict[str, tuple[Callable[[Item], object], Callable[[Item, object], Item]]] = {
    "text": (lambda item: item.text, lambda item, value: replace(item, text=_text(value, "text"))),
    "number": (
        lambda item: item.number,
        lambda item, value: replace(item, number=None if value is None else _text(value, "number")),
    ),
    "kind": (
        lambda item: item.kind.value,
        lambda item, value: replace(item, kind=ItemKind(cast(str, value))),
    ),
    "chief_constables": (
        lambda item: item.chief_constables.value,
        lambda item, value: replace(item, chief_constables=Applies(cast(str, value))),
    ),
    "deadline": (
        lambda item: _plain_deadline(item.deadline),
        lambda item, value: replace(item, deadline=_deadline(value)),
    ),
    "addressees": (
        lambda item: _plain_addressees(item.addressees),
        lambda item, value: replace(item, addressees=_addressees(value)),
    ),
    "restated": (
        lambda item: item.restated,
        lambda item, value: replace(item, restated=_flag(value, "restated")),
    ),
    # Which items go is decided over all of them, in `apply_overrides`.
    NOT_AN_ITEM: (lambda _item: False, lambda item, _value: item),
}
