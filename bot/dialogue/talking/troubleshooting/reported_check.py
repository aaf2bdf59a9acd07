"""Checks that people say they have made. In: a message. Out: what is done, noted; what a colleague asks then.

"We checked the callback URL, it is fine" wants no page about that URL. It is remembered as done whatever else
the message says; where that is all it says, and nobody knows yet what people see, this is what is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.dialogue.answers.documents import Documents
from bot.dialogue.talking.act import DialogueAct, Moment, changed
from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.brief import named_in
from bot.dialogue.talking.sections.titles import named
from bot.dialogue.talking.sections.vocabulary import said_of
from bot.dialogue.talking.told_values.asked_value import is_value_asked
from bot.dialogue.talking.troubleshooting import triage
from bot.dialogue.talking.troubleshooting.cleared_cache import cleared_in
from bot.dialogue.talking.troubleshooting.looked_at import is_only_checked
from bot.dialogue.talking.troubleshooting.next_check import (
    checks_at_hand,
    checks_for,
    is_undone,
    supposes,
)
from bot.dialogue.talking.troubleshooting.one_computer import CONSOLE, PAGES
from bot.dialogue.talking.troubleshooting.reported_change import changes_in
from bot.dialogue.talking.troubleshooting.reported_restart import restarts_in
from bot.dialogue.talking.troubleshooting.somebodys_change import is_somebodys_change
from bot.dialogue.talking.troubleshooting.told_check import asks, check_in
from bot.dialogue.talking.troubleshooting.triage import MEMBERSHIP
from bot.dialogue.talking.troubleshooting.unchanged_setting import is_unchanged
from bot.dialogue.walk.walkthrough import RESTART
from bot.translate import _

_MADE = ("done", "in-order", "deny-after")
"""Cues that say of what is named that somebody looked at it, or that it is right."""
_AGAINST = (
    "negator",
    "no",
    "broken",
    "unknown",
    "all-but",
    "not-shown",
    "deny-before",
    "deny-event",
    "whether",
    "ask",
    "supposed",
)
"""Cues that speak against it, but where they are a part of such words: "nothing wrong with it"."""
_BESIDE = (
    *_MADE,
    "of-check",
    "same",
    "ok",
    "yes",
    "and",
    "anaphora",
    "thanks",
    "greet",
    "when",
    "next",
    "then",
    "everybody",
    "judge",
    "also",
    "solved",
    "split",
    "split-after",
    "clause-end",
    "asked-for",
    "join",
)
"""Cues of a message that says no more than that."""
_TOLD = ("member", "also", "so-is", "restarted", "cleared-cache", "up-to-date", "same", "adobe-says")
"""Cues by which a check is made without those words."""
_NO = ("negator", "unknown", "whether", "deny-event", "supposed")
"""Cues by which it is no yes."""
_UNNAMED = tuple(cue for cue in _BESIDE if cue != "deny-after")
"""Those that name nothing; a denial reaches across what it denies: "we have the callback URL checked"."""
_CHANGED = ("changed", "discard", "broken", "when", "it-was", "no")
"""Cues beside the name of what was put right: "the type was wrong"."""
_LIKELY = 0.6
"""From this probability on a check counts as named; nothing that was said before makes one likelier."""

_PAGE_OF = {"windows": "topic/browser-warning", "webview2": "topic/edge-chromium"}
"""Products that are brought up to date on a computer, by the page that says so."""
_PAGE = 0.3
"""From this probability on one of the few pages for a computer counts as named."""


def with_reported(moment: Moment) -> Moment:
    """Note the checks that are said to be made."""
    mended = mended_in(moment)
    restarts = (RESTART,) if restarts_in(moment.utterance) else ()
    found = dict.fromkeys((*reported_in(moment).values(), *mended, *restarts))
    if not found:
        return moment
    memory = changed(moment.memory, checked=tuple(dict.fromkeys((*moment.memory.checked, *found))))
    return replace(moment, memory=memory, noted=tuple(found), mended=mended)


def mended_in(moment: Moment) -> tuple[str, ...]:
    """The checks that are named as put right, where the message goes on: "fixed the type, what now?".

    "Since we changed the type …" tells where the trouble comes from, and that no check is made.
    """
    utterance = moment.utterance
    is_open = bool(moment.memory.symptom or moment.subject) or utterance.has("entered")
    is_after = is_open and utterance.has("same")
    if not is_after and not utterance.has("next") and not restarts_in(utterance):
        return ()
    found: list[str] = []
    for piece in changes_in(utterance):
        if not is_after and utterance.spans("when", within=piece):
            continue  # "somebody changed it on Friday" is what the trouble comes from
        number = next(at for at, (start, end) in enumerate(utterance.clauses) if start <= piece[0] < end)
        before = utterance.clauses[number - 1 : number] if piece[0] == utterance.clauses[number][0] else ()
        places = (piece, *(() if utterance.rest(*_UNNAMED, *_CHANGED, within=piece) else before))
        found += filter(None, (_named_check(moment, place) for place in places))
    return tuple(dict.fromkeys(found))


def _named_check(moment: Moment, span: tuple[int, int]) -> str:
    """The check that some words of a message are likely about; empty where that is none but the restart."""
    if not moment.utterance.rest(*_UNNAMED, *_CHANGED, within=span):
        return ""
    matches = moment.ask(moment.utterance.words(span)).matches
    is_likely = bool(matches) and matches[0].score >= _LIKELY and not moment.subject.startswith("check/")
    item = matches[0].id if is_likely else _named(moment, span)  # "removed the blank": of the one at hand
    return item if item.startswith("check/") and item != RESTART else ""


def read_reported(moment: Moment) -> DialogueAct | None:
    """Nothing but checks that are made, where nothing is known of what people see."""
    utterance, memory = moment.utterance, moment.memory
    if memory.symptom or memory.affected == "computer" or moment.talk.session.hosting == "hosted":
        return None
    reported = reported_in(moment)
    is_over = utterance.has("works") and not is_only_checked(utterance)
    if moment.mended or is_over or not reported or utterance.has("meant", "contrast"):
        return None
    if _is_about_else(moment, set(reported.values())):
        return None
    if moment.subject and not set(checks_for(moment.talk.documents, moment.subject)).isdisjoint(
        reported.values()
    ):
        return None  # the next check of what is spoken of
    others = (clause for clause in utterance.clauses if clause not in reported)
    if any(_is_more(utterance, clause) for clause in others):
        return None
    done = tuple(dict.fromkeys(reported.values()))
    act = triage.asked_back(moment, (named_in(moment, _("Good, then this is done: {checks}."), done),))
    return replace(act, matches=moment.verdict.matches)


def _is_about_else(moment: Moment, reported: set[str]) -> bool:
    """Whether the message is likely about none of these, nor about a topic that leads to one."""
    matches, entries = moment.verdict.matches, moment.talk.documents.entries
    if not matches or matches[0].score < _LIKELY or moment.best in reported:
        return False
    is_topic = moment.best.startswith("topic/") and moment.best in entries
    return not (is_topic and reported.intersection(entries[moment.best].leads_to))


@once
def reported_in(moment: Moment) -> dict[tuple[int, int], str]:
    """The clauses in which a check is said to be made, with that check."""
    utterance, known = moment.utterance, moment.talk.documents.entries
    if not utterance.has(*_MADE, *_TOLD) or utterance.has("it-was"):
        return {}  # "it was the mask, thanks" ends the matter
    if confirmed := _confirmed_by_adobe(moment):
        return {utterance.clauses[0]: confirmed}
    if is_value_asked(moment):
        return {}  # "it is …, right?": what is stated is judged before anybody calls it done
    found = dict(_beside_restart(moment)) | dict.fromkeys(cleared_in(moment), CONSOLE)
    for number, clause in enumerate(utterance.clauses):
        if clause in found or number in utterance.questions or supposes(utterance, clause):
            continue
        if is_unchanged(moment) or is_somebodys_change(moment, clause):
            continue  # nobody has looked at what was not, or was, changed
        if utterance.spans("cleared-cache", within=clause):
            continue  # but one of its two places
        if utterance.spans("looks-alike", within=clause) and utterance.has("dash"):
            continue  # a dash that is too long looks like a hyphen
        if _asks_where(utterance, clause) or _asks_by_order(utterance, clause):
            continue
        item = _plainly_told(moment, clause)
        if item is None:
            item = _told_of(moment, number)
        if item in known:
            found[clause] = item
    return found


def _confirmed_by_adobe(moment: Moment) -> str:
    """The check whose last question Adobe has answered with yes: "they say it is on the list"; or empty."""
    utterance = moment.utterance
    is_well = utterance.has("listed", "in-order") and not utterance.has(*_NO)
    if not utterance.has("adobe-says") or not is_well or asks(utterance):
        return ""
    at_hand = [check for check in checks_at_hand(moment) if check.startswith("check/") and check != RESTART]
    subject = moment.subject if moment.subject in at_hand else next(iter(at_hand), "")
    return check_in(moment, (0, len(utterance.units))) or subject


def _plainly_told(moment: Moment, clause: tuple[int, int]) -> str | None:
    """The check of which the cues of a clause tell; empty for none, None where they leave it open."""
    utterance = moment.utterance
    if _is_member_told(utterance, clause):
        return MEMBERSHIP
    if not utterance.rest(*_UNNAMED, "restarted", "restart", "server", within=clause):
        return RESTART if any(clause[0] < told.end <= clause[1] for told in restarts_in(utterance)) else ""
    changes = changes_in(utterance) if moment.subject.startswith("check/") else ()
    if any(clause[0] <= start < clause[1] for start, _end in changes) and not _titled(moment, clause):
        return ""  # "removed the blank": of the check at hand
    return _told_alike(moment, clause) or _page_told(moment, clause) or None


def _page_told(moment: Moment, clause: tuple[int, int]) -> str:
    """The page for one computer of which a clause says that it is done: "Windows is updated"; or empty."""
    utterance = moment.utterance
    made = utterance.spans(*_MADE, "changed", "up-to-date", within=clause)
    is_told = utterance.has("same") or bool(made)
    if moment.memory.affected != "computer" or not is_told:
        return ""
    if _is_denied(utterance, clause) or not utterance.rest(*_BESIDE, "changed", within=clause):
        return ""
    said = utterance.units[slice(*clause)]
    if named := next((page for name, page in _PAGE_OF.items() if name in said), ""):
        return named
    matches = moment.ask(utterance.words(clause)).matches
    is_likely = bool(matches) and matches[0].score >= _PAGE and matches[0].id in PAGES
    return matches[0].id if is_likely else ""


def _told_of(moment: Moment, number: int) -> str:
    """The check that a clause names and calls right, by itself or with the next clause; empty for none."""
    utterance = moment.utterance
    clause = utterance.clauses[number]
    # "That is fine, the right letters, checked" is of the check at hand.
    is_detail = utterance.has("of-check")
    after = () if is_detail else utterance.clauses[number + 1 : number + 2]
    span = (clause[0], after[0][1] if after and not _is_more(utterance, after[0]) else clause[1])
    if not utterance.spans(*_MADE, within=span) or _is_denied(utterance, span):
        return ""
    is_whole = len(utterance.clauses) == 1
    matches = (moment.verdict if is_whole else moment.ask(utterance.words(clause))).matches
    item = matches[0].id if matches and matches[0].score >= _LIKELY else ""
    if not item.startswith("check/"):
        item = _named(moment, clause)
    item = _of_what_is_seen(moment, clause, item)
    is_told = item.startswith("check/") and (item != RESTART or bool(restarts_in(utterance)))
    return item if is_told and _is_found_right(utterance, span, item) else ""


def _of_what_is_seen(moment: Moment, clause: tuple[int, int], item: str) -> str:
    """The check of what people see that a clause may name as well as `item`: "the URL is right"."""
    at_hand = checks_at_hand(moment)
    if not moment.memory.symptom or not item.startswith("check/") or item in at_hand:
        return item
    utterance, documents = moment.utterance, moment.talk.documents
    said = said_of(documents, utterance, utterance.rest(*_UNNAMED, within=clause))
    mine = check_in(moment, clause)
    is_as_much = mine in at_hand and said.share_of_title(mine) >= said.share_of_title(item)
    return mine if is_as_much else item


def _beside_restart(moment: Moment) -> Iterator[tuple[tuple[int, int], str]]:
    """A check that is named with a restart in one breath: "the scopes and the restart are done"."""
    utterance = moment.utterance
    for told in restarts_in(utterance):
        start = next(start for start, end in utterance.clauses if start < told.end <= end)
        span = (start, told.start)
        if utterance.spans("join", within=(start, told.end)) and utterance.rest(*_UNNAMED, within=span):
            item = "" if utterance.spans("server", within=span) else _titled(moment, span)
            if item.startswith("check/") and not _is_denied(utterance, span):
                yield span, item


def _told_alike(moment: Moment, clause: tuple[int, int]) -> str:
    """The check that is but named, and said to be like the one told of before: "the mask too"; or empty."""
    utterance, memory = moment.utterance, moment.memory
    if not memory.symptom or not memory.checked or not utterance.spans("also", "so-is", within=clause):
        return ""
    matches = moment.ask(utterance.words(clause)).matches
    likely = matches[0].id if matches and matches[0].score >= _LIKELY else ""
    item = _titled(moment, clause) or _titled(moment, clause, ()) or likely
    return item if item.startswith("check/") and not _is_denied(utterance, clause) else ""


def _is_member_told(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause says that somebody is in their group: what that check looks for."""
    told = utterance.spans("member", within=clause)
    return bool(told) and not any(
        cue.cue == "negator" or not cue.is_within(*told) for cue in utterance.spans(*_AGAINST, within=clause)
    )


def _asks_where(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause asks, without a mark: "where do I see whether it is right", "and I have it where"."""
    return any(
        cue.end == clause[1] or not utterance.rest("and", "ok", within=(clause[0], cue.start))
        for cue in utterance.spans("where", within=clause)
    )


def _asks_by_order(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause asks, without a mark, by its verb: "stämmer masken", "stimmt der Callback"."""
    found = utterance.spans("in-order", within=clause)
    if not found or _is_member_told(utterance, clause) or utterance.rest(within=(clause[0], found[0].start)):
        return False
    return bool(utterance.rest(*_BESIDE, within=(found[0].end, clause[1])))


def _is_found_right(utterance: Utterance, span: tuple[int, int], item: str) -> bool:
    """Whether it is said to be right, and not only changed, or not meant; a restart need but be done."""
    if item == MEMBERSHIP and utterance.spans("one", "everybody", within=span):
        return False  # "the others are fine" is a part of the report
    if item == RESTART:
        return bool(utterance.spans("done", "in-order", within=span))
    is_well = bool(utterance.spans("deny-after", within=span))
    is_made = is_well and utterance.spans("done", "ok", "also", within=span)
    return bool(is_made or utterance.spans("in-order", within=span))


def _named(moment: Moment, clause: tuple[int, int]) -> str:
    """The check that is called by its name, where what is said of it is likelier of something else."""
    return _titled(moment, clause) or _twin(moment.talk.documents, moment.best)


def _titled(moment: Moment, clause: tuple[int, int], unnamed: tuple[str, ...] = _UNNAMED) -> str:
    """The one id that a clause names by its title; of several the one at hand: "the names, too"."""
    utterance, documents = moment.utterance, moment.talk.documents
    units = utterance.rest(*unnamed, within=clause)
    if not units:
        return ""
    item = named(documents, utterance, units, near=RESTART)
    if item or said_of(documents, utterance, units).share_of_title(moment.subject) < 1:
        return item
    return moment.subject


def _twin(documents: Documents, item: str) -> str:
    """The one check of a topic: either leads to the other, as the mask and its syntax do."""
    entries = documents.entries
    leads_to = entries[item].leads_to if item in entries and not item.startswith("check/") else ()
    twins = [check for check in leads_to if check.startswith("check/") and item in entries[check].leads_to]
    return twins[0] if len(twins) == 1 else ""


def _is_more(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause says something of its own, and not only that the check is right, or "what next?"."""
    if utterance.spans("next", within=clause) and not utterance.rest(*_BESIDE, "ask", "how", within=clause):
        return False
    is_asked = clause in (utterance.clauses[number] for number in utterance.questions)
    return is_asked or bool(utterance.rest(*_BESIDE, within=clause)) or _is_denied(utterance, clause)


def _is_denied(utterance: Utterance, span: tuple[int, int]) -> bool:
    """Whether something speaks against it: a cue that does not lie within one that says that all is well."""
    good = utterance.spans(*_MADE, "yes", within=span)
    made = min((well.start for well in good), default=span[1])
    return is_undone(utterance, span) or any(
        not any(well.start <= cue.start < well.end for well in good)
        and not (cue.cue == "ask" and made < cue.start)  # "the ID matches what they mailed us" asks nothing
        for cue in utterance.spans(*_AGAINST, within=span)
    )
