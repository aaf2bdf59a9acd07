"""A contrast: "not that, this". In: a message. Out: the texts of what is denied and of what is meant."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import accumulate, pairwise

from bot.dialogue.talking.message.cue_lexicon import CueMatch
from bot.dialogue.talking.message.utterance import Utterance
from bot.matcher.normalise import is_hangul
from bot.model import Record

_BEFORE, _AFTER, _EVENT, BACK = "deny-before", "deny-after", "deny-event", "deny-back"
_DENIALS = (_BEFORE, _AFTER, _EVENT)
MAY_DENY = (*_DENIALS, BACK, "no")
"""Cues without which a message denies nothing."""
_PARTING = (*MAY_DENY, "less", "than", "all-but")
"""Cues without which a message has no two sides."""
_SEEN = ("appears-rights",)
"""Cues of a message that itself denies something."""
_SHORT_WORDS, _SHORT_SYLLABLES = 14, 28
"""A choice: so short a message is about what it denies. Hangul is counted in syllables."""
_LONGEST_WORDS, _LONGEST_SYLLABLES = 26, 60
"""A choice: in more words a denial is told beside much else."""
SMALL = (
    "yes",
    "no",
    "ok",
    "thanks",
    "meant",
    "and",
    "split",
    "split-after",
    "sorry",
    "anaphora",
    "judge",
    "ask",
    "contrast",
    "deny-back",
    "clause-end",
)
"""Cues of what neither names nor asks for anything in a contrast."""
_TURNS_TO = ("meant", "ask")
"""Where in "instead of X I need Y" what is meant begins."""
_NAMES = 3
"""Words of a name that is taken back: "the client ID? no, …"."""
_PART = (
    *("where", "how", "why", "who", "value", "then", "long", "stage", "prod", "both"),
    *("all-of-it", "application-server", "on-windows", "on-linux"),
)
"""Cues of what of a page is asked for, or of which of its ways; it may be denied by itself: "not where"."""
_UNSURE = ("unknown",)
"""In "it is the mask that I am not sure of", what says that one is not sure."""


class Contrast(Record, frozen=True):
    """A message parted: the texts of what is denied, and the text of what is meant.

    `gist` is the latter without the words that say nothing. `is_short`: both are little more than names, so
    that nothing but the contrast can be meant. `are_events`: what is denied is only that something happens.
    `puts_part_aside`: what is denied names nothing but asks for a part of a page: "not where, how".
    """

    denied: tuple[str, ...]
    meant: str
    gist: str = ""
    is_short: bool = False
    clauses: tuple[tuple[int, int], ...] = ()
    are_events: bool = False
    puts_part_aside: bool = False

    @property
    def has_two_sides(self) -> bool:
        """Whether one thing is denied and another one meant."""
        return bool(self.meant) and (bool(self.denied) or self.puts_part_aside)


def parted(utterance: Utterance) -> Contrast:
    """Part a message by its cues into denied and meant; a clause with neither goes with what is meant.

    Of a message without any of these cues nothing is denied, nor anything meant instead.
    """
    if not utterance.has(*_PARTING):
        return Contrast((), "")
    denied: list[str] = []
    meant: list[tuple[int, int]] = []
    denials: list[str] = []
    puts_part_aside = False
    told: list[tuple[tuple[int, int], list[CueMatch]]] = []
    for clause in clauses_of(utterance):
        if meant and not denied and _takes_back(utterance, clause, meant):
            denied, meant = [utterance.words(before) for before in meant], []
        found = _denying(utterance, clause, is_next=bool(denied))
        if not found:
            if utterance.rest(*SMALL, within=clause) or _is_part(utterance, clause):
                meant.append(clause)
            continue
        if _is_of_others(utterance, clause):
            continue
        if _is_negated(utterance, found, clause):
            meant.append(clause)
            continue
        covered = {at for cue in found for at in range(cue.start, cue.end)}
        left = _but(covered, utterance.rest(*SMALL, within=clause))
        names = _but(covered, utterance.rest(*SMALL, *_PART, within=clause))
        if not left and meant and any(cue.cue == _AFTER for cue in found):
            denied += [utterance.words(before) for before in meant]  # "the mask, that one is right"
            meant = []
        if not names and _is_part(utterance, clause, covered):
            puts_part_aside = True
        elif left:
            denials += [cue.cue for cue in found]
            kept = [at for at in range(*clause) if at not in covered or _is_event(found, at)]
            denied.append(utterance.typed(kept))
            told.append((clause, found))
    if not meant and len(told) > 1 and _turns(utterance, told[-2][1], told[-1][1]):
        meant = [told[-1][0]]
        denied.pop()
    is_short = len(utterance.units) <= (_SHORT_SYLLABLES if _is_syllabic(utterance) else _SHORT_WORDS)
    gist = [at for clause in meant for at in utterance.rest(*SMALL, *_UNSURE, within=clause)]
    texts = (utterance.words(clause) for clause in meant)
    are_events = bool(denials) and set(denials) == {_EVENT}
    return Contrast(
        tuple(denied),
        ", ".join(texts),
        utterance.typed(gist),
        is_short,
        tuple(meant),
        are_events,
        puts_part_aside,
    )


def _denying(utterance: Utterance, clause: tuple[int, int], *, is_next: bool) -> list[CueMatch]:
    """What denies something in a clause; `is_next`: something was denied before it."""
    if utterance.spans("all-but", within=clause):
        return []
    found = [
        cue
        for cue in utterance.spans(*_DENIALS, within=clause)
        if not _is_seen(utterance, cue) and not _is_only(utterance, cue)
    ]
    found = found or _compared(utterance, clause)
    if is_next and _suggests(utterance, found, clause):
        found = []
    return found or (utterance.spans("also", within=clause) if is_next else [])


def _but(covered: Container[int], units: list[int]) -> list[int]:
    """The units that are not covered."""
    return [at for at in units if at not in covered]


def _is_part(utterance: Utterance, clause: tuple[int, int], denying: Container[int] = ()) -> bool:
    """Whether a clause asks for a part of a page, by other words than those that deny something."""
    asked = utterance.spans(*_PART, within=clause)
    return any(at not in denying for cue in asked for at in range(cue.start, cue.end))


def clauses_of(utterance: Utterance) -> Iterator[tuple[int, int]]:
    """The clauses, one that denies something before it says what is meant in two."""
    starts = {start for start, _end in utterance.clauses}
    starts -= {at for seen in utterance.spans(*_SEEN) for at in range(seen.start + 1, seen.end)}
    for cue in utterance.spans(*_DENIALS, BACK, "all-but"):
        crossed = starts & set(range(cue.start + 1, cue.end))
        starts -= crossed
        if crossed and cue.cue in (_AFTER, BACK) and cue.end < len(utterance.units):
            starts.add(cue.end)
    starts -= {cue.end for cue in utterance.spans(_BEFORE) if utterance.is_joined(cue.end)}
    starts |= {cue.start for cue in _than(utterance)}
    starts |= {cue.end for cue in utterance.spans("clause-end") if cue.end < len(utterance.units)}
    for start, end in pairwise([*sorted(starts), len(utterance.units)]):
        before = utterance.spans(_BEFORE, within=(start, end))
        turns = [
            cue.start
            for cue in utterance.spans(*_TURNS_TO, within=(start, end))
            if before and utterance.rest(*SMALL, _BEFORE, within=(before[0].end, cue.start))
        ]
        at = min(turns, default=end)
        yield start, at
        if at < end:
            yield at, end


def _than(utterance: Utterance) -> list[CueMatch]:
    """Where a comparison turns: "rather this *than* that", "less this *than* that"."""
    opened = [cue.end for cue in utterance.spans("rather", "less")]
    return [cue for cue in utterance.spans("than") if any(cue.start > at for at in opened)]


def _compared(utterance: Utterance, clause: tuple[int, int]) -> list[CueMatch]:
    """What denies a clause of a comparison: "less" in it, or "than" before it where "rather" opened it."""
    turns = _than(utterance)
    less = utterance.spans("less", within=clause)
    if less and any(cue.start == clause[1] for cue in turns):
        return less
    is_rather = any(cue.end <= clause[0] for cue in utterance.spans("rather"))
    return [cue for cue in turns if is_rather and cue.start == clause[0]]


def _turns(utterance: Utterance, before: list[CueMatch], last: list[CueMatch]) -> bool:
    """Whether the last of several denials tells what is wrong: "X is right, but not Y", "… Y I don't get"."""
    if all(cue.cue == _AFTER for cue in last):
        negators = utterance.spans("negator")
        return any(no.is_within(*last) for no in negators)
    return all(cue.cue == _BEFORE for cue in last) and all(cue.cue == _AFTER for cue in before)


def _suggests(utterance: Utterance, found: list[CueMatch], clause: tuple[int, int]) -> bool:
    """Whether a denial is a question, as in "then would it not be the mask?"."""
    return _is_asked(utterance, clause) and all(cue.cue == _BEFORE for cue in found)


def _is_asked(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause ends in a question mark, kind words between left out: "…, please?"."""
    ends = (utterance.clauses[number][1] for number in sorted(utterance.questions))
    end = next((end for end in ends if end >= clause[1]), None)
    return end is not None and (end == clause[1] or not utterance.rest(*SMALL, within=(clause[1], end)))


def _takes_back(utterance: Utterance, clause: tuple[int, int], before: list[tuple[int, int]]) -> bool:
    """Whether a clause turns from what was said before it.

    As in "the secret? No, I asked about scopes", "the secret? No. The scopes", "… so that cannot be it".
    """
    if utterance.spans(BACK, within=clause):
        return True
    if not any(cue.start == clause[0] for cue in utterance.spans("no", within=clause)):
        return False
    if any(cue.start >= clause[0] for cue in utterance.spans("meant")):
        return True
    is_bare = not utterance.rest("no", "anaphora", within=clause)
    return is_bare and clause[1] < len(utterance.units) and _is_name(utterance, before)


def _is_name(utterance: Utterance, said: list[tuple[int, int]]) -> bool:
    """Whether clauses say no more than what something is called."""
    words = accumulate(utterance.size(utterance.rest(*SMALL, within=clause)) for clause in said)
    return all(count <= _NAMES for count in words)


def _is_syllabic(utterance: Utterance) -> bool:
    """Whether most units are syllables of Hangul."""
    return sum(is_hangul(unit) for unit in utterance.units) * 2 > len(utterance.units)


def _is_negated(utterance: Utterance, found: list[CueMatch], clause: tuple[int, int]) -> bool:
    """Whether "opens", "matches" and the like are themselves denied, as in "never opens"."""
    if any(cue.cue != _AFTER for cue in found):
        return False
    if any(cue.start <= clause[0] + 1 for cue in utterance.spans("how", within=clause)):
        return True  # "how do I know that it is right" says of nothing that it is
    if _is_asked(utterance, clause):
        return True  # "the mask is right?", "an example that is right?"
    fine = utterance.spans("in-order", within=clause)
    negators = utterance.spans("negator", within=clause)
    return any(  # fine is "without typos"; in "…지 말고" the negator is a syllable of what denies
        not (no.overlaps(*found) or no.is_within(*fine)) for no in negators
    )


def _is_seen(utterance: Utterance, denial: CueMatch) -> bool:
    """Whether a denial is of what people see: a message that they have "no right matching …"."""
    return denial.cue == _BEFORE and any(
        seen.start <= denial.start and denial.end < seen.end for seen in utterance.spans(*_SEEN)
    )


def _is_of_others(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause says no more than that the others get in: it denies no cause."""
    return bool(utterance.spans("one", within=clause)) and not utterance.rest(
        "one", "everybody", "broken", "login", *_DENIALS, *SMALL, within=clause
    )


def _is_only(utterance: Utterance, denial: CueMatch) -> bool:
    """Whether a denial is no more than a word of "it is just that …"."""
    return denial.cue == _AFTER and denial.is_within(*utterance.spans("only"))


def _is_event(found: list[CueMatch], at: int) -> bool:
    """Whether a unit is of a denied event: its verb tells which."""
    return any(cue.cue == _EVENT and cue.start <= at < cue.end for cue in found)


def is_contrast(utterance: Utterance, told: Contrast) -> bool:
    """Whether the message is no longer than somebody needs who puts one thing against another."""
    longest = _LONGEST_SYLLABLES if _is_syllabic(utterance) else _LONGEST_WORDS
    return told.is_short or len(utterance.units) <= longest
