"""The marks that Adobe's documentation adds to Markdown, as an inline rule for markdown-it-py.

`[!UICONTROL Label]` becomes a `dialect_ui` token, `[!DNL Name]`, `[!BADGE Word]` and any other `[!WORD text]`
a `dialect_text` token with the text alone. A mark may stand in another
(`[!UICONTROL [!DNL Name] list]`), and a link whose text alone is marked (`[!DNL [Name]](page.md)`) is a link:
so Adobe's own plugin reads them. `[!INCLUDE [Title](file.md)]`, Microsoft's way to have the text of another
file in its place, is a label of that title in a line, and nothing where it stands alone. The attributes that
follow a link, a badge or an image (`{_blank}`, `{target=…}`, `{width="40%"}`) say nothing to a reader.
`>[!NOTE]` stands alone in its line and is read by `markdown.py`.
"""

from __future__ import annotations

import re
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

MARK = re.compile(r"\[!([A-Z]+) +((?:[^\[\]\\\n]|\\.|\[[^\[\]\n]*\])+)\]")
ATTRIBUTES = re.compile(
    r"""\{ *(?:_blank|[\w-]+ *= *(?:"[^"\n]*"|[“”][^“”\n]*[“”]|[^\s}"]+))"""
    r"""(?: +[\w-]+ *= *(?:"[^"\n]*"|[^\s}"]+))* *\}"""
)
ANCHOR = re.compile(r"\{:? *(?:\.[\w-]+ +)*# *([^}\s]+)(?: +[^{}\n]*)?\}")
"""The name of a heading or paragraph, with classes or attributes beside it or not: `{#name .class}`."""
HTML_NAME = re.compile(r"""<[A-Za-z][^>]*?\s(?:id|name)\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s"'>]+))""")
"""A name that HTML gives: `<a name="x">`, `<h2 id=x>`."""
_INCLUDED = re.compile(r"\[!INCLUDE *\[((?:[^\[\]\\\n]|\\.)*)\]\([^()\n]*\) *\]", re.IGNORECASE)
_MARKED_LINK = re.compile(r"\[![A-Z]+ +(\[[^\[\]\n]*\])\](?=\()")
_STARRED = re.compile(r"\[!([A-Z]+) +(\*\*)?((?:[^\[\]\\\n*]|\*(?!\*)|\\.)+)(\*\*)?\]")
_ESCAPE = re.compile(r"\\([^\w\s])")


def dialect_plugin(parser: MarkdownIt) -> None:
    """Teach the parser the dialect."""
    parser.core.ruler.before("inline", "dialect_marks", _rearranged)
    parser.inline.ruler.before("link", "dialect", _mark)


def mark_text(written: str) -> str:
    """What a reader sees of a mark's text: brackets without the backslash before them."""
    return _ESCAPE.sub(r"\1", MARK.sub(lambda within: within[2], written)).strip()


def html_names(written: str) -> set[str]:
    """What links can point to in a piece of HTML, or of Markdown with HTML in it."""
    return {found[1] or found[2] or found[3] for found in HTML_NAME.finditer(written)}


def _rearranged(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and "[!" in token.content:
            content = _MARKED_LINK.sub(r"\1", token.content)
            token.content = _STARRED.sub(_with_stars_outside, content) if "**" in content else content


def _with_stars_outside(mark: re.Match[str]) -> str:
    """`**[!UICONTROL Save**]`, `[!UICONTROL **Save**]` as they are shown: the text takes the mark's place."""
    word, before, text, after = mark.groups("")
    return f"{before}[!{word} {text}]{after}"


def _mark(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[!", state.pos):
        return False
    if found := _INCLUDED.match(state.src, state.pos, state.posMax):
        alone = found[0] == state.src.strip()
        word, text = "UICONTROL", "" if alone else found[1]
    elif found := MARK.match(state.src, state.pos, state.posMax):
        word, text = found.groups()
    else:
        return False
    if not silent:
        token = state.push("dialect_ui" if word == "UICONTROL" else "dialect_text", "", 0)
        token.content = unescape(mark_text(text))
        token.info = word
    state.pos = found.end()
    return True
