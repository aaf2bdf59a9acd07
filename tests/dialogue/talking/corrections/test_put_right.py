"""A word of a correction puts something right where it opens what is said, and not in a question."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from tests.dialogue.person import after

_MEANT = [
    ("en", "how do I check the client ID?", "no, I meant the secret", "check/client-secret"),
    ("fr", "comment vérifier l'identifiant client ?", "non, je parlais du secret", "check/client-secret"),
    ("sv", "hur kollar jag klient-ID?", "nej, hemligheten menar jag", "check/client-secret"),
    ("ko", "클라이언트 ID는 어떻게 확인해요?", "아니 시크릿 말이에요", "check/client-secret"),
    ("de", "wie prüfe ich die Client-ID?", "nein, ich meine das Geheimnis", "check/client-secret"),
]
_ASKED = [
    (
        "en",
        "what is the Adobe ID good for?",
        "federated or plain Adobe ID, are there different boxes to tick?",
    ),
    (
        "sv",
        "vad är Adobe ID bra för?",
        "federated eller vanligt Adobe ID, ska man kryssa i olika saker?",
    ),
    (
        "fr",
        "à quoi sert l'Adobe ID ?",
        "Federated ou Adobe ID classique, faut-il cocher des choses différentes ?",
    ),
    (
        "de",
        "wofür ist die Adobe ID gut?",
        "Federated oder normale Adobe ID, muss man da Verschiedenes anhaken?",
    ),
]
_HERE = [
    ("en", "how do I block native logins?", "so the only way is to lift the block again? yes or no"),
    ("sv", "hur spärrar jag inbyggd inloggning?", "så enda vägen är att ta bort spärren igen? ja eller nej"),
    ("de", "wie sperre ich native Anmeldungen?", "also hilft nur, die Sperre aufzuheben? ja oder nein"),
]
_WHERE = [
    ("en", "not the mask, where are the group names?"),
    ("fr", "pas le masque, où sont les noms de groupes ?"),
    ("de", "nicht die Maske, wo stehen die Gruppennamen?"),
]


@pytest.mark.parametrize(("locale", "before", "said", "meant"), _MEANT)
def test_no_puts_right_what_was_understood(
    desk: Desk, locale: str, before: str, said: str, meant: str
) -> None:
    """What follows it is meant."""
    _outcome, answered = after(desk, locale, before).told(said)
    assert answered == (meant,)


@pytest.mark.parametrize(("locale", "before", "said"), _ASKED)
def test_two_things_that_are_offered_deny_none(desk: Desk, locale: str, before: str, said: str) -> None:
    """The question gets a passage, and no whole page."""
    person = after(desk, locale, before)
    whole = person.reads
    person.told(said)
    assert len(person.reads) < len(whole)


@pytest.mark.parametrize(("locale", "before", "said"), _HERE)
def test_yes_or_no_is_no_no(desk: Desk, locale: str, before: str, said: str) -> None:
    """The page at hand is kept to, or nothing is said of it; in doubt it is one of two."""
    _outcome, answered = after(desk, locale, before).told(said)
    assert not answered or "topic/native-login-block" in answered


@pytest.mark.parametrize(("locale", "said"), _WHERE)
def test_where_is_answered_of_what_is_meant(desk: Desk, locale: str, said: str) -> None:
    """And not with all that its page says."""
    person = after(desk, locale)
    _outcome, answered = person.told(said)
    assert answered == ("check/operator-group-names",)
    assert len(person.reads) < 700
