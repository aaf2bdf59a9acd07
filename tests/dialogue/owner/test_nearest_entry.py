"""The entry that an unanswered question comes nearest to."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.owner.nearest_entry import Nearest


@pytest.mark.parametrize(
    ("locale", "text", "item"),
    [
        ("fr", "l'url de callback finit par un slash", "check/callback-url"),
        ("sv", "hur många omfång får det finnas", "check/scopes"),
        ("ko", "콜백 서버 주소 끝에 슬래시", "check/callback-url"),
        ("en", "how long may the association mask be", "check/association-mask"),
        ("fr", "… la cafetière fuit", ""),
        ("sv", "kaffemaskinen läcker", ""),
        ("ko", "커피머신", ""),
        ("en", "…", ""),
        ("en", "", ""),
    ],
)
def test_words_in_common_decide(desk: Desk, locale: str, text: str, item: str) -> None:
    """The rarer, the more; with too few there is none."""
    assert Nearest(desk.documents, locale).find(text) == item
