"""A setting that people changed themselves: the cause of the trouble, or the remedy that did not help."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person


def _answered(desk: Desk, locale: str, text: str) -> tuple[str, ...]:
    told = Person(desk, Session(chosen=locale)).says(Question(text)).told
    assert told
    return told.answered


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "put another mask in about an hour back, still the same error"),
        ("fr", "j'ai mis le bon masque il y a une heure, toujours la même erreur"),
        ("sv", "la in den nya hemligheten i förmiddags, fortfarande samma fel"),
        ("ko", "삼십 분 전에 마스크를 바꿨는데 여전히 같은 오류가 나요"),
        ("de", "Secret vor einer halben Stunde neu eingetragen, immer noch derselbe Fehler"),
    ],
)
def test_a_change_that_did_not_help_takes_the_restart(desk: Desk, locale: str, text: str) -> None:
    """No setting of the account takes effect before it, and nobody has told of one."""
    assert _answered(desk, locale, text) == ("check/server-restart",)


@pytest.mark.parametrize(
    ("locale", "text", "item"),
    [
        ("en", "since I touched the scopes on Friday nobody gets in", "check/scopes"),
        ("fr", "depuis que j'ai retouché le secret plus personne n'entre", "check/client-secret"),
        ("sv", "sen jag ändrade masken kommer ingen in", "check/association-mask"),
        ("de", "seit ich das Secret geändert habe, kommt keiner mehr rein", "check/client-secret"),
    ],
)
def test_a_change_after_which_it_failed_is_the_likely_cause(
    desk: Desk, locale: str, text: str, item: str
) -> None:
    """It worked before: what was changed is looked at first."""
    assert _answered(desk, locale, text) == (item,)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "put another mask in and restarted the server, still the same error"),
        ("fr", "j'ai mis le bon masque et redémarré le serveur, toujours la même erreur"),
    ],
)
def test_who_has_restarted_is_not_sent_to_restart(desk: Desk, locale: str, text: str) -> None:
    """Once more would change nothing."""
    assert "check/server-restart" not in _answered(desk, locale, text)
