"""Text that a machine wrote and nobody can read.

A verb in its dictionary form with a particle on it, a particle that begins a sentence, a word that is
coordinated with itself or said again and again, characters of a wrong encoding.

Passes: `추가해야 합니다`. Fails: `추가하다에 추가하고`, `grupperna och grupperna`, `dÃ©faut`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.compiler.lint.lint_finding import Checked, LintFinding
from bot.compiler.page.align import Leaf
from bot.compiler.page.aligned import AlignedRow
from bot.compiler.page.sections import plain
from bot.model import BlockKind, Inline, Message, Severity, Style
from bot.translate import _

NAME = "garbled-text"
_MOJIBAKE = re.compile(r"\S*(?:Ã[\x80-\xbf©¨ªº«»¤¥¶¼ ]|â€[\x80-\xbf™œ“”¦˜]|ï¿½|\ufffd)\S*")
_DICTIONARY_FORM = re.compile(
    r"\S*[가-힣]하다(?:에|에서|을|를|의|로|으로|와|과|은|이|입니다)(?=\s|$)(?:\s+\S+)?"
)
_LOST_PARTICLE_JA = re.compile(r"(?:^|(?<=[。！？]))\s*を[^\s。、]+")
_REPEATED = re.compile(
    r"(?<![\w-])([^\W\d_]{4,})(?: \1){2,}(?![\w-])"
    r"|(?!の)((?=[\u30a0-\u30ff\u4e00-\u9fff]*[\u3041-\u309f])[\u3041-\u30ff\u4e00-\u9fff]{5,40}?)(?<!の)\2(?!たり)"
)
_TWICE = re.compile(r"(?<![\w-])([^\W\d_]{6,}) \1(?![\w-])(?! \1)")
_NOUN_TWICE = re.compile(r"(?<![\w-])([A-Z\u00c4\u00d6\u00dc][a-z\u00df-\u00ff]{6,}) \1(?![\w-])")
"""A German noun; verbs and pronouns may meet themselves across a clause's end."""
_SAY_TWICE = ("en", "sv", "da", "nb", "no", "nl", "de")
"""Languages of pages, spoken by the bot or not, in which a clause can end and the next one begin with the
same word."""
_LOST_PARTICLE = re.compile(r"^(?:에|에서|을|를|은|는|의|와|과|으로|로)\s+\S+(?:\s+\S+)?")
_COORDINATED = re.compile(
    r"(?<![\w-])(\w{6,})\s+(?:och|et|and|und|en|y|e|og|ja)\s+\1(?=[.,;:!?)]|\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
_SAID_OF_TWO = re.compile(r"(\w{4,})\w*\W+(?:and|or)\W+(?:\w+\W+)?(?:\w+-)?\1", re.IGNORECASE)
"""The source itself couples a word with its like: `non-technical and technical`."""
_STYLE_END = "\x01"
_NEGATED = re.compile(r"(?:\b(?:no|non|not|nicht|icke|ikke|niet|n\u00e3o|inte|ej)\W+)$", re.IGNORECASE)


def check(page: Checked) -> Iterator[LintFinding]:
    """One finding for each garbled place."""
    for row in page.aligned.rows:
        for locale in row.drafts:
            before: Leaf | None = None
            for leaf in row.leaves[locale]:
                yield from _in_leaf(page, row, locale, leaf, before)
                before = leaf


def _in_leaf(
    page: Checked, row: AlignedRow, locale: str, leaf: Leaf, before: Leaf | None
) -> Iterator[LintFinding]:
    if leaf.block.kind is BlockKind.CODE:
        return
    text, plain_text = _prose(leaf.block.inline), _prose(leaf.block.inline, _STYLED)
    for pattern, message in _SIGNS:
        if _ONLY_IN.get(pattern, locale) != locale or (pattern is _TWICE and locale in _SAY_TWICE):
            continue
        if pattern is _TWICE and _REPEATED.search(text):
            continue
        if pattern in _LOST and _goes_on(leaf, before):
            continue
        read = plain_text if pattern in _WITHOUT_LABELS else _ends_kept(leaf.block.inline, text, pattern)
        for found in pattern.finditer(read):
            if pattern is _COORDINATED and _is_meant(page, row, locale, leaf, text[: found.start()]):
                continue
            yield page.finding(
                NAME,
                Severity.WARNING,
                locale,
                leaf.block.line,
                message,
                found=found[0].replace(_STYLE_END, "").strip(),
                others=tuple(
                    (other, plain(row.leaves[other][number].block.inline))
                    for other, number in _line_of(row, locale, leaf).items()
                ),
            )


_SIGNS: tuple[tuple[re.Pattern[str], Message], ...] = (
    (
        _DICTIONARY_FORM,
        _("a verb in its dictionary form stands where a noun belongs: write the sentence anew"),
    ),
    (_LOST_PARTICLE, _("the sentence begins with a particle whose noun is gone: write it anew")),
    (_LOST_PARTICLE_JA, _("the sentence begins with a particle whose noun is gone: write it anew")),
    (_REPEATED, _("the same words are said again: write the sentence anew")),
    (_TWICE, _("the same words are said again: write the sentence anew")),
    (_NOUN_TWICE, _("the same words are said again: write the sentence anew")),
    (_COORDINATED, _("a word is coordinated with itself: write the sentence anew")),
    (_MOJIBAKE, _("characters of a wrong encoding: save the file as UTF-8 from its source")),
)

_WITHOUT_LABELS = (_TWICE, _NOUN_TWICE, _COORDINATED)
_LOST = (_LOST_PARTICLE, _LOST_PARTICLE_JA)
_ONLY_IN = {_NOUN_TWICE: "de", _LOST_PARTICLE: "ko", _LOST_PARTICLE_JA: "ja"}


def _goes_on(leaf: Leaf, before: Leaf | None) -> bool:
    """Whether a text continues what stands above it: a code block, a picture, a half sentence."""
    if any(span.style is Style.IMAGE for span in leaf.block.inline[:1]):
        return True
    if before is None:
        return False
    above = before.block
    if above.kind is BlockKind.CODE or all(span.style is not Style.PLAIN for span in above.inline):
        return True
    return leaf.kind != before.kind and plain(above.inline)[-1:].isalnum()


def _is_meant(page: Checked, row: AlignedRow, locale: str, leaf: Leaf, lead: str) -> bool:
    """Whether a coupled word is what the source says, or its opposite."""
    source = _line_of(row, locale, leaf).get(page.aligned.pivot)
    said = plain(row.leaves[page.aligned.pivot][source].block.inline) if source is not None else ""
    return bool(_NEGATED.search(lead) or _SAID_OF_TWO.search(said))


_STYLED = frozenset(Style) - {Style.PLAIN}


def _prose(inline: Inline, hidden: frozenset[Style] = frozenset((Style.CODE,))) -> str:
    return "".join(["\x00" if span.style in hidden else span.text for span in inline])


def _ends_kept(inline: Inline, text: str, pattern: re.Pattern[str]) -> str:
    """The text for a pattern; of a lost noun, with a sign where a styled run ends.

    A question or a call that is stressed may be the noun itself: `**忘れましたか？**を使用`.
    """
    if pattern is not _LOST_PARTICLE_JA:
        return text
    return "".join(
        "\x00"
        if span.style is Style.CODE
        else span.text
        if span.style is Style.PLAIN
        else span.text + _STYLE_END
        for span in inline
    )


def _line_of(row: AlignedRow, locale: str, leaf: Leaf) -> dict[str, int]:
    """The same text in the other languages."""
    number = row.leaves[locale].index(leaf)
    for line in row.lines:
        if line.get(locale) == number:
            return {other: at for other, at in line.items() if other != locale}
    return {}
