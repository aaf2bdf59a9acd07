"""What a message writes as the documents write it, or almost. In: its text. Out: what was meant.

Values of settings of the server, commands, headers of calls, names of product profiles. Most messages write
nothing of the kind, which is seen by their text (`KINDS`) before any literal is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from bot.dialogue.answers.documents import Documents, kept
from bot.dialogue.talking.sections.documented_literals import DocumentedLiteral, literals_in
from bot.likeness import is_alike, most_alike
from bot.model import Record

_ASSIGNED = re.compile(r"[\"'“”»]?\s*[:=]\s*[\"'“”«]?\s*([\w.-]{1,40})")
"""What is assigned right behind a name."""
_BARE = re.compile(r"(?i)[^\n.;?!]{0,40}?(?<![\w.])(0|1|true|false)(?![A-Za-z0-9_]|\.\d)")
"""A switch in the words behind a name: "is set to 0"."""
_BARE_BEFORE = re.compile(r"(?i)(?<![\w.])(0|1|true|false)[^\n.;?!\d]{0,20}$")
_SWITCHES = ({"1", "true"}, {"0", "false"})
"""Ways to write the same state, of which the documents have one."""
_COMMAND = re.compile(
    r"(?i)(?<![\w/.-])(?:nlserver|systemctl|net(?=\s+(?:stop|start))|/etc/init\.d/\w+)"
    r"(?:[ \t]+[a-z0-9@.:/_-]+(?=[가-힣]|\W|$)){1,6}"
)
_HEADER = re.compile(r"(?i)(?<![\w-])([a-z][\w-]{3,40})\s*:\s*([a-z]{3,20})(?=\s|<|$|[,;.?!])", re.ASCII)
_SCHEMES = ("bearer", "basic", "digest", "token")
_PROFILE = re.compile(r"(?i)(?<![\w-])campaign\s{0,3}[-–—_]\s{0,3}[^\W_][^,;:?!\n()\"»”`*가-힣]{2,80}")
_JOINT = re.compile(r"\s+[-–—_]\s*|\s*[-–—_]\s+")
_JOINT_CLOSE = re.compile(r"[-–—_]")
_MESSAGE_CENTER = re.compile(r"(?i)message\s?cent(?:er|re)|메시지\s?센터|메세지\s?센터")
_NAME = re.compile(
    r"(?<![\w/@.:\\<-])[A-Za-z][A-Za-z0-9]{6,60}(?:\.xml)?(?![\w/@\\=-]|\.\w)(?<![.])", re.ASCII
)
_IN_FILES = re.compile(r"[a-z0-9][A-Z]|\.xml$")
_PLACEHOLDER = re.compile(r"<\w+>")
_OF_MASK = ("(", "*")
"""What goes on behind the beginning of a mask."""
_PIECES = 3
"""What the name of a profile is made of."""
_ALIKE = 0.8
"""How alike (0 to 1) a command is to the one that was meant for it."""
_ALIKE_NAME = 0.65
"""The same of one name in it: `msgcenter`."""


class ToldLiteral(Record, frozen=True):
    """What a message writes, by the name of what it is, and the documented one that it is meant for."""

    meant: DocumentedLiteral
    field: str
    value: str
    is_right: bool
    expected: str
    """What has to stand there, as it is shown."""


Reading = Callable[[str, Sequence[DocumentedLiteral]], Iterator[ToldLiteral]]
Glance = Callable[[str, "_Names"], bool]
"""Whether a reading may find something in a text."""


class _Names(Record, frozen=True):
    """What literals are called: settings, as a pattern that finds any, and words that a slip may be in."""

    setting: re.Pattern[str] | None
    words: tuple[str, ...]


def literals_told(documents: Documents, locale: str, text: str, likely: Sequence[str]) -> list[ToldLiteral]:
    """All that a text writes, by those first that belong to the ids that are `likely` spoken of, in order."""
    names = _names(documents, locale)
    readings = [reading for glance, reading in KINDS if glance(text, names)]
    if not readings:
        return []
    known = sorted(
        literals_in(documents, locale),
        key=lambda one: likely.index(one.item) if one.item in likely else len(likely),
    )
    return [told for reading in readings for told in reading(text, known)]


@kept()
def _names(documents: Documents, locale: str) -> _Names:
    known = literals_in(documents, locale)
    settings = "|".join(sorted({re.escape(one.setting) for one in known if one.setting}))
    words = dict.fromkeys(one.setting or one.text for one in known)
    return _Names(re.compile(f"(?i){settings}") if settings else None, tuple(filter(_is_name, words)))


def _names_setting(text: str, names: _Names) -> bool:
    return names.setting is not None and names.setting.search(text) is not None


def settings_told(text: str, known: Sequence[DocumentedLiteral]) -> Iterator[ToldLiteral]:
    """Settings that the documents give one value, with the value that the message gives them."""
    for literal in known:
        if not literal.setting:
            continue
        found = re.search(rf"(?i)(?<!\w){re.escape(literal.setting)}(?![A-Za-z0-9_])", text)
        behind = _ASSIGNED.match(text, found.end()) or _BARE.match(text, found.end()) if found else None
        value = behind or (_BARE_BEFORE.search(text, 0, found.start()) if found else None)
        if value is None:
            continue
        told, right = value[1].casefold(), literal.value.casefold()
        if told != right and any({told, right} <= alike for alike in _SWITCHES):
            continue  # the documents do not say whether it may be written so
        yield ToldLiteral(literal, literal.setting, value[1], told == right, literal.text)


def _has_command(text: str, _names: _Names) -> bool:
    return _COMMAND.search(text) is not None


def commands_told(text: str, known: Sequence[DocumentedLiteral]) -> Iterator[ToldLiteral]:
    """A command, which may be one of the documents with its words in another order or a slip in them."""
    for found in _COMMAND.finditer(text):
        run = found[0].rstrip(".:").split()
        head = run[0].casefold()
        same = [literal for literal in known if literal.text.casefold().split()[:1] == [head]]
        exact = [one for one in same if _begins(run, one.text.casefold().split())]
        if exact:
            meant = max(exact, key=lambda one: len(one.text.split()))
            yield ToldLiteral(meant, "command", meant.text, is_right=True, expected=meant.text)
            continue
        words = {word for one in known for word in _words(one.text.split())}
        for one in same:
            told = run[: len(one.text.split())]
            if "@" not in found[0] and _is_meant_for(_words(told), _words(one.text.split()), words):
                yield ToldLiteral(one, "command", " ".join(told), is_right=False, expected=one.text)
                break


def _has_header(text: str, _names: _Names) -> bool:
    return any(found[2].casefold() in _SCHEMES for found in _HEADER.finditer(text))


def headers_told(text: str, known: Sequence[DocumentedLiteral]) -> Iterator[ToldLiteral]:
    """The header by which a call shows who it is from."""
    for literal in known:
        right = _HEADER.match(literal.text)
        if right is None or right[2].casefold() not in _SCHEMES:
            continue
        for found in _HEADER.finditer(text):
            if found[2].casefold() in _SCHEMES:
                is_right = found[0].casefold() == right[0].casefold()
                yield ToldLiteral(literal, right[1], found[0], is_right, literal.text)


def _has_profile(text: str, _names: _Names) -> bool:
    return _PROFILE.search(text) is not None


def profiles_told(text: str, known: Sequence[DocumentedLiteral]) -> Iterator[ToldLiteral]:
    """The name of a product profile, held against the documented form, which has names of one's own in it."""
    forms = [one for one in known if one.text.startswith("campaign - <")]
    for found in _PROFILE.finditer(text):
        if text.startswith(_OF_MASK, found.end()):
            continue  # the mask, which the rules judge
        told = found[0].strip(" .'’")
        pieces = _JOINT.split(told)
        if len(pieces) < _PIECES:
            pieces = _JOINT_CLOSE.split(told)
        if len(pieces) < _PIECES:
            continue
        pieces = [*pieces[:2], told[told.find(pieces[2], len(pieces[0]) + len(pieces[1])) :]]
        for form in forms:
            last = form.text.split(" - ")[-1]
            if not _PLACEHOLDER.match(last):
                own = pieces[2].split()[0]
                is_like = is_alike(re.sub(r"\W", "", own).casefold(), last, _ALIKE_NAME)
                if is_like or _MESSAGE_CENTER.search(text):
                    yield from _of_profile(form, told[: told.rfind(pieces[2]) + len(own)], pieces[1], last)
                    break
        else:
            any_group = (one for one in forms if _PLACEHOLDER.match(one.text.split(" - ")[-1]))
            if general := next(any_group, None):
                yield from _of_profile(general, told, *pieces[1:])


def _of_profile(form: DocumentedLiteral, told: str, instance: str, last: str) -> Iterator[ToldLiteral]:
    """The verdict on a name; none where only its capitals differ, which older names may have."""
    expected = f"campaign - {instance} - {last}"
    if told == expected or told.casefold() != expected.casefold():
        yield ToldLiteral(form, "product_profile", told, told == expected, expected)


def _begins(run: Sequence[str], command: Sequence[str]) -> bool:
    return [word.casefold() for word in run[: len(command)]] == list(command)


def _is_meant_for(told: Sequence[str], command: Sequence[str], known: Collection[str]) -> bool:
    """Whether a command has its words in another order, or a slip in one; another known word is no slip."""
    if sorted(told) == sorted(command):
        return True
    if len(told) != len(command):
        return False
    apart = [(one, other) for one, other in zip(told, command, strict=True) if one != other]
    return len(apart) == 1 and apart[0][0] not in known and is_alike(*apart[0], _ALIKE)


def _words(command: Sequence[str]) -> list[str]:
    """The words of a command, those that a hyphen joins apart."""
    return " ".join(command).casefold().replace("-", " ").split()


def _has_slip(text: str, names: _Names) -> bool:
    return any(True for _slip, _meant in _slips(text, names.words))


def names_told(text: str, known: Sequence[DocumentedLiteral]) -> Iterator[ToldLiteral]:
    """The name of a setting or a file, with a slip in it; the right one tells nothing by itself."""
    names = {one.setting or one.text: one for one in reversed(known) if _is_name(one.setting or one.text)}
    for slip, meant in _slips(text, tuple(names)):
        yield ToldLiteral(names[meant], "name", slip, is_right=False, expected=meant)


def _slips(text: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Words that are almost one of the names, each with that."""
    all_names = {name.casefold() for name in names}
    for found in _NAME.finditer(text):
        if found[0].casefold() not in all_names and "." not in found[0].removesuffix(".xml"):
            for meant, _score in most_alike(found[0], names, _ALIKE, processor=str.casefold):
                yield found[0], meant


def _is_name(text: str) -> bool:
    """Whether a literal is one word that nobody writes in a sentence: `serverConf.xml`, `disableAPI`."""
    return _NAME.fullmatch(text) is not None and _IN_FILES.search(text) is not None


KINDS: tuple[tuple[Glance, Reading], ...] = (
    (_names_setting, settings_told),
    (_has_command, commands_told),
    (_has_header, headers_told),
    (_has_profile, profiles_told),
    (_has_slip, names_told),
)
