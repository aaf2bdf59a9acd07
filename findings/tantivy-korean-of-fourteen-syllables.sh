#!/usr/bin/env bash
# tantivy: how long a word its default tokenizer keeps.
#
# Guess: words of up to 40 characters are found, so nothing that people write in Korean is too long.
# Found: the limit counts bytes of UTF-8, and 40 of them are too many already: 39 Latin letters, 19 with a diaeresis, 13
#        syllables of Hangul. Fourteen syllables that are written without a blank, as labels and hurried messages
#        are, leave the index and the query without a word: the document is found by nothing.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "tantivy==0.26.0"

"$place/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import tantivy

print("tantivy", version("tantivy"))


def is_found(word: str) -> bool:
    """Whether a document that is this word alone is found by it."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=True)
    index = tantivy.Index(builder.build())
    writer = index.writer()
    writer.add_document(tantivy.Document(text=[word]))
    writer.commit()
    index.reload()
    return bool(index.searcher().search(index.parse_query(word, ["text"]), 1).hits)


hangul = "외부계정설정화면에서확인하세"
words = {"a" * 39: True, "a" * 40: False, "ä" * 19: True, "ä" * 20: False, hangul[:13]: True, hangul: False}
for word, expected in words.items():
    print(len(word), "characters,", len(word.encode()), "bytes:", "found" if is_found(word) else "not found")
    assert is_found(word) is expected
PYTHON
