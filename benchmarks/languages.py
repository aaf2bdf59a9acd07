"""The recogniser of languages beside well-kept libraries: `python -m benchmarks.languages`.

On the short lines of `tests/cases/languages.yaml`, told to choose between the languages that are in there.
lingua and py3langid are compared where they are installed (`pip install lingua-language-detector py3langid`).
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

LINES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "languages.yaml"
_KB = 1024

Tell = Callable[[str], str]


def main() -> None:
    """Print a line for each recogniser: right by language, in all, start, time a line and memory."""
    lines: dict[str, list[str]] = yaml.safe_load(LINES.read_text(encoding="utf-8"))
    print("| | " + " | ".join(lines) + " | all | start s | ms | MB more |")
    print("|---|" + "---|" * (len(lines) + 4))
    for name, start in _recognisers(tuple(lines)):
        before, begun = _memory_mb(), time.perf_counter()
        tell = start()
        tell("warm up")
        started = time.perf_counter() - begun
        begun = time.perf_counter()
        right = {locale: sum(tell(text) == locale for text in texts) for locale, texts in lines.items()}
        total = sum(map(len, lines.values()))
        each_ms = 1000 * (time.perf_counter() - begun) / total
        shares = [f"{right[locale] / len(texts):.2f}" for locale, texts in lines.items()]
        figures = [f"{sum(right.values()) / total:.3f}", f"{started:.2f}", f"{each_ms:.2f}"]
        print(f"| {name} | " + " | ".join([*shares, *figures, f"{_memory_mb() - before:.0f}"]) + " |")


def _recognisers(languages: tuple[str, ...]) -> Iterator[tuple[str, Callable[[], Tell]]]:
    yield "ims-doctor", _own
    for name, start in (("py3langid", _py3langid), ("lingua", _lingua)):
        try:
            __import__(name)
        except ImportError:
            print(f"({name} is not installed)")
            continue
        yield name, lambda start=start: start(languages)  # type: ignore[misc]


def _own() -> Tell:
    from bot import app
    from bot.matcher.language_identification import recognise

    model = app.load_knowledge().model.language
    return lambda text: recognise(model, text).spoken


def _py3langid(languages: tuple[str, ...]) -> Tell:
    import py3langid  # type: ignore[import-not-found]

    py3langid.set_languages(["no" if tag == "nb" else tag for tag in languages])
    return lambda text: {"no": "nb"}.get(tag := py3langid.classify(text)[0], tag)


def _lingua(languages: tuple[str, ...]) -> Tell:
    import lingua  # type: ignore[import-not-found]

    codes = [getattr(lingua.IsoCode639_1, tag.upper()) for tag in languages]
    detector: Any = (
        lingua.LanguageDetectorBuilder.from_iso_codes_639_1(*codes).with_preloaded_language_models().build()
    )

    def tell(text: str) -> str:
        found = detector.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else ""

    return tell


def _memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KB


if __name__ == "__main__":
    main()
