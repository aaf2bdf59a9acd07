"""What asks for yes or no gets it, with the sentence that settles it; nothing else does."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.talking.message.cue_lexicon import lexicon
from bot.dialogue.talking.message.polar_question import is_polar
from bot.dialogue.talking.message.utterance import read
from bot.translate import _, translator
from tests.dialogue.person import answer_to

_YES, _NO = _("Yes."), _("No.")


@pytest.mark.parametrize(
    ("locale", "turns", "says_yes", "quotes"),
    [
        ("en", ("technical accounts", "so that is a JWT, right?"), False, "OAuth Server-to-Server"),
        (
            "fr",
            ("bloquer les connexions natives", "c'est à mettre dans serverConf.xml ?"),
            False,
            "config-<instance>",
        ),
        ("sv", ("spärra inbyggd inloggning", "är det nog med disableAPI?"), False, "disableAPI"),
        ("ko", ("기술 계정", "예전 운영자는 지금 지워도 괜찮을까요?"), False, "Operators"),
        ("de", ("technische Konten", "darf der alte Benutzer sofort gelöscht werden?"), False, "Operators"),
        (
            "en",
            ("server restart", "do workflows stop when everything is restarted?"),
            True,
            "restarts everything",
        ),
        ("sv", ("starta om servern", "stannar utskick om bara web startas?"), False, "mta"),
        (
            "de",
            ("WebView2-Cache der Konsole leeren", "meinst du den Cache von Chrome?"),
            False,
            "WebView2-Cache",
        ),
        ("fr", ("campaign v7 ou v8", "on a la v8, IMS est imposé, on est obligés ?"), True, "v8"),
        ("ko", ("authIMS 설정", "거기 값은 평문으로 적어도 되나요?"), False, "AES"),
        ("en", ("callback URL", "is https on its own sufficient?"), False, "allowlist"),
        ("fr", ("URL de callback", "le https suffit ?"), False, "liste"),
        ("sv", ("callback", "är https tillräckligt?"), False, "tillåtelselistan"),
        ("de", ("Callback-URL", "reicht https?"), False, "Zulassungsliste"),
    ],
)
def test_page_at_hand_settles_it(
    desk: Desk, locale: str, turns: tuple[str, ...], says_yes: bool, quotes: str
) -> None:
    """A belief, what is enough, what is interrupted: also where a word of it names another page."""
    reads, _answered = answer_to(desk, locale, *turns)
    word, other = (_YES, _NO) if says_yes else (_NO, _YES)
    assert translator(locale).text(word) in reads
    assert translator(locale).text(other) not in reads
    assert quotes in reads


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("technical accounts", "when do I delete the old operator?")),
        ("en", ("technical accounts", "we deleted the old operator already")),
        ("de", ("technische Konten", "welche Methode statt JWT?")),
        ("sv", ("spärra inbyggd inloggning", "vilken fil, serverConf.xml?")),
    ],
)
def test_nothing_else_gets_yes_or_no(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """To "when?" or to a report neither is an answer."""
    reads, _answered = answer_to(desk, locale, *turns)
    assert not any(translator(locale).text(word) in reads.splitlines() for word in (_YES, _NO))


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("native login block", "the admin isn't locked out by that, is he?")),
        ("de", ("native Anmeldungen sperren", "admin wird nicht ausgesperrt, oder?")),
        ("fr", ("comptes techniques", "alors pas de JWT ?")),
        ("sv", ("flytta användare till IMS", "behåller vi de gamla operatörerna?")),
        ("ko", ("서버 재시작", "web만 재시작하면 발송은 계속되나요?")),
    ],
)
def test_a_question_turned_round_gets_no_false_no(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """What is asked not to be so, or to stay, is not denied with the fact."""
    reads, _answered = answer_to(desk, locale, *turns)
    assert translator(locale).text(_NO) not in reads.splitlines()


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("en", "under Program Files, right?", True),
        ("en", "which folder?", False),
        ("fr", "est-ce que ça suffit", True),
        ("fr", "dans quel fichier ?", False),
        ("sv", "det räcker, eller hur?", True),
        ("sv", "hur gör jag?", False),
        ("ko", "JWT로 하나요", True),
        ("ko", "어디에 넣나요", False),
        ("de", "das reicht, oder?", True),
        ("de", "wie geht das?", False),
        ("en", "the folder is empty", False),
    ],
)
def test_what_asks_for_yes_or_no(locale: str, text: str, *, expected: bool) -> None:
    """By its mark, its ending or a tag, and by no question word."""
    assert is_polar(read(text, lexicon(locale))) is expected
