"""What is told and not asked, once something was spoken of."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.model import BlockKind
from tests.dialogue.person import Person, after

NOTED = {"en": "Noted.", "fr": "C’est noté.", "sv": "Okej.", "ko": "알겠습니다.", "de": "Verstanden."}


def _is_whole(person: Person) -> bool:
    """Whether all steps of a section were told."""
    assert person.reply is not None
    return BlockKind.STEPS in [block.kind for block in person.reply.blocks]


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("how should the mask look?", "well, we are a rather small team here")),
        (
            "fr",
            ("à quoi doit ressembler le masque ?", "nous sommes une assez petite équipe"),
        ),
        ("sv", ("hur ska masken se ut?", "vi sitter i Göteborg allihop")),
        ("ko", ("마스크는 어떤 형식이어야 하나요?", "저희는 꽤 작은 팀이에요")),
        ("de", ("wie muss die Maske aussehen?", "wir sind hier nur ein kleines Team")),
    ],
)
def test_a_remark_is_taken_note_of(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """Neither a section nor a doubt is told to who asks nothing."""
    person = after(desk, locale, *turns)
    assert person.reads.startswith(NOTED[locale])
    assert not _is_whole(person)


@pytest.mark.parametrize(
    ("locale", "turns", "told"),
    [
        ("en", ("clear the console cache, how?", "the proxy asks for its password twice"), "WebView2"),
        ("sv", ("hur rensar jag konsolens cache", "proxyn frågar efter lösenordet två gånger"), "WebView2"),
        ("ko", ("콘솔 캐시는 어떻게 지우나요", "프록시가 암호를 두 번이나 물어봐요"), "WebView2"),
    ],
)
def test_a_remark_that_a_passage_answers_gets_it(
    desk: Desk, locale: str, turns: tuple[str, ...], told: str
) -> None:
    """What the documents know of it is worth telling, unasked."""
    person = after(desk, locale, *turns)
    assert told in person.reads
    assert not _is_whole(person)


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("where are the authIMS settings?", "ok so they may be left blank")),
        ("fr", ("où sont les réglages authIMS ?", "ok donc on peut les laisser vides")),
        ("sv", ("var finns authIMS-inställningarna?", "aha så de får vara tomma")),
        ("ko", ("authIMS 설정은 어디에 있나요?", "아 그럼 비워 둬도 되겠네요")),
        ("de", ("wo sind die authIMS-Einstellungen?", "ach also kann das leer bleiben")),
    ],
)
def test_a_conclusion_is_no_remark(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """It wants to be confirmed: a mere "noted" would, whatever the documents say."""
    person = after(desk, locale, *turns)
    assert not person.reads.startswith(NOTED[locale])


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("they land on adobe.com", "I put our new domain into the account")),
        ("sv", ("de hamnar på adobe.com", "har lagt in vår nya domän i kontot")),
    ],
)
def test_after_a_change_its_next_step_is_told(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """Save and restart, and nothing twice."""
    person = after(desk, locale, *turns)
    assert not _is_whole(person)
    restart = {"en": "restart", "sv": "starta"}[locale]
    assert person.reads.count(restart) == 1
