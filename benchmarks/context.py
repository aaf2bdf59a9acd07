"""What a message is about after another one: `python -m benchmarks.context [--fit] [FILE.jsonl …]`.

Goes through the conversations of the tests and those of the files, and asks the questions of the files after
some subject that has nothing to do with them. Prints how often `context_model` takes the right one of its
candidates and what a turn costs, and with `--fit` the weights that take it most often. Where the bot was
wrong about a turn, the next one is taken as if it had been right, as the person's words go on from that.
Conversations that are set `aside` are never fitted to. The present weights know conversations that are not
among the files any more, so the new ones stay near them.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from time import process_time_ns
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bot import app
from bot.cli.conversations import Conversations
from bot.dialogue.context import Context
from bot.dialogue.desk import Desk, Talk
from bot.dialogue.session import Memory, Session
from bot.dialogue.talking import manager
from bot.dialogue.talking.act import DialogueAct, Moment
from bot.dialogue.talking.message.cue_lexicon import lexicon
from bot.dialogue.talking.message.utterance import read
from bot.dialogue.talking.questions.contextual import read_about
from bot.dialogue.talking.subject.asked_passage import read_passage
from bot.dialogue.talking.subject.context_model import candidates, score
from bot.dialogue.talking.subject.context_weights import WEIGHTS
from bot.dialogue.talking.subject.message_traits import ELSEWHERE, Features
from bot.languages import LOCALES
from bot.model import Outcome, Record

_TALKING = Path(__file__).parents[1] / "tests" / "dialogue" / "talking"
_OWN = {
    "own": "conversations/{}.txt",
    "learnt": "follow_ups/learnt.{}.txt",
    "aside": "follow_ups/aside.{}.txt",
}
"""Conversations of the tests: where those of a language stand."""
_ASIDE = "aside"
"""The ones that are never fitted to."""
_PENALTY = 0.4
"""How dear the weight is of what the present weights do not have yet."""
_HELD = 4.0
"""How dear it is to leave a present weight: from 2 to 20 the strangers' conversations went as well."""
_DEAR = {"own": 10.0, "learnt": 2.0}
"""What a message of these counts beside another: all of the first must go right, the second vary most."""
_STRIDE = 7
"""Parts the subjects that questions are asked after."""
_ELSEWHERE = {Outcome.NONE.value, Outcome.ASK.value, Outcome.TALK.value}


class Row(Record, frozen=True):
    """A message: the features of each candidate, and the candidates that are right."""

    source: str
    locale: str
    text: str
    subject: str
    seen: dict[str, Features]
    right: frozenset[str]
    weight: float


def main() -> None:
    """Print the table, and the weights if they are asked for."""
    parser = argparse.ArgumentParser(description="What a message is about after another one.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--leave-out", default="", help="fit without the files whose names have this")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args([] if __name__ != "__main__" else None)
    rows = list(_rows(options.files))
    weights = WEIGHTS
    if options.fit:
        left_out = {_ASIDE, options.leave_out} - {""}
        kept = [row for row in rows if not any(name in row.source for name in left_out)]
        weights = fitted(kept)
    _print_shares(rows, weights)
    if options.misses:
        for row in rows:
            if (found := _chosen(row, weights)) not in row.right:
                print(
                    row.source,
                    row.locale,
                    repr(row.text),
                    row.subject,
                    "->",
                    found or "-",
                    sorted(row.right)[:3],
                )
    _print_speed(options.files)
    if options.fit:
        print("\nWEIGHTS: dict[str, float] = {")
        for name, weight in weights.items():
            print(f'    "{name}": {weight:.2f},')
        print("}")


def _print_shares(rows: Sequence[Row], weights: Features) -> None:
    print("| messages | " + " | ".join(LOCALES) + " | all |\n" + "|---" * (len(LOCALES) + 2) + "|")
    by_source: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_source[row.source].append(row)
    for source, found in sorted(by_source.items()):
        cells = []
        for locale in (*LOCALES, ""):
            asked = [row for row in found if row.locale == locale or not locale]
            right = sum(_chosen(row, weights) in row.right for row in asked)
            cells.append(f"{right / len(asked):.3f} of {len(asked)}" if asked else "")
        print(f"| {source} | " + " | ".join(cells) + " |")


def _print_speed(files: Sequence[Path]) -> None:
    """What a turn takes of the processor, from the message to the text of its answer."""
    known = app.load_known()
    talks = Conversations(known, app.open_desk(known))
    talks.prepare()
    spent: list[float] = []
    for name in ("first", "again"):
        spent.clear()
        for number, (_source, locale, turns) in enumerate(_conversations(files)):
            for text, _right in turns:
                start = process_time_ns()
                talks.answered(text, locale, f"{name} {number}")
                spent.append((process_time_ns() - start) / 1e6)
    spent.sort()
    p50, p99 = (spent[int(len(spent) * share)] for share in (0.5, 0.99))
    print(f"\n{len(spent)} turns: p50 {p50:.2f} ms, p99 {p99:.2f} ms of processor time")


def _chosen(row: Row, weights: Features) -> str:
    scores = {item: score(seen, weights) for item, seen in row.seen.items()}
    return max(scores, key=scores.__getitem__)


def fitted(rows: Sequence[Row]) -> Features:
    """The weights under which the right candidates are likeliest, near the present ones."""
    rows = [row for row in rows if not row.right.isdisjoint(row.seen)]
    names = sorted({name for row in rows for seen in row.seen.values() for name in seen})
    present = np.array([WEIGHTS.get(name, 0.0) for name in names])
    penalty = np.array([_HELD if name in WEIGHTS else _PENALTY for name in names])
    column = {name: at for at, name in enumerate(names)}
    candidates_of = [len(row.seen) for row in rows]
    table = np.zeros((sum(candidates_of), len(names)))
    for at, seen in enumerate(seen for row in rows for seen in row.seen.values()):
        for name, value in seen.items():
            table[at, column[name]] = value
    right = np.array([item in row.right for row in rows for item in row.seen])
    weight = np.array([row.weight for row in rows])
    starts = np.cumsum([0, *candidates_of[:-1]])

    def of_each(of_row: NDArray[np.float64]) -> NDArray[np.float64]:
        """What is so of a row, for each of its candidates."""
        return np.repeat(of_row, candidates_of)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = table @ weights
        shares = np.exp(scores - of_each(np.maximum.reduceat(scores, starts)))
        shares /= of_each(np.add.reduceat(shares, starts))
        hits = np.add.reduceat(shares * right, starts) + 1e-12
        left = penalty * (weights - present)
        total = float(left @ (weights - present)) / 2 - float(weight @ np.log(hits))
        return total, left - table.T @ (of_each(weight) * (shares * right / of_each(hits) - shares))

    found = minimize(loss, present, jac=True, method="L-BFGS-B").x
    return {name: float(weight) for name, weight in zip(names, found, strict=True)}


def _rows(files: Sequence[Path]) -> Iterator[Row]:
    """Every message of which it is to be told what it is about, with its candidates."""
    for source, moment, right, weight in moments(files):
        yield Row(source, moment.locale, moment.text, moment.subject, candidates(moment), right, weight)


def moments(files: Sequence[Path]) -> Iterator[tuple[str, Moment, frozenset[str], float]]:
    """Every message of which it is to be told what it is about: set, moment, what is right, weight."""
    known = app.load_known()
    desk = app.open_desk(known)
    recorded: list[Moment] = []

    before = manager.READERS
    at = before.index(read_passage)
    between = before[at + 1 : before.index(read_about)]

    def record(moment: Moment) -> DialogueAct | None:
        if not any(reader(moment) for reader in between):
            recorded.append(moment)
        return None

    manager.READERS = (*before[:at], record, *before[at:])
    try:
        talks, number = Conversations(known, desk), count()
        for source, locale, turns in _conversations(files):
            session = str(next(number))
            before_it: frozenset[str] | None = None
            for text, right in turns:
                recorded.clear()
                talks.answered(text, locale, session)
                if recorded and right is not None and recorded[0].subject:
                    yield source, _as_if_answered(recorded[0], before_it), right, _DEAR.get(source, 1.0)
                before_it = before_it if right is not None and ELSEWHERE in right else right
    finally:
        manager.READERS = before
    for source, locale, text, right in _questions(files):
        item = _subject_after(text, right, sorted(desk.documents.entries))
        moment = _after(item, text, locale, desk)
        if not any(reader(moment) for reader in (*before[:at], *between)):
            yield source, moment, right, 1.0


def _as_if_answered(moment: Moment, right: frozenset[str] | None) -> Moment:
    """The moment with the subject that the turn before was about, whatever the bot took it for."""
    if not right or moment.subject in right:
        return moment
    item = next((item for item in moment.memory.subjects if item in right), min(right))
    subjects = (item, *(subject for subject in moment.memory.subjects if subject != item))
    return replace(moment, memory=msgspec.structs.replace(moment.memory, subjects=subjects))


def _subject_after(text: str, right: frozenset[str], entries: Sequence[str]) -> str:
    """Some subject that a question is asked after: none that it may be about."""
    start = sum(text.encode()) * _STRIDE
    return next(item for at in count(start) if (item := entries[at % len(entries)]) not in right)


def _after(item: str, text: str, locale: str, desk: Desk) -> Moment:
    talk = Talk(Session(chosen=locale), desk, Context())
    return Moment(talk, Memory(subjects=(item,)), desk.ask(text, locale=locale), read(text, lexicon(locale)))


Turns = list[tuple[str, frozenset[str] | None]]


def _conversations(files: Sequence[Path]) -> Iterator[tuple[str, str, Turns]]:
    for source, name in _OWN.items():
        for locale in LOCALES:
            for line in (_TALKING / name.format(locale)).read_text(encoding="utf-8").splitlines():
                if line.strip() and not line.startswith("#"):
                    yield source, locale, [_own(turn) for turn in line.partition(": ")[2].split(" ; ")]
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            told = json.loads(line)
            if "turns" in told:
                yield (
                    _source(file),
                    told["locale"],
                    [_theirs(turn) for turn in told["turns"]],
                )


def _theirs(turn: dict[str, Any]) -> tuple[str, frozenset[str] | None]:
    items = [*turn.get("any", ()), *turn.get("answered", ())]
    return turn["say"], _right(turn.get("outcome", ()), items)


def _own(turn: str) -> tuple[str, frozenset[str] | None]:
    said, _arrow, expected = turn.partition(" => ")
    outcomes: list[str] = []
    items: list[str] = []
    for word in expected.split():
        if set(word.split("|")) <= set(Outcome):
            outcomes = word.split("|")
        elif word[0] not in '!="':
            items += word.removeprefix("~").split("|")
    return said, _right(outcomes, [item for item in items if "/" in item])


def _right(outcomes: Sequence[str], items: Sequence[str]) -> frozenset[str] | None:
    """The candidates that are right; None where that is not told."""
    if items:
        return frozenset(items)
    return frozenset((ELSEWHERE,)) if outcomes and set(outcomes) <= _ELSEWHERE | {"suggest"} else None


def _questions(files: Sequence[Path]) -> Iterator[tuple[str, str, str, frozenset[str]]]:
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            asked = json.loads(line)
            if "turns" not in asked:
                ids = (
                    frozenset((asked["id"], *asked.get("also", ())))
                    if asked["id"]
                    else frozenset((ELSEWHERE,))
                )
                yield _source(file), asked["locale"], asked["text"], ids


def _source(file: Path) -> str:
    """The set that a file belongs to, whatever its language."""
    return file.stem.split(".")[0]


if __name__ == "__main__":
    main()
