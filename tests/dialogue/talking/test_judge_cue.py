"""Whether a value is to be judged, or is said not to work."""

from __future__ import annotations

import pytest

from bot.dialogue.talking.message.cue_lexicon import lexicon
from bot.dialogue.talking.message.utterance import read


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("le masque Campaign - nord - (.*), ça marche ?", True),
        ("avec https, ça passe quand même ?", True),
        ("le masque Campaign - nord - (.*), ça marche pas", False),
        ("le masque est en place mais ça passe toujours pas", False),
    ],
)
def test_what_does_not_work_in_french_asks_nothing(said: str, asks: bool) -> None:
    """The word that denies stands behind the verb."""
    assert read(said, lexicon("fr"), {}).has("judge") is asks
