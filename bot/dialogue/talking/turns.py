"""A question → the turn: what it may be is tried in order, and remembered in the session."""

from __future__ import annotations

import re

import msgspec

from bot.dialogue import button_data, presses
from bot.dialogue.answers import menus
from bot.dialogue.answers.documents import Documents
from bot.dialogue.answers.entry import HOSTED
from bot.dialogue.desk import Talk, Told, Turn
from bot.dialogue.exchange import Question, Reply
from bot.dialogue.notes import Asked, Forget
from bot.dialogue.people import hosting
from bot.dialogue.session import Memory, Session
from bot.dialogue.talking import memories
from bot.dialogue.talking.denial import read_denial
from bot.dialogue.talking.familiar import learn
from bot.dialogue.talking.follow_up import BESIDE, read_follow_up, read_more
from bot.dialogue.talking.heard import Heard, Moment, Reader, answered, changed, prior_of, with_session
from bot.dialogue.talking.judging import read_value
from bot.dialogue.talking.lexicon import lexicon
from bot.dialogue.talking.likely import likely, with_gist
from bot.dialogue.talking.parts import PARTS
from bot.dialogue.talking.progress import read_progress
from bot.dialogue.talking.reading import Reading, read
from bot.dialogue.talking.several import read_several
from bot.dialogue.talking.small_talk import read_language, read_lone_word, read_small_talk
from bot.dialogue.talking.triage import asked_back, read_triage_answer, read_unclear_answer, read_vague
from bot.dialogue.talking.typed import pressed
from bot.dialogue.walk import controls, walkthrough
from bot.dialogue.walk.screen import STEP_VERB, progress, start_title, step_button
from bot.model import LOCALES, Match, Outcome, Verdict
from bot.translate import _, translator

_VERSION = re.compile(
    r"(?i)\bv?[78]\.\d{1,2}(?:\.\d{1,3})?\b|\bv[78]\b|\bbuild\s*\d{4,5}\b|(?<!\d)9[0-9]{3}(?=\s*(?:build|빌드))"
)
_VERSIONS = 4
_FEW_WORDS = 8
"""Units behind "and" that are a topic rather than a report."""
_GREETING = 12
"""Units of the longest greeting."""
_NEAR = 0.4
"""How likely an id must be to be the answer, where the subject leads to it."""
_LIKELY = 0.7
"""How likely an id must be to be the answer, where its name alone stands behind "and"."""
_LEAST = 0.1
"""How likely what the subject leads to must be, where the likeliest id leads there too."""
_GIST = 4
"""Words to which a longer message may come down."""
_ASIDES = (
    "anaphora",
    "appears-other",
    "meant",
    "yes",
    "no",
    "ok",
    "and",
    "thanks",
    "greet",
    "sorry",
    "urgent",
    "login",
)
"""Cues of a clause that asks and tells nothing."""
_ASIDE_AND_QUESTION = 2
_HOSTINGS = ("hosted", "hybrid", "on-premise")


def turn_to(question: Question, talk: Talk) -> Turn:
    """Answer free text that is neither a file nor too long; remembers what it was about."""
    session, text = talk.session, question.text
    memory = memories.recalled(talk)
    if question.about:
        memory = _about_old_answer(memory, question.about)
    verdict = talk.desk.ask(text, locale=session.chosen, prior=prior_of(session))
    reading = read(text, lexicon(verdict.locale))
    if press := pressed(text, reading, memory, talk):
        return _after_press(presses.press(button_data.decode(press.action), None, talk), talk, verdict.locale)
    verdict = _without_asides(verdict, reading, talk)
    moment = _with_hosting(Moment(talk, _with_versions(memory, text), verdict, reading))
    for reader in READERS:
        if heard := reader(moment):
            return turn_of(moment, heard)
    return turn_of(moment, _read_question(moment))


def _without_asides(verdict: Verdict, reading: Reading, talk: Talk) -> Verdict:
    """What the matcher makes of a message without the clauses that only lead to it ("ok, and here, …")."""
    if verdict.outcome is Outcome.ANSWER or len(reading.clauses) < _ASIDE_AND_QUESTION:
        return verdict
    left = [clause for clause in reading.clauses if reading.rest(*_ASIDES, within=clause)]
    if not left or len(left) == len(reading.clauses):
        return verdict
    bare = talk.desk.ask(", ".join(reading.words(clause) for clause in left), locale=verdict.locale)
    return bare if bare.outcome is Outcome.ANSWER else verdict


def prepare(documents: Documents) -> None:
    """Load what the first message of each language would otherwise wait for."""
    for locale in LOCALES:
        lexicon(locale)
        learn(documents, locale)


def turn_of(moment: Moment, heard: Heard) -> Turn:
    """The turn for what was heard: replies, session, note, and what it came to."""
    talk, verdict = moment.talk, moment.verdict
    session = heard.session or talk.session
    replies = _with_walk_offered(heard.replies, talk, moment.memory, moment.locale)
    memory = changed(heard.memory, options=memories.options_of(replies, heard.memory.options))
    if not verdict.is_foreign:
        session = msgspec.structs.replace(session, spoken=verdict.locale)
    return Turn(
        replies,
        memories.kept(session, memory, talk.context.now),
        notes=_notes(moment, heard),
        told=Told(heard.outcome, moment.locale, heard.matches, heard.answered, heard.judged),
    )


def remembered(turn: Turn, talk: Talk) -> Turn:
    """The turn of a button, a command or a file, with what it showed kept in the conversation."""
    if any(isinstance(note, Forget) for note in turn.notes) or not turn.replies:
        return turn
    memory = memories.recalled(talk)
    items = [reply.item for reply in turn.replies if reply.item]
    present = _present(turn.session, talk)
    if items or present:
        symptom = next((item for item in items if item.startswith("symptom/")), "")
        memory = memories.about(memory, *items, *([present] if present else ()), symptom=symptom)
    if open_walk := turn.session.walk or talk.session.walk:
        done = [
            check
            for check, result in zip(open_walk.checks, open_walk.results, strict=False)
            if result in ("ok", "fixed")
        ]
        memory = changed(memory, checked=(*memory.checked, *done))
    memory = changed(memory, options=memories.options_of(turn.replies, memory.options))
    return msgspec.structs.replace(turn, session=memories.kept(turn.session, memory, talk.context.now))


def _about_old_answer(memory: Memory, item: str) -> Memory:
    """A reply to an old answer is about that one, not about the latest."""
    is_symptom = item.startswith("symptom/")
    subjects = (item, *(subject for subject in memory.subjects if subject != item))
    return changed(
        memory,
        subjects=subjects,
        symptom=item if is_symptom else memory.symptom,
        checked=() if is_symptom and item != memory.symptom else memory.checked,
        is_asking=False,
    )


def _after_press(turn: Turn, talk: Talk, locale: str) -> Turn:
    turn = remembered(turn, talk)
    if turn.told:
        return turn
    items = tuple(reply.item for reply in turn.replies if reply.item)
    open_walk = turn.session.walk
    if not items and open_walk and walkthrough.is_usable(open_walk, talk.documents):
        items = tuple(filter(None, (walkthrough.present(open_walk, talk.documents),)))
    outcome = Outcome.ANSWER if items else Outcome.TALK
    told = Told(outcome, locale, tuple(Match(item, 1.0) for item in items), items)
    return msgspec.structs.replace(turn, told=told)


def _with_versions(memory: Memory, text: str) -> Memory:
    found = tuple(match[0] for match in _VERSION.finditer(text))
    return (
        changed(memory, versions=tuple(dict.fromkeys((*memory.versions, *found)))[-_VERSIONS:])
        if found
        else memory
    )


def _with_hosting(moment: Moment) -> Moment:
    """Remember where the person says that their Campaign runs, unless they ask about it."""
    cue = moment.reading.first(*_HOSTINGS)
    if not cue or (cue != "hosted" and moment.is_question):
        return moment
    kind = next(kind for kind in hosting.KINDS if kind == cue)
    return with_session(moment, msgspec.structs.replace(moment.talk.session, hosting=kind))


def _read_hosting(moment: Moment) -> Heard | None:
    """Nothing but where the person's Campaign runs."""
    cue = moment.reading.first(*_HOSTINGS)
    if (
        not cue
        or moment.is_question
        or moment.reading.rest(
            cue, "yes", "no", "ok", "and", "login", "anaphora", "split", "broken", "everybody", "prod"
        )
    ):
        return None
    if moment.reading.has("broken"):
        return None
    turn = hosting.settle(cue, moment.locale, moment.talk)
    if cue != "hosted":
        return Heard(Outcome.TALK, turn.replies, moment.memory, session=turn.session)
    heard = answered(moment, turn.replies[0], HOSTED)
    return Heard(
        heard.outcome, heard.replies, heard.memory, heard.answered, heard.matches, session=turn.session
    )


def _read_greeting(moment: Moment) -> Heard | None:
    from bot.dialogue.answers.question import greeted  # it hands its questions to this module

    if len(moment.reading.units) > _GREETING:
        return None
    locale = greeted(moment.talk.documents, moment.text, moment.talk.session.locale)
    if locale is None:
        return None
    spoken = moment.talk.session.chosen or locale
    session = msgspec.structs.replace(moment.talk.session, spoken=spoken)
    return Heard(
        Outcome.TALK, (menus.greeting(moment.talk.documents, spoken),), moment.memory, session=session
    )


def _read_and(moment: Moment) -> Heard | None:
    """In "and what about the secret?", what stands behind "and" counts."""
    reading = moment.reading
    if not moment.subject or not (left := _behind_and(moment)):
        return None
    verdict = moment.ask(reading.typed(left))
    if not verdict.matches:
        verdict = moment.verdict
    if verdict.outcome is Outcome.ANSWER or (verdict.matches and verdict.matches[0].score >= _LIKELY):
        return _read_question(_sure_of(moment, verdict))
    return None


def _read_and_unknown(moment: Moment) -> Heard | None:
    """What is asked after "and" that neither stands in the documents nor belongs to the subject."""
    if moment.verdict.matches or not moment.subject or not (left := _behind_and(moment)):
        return None
    if moment.ask(moment.reading.typed(left)).outcome is not Outcome.NONE:
        return None
    return Heard(Outcome.NONE, (menus.not_documented(moment.locale),), moment.memory)


def _behind_and(moment: Moment) -> list[int]:
    """The few words of its own that a question has which begins with "and"."""
    if not moment.reading.has("and"):
        return []
    left = moment.reading.rest(*PARTS, *(cue for cue in BESIDE if cue != "login"))
    return left if len(left) <= _FEW_WORDS else []


def _read_gist(moment: Moment) -> Heard | None:
    """In "fixed now, is a restart needed?": not sure as a whole, but what it comes to is near the subject."""
    if not moment.subject or moment.verdict.outcome is not Outcome.SUGGEST:
        return None
    if near := _near_subject(moment):
        others = (match for match in moment.verdict.matches if match != near)
        return _read_question(
            _sure_of(moment, msgspec.structs.replace(moment.verdict, matches=(near, *others)))
        )
    left = moment.reading.rest(*PARTS, *(cue for cue in BESIDE if cue != "login"))
    if not left or moment.reading.size(left) > _GIST:
        return None
    verdict = moment.ask(moment.reading.typed(left))
    if verdict.outcome is not Outcome.ANSWER or verdict.matches[0].id != moment.best:
        return None
    return _read_question(_sure_of(moment, verdict))


def _near_subject(moment: Moment) -> Match | None:
    """The match that the subject leads to, or that leads to the subject, or where both of them lead."""
    entries, matches = moment.talk.documents.entries, moment.verdict.matches
    entry, best = entries.get(moment.subject), entries.get(moment.best)
    if entry is None or best is None:
        return None
    if moment.best in entry.leads_to or moment.subject in best.leads_to:
        return matches[0] if matches[0].score >= _NEAR else None
    both = set(entry.leads_to) & set(best.leads_to)
    return next((match for match in matches if match.id in both and match.score >= _LEAST), None)


def _sure_of(moment: Moment, verdict: Verdict) -> Moment:
    """The moment with a verdict that counts as an answer."""
    answer = msgspec.structs.replace(verdict, outcome=Outcome.ANSWER)
    return Moment(moment.talk, moment.memory, answer, moment.reading)


def _read_bare(moment: Moment) -> Heard | None:
    """A bare "why?" or "where?" with nothing spoken of before: ask what it is about."""
    if (
        moment.subject
        or moment.is_sure
        or moment.reading.rest(
            "where",
            "why",
            "value",
            "who",
            "then",
            "how",
            "ask",
            "anaphora",
            "and",
            "next",
            "done",
            "same",
            "stage",
            "prod",
            "judge",
        )
    ):
        return None
    return (
        asked_back(moment)
        if moment.reading.has("where", "why", "value", "who", "then", "how", "stage", "prod")
        else None
    )


def _read_question(moment: Moment) -> Heard:
    """What the matcher makes of it: an answer, a choice, or the word that it is not documented."""
    from bot.dialogue.answers.question import verdict_reply  # it hands its questions to this module

    verdict, talk = moment.verdict, moment.talk
    reply = verdict_reply(
        talk.documents,
        moment.text,
        verdict,
        talk.session.hosting,
        values_first=moment.reading.has("value", "ask"),
    )
    if verdict.outcome is Outcome.ANSWER:
        heard = answered(moment, reply, moment.best, matches=verdict.matches)
        return Heard(heard.outcome, (reply,), heard.memory, heard.answered, verdict.matches)
    memory = changed(moment.memory, is_asking=False)
    if verdict.outcome is not Outcome.SUGGEST:
        return Heard(verdict.outcome, (reply,), memory, matches=verdict.matches)
    memory = changed(memory, subjects=(moment.best, *memory.subjects))
    items = tuple(item for item in likely(verdict.matches) if item in talk.documents.entries)
    if items and moment.best in items:
        reply = with_gist(moment, reply, items)
    return Heard(verdict.outcome, (reply,), memory, items, verdict.matches)


def _with_walk_offered(
    replies: tuple[Reply, ...], talk: Talk, memory: Memory, locale: str
) -> tuple[Reply, ...]:
    """Offer to go on with the walk-through that was on the screen before."""
    known = talk.session.walk
    was_shown = any(option.action.startswith(f"{STEP_VERB}:") for option in memory.options)
    if known is None or not was_shown or not replies or not _is_open(talk):
        return replies
    title = start_title(talk.documents, known.start, locale)
    go_on = _("Go on: {title} ({progress})", title=title, progress=progress(known, talk.documents))
    button = step_button(translator(locale).text(go_on), known, controls.GO_ON, locale)
    last = msgspec.structs.replace(replies[-1], keyboard=((button,), *replies[-1].keyboard))
    return (*replies[:-1], last)


def _present(session: Session, talk: Talk) -> str:
    """The check that an open walk-through stands at."""
    open_walk = session.walk
    return (
        walkthrough.present(open_walk, talk.documents)
        if open_walk and walkthrough.is_usable(open_walk, talk.documents)
        else ""
    )


def _is_open(talk: Talk) -> bool:
    open_walk = talk.session.walk
    return (
        open_walk is not None
        and _is_usable(talk.session, talk)
        and not walkthrough.is_expired(open_walk, talk.context.now, talk.desk.walk_idle_s)
    )


def _is_usable(session: Session, talk: Talk) -> bool:
    return session.walk is not None and walkthrough.is_usable(session.walk, talk.documents)


def _notes(moment: Moment, heard: Heard) -> tuple[Asked, ...]:
    from bot.dialogue.answers.question import asked_note  # it hands its questions to this module

    if heard.outcome in (Outcome.ASK, Outcome.TALK):
        return ()
    if heard.outcome is Outcome.ANSWER:
        return (Asked(Outcome.ANSWER.value, moment.locale, heard.answered[0] if heard.answered else ""),)
    return (
        asked_note(
            moment.text, Verdict(heard.outcome, heard.matches, moment.locale, moment.verdict.is_foreign)
        ),
    )


READERS: tuple[Reader, ...] = (
    read_language,
    read_triage_answer,
    read_value,
    read_progress,
    read_denial,
    read_small_talk,
    _read_greeting,
    _read_hosting,
    read_several,
    read_follow_up,
    read_vague,
    read_lone_word,
    _read_and,
    _read_gist,
    read_more,
    _read_and_unknown,
    _read_bare,
    read_unclear_answer,
)
"""What a message may be, in the order in which it is tried."""
