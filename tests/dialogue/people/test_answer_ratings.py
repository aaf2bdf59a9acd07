"""👍 and 👎 under answers, by button and by reaction, and /feedback to the owner."""

from __future__ import annotations

import pytest

from bot.dialogue import button_data
from bot.dialogue.answers.rating_buttons import rating_buttons
from bot.dialogue.context import Context
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command, Press, Question, Reacted
from bot.dialogue.notes import Asked, Complained, Rated, Suggested
from bot.dialogue.people.answer_ratings import REASONS
from bot.dialogue.session import Session
from bot.languages import LOCALES
from tests.builders import text_of
from tests.dialogue.person import Person

ITEM = "check/callback-url"
ADDED = "doc/some-page-with-a-rather-long-name-in-the-added-documentation#and-a-long-section"


def in_group(desk: Desk, key: str, locale: str) -> Person:
    """Somebody in a group."""
    return Person(desk, Session(chosen=locale), key, context=Context(is_private=False))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_answer_can_be_rated(desk: Desk, locale: str) -> None:
    """Two small buttons, short enough for Telegram whatever the answer, that mean that very answer."""
    for item in (*desk.documents.entries, ADDED):
        for button in rating_buttons(item, locale):
            assert len(button.action.encode()) <= button_data.LIMIT_BYTES
            assert button == rating_buttons(desk.documents.short(item), locale)["👍👎".index(button.label)]
        for reason in REASONS:
            assert (
                len(button_data.encode(reason, desk.documents.short(item), locale).encode())
                <= button_data.LIMIT_BYTES
            )


@pytest.mark.parametrize("locale", LOCALES)
def test_thumb_up_is_thanked_for_without_a_message(desk: Desk, locale: str) -> None:
    """Noted with the language of the answer."""
    person = Person(desk, Session(chosen="sv"))
    turn = person.says(Press(f"good:{ITEM}:{locale}"))
    assert turn.replies == ()
    assert turn.alert is not None
    assert turn.notes == (Rated(ITEM, locale, True),)


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("locale", LOCALES)
def test_thumb_down_asks_one_question_and_thanks_in_its_place(desk: Desk, locale: str, reason: str) -> None:
    """The answer stays where it is; the question is in the language of who pressed, and names the answer."""
    person = Person(desk, Session(chosen=locale))
    turn = person.says(Press(f"bad:{ITEM}:fr"))
    (asked,) = turn.replies
    assert turn.notes == (Rated(ITEM, "fr", False),)
    assert not asked.replaces
    assert asked.locale == locale
    assert desk.documents.title(ITEM, locale) in text_of(asked)
    assert len(person.buttons) == len(REASONS)
    turn = person.presses(reason)
    (thanks,) = turn.replies
    assert thanks.replaces
    assert thanks.locale == locale
    assert turn.notes == (Complained(ITEM, "fr", reason),)  # type: ignore[arg-type]


def test_pressing_twice_does_no_harm(desk: Desk) -> None:
    """No second question, no second complaint; a later 👍 counts."""
    person = Person(desk, Session(chosen="ko"))
    person.says(Press(f"bad:{ITEM}:ko"))
    again = person.says(Press(f"bad:{ITEM}:ko"))
    assert again.replies == ()
    assert again.alert is not None
    person.presses("missing")
    twice = person.says(Press(f"missing:{ITEM}:ko"))
    assert twice.replies[0].replaces
    assert twice.notes == ()
    assert person.says(Press(f"bad:{ITEM}:ko")).replies == ()
    assert person.says(Press(f"good:{ITEM}:ko")).notes == (Rated(ITEM, "ko", True),)
    assert person.says(Press(f"bad:{ITEM}:ko")).replies


def test_two_people_rate_the_same_answer_in_their_own_languages(desk: Desk) -> None:
    """A Swede and a Korean under a French answer, in one group."""
    swede, korean = in_group(desk, "telegram:1", "sv"), in_group(desk, "telegram:2", "ko")
    assert swede.says(Press(f"bad:{ITEM}:fr")).replies[0].locale == "sv"
    assert korean.says(Press(f"bad:{ITEM}:fr")).replies[0].locale == "ko"
    assert swede.presses("wrong-check").notes == (Complained(ITEM, "fr", "wrong-check"),)
    assert korean.presses("missing").notes == (Complained(ITEM, "fr", "missing"),)


@pytest.mark.parametrize("locale", ["fr", "sv"])
def test_reactions_count_like_buttons(desk: Desk, locale: str) -> None:
    """👍 in silence, 👎 with the question; of an answer that is gone, nothing."""
    person = in_group(desk, "telegram:1", locale)
    good = person.says(Reacted(ITEM, "ko", is_good=True))
    assert (good.replies, good.alert, good.notes) == ((), None, (Rated(ITEM, "ko", True),))
    bad = person.says(Reacted(ITEM, "ko", is_good=False))
    assert bad.replies[0].locale == locale
    assert person.presses("hard").notes == (Complained(ITEM, "ko", "hard-to-understand"),)
    gone = person.says(Reacted("check/none", "ko", is_good=False))
    assert (gone.replies, gone.notes) == ((), ())


@pytest.mark.parametrize(
    "action", ["good:check/none:fr", "bad::fr", "missing:check/none:sv", "wrong-check::sv"]
)
def test_buttons_of_answers_that_are_gone_are_told_to_be_old(desk: Desk, action: str) -> None:
    """And note nothing."""
    turn = Person(desk).says(Press(action))
    assert turn.replies
    assert turn.notes == ()


@pytest.mark.parametrize(
    ("text", "locale", "outcome"),
    [
        ("Je suis renvoyé sur adobe.com après le login", "fr", "answer"),
        ("Jag skickas till adobe.com efter inloggning", "sv", "answer"),
    ],
)
def test_an_answered_question_leaves_no_words(desk: Desk, text: str, locale: str, outcome: str) -> None:
    """Its outcome, language and first id."""
    turn = Person(desk).says(Question(text))
    assert turn.notes == (Asked(outcome, locale, "symptom/redirected-to-adobe"),)


@pytest.mark.parametrize(
    ("text", "locale", "kept"),
    [
        (
            "peut-on relier Okta pour claire.dupont@acme.fr ? la cafetière est cassée",
            "fr",
            "peut-on relier Okta pour … ? la cafetière est cassée",
        ),
        (
            "vem lagar kaffemaskinen hos Birgitta, tel 070-123 45 67",
            "sv",
            "vem lagar kaffemaskinen hos …, tel …",
        ),
        ("커피머신 누가 고쳐요? 김민준님 010-1234-5678", "ko", "커피머신 누가 고쳐요? …님 …"),
    ],
)
def test_an_unanswered_question_leaves_redacted_words(desk: Desk, text: str, locale: str, kept: str) -> None:
    """Nothing that is somebody's own."""
    (note,) = Person(desk).says(Question(text)).notes
    assert isinstance(note, Asked)
    assert (note.outcome, note.locale, note.words) == ("none", locale, kept)


@pytest.mark.parametrize(
    "text",
    ["Miten leivon omenapiirakan, jossa on kermaa ja kanelia?", "hej", "🙂", "x" * 5000],
    ids=str.split,
)
def test_other_words_are_never_kept(desk: Desk, text: str) -> None:
    """A language that the redaction does not know, greetings, no words, too many."""
    notes = Person(desk, Session(spoken="sv")).says(Question(text)).notes
    assert all(isinstance(note, Asked) and not note.words for note in notes)


@pytest.mark.parametrize("locale", LOCALES)
def test_feedback_keeps_redacted_words_and_shows_them(desk: Desk, locale: str) -> None:
    """Without words it says how."""
    person = Person(desk, Session(chosen=locale))
    assert person.says(Command("feedback")).notes == ()
    assert "/feedback" in person.reads
    turn = person.says(Command("feedback", "great, but ask anna@example.com about scopes"))
    assert turn.notes == (Suggested("great, but ask … about scopes", locale),)
    assert "great, but ask … about scopes" in person.reads
    assert "anna" not in person.reads
    assert person.says(Command("feedback", "anna@example.com")).notes == ()
