"""/stats, /unanswered and /reload: what the owner reads, in private only, and the draft for the catalogue."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compiler.catalog import OFF_TOPIC, load_entries, load_off_topic
from bot.dialogue.context import Context
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command, Press, Question, Reloaded
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
from bot.dialogue.owner.statistics import draft
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.store.store import Done
from bot.translate import translator
from tests.builders import text_of
from tests.dialogue.person import NOON, Person
from tests.fakes.memory_store import MemoryStore

RECORDS = Records(
    since=NOON,
    people=7,
    outcomes=(("answer", "fr", 40), ("none", "fr", 2), ("suggest", "ko", 3), ("answer", "sv", 1)),
    items=(("check/callback-url", 30), ("check/gone", 11)),
    feedback=(
        ItemFeedback("check/callback-url", 5, 1),
        ItemFeedback("check/scopes", 0, 2, (("missing", 2), ("wrong-check", 1))),
    ),
    unanswered=(
        Unanswered("l'url de callback doit-elle finir par un slash de … ?", "fr", 3),
        Unanswered("omfång: \"openid\" # eller 'session' \\ hur många", "sv", 2, "check/scopes"),
        Unanswered("커피머신 누가 고쳐요?", "ko", 1),
        Unanswered("callback url", "fr", 5),
    ),
    suggestions=(Suggested("more about … please", "en"),),
)
COMMANDS = ("stats", "unanswered", "reload")


def owner(desk: Desk, locale: str = "en", records: Records | None = RECORDS) -> Person:
    """The bot's owner in private."""
    return Person(desk, Session(chosen=locale), context=Context(is_owner=True, records=records))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("locale", ["fr", "sv"])
def test_to_others_the_commands_are_unknown(desk: Desk, command: str, locale: str) -> None:
    """Friendly, without a figure."""
    person = Person(desk, Session(chosen=locale), context=Context(records=RECORDS))
    turn = person.says(Command(command))
    assert turn.notes == ()
    assert turn.replies[0].locale == locale
    assert turn.replies[0].document is None
    assert "40" not in person.reads
    assert "/help" in person.reads


@pytest.mark.parametrize("command", COMMANDS)
def test_where_others_read_along_the_owner_is_sent_to_the_private_chat(desk: Desk, command: str) -> None:
    """Nothing is told, nothing reloaded."""
    person = Person(desk, context=Context(is_private=False, is_owner=True, records=RECORDS))
    turn = person.says(Command(command))
    assert (turn.notes, turn.replies[0].document) == ((), None)
    assert "40" not in person.reads


@pytest.mark.parametrize("locale", LOCALES)
def test_stats_has_people_questions_answers_and_ratings(desk: Desk, locale: str) -> None:
    """With titles, not ids, as far as the documents still have them."""
    person = owner(desk, locale)
    person.says(Command("stats"))
    for figure in ("7", "46", "40", "30", "👍 5 👎 1", "👎 2"):
        assert figure in person.reads
    reads = person.reads.replace("\u00a0:", ":")  # French
    assert f"{desk.documents.title('check/callback-url', locale)}: 30" in reads
    assert "check/gone: 11" in reads
    assert "2026" in person.reads


@pytest.mark.parametrize("locale", LOCALES)
def test_no_sentence_counts_to_zero(desk: Desk, locale: str) -> None:
    """Neither people, once all are forgotten, nor questions without an answer, where only words were sent."""
    suggested = Records(since=NOON, outcomes=(("answer", "fr", 5),), suggestions=(Suggested("more", "en"),))
    person = owner(desk, locale, suggested)
    person.says(Command("stats"))
    assert "0" not in person.reads.split("•")[0].replace("2026", "")
    turn = person.says(Command("unanswered"))
    assert turn.replies[0].document is not None
    assert "0" not in person.reads.replace("2026", "")


@pytest.mark.parametrize("locale", LOCALES)
def test_unanswered_groups_by_language_with_what_is_nearest(desk: Desk, locale: str) -> None:
    """Without what the catalogue has by now; complaints and suggestions too."""
    person = owner(desk, locale)
    turn = person.says(Command("unanswered"))
    assert turn.replies[0].document is not None
    nearest = desk.documents.title("check/callback-url", locale)
    assert f"`l'url de callback doit-elle finir par un slash de … ?` × 3 → {nearest}" in person.reads
    assert desk.documents.title("check/scopes", locale) in person.reads
    assert "`커피머신 누가 고쳐요?`\n" in person.reads
    assert "`callback url`" not in person.reads
    assert "more about … please" in person.reads
    headings = [text_of(turn.replies[0]).find(name) for name in ("l'url", "omfång", "커피머신")]
    assert headings == sorted(headings)


def test_the_draft_can_be_pasted_into_the_catalogue(desk: Desk, checkout: Path, tmp_path: Path) -> None:
    """It is read back as it stands, and the compiler takes its lines under the ids that it names."""
    written = yaml.safe_load(draft(RECORDS, desk.documents, translator("fr")))
    assert written == {
        "check/callback-url": {"says": {"fr": {"people": [RECORDS.unanswered[0].words]}}},
        "check/scopes": {"says": {"sv": {"people": [RECORDS.unanswered[1].words]}}},
        "off-topic": {"ko": {"people": ["커피머신 누가 고쳐요?"]}},
    }
    folder = tmp_path / "catalog"
    shutil.copytree(checkout / "knowledge" / "catalog", folder)
    for item, lines in written.items():
        path = folder / (OFF_TOPIC if item == "off-topic" else f"{item}.yaml")
        entry = yaml.safe_load(path.read_text(encoding="utf-8"))
        says, more = (entry, lines) if item == "off-topic" else (entry["says"], lines["says"])
        for locale, voices in more.items():
            says[locale] |= voices
        path.write_text(yaml.safe_dump(entry, allow_unicode=True), encoding="utf-8")
    entries = load_entries(folder)
    assert entries["check/scopes"].says["sv"]["people"] == (RECORDS.unanswered[1].words,)
    assert load_off_topic(folder)["ko"]["people"] == ("커피머신 누가 고쳐요?",)


@given(
    st.lists(
        st.builds(
            Unanswered,
            st.text(min_size=1, max_size=40),
            st.sampled_from((*LOCALES, "de")),
            st.integers(1, 9),
            st.sampled_from(("", "check/scopes", "check/gone")),
        ),
        max_size=5,
    )
)
@settings(max_examples=25, deadline=None)
def test_the_draft_is_yaml_whatever_was_asked(desk: Desk, unanswered: list[Unanswered]) -> None:
    """Quotes, hashes, dashes, characters that YAML forbids; also words that an older version stored."""
    records = Records(unanswered=tuple(unanswered), suggestions=(Suggested("a\n- b: c\x85#", "fr"),))
    written = yaml.safe_load(draft(records, desk.documents, translator("ko"))) or {}
    known = {*desk.documents.entries, "off-topic"}
    assert set(written) <= known


@pytest.mark.parametrize("locale", ["fr", "ko"])
def test_with_nothing_to_tell_it_says_so(desk: Desk, locale: str) -> None:
    """No empty lists, no empty file; nor where the store cannot be read."""
    for records in (Records(since=NOON), None):
        person = owner(desk, locale, records)
        for command in ("stats", "unanswered"):
            turn = person.says(Command(command))
            assert turn.replies[0].locale == locale
            assert turn.replies[0].document is None
            assert len(person.reads) > 10


@pytest.mark.parametrize("locale", ["sv", "ko"])
def test_reload_is_asked_of_the_channel_and_its_outcome_told(desk: Desk, locale: str) -> None:
    """At once, and when it is done or was not possible."""
    person = owner(desk, locale)
    assert person.says(Command("reload")).notes == (Reload(),)
    before = person.reads
    assert person.says(Reloaded()).replies[0].locale == locale
    assert person.reads != before
    person.says(Reloaded("check/scopes.yaml:7: is no YAML here"))
    assert "check/scopes.yaml:7: is no YAML here" in person.reads


async def test_what_people_do_is_what_the_owner_reads(desk: Desk) -> None:
    """Two people of different languages, through the store that sums up."""
    store = MemoryStore()
    swede = Person(desk, Session(chosen="sv"), "telegram:1")
    korean = Person(desk, Session(chosen="ko"), "telegram:2")
    said: list[tuple[Person, tuple[Note, ...]]] = [
        (person, person.says(event).notes)
        for person, event in (
            (swede, Question("Jag skickas till adobe.com efter inloggning")),
            (swede, Question("vem lagar kaffemaskinen hos anna@example.com")),
            (korean, Press("bad:check/scopes:ko")),
            (korean, Press("missing:check/scopes:ko")),
            (korean, Press("missing:check/scopes:ko")),
            (korean, Command("feedback", "anna@example.com 페이지가 어려워요")),
        )
    ]
    for person, notes in said:
        await store.finish(Done(person=person.key, session=person.session, notes=notes, now=NOON))
    records = await store.records(0)
    assert records.people == 2
    kinds = [type(note) for _person, notes in said for note in notes]
    assert kinds == [Asked, Asked, Rated, Complained, Suggested]
    assert records.feedback == (ItemFeedback("check/scopes", 0, 1, (("missing", 1),)),)
    boss = owner(desk, "en", records)
    boss.says(Command("unanswered"))
    assert "`vem lagar kaffemaskinen hos …`" in boss.reads
    assert "페이지가 어려워요" in boss.reads
    assert "anna" not in boss.reads
