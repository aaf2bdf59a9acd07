#!/usr/bin/env bash
# lingua: the language of a Korean message about a console whose words are English.
#
# Guess: with French, Swedish, Korean and English to choose from, one word in Hangul decides, for no other of them
#        has these letters; lingua says that it looks at scripts before it looks at words.
# Found: words are counted by script, and the majority wins: "IMS server URL 뭐지" is Swedish, "Adobe Marketing
#        Cloud 계정" English, and Korean has a share of 0.0 in both.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "lingua-language-detector==2.1.1"

"$place/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from lingua import Language, LanguageDetectorBuilder

print("lingua-language-detector", version("lingua-language-detector"))
of = (Language.FRENCH, Language.SWEDISH, Language.KOREAN, Language.ENGLISH)
detector, seen = LanguageDetectorBuilder.from_languages(*of).build(), {}
for text in ("서버 주소 뭐지", "IMS 서버 주소", "IMS server URL 뭐지", "Adobe Marketing Cloud 계정"):
    shares = {share.language: share.value for share in detector.compute_language_confidence_values(text)}
    seen[text] = (detector.detect_language_of(text).name, round(shares[Language.KOREAN], 2))
    print(f"{text}: {seen[text][0]}, Korean {seen[text][1]}")
assert seen["서버 주소 뭐지"][0] == seen["IMS 서버 주소"][0] == "KOREAN"
assert seen["IMS server URL 뭐지"] == ("SWEDISH", 0.0) and seen["Adobe Marketing Cloud 계정"] == ("ENGLISH", 0.0)
PYTHON
