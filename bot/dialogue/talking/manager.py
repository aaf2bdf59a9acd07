"""Dialogue manager. In: a question and the talk. Out: the turn of the first recogniser that fits it."""

from __future__ import annotations

import msgspec

from bot.dialogue import button_data, buttons
from bot.dialogue.account_file.pasted import account_in
from bot.dialogue.answers import menus
from bot.dialogue.answers.question_answering import LIMIT_CHARS, greeted
from bot.dialogue.desk import Desk, Talk, Turn, TurnSummary
from bot.dialogue.exchange import Question
from bot.dialogue.session import Memory
from bot.dialogue.talking import dialogue_state
from bot.dialogue.talking.act import DialogueAct, Moment, Reader, changed, prior_of
from bot.dialogue.talking.asked_passage import read_passage
from bot.dialogue.talking.button_words import pressed
from bot.dialogue.talking.contextual import read_about, read_bare
from bot.dialogue.talking.cue_lexicon import lexicon
from bot.dialogue.talking.follow_up import read_not_shown, read_restart
from bot.dialogue.talking.mask_and_names import read_mask_and_names
from bot.dialogue.talking.multiple_questions import read_several
from bot.dialogue.talking.negation import read_correction, read_denial
from bot.dialogue.talking.next_check import past_done
from bot.dialogue.talking.other_account import read_other_account
from bot.dialogue.talking.progress import read_progress
from bot.dialogue.talking.reported_check import read_reported, with_reported
from bot.dialogue.talking.secret_verdict import read_secret
from bot.dialogue.talking.settings_verdict import read_settings
from bot.dialogue.talking.small_talk import (
    read_closing,
    read_lone_word,
    read_small_talk,
    read_ticket,
)
from bot.dialogue.talking.standalone_question import read_question
from bot.dialogue.talking.success import read_success
from bot.dialogue.talking.told_symptom import read_told
from bot.dialogue.talking.triage import read_triage_answer, read_unclear_answer
from bot.dialogue.talking.turn import remembered, turn_of
from bot.dialogue.talking.user_facts import read_hosting, with_hosting, with_versions
from bot.dialogue.talking.utterance import Utterance, read
from bot.dialogue.talking.vague_report import read_vague
from bot.dialogue.talking.value_verdict import read_value
from bot.dialogue.talking.vocabulary import title_words
from bot.dialogue.talking.wanted_language import read_language
from bot.dialogue.walk import procedure, walkthrough
from bot.languages import LOCALES
from bot.model import Match, Outcome, Verdict
from bot.translate import _

_GREETING = 12
"""Units of the longest greeting."""
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
"""A clause that leads to the question, and the question."""


def answer_question(question: Question, talk: Talk) -> Turn:
    """Answer free text; remembers the language it was recognised in. A pasted account file is validated."""
    text, session = question.text, talk.session
    if pasted := account_in(question, talk.desk.inspect):
        from bot.dialogue.account_file.uploads import (
            inspected,  # an ordinary question does not wait for the validator
        )

        return talk.say(inspected(pasted, talk))
    if len(text) > LIMIT_CHARS:
        problem = _(
            "Your message has {count} characters; I read up to {limit}. Ask in one or two sentences, or "
            "attach the account file.",
            count=len(text),
            limit=LIMIT_CHARS,
        )
        return talk.say(menus.notice(session.locale, problem))
    if not any(char.isalnum() for char in text):
        problem = _("Tell me in a few words what goes wrong, or choose a topic.")
        return talk.say(menus.notice(session.locale, problem))
    return turn_to(question, talk)


def turn_to(question: Question, talk: Talk) -> Turn:
    """Answer free text that is neither a file nor too long; remembers what it was about."""
    session, text = talk.session, question.text
    memory = dialogue_state.recalled(talk)
    if question.about:
        memory = _about_old_answer(memory, question.about)
    verdict = talk.desk.ask(text, locale=session.chosen, prior=prior_of(session))
    utterance = read(text, lexicon(verdict.locale), title_words(talk.documents, verdict.locale))
    if press := pressed(text, utterance, memory, talk):
        return _after_press(buttons.press(button_data.decode(press.action), None, talk), talk, verdict.locale)
    verdict = _without_asides(verdict, utterance, talk)
    moment = with_reported(with_hosting(Moment(talk, with_versions(memory, text), verdict, utterance)))
    act = next((act for reader in READERS if (act := reader(moment))), None) or read_question(moment)
    return turn_of(moment, past_done(moment, act))


def _without_asides(verdict: Verdict, utterance: Utterance, talk: Talk) -> Verdict:
    """What the matcher makes of a message without the clauses that only lead to it ("ok, and here, …")."""
    if verdict.outcome is Outcome.ANSWER or len(utterance.clauses) < _ASIDE_AND_QUESTION:
        return verdict
    left = [clause for clause in utterance.clauses if utterance.rest(*_ASIDES, within=clause)]
    if not left or len(left) == len(utterance.clauses):
        return verdict
    bare = talk.desk.ask(", ".join(utterance.words(clause) for clause in left), locale=verdict.locale)
    return bare if bare.outcome is Outcome.ANSWER else verdict


def prepare(desk: Desk) -> None:
    """Load what the first message of each language would otherwise wait for.

    All but Babel's own, which takes 10 ms and 2 MB a language, and is left until somebody speaks it.
    """
    for locale in LOCALES:
        lexicon(locale)
    desk.inspect(b"internal_name: Adobe_Marketing_Cloud\n", "value.yaml")


def _about_old_answer(memory: Memory, item: str) -> Memory:
    """A reply to an old answer is about that one, not about the latest."""
    memory = dialogue_state.seeing(memory, item if item.startswith("symptom/") else "")
    subjects = (item, *(subject for subject in memory.subjects if subject != item))
    return changed(memory, subjects=subjects, is_asking=False)


def _after_press(turn: Turn, talk: Talk, locale: str) -> Turn:
    if turn.told:
        return turn  # it has kept what was said; what stood before would be kept over it
    turn = remembered(turn, talk)
    items = tuple(reply.item for reply in turn.replies if reply.item)
    open_walk = turn.session.walk
    if not items and open_walk and walkthrough.is_usable(open_walk, talk.documents):
        items = tuple(filter(None, (procedure.id_of(walkthrough.present(open_walk, talk.documents)),)))
    outcome = Outcome.ANSWER if items else Outcome.TALK
    told = TurnSummary(outcome, locale, tuple(Match(item, 1.0) for item in items), items)
    return msgspec.structs.replace(turn, told=told)


def _read_greeting(moment: Moment) -> DialogueAct | None:
    if len(moment.utterance.units) > _GREETING:
        return None
    locale = greeted(moment.talk.documents, moment.text, moment.talk.session.locale)
    if locale is None:
        return None
    spoken = moment.talk.session.chosen or locale
    session = msgspec.structs.replace(moment.talk.session, spoken=spoken)
    return DialogueAct(
        Outcome.TALK, (menus.greeting(moment.talk.documents, spoken),), moment.memory, session=session
    )


READERS: tuple[Reader, ...] = (
    read_language,
    read_ticket,
    read_settings,
    read_mask_and_names,
    read_reported,
    read_triage_answer,
    read_other_account,
    read_value,
    read_secret,
    read_told,
    read_success,
    read_closing,
    read_correction,
    read_progress,
    read_passage,
    read_not_shown,
    read_denial,
    read_small_talk,
    _read_greeting,
    read_hosting,
    read_several,
    read_restart,
    read_about,
    read_vague,
    read_lone_word,
    read_bare,
    read_unclear_answer,
)
"""What a message may be, in the order in which it is tried."""
