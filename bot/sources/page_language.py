"""Which language a page is in: by the names of its folders and file, by its front matter, by its words.

A locale is a BCP 47 tag without a region, except where the region is another written language (`pt-BR`,
`zh-TW`): `sv-SE` is `sv`.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from bot.languages import SOURCE_LOCALE
from bot.sources.frequent_words import FREQUENT_WORDS, word_set

LANGUAGES = word_set(
    "ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nb nl no pl pt ro ru sk sl sr "
    "sv th tr uk vi zh"
)
"""Languages that a folder of two letters may name; `rn` (release notes) and `is` are folders like others."""

_KEPT_REGIONS = {"pt-br": "pt-BR", "zh-tw": "zh-TW", "zh-hant": "zh-TW", "zh-cn": "zh-CN", "zh-hans": "zh-CN"}
_TAG = re.compile(r"(?:^|[._\s])([a-z]{2})(?:[-_]([A-Za-z]{2}|Hans|Hant))?(?=$|[._\s])")
# Of pages in any language; which of them the bot speaks does not matter here.
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ko", re.compile("[\uac00-\ud7a3\u1100-\u11ff]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ru", re.compile("[\u0430-\u044f\u0451]")),
    ("el", re.compile("[\u03b1-\u03c9]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("ar", re.compile("[\u0627-\u064a]")),
    ("th", re.compile("[\u0e01-\u0e2e]")),
    ("hi", re.compile("[\u0905-\u0939]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
_TRADITIONAL = re.compile("[這個們說為與設權請檔選擇點體關啟動資訊應該無還進過會時間]")
_SIMPLIFIED = re.compile("[这个们说为与设权请档选择点体关启动资讯应该无还进过会时间]")
# Documentation says `você` to its readers in Brazil; without a sign of Portugal that is where it comes from.
_BRAZILIAN = word_set(
    "você vocês usuário usuários arquivo arquivos tela equipe registro senha gerenciar salvar"
)
_EUROPEAN = word_set("utilizador utilizadores ficheiro ficheiros ecrã equipa registo gerir guardar")
_WORD = re.compile(r"[^\W\d_]+")
_NOT_PROSE = re.compile(
    r"```.*?(?:```|\Z)|`[^`\n]*`|<[^>\n]*>|\]\([^)\n]*\)|\[![A-Z]+[^\]\n]*\]|\{[^}\n]*\}", re.DOTALL
)
_SAMPLE_CHARS = 20_000
"""A choice: a few pages of print; more change no verdict."""


def locale_of(root: str, path: str, otherwise: str) -> tuple[str, str]:
    """The locale of a page, and its path without the part that names the locale.

    `root` is where it was collected from, `path` its place below; `otherwise` is what the page itself says
    or speaks, for paths that tell nothing.
    """
    parts = path.split("/")
    last = len(parts) - 1
    for number, part in enumerate(parts):
        if locale := _named(part, last=number == last):
            rest = parts[:number] + ([_unnamed(part)] if number == last else parts[number + 1 :])
            return locale, "/".join(rest)
    for part in reversed(root.replace("\\", "/").split("/")[-3:]):
        if locale := _named(part, last=False):
            return locale, path
    return otherwise or SOURCE_LOCALE, path


def normalised(tag: str) -> str:
    """A language tag as this program writes it; empty where it is none."""
    tag = tag.strip().replace("_", "-")
    language, _, region = tag.partition("-")
    if language.lower() not in LANGUAGES or len(region) not in (0, 2, 4):
        return ""
    return _KEPT_REGIONS.get(tag.lower(), language.lower())


@cache
def _named(part: str, *, last: bool) -> str:
    """The locale that a folder's or file's name tells: `sv-SE`, `docs.sv-SE`, `page.fr.md`, `page_fr.txt`."""
    name = part.rpartition(".")[0] if last and "." in part else part
    if last and not re.search(r"[._\s][a-z]{2}(?:[-_](?:[A-Za-z]{2}|Hans|Hant))?$", name):
        return ""
    for found in _TAG.finditer(name):
        if found[2] or name == found[1] or found.end() == len(name):
            tag = f"{found[1]}-{found[2]}" if found[2] else found[1]
            if locale := normalised(tag):
                return locale
    return ""


def _unnamed(name: str) -> str:
    """`page.fr.md` → `page.md`."""
    stem, dot, suffix = name.rpartition(".")
    return re.sub(r"[._\s][a-z]{2}(?:[-_](?:[A-Za-z]{2}|Hans|Hant))?$", "", stem) + dot + suffix


def spoken(text: str) -> str:
    """The language that a text is written in; empty where it is too short to tell."""
    prose = _NOT_PROSE.sub(" ", text[:_SAMPLE_CHARS])
    letters = sum(map(str.isalpha, prose))
    if letters < 3:
        return ""
    if language := by_script(prose, letters):
        return language
    words = Counter(word.casefold() for word in _WORD.findall(prose))
    scores = {
        language: sum(words[word] for word in frequent) for language, frequent in FREQUENT_WORDS.items()
    }
    best = max(sorted(scores), key=lambda language: scores[language])
    if not (scores[best] >= 2 or (scores[best] and sum(words.values()) < 12)):
        return ""
    if best == "pt" and sum(words[word] for word in _EUROPEAN) <= sum(words[word] for word in _BRAZILIAN):
        return "pt-BR"
    return best


def by_script(text: str, letters: int) -> str:
    """The language that the letters of a text tell, of `letters` in all; empty where they are Latin."""
    for language, script in _SCRIPTS:
        share = len(script.findall(text)) / letters
        if share > (0.02 if language == "ja" else 0.08):
            return _written(text) if language == "zh" else language
    return ""


def _written(prose: str) -> str:
    """Which of the two written forms a Chinese text is in."""
    traditional, simplified = len(_TRADITIONAL.findall(prose)), len(_SIMPLIFIED.findall(prose))
    return "zh-TW" if traditional > simplified else "zh-CN"
