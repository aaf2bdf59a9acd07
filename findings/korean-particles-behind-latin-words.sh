#!/usr/bin/env bash
# hgtk, tossi, pyjosa: which particle they put behind a word in Latin letters or a digit.
#
# Guess: all three know how such a word is read aloud, as a Korean writes it: IMS는 (아이엠에스), Campaign은 (캠페인),
#        server는 (서버), mask는 (마스크), OK는 (오케이), 8은 (팔).
# Found: three libraries, three answers. pyjosa raises for whatever does not end in Hangul. tossi writes both forms,
#        은(는), behind Latin letters, but reads digits: 8은. hgtk never hesitates: it goes by the last letter, so that
#        IMS and Campaign come out right and server은, mask은, OK은, Marketing는 wrong, and it takes every digit for
#        one that ends in a vowel: 8는. A message with a product's string in it had better be worded so that it needs
#        no particle there.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "hgtk==0.2.1" "tossi==0.3.1" "pyjosa==1.0.3"

"$place/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import hgtk
import tossi
from pyjosa.exceptions import NotHangleException
from pyjosa.josa import Josa

print(*(f"{name} {version(name)}" for name in ("hgtk", "tossi", "pyjosa")))


def with_topic_particle(word: str) -> tuple[str, str, str]:
    """The word with 은 or 는 behind it, as each of the three has it."""
    try:
        third = Josa.get_full_string(word, "은")
    except NotHangleException:
        third = "NotHangleException"
    return hgtk.josa.attach(word, hgtk.josa.EUN_NEUN), tossi.postfix(word, "은"), third


none = "NotHangleException"
expected = {
    "로그인": ("로그인은", "로그인은", "로그인은"),
    "IMS": ("IMS는", "IMS은(는)", none),
    "Campaign": ("Campaign은", "Campaign은(는)", none),
    "server": ("server은", "server은(는)", none),
    "mask": ("mask은", "mask은(는)", none),
    "OK": ("OK은", "OK은(는)", none),
    "Marketing": ("Marketing는", "Marketing은(는)", none),
    "8": ("8는", "8은", none),
}
for word, forms in expected.items():
    print(word, *with_topic_particle(word), sep="  ")
    assert with_topic_particle(word) == forms
PYTHON
