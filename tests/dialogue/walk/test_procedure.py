"""Walks through the numbered steps of a topic: one at a time, to the end, with a way out of each."""

from __future__ import annotations

import msgspec
import pytest

from bot import app
from bot.channel.plain_text import render
from bot.dialogue.answers.entry import show_reply
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command, Press, Question, Reply
from bot.dialogue.session import Session, Walk
from bot.dialogue.walk import walkthrough
from bot.languages import LOCALES
from bot.model import Block, BlockKind
from bot.visible import columns
from tests.builders import text_of
from tests.dialogue.person import Person
from tests.dialogue.walk.fewer_steps import without_steps
from tests.said import in_each

HALF_ROW = 20
"""Columns of a label beside another on a phone."""
MIGRATION, TENANT, FIELDS = "topic/user-migration", "topic/tenant-name", "topic/account-fields"
STUCK, DONE, BACK, STOP, YES, UNSURE, QUESTION, HOSTED = (
    in_each(key)
    for key in ("step_does_not_work", "done", "back", "stop", "yes", "not_sure", "name", "hosted")
)


def walking(desk: Desk, topic: str = MIGRATION, locale: str = "fr", **session: str) -> Person:
    """Somebody with the first step of a topic on the screen."""
    person = Person(desk, msgspec.convert({"chosen": locale, **session}, Session))
    person.says(Command("walk", topic))
    return person


def steps_in(reply: Reply | None) -> list[str]:
    """The numbered steps of a message, each with its number, as plain text."""
    assert reply
    return [
        render((Block(BlockKind.STEPS, items=(item,), level=(block.level or 1) + at),))
        for block in reply.blocks
        if block.kind is BlockKind.STEPS
        for at, item in enumerate(block.items)
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_topic_is_walked_from_its_first_step_to_its_last(desk: Desk, locale: str) -> None:
    """Each step once, as the page numbers them, all of the page's words, no screen twice, then the end."""
    for topic in desk.documents.in_order("topic"):
        answer = show_reply(desk.documents, topic, locale)
        assert answer
        expected = steps_in(answer)
        is_due = walkthrough.RESTART in desk.documents.entries[topic].leads_to
        person = walking(desk, topic, locale)
        seen: list[str] = []
        shown: list[Block] = []
        for number, step in enumerate(expected, 1):
            assert person.reads.startswith(f"{number}/{len(expected) + is_due} "), topic
            assert steps_in(person.reply) == [step], topic
            assert person.reply
            shown += person.reply.blocks[1:]
            seen.append(person.reads)
            person.presses(".ok:")
        assert (person.session.walk is not None) == is_due, topic
        if is_due:
            assert desk.documents.title(walkthrough.RESTART, locale) in person.reads
            seen.append(person.reads)
            person.presses(".ok:")
        seen.append(person.reads)
        assert len(set(seen)) == len(seen), topic
        assert person.session.walk is None
        assert str(len(expected)) in person.reads
        others = [block for block in answer.blocks[1:-1] if block.kind is not BlockKind.STEPS]
        assert [block for block in shown if block.kind is not BlockKind.STEPS] == others, topic


@pytest.mark.parametrize("locale", LOCALES)
def test_every_button_of_every_step_fits(desk: Desk, locale: str) -> None:
    """Into Telegram's 64 bytes and a phone's width, also where a step does not work and at the end."""
    for topic in desk.documents.in_order("topic"):
        person = walking(desk, topic, locale)
        replies = [person.reply]
        while person.session.walk:
            offered = walkthrough.offered(person.session.walk, desk.documents)
            person.presses(".no:" if "no" in offered else ".open:")
            replies.append(person.reply)
        rows = [row for reply in replies if reply for row in reply.keyboard]
        assert all(0 < len(button.action.encode()) <= 64 for row in rows for button in row), topic
        assert all(columns(button.label) <= HALF_ROW for row in rows for button in row if len(row) > 1)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_answer_leads_to_the_walk_and_the_walk_to_the_answer(desk: Desk, locale: str) -> None:
    """A button under each; after the answer the walk is gone on with where it was."""
    person = Person(desk, Session(chosen=locale))
    person.says(Press(f"show:{MIGRATION}:{locale}"))
    person.presses("guide:")
    person.presses(".ok:")
    second = person.reads
    person.presses("show:")
    assert len(steps_in(person.reply)) == 7
    person.presses("read:")
    assert len(steps_in(person.reply)) == 7
    person.says(Question(YES[locale]))
    assert person.reads.endswith(second)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("key", ["migrate_users", "clear_cache"])
def test_a_question_about_a_topic_leads_to_its_walk(desk: Desk, locale: str, key: str) -> None:
    """The button under the answer, or its label typed; so does a link that opens the chat."""
    for ask_for in ("button", "words", "link"):
        person = Person(desk, Session(client=locale))
        turn = person.says(Question(in_each(key)[locale]))
        assert turn.told
        (topic,) = turn.told.answered
        button = person.button(f"guide:{topic}:")
        if ask_for == "button":
            person.says(Press(button.action))
        elif ask_for == "words":
            person.says(Question(button.label))
        else:
            person.says(Command("start", f"walk_{topic.partition('/')[2]}"))
        assert person.session.walk
        assert person.session.walk.start == topic
        assert person.reply
        assert person.reply.locale == locale


def test_a_step_that_does_not_work_offers_pages_and_the_hand_over(desk: Desk) -> None:
    """What the topic leads to; whoever found the way says so, whoever did not goes on without it."""
    person = walking(desk, locale="sv")
    person.presses(".ok:")
    second = steps_in(person.reply)
    person.presses(".no:")
    assert steps_in(person.reply) == second
    shows = [button.action.split(":")[1] for button in person.buttons if button.action.startswith("show:")]
    assert tuple(shows) == desk.documents.entries[MIGRATION].leads_to
    assert person.button("ticket:")
    person.presses(".back:")
    assert person.session.walk
    assert not person.session.walk.is_showing_fix
    person.presses(".no:")
    person.presses(".fixed:")
    person.presses(".no:")
    third = steps_in(person.reply)
    person.presses(".open:")
    person.presses(".stop:")
    for sign, line in (("✅", "2"), ("❌", third[0].partition("\n")[0][:40]), ("⏭", "4")):
        assert f"{sign} {line}" in person.reads


def test_a_topic_that_leads_nowhere_has_the_hand_over_alone(desk: Desk) -> None:
    """No page is promised."""
    person = walking(desk, "topic/hosted-customers", "en")
    person.presses(".no:")
    assert "pages" not in person.reads
    assert not [button for button in person.buttons if button.action.startswith("show:")]
    assert person.button("ticket:")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_summary_for_a_human_names_the_step(desk: Desk, locale: str) -> None:
    """Which topic, which step; nothing of it before something was stuck."""
    person = walking(desk, locale=locale)
    title = desk.documents.title(MIGRATION, locale)
    person.presses(".ok:")
    walk = person.session
    person.says(Command("ticket"))
    plain = person.reads
    person = Person(desk, walk)
    person.says(Command("walk"))
    person.presses(".go-on:")
    person.presses(".no:")
    person.presses("ticket:")
    (line,) = set(person.reads.splitlines()) - set(plain.splitlines())
    assert title in line
    assert "2" in line


@pytest.mark.parametrize("locale", LOCALES)
def test_the_steps_are_taken_in_words(desk: Desk, locale: str) -> None:
    """Done, it does not work, not sure, back, stop; any other question is answered in between."""
    person = walking(desk, locale=locale)
    for said, results, is_stuck in (
        (DONE, ("ok",), False),
        (STUCK, ("ok",), True),
        (DONE, ("ok", "fixed"), False),
        (UNSURE, ("ok", "fixed"), True),
        (BACK, ("ok", "fixed"), False),
        (BACK, ("ok",), True),
        (STUCK, ("ok", "open"), False),
    ):
        person.says(Question(said[locale]))
        assert person.session.walk
        assert (person.session.walk.results, person.session.walk.is_showing_fix) == (results, is_stuck)
    third = person.reads
    person.says(Question(QUESTION[locale]))
    person.says(Question(YES[locale]))
    assert person.reads.endswith(third)
    person.says(Question(STOP[locale]))
    assert person.session.walk is None


@pytest.mark.parametrize(
    ("said", "locale", "is_done"),
    [
        ("not done yet", "en", False),
        ("no problem, done", "en", True),
        ("pas encore fait", "fr", False),
        ("je ne peux pas continuer", "fr", False),
        ("jag kommer inte vidare", "sv", False),
        ("inga problem, klart", "sv", True),
        ("아직 안 했어요", "ko", False),
        ("다 했습니다", "ko", True),
    ],
)
def test_a_word_that_is_denied_is_not_taken_for_done(
    desk: Desk, said: str, locale: str, *, is_done: bool
) -> None:
    """Nobody is led on past a step that they say they could not take."""
    person = walking(desk, locale=locale)
    person.says(Question(said))
    walk = person.session.walk
    assert walk
    assert (walk.results, walk.is_showing_fix) == ((("ok",), False) if is_done else ((), True))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("topic", [MIGRATION, "topic/hosted-customers"])
def test_who_turns_out_to_be_hosted_is_led_no_further(desk: Desk, locale: str, topic: str) -> None:
    """The walk ends when they say so, in passing or by the button, but for the one that is theirs."""
    for in_words in (True, False):
        person = walking(desk, topic, locale)
        step = Press(person.button(".ok:").action)
        person.says(Question(HOSTED[locale]) if in_words else Press(f"hosting:hosted:{locale}"))
        assert person.session.hosting == "hosted"
        assert (person.session.walk is None) == (topic == MIGRATION)
        if topic == MIGRATION:
            assert not [button for button in person.buttons if "step:" in button.action]
            assert person.says(step).alert


@pytest.mark.parametrize("locale", LOCALES)
def test_the_labels_do_what_the_buttons_do(desk: Desk, locale: str) -> None:
    """Typed as they stand."""
    person = walking(desk, locale=locale)
    person.says(Question(person.button(".ok:").label))
    person.says(Question(person.button(".no:").label))
    person.says(Question(person.button(".open:").label))
    assert person.session.walk
    assert person.session.walk.results == ("ok", "open")


def test_a_restart_is_called_to_mind_where_the_topic_leads_to_one(desk: Desk) -> None:
    """As the last step; put off, its steps stand in the summary. Elsewhere nobody is told of one."""
    person = walking(desk, TENANT, "sv")
    for _step in range(3):
        person.presses(".ok:")
    person.presses(".open:")
    assert "nlserver restart web" in person.reads
    person = walking(desk, "topic/console-cache", "sv")
    while person.session.walk:
        person.presses(".ok:")
    assert "nlserver" not in person.reads


def test_after_the_steps_come_the_checks(desk: Desk) -> None:
    """Those that the topic leads to, in its order; starting again is about them."""
    person = walking(desk, FIELDS, "ko")
    while person.session.walk:
        person.presses(".ok:")
    person.presses(f"guide:{FIELDS}#checks:")
    assert person.session.walk
    assert person.session.walk.checks == desk.documents.entries[FIELDS].leads_to
    assert person.reads.startswith("1/7 · " + desk.documents.title("check/internal-name", "ko"))
    person.presses(".no:")
    person.presses(".fixed:")
    assert person.reads.startswith("2/8 · ")
    person.presses(".stop:")
    person.presses("guide:")
    assert person.reads.startswith("1/7 · ")


def test_stopping_offers_no_checks_of_what_is_not_done(desk: Desk) -> None:
    """The pages that go on from there, and to start again."""
    person = walking(desk, FIELDS)
    person.presses(".stop:")
    assert [button.action for button in person.buttons if "guide:" in button.action] == [f"guide:{FIELDS}:fr"]


@pytest.mark.parametrize("locale", LOCALES)
def test_hosted_people_get_no_steps(desk: Desk, locale: str) -> None:
    """Of no topic but the one that is theirs, unless they wish to go on."""
    for topic in desk.documents.in_order("topic"):
        person = walking(desk, topic, locale, hosting="hosted")
        is_theirs = topic == "topic/hosted-customers"
        assert (person.session.walk is not None) == is_theirs, topic
        if not is_theirs:
            person.says(Press(f"show:{topic}:{locale}"))
            assert not steps_in(person.reply)
            assert not [button for button in person.buttons if button.action.startswith("guide:")]


def test_a_walk_survives_a_restart_of_the_bot(desk: Desk) -> None:
    """As it is stored, and read by a bot that was started anew."""
    person = walking(desk)
    person.presses(".ok:")
    stored = msgspec.json.encode(person.session.walk)
    session = msgspec.structs.replace(person.session, walk=msgspec.json.decode(stored, type=Walk))
    again = Person(app.open_desk(app.load_known()), session, reply=person.reply)
    again.presses(".ok:")
    assert again.reads.startswith("3/7")


@pytest.mark.parametrize("keep", [0, 2])
def test_a_walk_of_former_documents_ends(desk: Desk, keep: int) -> None:
    """The page has fewer steps since it was read anew: told so, and a new walk has those of today."""
    person = walking(desk, TENANT)
    person.desk = without_steps(desk, TENANT, keep=keep)
    turn = person.presses(".ok:")
    assert turn.alert
    assert not turn.replies
    assert person.session.walk is None
    person.says(Command("walk", TENANT))
    assert person.reads.startswith("1/3 ") == (keep == 2), "two steps and the restart"


def test_a_page_whose_languages_differ_is_not_walked(desk: Desk) -> None:
    """A number would mean one thing to one reader, and another to the next."""
    uneven = without_steps(desk, TENANT, keep=2, locales=("ko",))
    for locale in LOCALES:
        assert walking(uneven, TENANT, locale).session.walk is None


def test_the_steps_of_a_topic_are_no_checks_that_were_made(desk: Desk) -> None:
    """What comes next for a symptom is not changed by them, and the topic is what "where?" is about."""
    person = walking(desk, TENANT, "en")
    person.presses(".ok:")
    person.says(Question("where is that?"))
    (memory,) = person.session.memories
    assert memory.checked == ()
    assert memory.subjects[0] == TENANT


def test_somebody_else_cannot_take_the_steps(desk: Desk) -> None:
    """Told so; they may begin their own from the answer."""
    owner = walking(desk)
    other = Person(desk, Session(chosen="ko"), key="telegram:2")
    turn = other.says(Press(owner.button(".ok:").action))
    assert turn.alert
    assert not turn.replies
    other.says(Press(f"guide:{MIGRATION}:ko"))
    assert text_of(other.reply).startswith("1/7") if other.reply else False
