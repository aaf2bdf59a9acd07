"""Hosted customers leave IMS to Adobe.

Documents: both pages. The steps are for on-premise and hybrid customers; for hosted ones Adobe makes these
settings.

Passes:

    hosting: on-premise
    internal_name: Adobe_Marketing_Cloud

Fails:

    hosting: hosted
    internal_name: Adobe_Marketing_Cloud
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.languages import of_all
from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.fields import normalised
from bot.validator.finding import FindingMaker, shown

NAME = "hosting-hosted"
CHECK = "topic/hosted-customers"
SEVERITY = Severity.WARNING

_OURS = {normalised(term) for term in of_all(lambda language: language.account_file.own_server)}
_HOSTED = {normalised(term) for term in of_all(lambda language: language.account_file.hosted)}

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """At most one finding for the file."""
    hosting = file.hosting
    if hosting is None or not hosting.strip() or normalised(hosting) in _OURS:
        return
    if normalised(hosting) in _HOSTED:
        yield _finding(
            file,
            hosting,
            _("Your Campaign is hosted or managed by Adobe, so the IMS settings are Adobe's."),
            _("Contact your Adobe representative before you change anything."),
            field="hosting",
        )
    else:
        yield _finding(
            file,
            hosting,
            _("`{value}` does not say how Campaign is hosted.", value=shown(hosting)),
            _("Write `on-premise`, `hybrid` or `hosted` after `hosting`."),
            field="hosting",
        )
