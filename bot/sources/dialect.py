"""The marks that Adobe's documentation adds to Markdown, as inline rules for markdown-it-py.

`[!UICONTROL Label]` becomes a `dialect_ui` token, `[!DNL Name]` and any other `[!WORD text]` a
`dialect_text` token with the text alone, `[!BADGE …]` nothing. `>[!NOTE]` has no text and is left as it is.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_MARK = re.compile(r"\[!([A-Z]+) +([^\]\n]+)\]")


def dialect_plugin(parser: MarkdownIt) -> None:
    """Teach the parser the dialect."""
    parser.inline.ruler.before("link", "dialect", _mark)


def _mark(state: StateInline, silent: bool) -> bool:
    found = _MARK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    word, text = found.groups()
    if not silent and word != "BADGE":
        token = state.push("dialect_ui" if word == "UICONTROL" else "dialect_text", "", 0)
        token.content = text.strip()
    state.pos = found.end()
    return True
