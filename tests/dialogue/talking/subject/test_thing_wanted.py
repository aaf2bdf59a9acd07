"""The thing that a question wants stands in the passage that is told: a command, a link, a version, names."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import Outcome
from tests.dialogue.person import Person

BLOCK, SERVER, SECRET = "topic/native-login-block", "topic/server-ims-settings", "check/client-secret"
RIGHTS, ACCOUNTS, COMMANDS = "symptom/no-matching-right", "topic/technical-accounts", "topic/restart-commands"
VERSIONS = "topic/ims-versions"
CONSOLE = "https://adminconsole.adobe.com/"


@pytest.mark.parametrize(
    ("locale", "item", "said", "told"),
    [
        ("en", RIGHTS, "have you a link for me where I see her groups?", CONSOLE),
        ("fr", RIGHTS, "vous avez un lien pour voir ses groupes ?", CONSOLE),
        ("sv", RIGHTS, "har du en länk där hennes grupper syns?", CONSOLE),
        ("ko", RIGHTS, "그룹을 확인하는 사이트 주소 알려 주세요", CONSOLE),
        ("de", RIGHTS, "gibt es einen Link, wo ich ihre Gruppen sehe?", CONSOLE),
        ("en", BLOCK, "as of which version is there such a thing?", "7.4.1"),
        ("fr", BLOCK, "c'est possible à partir de quelle version ?", "7.4.1"),
        ("sv", BLOCK, "från vilken version finns det?", "7.4.1"),
        ("ko", BLOCK, "몇 버전부터 되는 거예요?", "7.4.1"),
        ("de", BLOCK, "ab welcher Version geht das?", "7.4.1"),
        ("en", ACCOUNTS, "from which version on is it recommended?", "7.3.5"),
        ("fr", ACCOUNTS, "depuis quelle version est-ce recommandé ?", "7.3.5"),
        ("sv", ACCOUNTS, "från och med vilken version är det rekommenderat?", "7.3.5"),
        ("ko", ACCOUNTS, "어느 버전부터 권장되나요?", "7.3.5"),
        ("de", ACCOUNTS, "ab welcher Version wird das empfohlen?", "7.3.5"),
        ("en", BLOCK, "which accounts may go on as before?", "aemserver"),
        ("fr", BLOCK, "quels comptes peuvent encore se connecter comme avant ?", "aemserver"),
        ("sv", BLOCK, "vilka konton får fortsätta som förut?", "aemserver"),
        ("ko", BLOCK, "그래도 계속 로그인 가능한 계정은요?", "aemserver"),
        ("de", BLOCK, "welche Konten dürfen weiterhin so hinein?", "aemserver"),
        ("en", VERSIONS, "and where do I look up the one we run?", "About..."),
        ("fr", VERSIONS, "où voit-on quelle version on a ?", "About..."),
        ("sv", VERSIONS, "och var syns det vilken vi använder?", "About..."),
        ("ko", VERSIONS, "저희 버전은 어디서 확인하나요?", "About..."),
        ("de", VERSIONS, "und wo sehe ich, welche wir nutzen?", "About..."),
        ("en", SERVER, "edited, so which command now?", "nlserver config -reload"),
        ("fr", SERVER, "modifié, alors quelle commande ?", "nlserver config -reload"),
        ("sv", SERVER, "ändrat, vilket kommando nu?", "nlserver config -reload"),
        ("ko", SERVER, "고쳤어요, 이제 어떤 명령어예요?", "nlserver config -reload"),
        ("de", SERVER, "geändert, welcher Befehl jetzt?", "nlserver config -reload"),
    ],
)
def test_the_passage_that_carries_it_is_told(
    desk: Desk, locale: str, item: str, said: str, told: str
) -> None:
    """Alone, and not the one that shares the other words."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(desk.documents.title(item, locale)))
    whole = person.reads
    summary = person.says(Question(said)).told
    assert summary
    assert summary.answered == (item,)
    assert told in person.reads
    assert len(person.reads) < len(whole) / 2


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "what's the command?"),
        ("fr", "c'est quoi la commande ?"),
        ("sv", "vad är kommandot?"),
        ("ko", "명령어가 뭐예요?"),
        ("de", "wie lautet der Befehl?"),
    ],
)
def test_what_the_page_leads_to_carries_it(desk: Desk, locale: str, said: str) -> None:
    """The check ends in a restart, of which another section has the command."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(desk.documents.title(SECRET, locale)))
    person.says(Question(said))
    assert "nlserver restart web" in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "got a link for cheap flights to Rome?"),
        ("fr", "un lien vers une bonne recette de crêpes ?"),
        ("sv", "har du en länk till vädret i helgen?"),
        ("ko", "야구 중계 링크 있어요?"),
        ("de", "haben Sie einen Link zum Wetterbericht?"),
    ],
)
def test_a_link_to_something_else_is_none_of_these(desk: Desk, locale: str, said: str) -> None:
    """The page at hand has a link, which has nothing to do with it."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(desk.documents.title(RIGHTS, locale)))
    summary = person.says(Question(said)).told
    assert summary
    assert summary.outcome is not Outcome.ANSWER


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "does that command stop the workflows?"),
        ("fr", "cette commande arrête les workflows ?"),
        ("sv", "stoppar det kommandot arbetsflödena?"),
        ("ko", "그 명령어를 실행하면 워크플로도 멈추나요?"),
        ("de", "hält der Befehl auch Workflows an?"),
    ],
)
def test_a_question_about_a_command_asks_for_none(desk: Desk, locale: str, said: str) -> None:
    """What it interrupts is told, not how it is written."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(desk.documents.title(COMMANDS, locale)))
    person.says(Question(said))
    assert "wfserver" in person.reads or "workflow" in person.reads.casefold()


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "give me the command that shows who is connected right now"),
        ("fr", "quelle commande indique qui est connecté ?"),
        ("sv", "vilket kommando visar vilka som är anslutna just nu?"),
        ("ko", "접속자 확인 명령어가 뭐예요?"),
        ("de", "welcher Befehl zeigt, wer gerade verbunden ist?"),
    ],
)
def test_what_is_said_of_the_command_counts(desk: Desk, locale: str, said: str) -> None:
    """It is none of the page at hand, nor of what that leads to."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(desk.documents.title(SECRET, locale)))
    person.says(Question(said))
    assert "nlserver pdump -who" in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "is there a command that verifies the secret?"),
        ("fr", "existe-t-il une commande qui vérifie le secret ?"),
        ("sv", "finns det ett kommando som verifierar hemligheten?"),
        ("ko", "암호를 검증하는 명령어가 있나요?"),
        ("de", "gibt es einen Befehl, der das Geheimnis prüft?"),
    ],
)
def test_a_command_for_something_else_is_no_answer(desk: Desk, locale: str, said: str) -> None:
    """The check ends in a restart, which verifies nothing."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(desk.documents.title(SECRET, locale)))
    summary = person.says(Question(said)).told
    assert summary
    assert summary.outcome is not Outcome.ANSWER
