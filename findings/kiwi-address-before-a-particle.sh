#!/usr/bin/env bash
# kiwipiepy (Korean morphemes): addresses and loan words in a sentence of an administrator.
#
# Guess: an address is one token (W_URL) with its particle behind it, as a mail address is (W_EMAIL), and "콜백",
#        a loan word of every manual, is one noun.
# Found: a bare host with a particle falls into letters and signs, some in the middle of a word ("ample.com"); with
#        a path behind it, it is one token. "콜백" is two nouns, and `space` writes it as two words.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "kiwipiepy==0.24.1" "kiwipiepy_model==0.24.0"

"$place/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from kiwipiepy import Kiwi

print("kiwipiepy", version("kiwipiepy"), "model", version("kiwipiepy_model"))
kiwi, seen = Kiwi(), {}
for text in (
    "https://a.example.com",
    "https://a.example.com에",
    "https://a.example.com/log에",
    "eva@a.example.com으로",
    "콜백 주소",
    "콜백 서버",
):
    seen[text] = [f"{token.form}/{token.tag}" for token in kiwi.tokenize(text)]
    print(f"{text:30}{' '.join(seen[text])}")
print(kiwi.space("콜백서버를재시작하세요"))
assert seen["https://a.example.com"] == ["https://a.example.com/W_URL"]
assert len(seen["https://a.example.com에"]) > 4 and "ample.com/SL" in seen["https://a.example.com에"]
assert seen["https://a.example.com/log에"][0].endswith("/W_URL") and "W_EMAIL" in seen["eva@a.example.com으로"][0]
assert seen["콜백 주소"][0] == "콜백/NNP" and seen["콜백 서버"][:2] == ["콜/NNG", "백/NNG"]
assert kiwi.space("콜백서버를재시작하세요").startswith("콜 백 서버를")
PYTHON
