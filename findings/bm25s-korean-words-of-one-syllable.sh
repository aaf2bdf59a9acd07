#!/usr/bin/env bash
# bm25s: what its tokenizer makes of Korean without stop words.
#
# Guess: with stopwords=None every word between blanks becomes a token.
# Found: words of one character are dropped by the default pattern. In English that is "a" and "I"; in Korean it is
#        value (값), key (키), app (앱), tab (탭), and every particle that stands alone: of "change the value to the
#        key" only the verb is left. A pattern of one's own (token_pattern=r"(?u)\b\w+\b") keeps them.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "bm25s==0.3.16" "numpy==2.2.6"

"$place/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import bm25s

print("bm25s", version("bm25s"))


def tokens(text: str, **options: str) -> list[str]:
    """The words of one text."""
    return bm25s.tokenize([text], stopwords=None, return_ids=False, show_progress=False, **options)[0]


every = r"(?u)\b\w+\b"
for text in ("값 을 키 로 바꾸세요", "콘솔 앱 탭 에서 키 값"):
    print(text, "->", tokens(text), "| own pattern:", tokens(text, token_pattern=every))
assert tokens("값 을 키 로 바꾸세요") == ["바꾸세요"]
assert tokens("값 을 키 로 바꾸세요", token_pattern=every) == ["값", "을", "키", "로", "바꾸세요"]
PYTHON
