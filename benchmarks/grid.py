"""What may be asked of anything, after each subject: `python -m benchmarks.grid [--misses] [NAME …]`.

Asks each follow-up of `tests/dialogue/talking/follow_ups/<NAME>.<locale>.txt` after each subject, and prints
how many stay with it; with `--misses` which do not, those first that fail after most subjects.
"""

from __future__ import annotations

import argparse
from collections import Counter

from bot import app
from bot.languages import LOCALES
from tests.dialogue.talking.follow_up_grid import begun, forms_of, tried

_NAMES = ("standing", "standing-aside")


def main() -> None:
    """Print the table, and the misses if they are asked for."""
    parser = argparse.ArgumentParser(description="What may be asked of anything, after each subject.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"files (default: {' '.join(_NAMES)})")
    parser.add_argument("--misses", action="store_true", help="list the follow-ups that fail")
    options = parser.parse_args()
    desk = app.open_desk(app.load_known())
    print("| follow-ups | " + " | ".join(LOCALES) + " |\n|---|" + "---|" * len(LOCALES))
    failed: Counter[str] = Counter()
    for name in options.names or _NAMES:
        shares = []
        for locale in LOCALES:
            subjects = list(begun(desk, locale))
            cells = [tried(desk, *subject, form) for form in forms_of(name, locale) for subject in subjects]
            shares.append(sum(not cell.miss for cell in cells) / len(cells))
            failed.update(
                f"{locale} {cell.form.text}: {cell.miss.partition(' from')[0]}" for cell in cells if cell.miss
            )
        print(f"| {name} | " + " | ".join(f"{share:.3f}" for share in shares) + " |")
    if options.misses:
        print("\n".join(f"{times:4} {miss}" for miss, times in failed.most_common()))


if __name__ == "__main__":
    main()
