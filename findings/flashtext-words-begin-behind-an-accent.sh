#!/usr/bin/env bash
# flashtext: key words of a bot in French, Swedish and Korean messages.
#
# Guess: it finds whole words alone: "apple" is not in "pineapple", so « tape » is not in « étape ».
# Found: words are made of a-z, A-Z, 0-9 and "_"; every other letter ends one. « tape » is found in « étape »,
#        « cran » (a notch) in « écran », "gare" in "ägare", and replacing writes « ébande ». Behind a letter
#        without an accent all is well, so that no English test shows it, and hardly a French one. For Korean it
#        happens to be a blessing before a particle ("IMS는") and none within a word ("다중계정").
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "flashtext==2.7"

"$place/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from flashtext import KeywordProcessor

print("flashtext", version("flashtext"))
words = KeywordProcessor()
words.add_keywords_from_list(["apple", "tape", "cran", "change", "gare", "IMS", "계정"])
expected = {
    "pineapple": [],
    "l’étape 2": ["tape"],
    "l’écran": ["cran"],
    "l’échange": ["change"],
    "ägare": ["gare"],
    "bagare": [],
    "étapes": [],
    "IMS는": ["IMS"],
    "다중계정을": ["계정"],
}
for text, found in expected.items():
    print(f"{text:14}{words.extract_keywords(text)}")
    assert words.extract_keywords(text) == found
bands = KeywordProcessor()
bands.add_keyword("tape", "bande")
print(bands.replace_keywords("étape"))
assert bands.replace_keywords("étape") == "ébande"
# The way out: letters are part of words once they are named.
for letter in "éèàâêîôûçäöå":
    words.add_non_word_boundary(letter)
assert words.extract_keywords("l’étape, l’écran, ägare") == []
PYTHON
