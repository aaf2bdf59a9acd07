"""What the owner reads, whatever the store."""

from __future__ import annotations

from bot.dialogue.notes import (
    Asked,
    Complained,
    ItemFeedback,
    Note,
    Rated,
    Records,
    Reload,
    Suggested,
    Unanswered,
)
from bot.store import Done, Store
from tests.store.given import DAY, NOON


async def _note(store: Store, *notes: Note, person: str = "telegram:1", now: int = NOON) -> None:
    await store.finish(Done(person=person, notes=notes, now=now))


async def test_nothing_noted(store: Store) -> None:
    """Sums of nothing are empty."""
    assert await store.records(NOON) == Records(NOON)


async def test_questions_are_counted(store: Store) -> None:
    """By outcome and language, by what answered, and by what nobody could answer."""
    await _note(store, Asked("answer", "fr", "check/a"), Asked("answer", "fr", "check/b"), Reload())
    await _note(store, Asked("answer", "fr", "check/b"), person="")
    await _note(store, Asked("none", "sv", "", "varför"), Asked("none", "sv", "", "varför"))
    await _note(store, Asked("suggest", "ko", "check/a", "왜"), now=NOON + 10)
    records = await store.records(0)
    assert records.outcomes == (("answer", "fr", 3), ("none", "sv", 2), ("suggest", "ko", 1))
    assert records.items == (("check/a", 2), ("check/b", 2))
    assert records.unanswered == (Unanswered("varför", "sv", 2), Unanswered("왜", "ko", 1, "check/a"))


async def test_counting_goes_by_days(store: Store) -> None:
    """Everything of the day that the time is in counts."""
    for ago in (2 * DAY, DAY, 0):
        await _note(
            store,
            Asked("none", "fr", "", "why"),
            Rated(f"check/{ago}", "fr", True),
            Suggested(str(ago), "fr"),
            now=NOON - ago,
        )
    records = await store.records(NOON - DAY + 3600)
    assert records.outcomes == (("none", "fr", 2),)
    assert records.unanswered == (Unanswered("why", "fr", 2),)
    assert [x.item for x in records.feedback] == ["check/0", f"check/{DAY}"]
    assert [x.words for x in records.suggestions] == [str(DAY), "0"]


async def test_the_last_rating_of_a_person_counts(store: Store) -> None:
    """One for each answer; complaints add up, the least liked answer comes first."""
    await _note(store, Rated("check/a", "fr", False), Rated("check/b", "fr", True))
    await _note(store, Rated("check/a", "sv", True))
    await _note(store, Rated("check/a", "fr", False), person="telegram:2")
    await _note(store, Complained("check/a", "fr", "missing"), Complained("check/c", "fr", "wrong-check"))
    await _note(
        store, Complained("check/a", "fr", "missing"), Complained("check/a", "fr", "hard-to-understand")
    )
    assert (await store.records(0)).feedback == (
        ItemFeedback("check/a", 1, 1, (("missing", 2), ("hard-to-understand", 1))),
        ItemFeedback("check/c", 0, 0, (("wrong-check", 1),)),
        ItemFeedback("check/b", 1, 0),
    )


async def test_any_words_can_be_noted(store: Store) -> None:
    """Long ones, zero characters, halves of pairs, quotes."""
    words = ["x" * 20_000, "a\0b", "half \ud83d", "'; DROP TABLE people --", "왜" * 5_000]
    for one in words:
        await _note(store, Asked("none", "ko", "", one), Suggested(one, "ko"))
    records = await store.records(0)
    shown = {"x" * 20_000, "a\ufffdb", "half ?", "'; DROP TABLE people --", "왜" * 5_000}
    assert {x.words for x in records.unanswered} == shown
    assert {x.words for x in records.suggestions} == shown


async def test_old_notes_are_pruned(store: Store) -> None:
    """Counters by whole days, the rest by the second."""
    for now in (NOON - 2 * DAY, NOON - DAY, NOON):
        await _note(
            store,
            Asked("none", "fr", "", "why"),
            Rated(str(now), "fr", True),
            Complained(str(now), "fr", "missing"),
            Suggested(str(now), "fr"),
            now=now,
        )
    await store.prune(NOON - DAY + 1)
    records = await store.records(0)
    assert records.outcomes == (("none", "fr", 2),)
    assert records.unanswered == (Unanswered("why", "fr", 2),)
    assert records.feedback == (ItemFeedback(str(NOON), 1, 0, (("missing", 1),)),)
    assert records.suggestions == (Suggested(str(NOON), "fr"),)
