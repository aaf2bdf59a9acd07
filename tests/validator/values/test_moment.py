"""Dates and times as people and Campaign write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.validator.values.moment import read_moment

MAY_31 = datetime(2026, 5, 31, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-05-31", MAY_31),
        (" 2026/5/31 ", MAY_31),
        ("2026.05.31.", MAY_31),
        ("2026년 5월 31일", MAY_31),
        ("31.05.2026", MAY_31),
        ("31/5/2026", MAY_31),
        ("05-05-2026", datetime(2026, 5, 5, tzinfo=UTC)),
        ("2026-05-31T14:05:06Z", MAY_31.replace(hour=14, minute=5, second=6)),
        ("2026/05/31 14:05:06.789", MAY_31.replace(hour=14, minute=5, second=6)),
        ("31.5.2026 14.05", MAY_31.replace(hour=14, minute=5)),
        ("31/05/2026 9h30 UTC", MAY_31.replace(hour=9, minute=30)),
        (
            "2026/05/31 14:05+0200",
            datetime(2026, 5, 31, 14, 5, tzinfo=timezone(timedelta(hours=2))),
        ),
    ],
)
def test_a_moment_is_read(text: str, moment: datetime) -> None:
    """In UTC where no zone is named."""
    assert read_moment(text) == moment


@pytest.mark.parametrize(
    "text",
    ["", "soon", "05/06/2026", "2026-13-01", "31.04.2026", "2026/05/31 25:00", "2026/05/31 at noon", "1/2/3"],
)
def test_what_is_none_or_could_be_two_is_no_moment(text: str) -> None:
    """June or May: nobody knows."""
    assert read_moment(text) is None


@given(st.datetimes(min_value=datetime(1900, 1, 1)).map(lambda one: one.replace(microsecond=0)))
def test_what_programs_write_is_read_back(moment: datetime) -> None:
    """With a T or a blank, and with slashes."""
    expected = moment.replace(tzinfo=UTC)
    for text in (moment.isoformat(), str(moment), f"{moment:%Y/%m/%d %H:%M:%S}"):
        assert read_moment(text) == expected
