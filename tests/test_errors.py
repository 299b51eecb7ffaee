"""Errors say in one line what happened, what it means and what to do; clocks tell UTC."""

import pickle
from datetime import UTC, datetime, timedelta, timezone

import pytest

from hmicwatch import errors
from hmicwatch.clock import FixedClock, SystemClock
from hmicwatch.errors import UNREADABLE_REASONS, ExitStatus, HmicwatchError, UnreadableFile


def test_an_error_is_one_line_of_sentences() -> None:
    error = HmicwatchError("the site refused", "Nothing was\nread", "Try again tomorrow.")
    assert str(error) == "the site refused. Nothing was read. Try again tomorrow."
    assert str(HmicwatchError("it failed")) == "it failed."


@pytest.mark.parametrize("reason", UNREADABLE_REASONS)
def test_an_unreadable_file_is_named_with_what_to_do(reason: errors.UnreadableReason) -> None:
    error = UnreadableFile("report.pdf", reason)
    assert str(error).startswith("report.pdf cannot be read: ")
    assert error.do
    assert (error.exit_status, error.reason) == (ExitStatus.UNREADABLE, reason)


def test_an_unreadable_file_survives_the_way_between_processes() -> None:
    error = pickle.loads(pickle.dumps(UnreadableFile("a.pdf", "encrypted", "It asks for a password")))
    assert isinstance(error, UnreadableFile)
    assert (error.name, error.reason, error.detail) == ("a.pdf", "encrypted", "It asks for a password")


def test_every_error_has_the_exit_status_that_scripts_rely_on() -> None:
    found = {
        name: kind.exit_status.value
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, HmicwatchError)
    }
    assert found == {
        "HmicwatchError": 1,
        "SettingsError": 2,
        "UsageError": 2,
        "UnreadableFile": 5,
        "RunInProgress": 6,
        "StoreError": 1,
        "ArchiveError": 1,
    }


def test_clocks_tell_utc() -> None:
    summer = datetime(2025, 6, 26, 1, 30, tzinfo=timezone(timedelta(hours=1)))
    assert FixedClock(summer).now() == datetime(2025, 6, 26, 0, 30, tzinfo=UTC)
    assert FixedClock(summer).now().tzinfo is UTC
    assert SystemClock().now().utcoffset() == timedelta(0)
    with pytest.raises(ValueError, match="time zone"):
        FixedClock(datetime(2025, 6, 26))  # noqa: DTZ001
