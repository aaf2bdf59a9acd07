#!/usr/bin/env bash
# pandas: a table of a French, Swedish or German web page, and its numbers with a decimal comma.
#
# Guess: read_html leaves « 1,5 » as text, as read_csv does unless it is told of the comma.
# Found: read_html alone has a thousands separator by default, and that is the comma, wherever it stands: 1,5 is
#        15, 99,5 is 995, and a list of ports "443,8080" is 4438080. The column is of whole numbers, so that
#        nothing looks wrong; a point would have made it 1.5. With thousands=None it stays text, and decimal=","
#        beside it makes it a number.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "pandas==3.1.1" "lxml==6.1.3"

"$place/venv/bin/python" - <<'PYTHON'
import io

import pandas

print("pandas", pandas.__version__)
rows = [("Timeout", "1,5", "443,8080"), ("Quota", "99,5", "80,81")]
html = "<table><tr><th>nom</th><th>valeur</th><th>ports</th></tr>"
html += "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"
csv = "nom;valeur;ports\n" + "\n".join(";".join(row) for row in rows)

(table,) = pandas.read_html(io.StringIO(html))
(left,) = pandas.read_html(io.StringIO(html), thousands=None)
(french,) = pandas.read_html(io.StringIO(html), decimal=",", thousands=None)
text = pandas.read_csv(io.StringIO(csv), sep=";")
print(table.to_dict("list"), french["valeur"].tolist(), text["valeur"].tolist())
assert table["valeur"].tolist() == [15, 995] and table["ports"].tolist() == [4438080, 8081]
assert text["valeur"].tolist() == ["1,5", "99,5"]
assert left["valeur"].tolist() == ["1,5", "99,5"] and left["ports"].tolist() == ["443,8080", "80,81"]
assert french["valeur"].tolist() == [1.5, 99.5]
PYTHON
