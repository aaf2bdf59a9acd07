"""How often somebody may ask."""

from __future__ import annotations

from bot.channel.rate import Pace, TooFast


class _Clock:
    now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


def test_so_many_in_a_minute() -> None:
    """One is told, the others are not; after a minute it goes on."""
    clock = _Clock()
    pace = Pace(2, clock)
    assert pace.count("anna", 1) is None
    clock.now_s += 20
    assert pace.count("anna", 2) is None
    assert pace.count("anna", 3) == TooFast(40, is_news=True)
    assert pace.count("anna", 4) == TooFast(40, is_news=False)
    assert pace.count("bea", 5) is None
    clock.now_s += 39.5
    assert pace.count("anna", 6) == TooFast(1, is_news=False)
    clock.now_s += 0.5
    assert pace.count("anna", 7) is None


def test_a_update_that_is_tried_again_counts_once() -> None:
    """An outage of Telegram makes nobody too fast, and the notice is tried again, too."""
    pace = Pace(2, _Clock())
    for _attempt in range(5):
        assert pace.count("anna", 1) is None
    assert pace.count("anna", 2) is None
    for _attempt in range(2):
        assert pace.count("anna", 3) == TooFast(60, is_news=True)
    assert pace.count("anna", 1) is None


def test_what_waited_counts_when_it_was_asked() -> None:
    """A queue that is answered after an outage was not asked within the minute in which it is answered."""
    clock = _Clock()
    pace = Pace(2, clock)
    waited_s = (200, 190, 130, 120, 60, 50)
    assert [pace.count("anna", number, ago) for number, ago in enumerate(waited_s)] == [None] * 6
    assert pace.count("anna", 6, 45) == TooFast(1, is_news=True)
    assert pace.count("anna", 7, 30) == TooFast(1, is_news=False)
    assert pace.count("anna", 8) is None


def test_what_comes_late_from_another_chat_opens_no_window() -> None:
    """Queues know nothing of each other; the person is the same."""
    pace = Pace(1, _Clock())
    assert pace.count("anna", 2) is None
    assert pace.count("anna", 1, 300) == TooFast(60, is_news=True)


def test_only_those_who_asked_last_are_remembered() -> None:
    """However many there are."""
    pace = Pace(1, _Clock(), remembered=2)
    for number, who in enumerate(("anna", "bea", "anna", "cia")):
        pace.count(who, number)
    assert pace.count("anna", 9) is not None
    assert pace.count("bea", 10) is None


def test_nought_is_no_limit() -> None:
    """For an operator who wants none."""
    pace = Pace(0)
    assert all(pace.count("anna", number) is None for number in range(1000))
