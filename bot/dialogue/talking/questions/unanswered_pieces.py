"""What is said of questions in a message that nothing answers. In: their words. Out: that, for each.

Each is quoted, but where a secret may stand in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.dialogue.talking.act import Moment
from bot.model import Message
from bot.translate import _

_QUOTE_CHARS = 60
"""A choice: enough to recognise one's own question."""


def unanswered(moment: Moment, missing: Sequence[str]) -> Iterator[Message]:
    """A sentence for each question, and one for all those that are not quoted."""
    from bot.dialogue.message_secrets import may_show  # its patterns take long to load

    shown = [text for text in missing if may_show(text, moment.text)]
    for text in shown:
        said = text if len(text) <= _QUOTE_CHARS else text[: _QUOTE_CHARS - 1] + "…"
        yield _("My documentation does not answer this: “{question}”", question=said)
    if len(shown) < len(missing):
        yield _("My documentation does not answer the rest of your message.")
