"""Inline mode: results for what somebody types, in their language, each a whole answer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue.answers.inline_mode import LIMIT_RESULTS, inline_results
from bot.dialogue.desk import Desk
from bot.dialogue.session import Session
from bot.languages import LOCALES
from tests.builders import text_of


@pytest.mark.parametrize("locale", LOCALES)
def test_without_a_query_everything_to_look_at_is_offered(desk: Desk, locale: str) -> None:
    """Symptoms, then checks, in the order of the documents and the person's language."""
    results = inline_results("", Session(chosen=locale), desk)
    assert len(results) == 16
    assert results[0].title == desk.documents.title("symptom/redirected-to-adobe", locale)
    assert results[-1].title == desk.documents.title("check/server-restart", locale)
    assert {result.reply.locale for result in results} == {locale}


@pytest.mark.parametrize(
    ("query", "locale"),
    [
        ("je suis renvoyé vers adobe.com", "fr"),
        ("jag hamnar på adobe.com", "sv"),
        ("adobe.com으로 이동해요", "ko"),
    ],
)
def test_a_query_is_answered_in_its_language(desk: Desk, query: str, locale: str) -> None:
    """Whatever the person speaks otherwise."""
    first = inline_results(query, Session(chosen="en"), desk)[0]
    assert first.reply.item == "symptom/redirected-to-adobe"
    assert first.reply.locale == locale


@pytest.mark.parametrize(
    ("query", "locale"), [("callb", "sv"), ("périm", "fr"), ("클라이", "ko"), ("scop", "en")]
)
def test_half_a_word_finds_something(desk: Desk, query: str, locale: str) -> None:
    """People see results while they type."""
    results = inline_results(query, Session(chosen=locale), desk)
    assert results
    assert results[0].reply.locale == locale


def test_a_result_is_a_whole_answer_without_buttons_that_cannot_work(desk: Desk) -> None:
    """Title and first line to choose by; only a link to the bot under it, if it has an address."""
    result = inline_results("callback url", Session(chosen="fr"), desk, "t.me/ims_bot")[0]
    assert result.title == "URL de callback"
    assert result.description.startswith("L’URL de callback est")
    assert "`https://`" in text_of(result.reply)
    assert not result.reply.footer
    ((button,),) = result.reply.keyboard
    assert (button.action, button.url) == ("", "https://t.me/ims_bot?start=check_callback-url")
    (bare, *_rest) = inline_results("callback url", Session(chosen="fr"), desk)
    assert not bare.reply.keyboard


@pytest.mark.parametrize("locale", LOCALES)
def test_every_entry_is_found_by_its_heading(desk: Desk, locale: str) -> None:
    """First of all where no other has the same heading, as a whole answer in the person's language."""
    for item in desk.documents.entries:
        title = desk.documents.title(item, locale)
        results = inline_results(title, Session(chosen=locale), desk)
        assert title == results[0].title, item
        assert item in [result.reply.item for result in results], item
        assert results[0].reply.locale == locale


@pytest.mark.parametrize("locale", LOCALES)
def test_every_entry_is_found_by_what_people_say(desk: Desk, locale: str) -> None:
    """By the first thing that each of three people says of it, in their own language."""
    for entry in desk.documents.entries.values():
        for says in list(entry.says[locale].values())[:3]:
            results = inline_results(says[0], Session(client=locale), desk)
            assert entry.id in [result.reply.item for result in results[:3]], (entry.id, says[0])


def test_nothing_is_found_for_what_is_not_documented(desk: Desk) -> None:
    """An empty list: the channel offers the private chat."""
    assert inline_results("tarte aux pommes", Session(chosen="fr"), desk) == ()


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_query_gives_results_that_telegram_takes(desk: Desk, query: str) -> None:
    """At most 20, with different ids of at most 64 bytes, a title and a line that is not too long."""
    results = inline_results(query, Session(client="sv-SE"), desk)
    assert len(results) <= LIMIT_RESULTS
    assert len({result.id for result in results}) == len(results)
    for result in results:
        assert 0 < len(result.id.encode()) <= 64
        assert result.title
        assert 0 < len(result.description) <= 120
