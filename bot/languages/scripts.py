"""The scripts that a language of the bot can be written in; a language in another one needs a line here.

How Hangul is cut into syllables and typed is the matcher's (`normalise`, `keyboard`): that is knowledge of a
script, which no language file can hold.
"""

from __future__ import annotations

from bot.model import Record


class Script(Record, frozen=True):
    """The `letters` of a script as ranges of a pattern, and how Unicode's names of them begin.

    `telling` are the letters that nobody types in another language. Words of one that `is_glued` carry their
    particles with them: they are found within longer ones, and are cut into pieces where they are searched.
    """

    unicode_name: str
    letters: str
    telling: str
    is_glued: bool = False


LATIN, HANGUL = "latin", "hangul"

SCRIPTS: dict[str, Script] = {
    LATIN: Script("LATIN", "A-Za-z\u00c0-\u024f", "A-Za-z\u00c0-\u024f"),
    HANGUL: Script("HANGUL", "가-힣ㄱ-ㅣ", "가-힣", is_glued=True),
    "cyrillic": Script("CYRILLIC", "\u0400-\u052f", "\u0400-\u052f"),
    "greek": Script("GREEK", "\u0370-\u03ff\u1f00-\u1fff", "\u0370-\u03ff\u1f00-\u1fff"),
}
