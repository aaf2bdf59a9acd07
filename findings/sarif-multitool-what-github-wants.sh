#!/usr/bin/env bash
# SARIF multitool (npm): for what does GitHub's rule GH2012 want help, and how are two kinds of rules asked for?
#
# Guess: for rules, which GitHub shows; a notification needs an id and a short text. Kinds are one argument,
#        `--rule-kind 'Sarif;Ghas'`, as the help text says of lists.
# Found: a notification without `help` and `fullDescription` is an error like a rule without; and the npm command
#        hands its arguments to a shell, which ends the command at the semicolon whatever quotes stood around it,
#        so that only the first kind is checked and the file passes.
set -euo pipefail

command -v npm >/dev/null || { echo "npm is not installed"; exit 2; }
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-fund --no-audit --prefix "$place" "@microsoft/sarif-multitool@5.7.0" >/dev/null
tool="$place/node_modules/.bin/sarif-multitool"

cat >log.sarif <<'JSON'
{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{
  "tool": {"driver": {"name": "spell", "version": "1.0.0", "informationUri": "https://example.com/", "rules": [],
    "notifications": [{"id": "unreadable", "shortDescription": {"text": "A file could not be read."}}]}},
  "invocations": [{"executionSuccessful": false}], "columnKind": "unicodeCodePoints", "results": []}]}
JSON
grep '"version"' node_modules/@microsoft/sarif-multitool/package.json
echo "--rule-kind Ghas:"
"$tool" validate log.sarif --rule-kind Ghas >ghas.txt 2>&1 || true
grep -o 'error GH2012: [^:]*' ghas.txt
echo "--rule-kind 'Sarif;Ghas':"
"$tool" validate log.sarif --rule-kind 'Sarif;Ghas' >both.txt 2>&1 || true
grep -i 'not found' both.txt
grep -q 'GH2012: runs\[0\].tool.driver.notifications\[0\]' ghas.txt
! grep -q 'GH2012' both.txt
