"""What is remembered of people and chats, whatever the store."""

from __future__ import annotations

from bot.dialogue.notes import Asked, Complained, Forget, Rated, Reload, Suggested
from bot.dialogue.session import ChatSettings, Memory, Option, Session, Value, Walk
from bot.store import Answer, Done, Sent, Store
from tests.store.given import DAY, NOON, numbers, queued

WALK = Walk("t0k3n", "symptom/x", ("check/a", "check/b"), ("ok",), NOON, is_showing_fix=True)
MEMORY = Memory(
    "telegram:-1/7",
    ("check/a", "symptom/x"),
    "symptom/x",
    ("check/b",),
    affected="one",
    options=(Option("Étape 2", "step:t0k3n.1.ok:fr"),),
    values=(Value("internal_name", "어도비", is_right=False),),
    versions=("v7",),
    touched=NOON,
)
EVERYTHING = Session("sv", "fr", "ko", "en", "hybrid", WALK, was_turned_away=True)


async def _keep(store: Store, session: Session, person: str = "telegram:1", now: int = NOON) -> None:
    await store.finish(Done(person=person, session=session, now=now))


async def test_a_stranger_has_a_fresh_session(store: Store) -> None:
    """And an unknown chat has the defaults."""
    assert await store.session("telegram:1") == Session()
    assert await store.chat("telegram:1") == ChatSettings()


async def test_a_session_is_remembered(store: Store) -> None:
    """All of it but what the app and the chat say each time."""
    await _keep(store, EVERYTHING)
    assert await store.session("telegram:1") == Session("sv", "fr", None, None, "hybrid", WALK, True)
    assert await store.session("telegram:2") == Session()
    await _keep(store, Session(chosen="ko", usual="fr"))
    assert await store.session("telegram:1") == Session(chosen="ko")


async def test_a_conversation_is_remembered(store: Store) -> None:
    """Whatever was said in it; the latest first."""
    memories = (MEMORY, Memory("telegram:1", ("check/a",), touched=NOON))
    await _keep(store, Session(chosen="fr", memories=memories))
    assert await store.session("telegram:1") == Session(chosen="fr", memories=memories)
    await _keep(store, Session(chosen="fr"))
    assert await store.session("telegram:1") == Session(chosen="fr")


async def test_who_has_nothing_to_be_remembered_is_not_known(store: Store) -> None:
    """Nor is a person who takes back what they chose."""
    await _keep(store, Session(client="fr", usual="sv"))
    assert (await store.records(0)).people == 0
    await _keep(store, Session(chosen="fr"))
    await _keep(store, Session(chosen="fr"), "telegram:2")
    assert (await store.records(0)).people == 2
    await _keep(store, Session())
    assert (await store.records(0)).people == 1
    assert await store.session("telegram:1") == Session()


async def test_a_chats_settings_are_remembered(store: Store) -> None:
    """Until they are the defaults again."""
    for settings in (ChatSettings("sv"), ChatSettings(None, True), ChatSettings("ko", True), ChatSettings()):
        await store.finish(Done(chat="telegram:-1", settings=settings, now=NOON))
        assert await store.chat("telegram:-1") == settings


async def test_a_group_becomes_a_supergroup(store: Store) -> None:
    """Its settings go along, once."""
    await store.finish(Done(chat="telegram:-1", settings=ChatSettings("sv", True), now=NOON))
    await store.finish(Done(chat="telegram:-2", settings=ChatSettings("ko"), now=NOON))
    for _ in range(2):
        await store.move_chat("telegram:-1", "telegram:-2")
        assert await store.chat("telegram:-1") == ChatSettings()
        assert await store.chat("telegram:-2") == ChatSettings("sv", True)
    await store.move_chat("telegram:-2", "telegram:-2")
    await store.move_chat("telegram:-3", "telegram:-2")
    assert await store.chat("telegram:-2") == ChatSettings("sv", True)


async def test_one_event_is_stored_as_a_whole(store: Store) -> None:
    """Update, person, chat, answer and notes together."""
    await store.inbox.add([queued(1)])
    answer = Answer("telegram:7", 10, "d", (Sent(11),), "check/a", "fr")
    done = Done(
        queued(1),
        "telegram:1",
        Session("fr"),
        "telegram:7",
        ChatSettings("fr"),
        (Asked("none", "fr"),),
        answer,
        NOON,
    )
    await store.finish(done)
    assert await numbers(store) == []
    assert await store.session("telegram:1") == Session("fr")
    assert await store.chat("telegram:7") == ChatSettings("fr")
    assert await store.answer_to("telegram:7", 10) == answer
    assert (await store.records(0)).outcomes == (("none", "fr", 1),)


async def test_a_person_is_forgotten(store: Store) -> None:
    """With everything that is theirs, and their private chat; what is of nobody stays."""
    chat = "telegram:1"
    answer = Answer(chat, 10, "d", (Sent(11),), "check/a", "fr")
    theirs = (
        Asked("none", "fr", "", "why"),
        Rated("check/a", "fr", True),
        Complained("check/a", "fr", "missing"),
        Suggested("more", "fr"),
    )
    for person in (chat, "telegram:2"):
        await store.finish(
            Done(None, person, EVERYTHING, person, ChatSettings("fr", True), theirs, answer, NOON)
        )
    last = Done(None, chat, EVERYTHING, chat, ChatSettings("sv"), (*theirs[1:], Forget()), answer, NOON)
    await store.finish(last)
    assert await store.session(chat) == Session()
    assert await store.chat(chat) == ChatSettings()
    assert await store.answer_to(chat, 10) is None
    assert await store.chat("telegram:2") == ChatSettings("fr", True)
    records = await store.records(0)
    assert records.people == 1
    assert records.outcomes == (("none", "fr", 2),)
    assert [(x.words, x.count) for x in records.unanswered] == [("why", 2)]
    assert [(x.good, x.complaints) for x in records.feedback] == [(1, (("missing", 1),))]
    assert records.suggestions == (Suggested("more", "fr"),)


async def test_who_asks_to_be_forgotten_in_a_group_leaves_its_settings(store: Store) -> None:
    """They are the group's."""
    await store.finish(Done(None, "telegram:1", Session("fr"), "telegram:-1", ChatSettings("fr"), now=NOON))
    await store.finish(
        Done(None, "telegram:1", None, "telegram:-1", ChatSettings("sv"), (Forget(), Reload()), now=NOON)
    )
    assert await store.session("telegram:1") == Session()
    assert await store.chat("telegram:-1") == ChatSettings("sv")


async def test_silent_people_lose_their_walks(store: Store) -> None:
    """And are forgotten altogether where they never settled anything."""
    await _keep(store, EVERYTHING, "chose", NOON - 2 * DAY)
    await _keep(store, Session(spoken="fr", walk=WALK), "spoke", NOON - 2 * DAY)
    await _keep(store, Session(hosting="hosted"), "hosted", NOON - 2 * DAY)
    await _keep(store, Session(spoken="fr", walk=WALK), "fresh", NOON - DAY)
    await store.prune(NOON - DAY)
    assert await store.session("chose") == Session("sv", "fr", None, None, "hybrid", None, True)
    assert await store.session("spoke") == Session()
    assert await store.session("hosted") == Session(hosting="hosted")
    assert await store.session("fresh") == Session(spoken="fr", walk=WALK)
    assert (await store.records(0)).people == 3


async def test_the_store_works(store: Store) -> None:
    """As `/readyz` asks it."""
    await store.check()
    await store.check()
