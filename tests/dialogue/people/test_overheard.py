"""Help that nobody asked for: only where a chat wants it, only to questions, only when very sure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.dialogue.context import Context
from bot.dialogue.converse import converse
from bot.dialogue.desk import Desk, Turn
from bot.dialogue.exchange import Overheard
from bot.dialogue.notes import Asked
from bot.dialogue.people.overheard import is_plea
from bot.dialogue.session import ChatSettings, Session
from tests.builders import text_of
from tests.said import in_each

WANTED = Context(is_private=False, chat=ChatSettings(helps_unasked=True))
SURE = in_each("redirected_in_a_group")
SETTLED = (
    "I changed the association mask yesterday and everything works now",
    "Thanks, the callback URL was the problem",
    "reminder: restart the server after the change tonight",
    "The new client secret arrived, I will enter it at noon",
    "merci, c'était l'URL de callback",
    "on a corrigé le masque d'association hier, ça marche",
    "jag har ändrat återanropsadressen, funkar nu",
    "vi startade om servern i natt",
    "연결 마스크 수정했더니 해결됐어요",
    "내일 클라이언트 암호 변경 예정입니다",
)
OF_OTHER_THINGS = (
    "is the internal name of the project still secret?",
    "what is the product context of the new slogan?",
    "who is on call for the callback project this weekend?",
    "I can't log in to SAP since the password change",
    "the workflow in Campaign is stuck at enrichment",
    "can we invite Adobe to the summer party?",
    "quel est le nom interne de la nouvelle campagne de com ?",
    "le compte externe FTP ne marche plus, qui gère ?",
    "qui redémarre le serveur de fichiers ?",
    "L'organisation du séminaire, qui s'en occupe ?",
    "vad är det interna namnet på projektet?",
    "Photoshop kräver inloggning igen, någon annan?",
    "spårningen fungerar inte i Campaign",
    "vilken grupp ska på kursen?",
    "이번 캠페인 범위가 어디까지인가요?",
    "포토샵 로그인이 안 돼요",
    "서버실 출입 권한이 없다고 나와요",
    "클라이언트 미팅 시간 바뀌었나요?",
)


def overheard(desk: Desk, text: str, session: Session | None = None, context: Context = WANTED) -> Turn:
    """What comes of words that were not said to the bot."""
    return converse(Overheard(text), session or Session(), desk, context)


@pytest.mark.parametrize("locale", SURE)
def test_a_sure_answer_is_offered_with_a_friendly_line(desk: Desk, locale: str) -> None:
    """In the language of the question, or the one that the person chose; the words are not kept."""
    turn = overheard(desk, SURE[locale])
    (reply,) = turn.replies
    assert reply.locale == locale
    assert reply.item == "symptom/redirected-to-adobe"
    assert reply.blocks[0].kind == "paragraph"
    assert "https://experienceleague.adobe.com/" in text_of(reply)
    assert turn.notes == (Asked("answer", locale, "symptom/redirected-to-adobe"),)
    assert turn.session == Session()
    (chosen,) = overheard(desk, SURE[locale], Session(chosen="ko")).replies
    assert chosen.locale == "ko"


@pytest.mark.parametrize("locale", SURE)
def test_a_chat_that_has_not_asked_for_it_is_left_alone(desk: Desk, locale: str) -> None:
    """The default."""
    turn = overheard(desk, SURE[locale], context=Context(is_private=False))
    assert (turn.replies, turn.notes) == ((), ())


@pytest.mark.parametrize("text", [*SETTLED, *OF_OTHER_THINGS])
def test_talk_of_colleagues_is_left_alone(desk: Desk, text: str) -> None:
    """What is done, planned or about something else, however near its words are; nothing is noted."""
    turn = overheard(desk, text)
    assert (turn.replies, turn.notes, turn.alert) == ((), (), None)


@pytest.mark.parametrize(
    "text", ["callback url?", "scopes", "", "🙂", "x" * 5000, f"{SURE['en']} client secret: p8X2kq9LmZ3vB7"]
)
def test_too_little_too_much_and_secrets_are_left_alone(desk: Desk, text: str) -> None:
    """Three words make a question at least; where a secret stands there is something else to say."""
    assert overheard(desk, text).replies == ()


def test_a_plea_is_told_from_a_report() -> None:
    """A question mark does not make a plea of thanks."""
    assert is_plea("vilken server ska det vara")
    assert is_plea("je n’arrive plus à me connecter")
    assert not is_plea("thanks, all fixed, right?")
    assert not is_plea("we have a new server")


def test_off_topic_questions_of_the_benchmark_are_never_answered(desk: Desk, checkout: Path) -> None:
    """And of those on topic, a quarter is, every one of them right."""
    bench = checkout.parent / "shared" / "bench"
    if not bench.is_dir():
        pytest.skip("shared/bench is not beside this checkout")
    answered = on_topic = 0
    for path in sorted(bench.glob("questions.*.jsonl")):
        for question in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            replies = overheard(desk, question["text"]).replies
            if not question.get("id"):
                assert replies == (), question["text"]
                continue
            on_topic += 1
            answered += len(replies)
            assert all(reply.item in (question["id"], *question["also"]) for reply in replies)
    assert answered >= 0.2 * on_topic
