"""The values that the documents give for the settings of an account: the one place that has them.

`tests/validator/values/test_documented.py` compares them with the catalogue's.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.languages import LANGUAGES

INTERNAL_NAME, NEWER_INTERNAL_NAME = "Adobe_Marketing_Cloud", "Adobe_Experience_Cloud"
TYPE, NEWER_TYPE = "Adobe Marketing Cloud", "Adobe Experience Cloud"

IMS_HOSTS = ("ims-na1.adobelogin.com", "adobeid-na1.services.adobe.com")
"""The end points that the documents name."""
_REGION = re.compile(r"(?:ims|adobeid)-(?P<region>[a-z]{2,4}\d{1,2})\.(?:services\.adobe|adobelogin)\.\w+")
_DOCUMENTED_REGION = "na1"
_STAGING = re.compile(
    r"(?:ims|adobeid)(?:-[a-z]{2,4}\d{1,2})?-(?:stg|stage|staging|qa|dev|test)\d{0,2}\."
    r"(?:services\.adobe|adobelogin)\.\w+"
)
"""A server that is named for a stage of its own, which the documents do not have: stage uses the same."""

SHOWN_CONTEXT = "dma_campaign_classic"
"""The product context where the account has the field."""
HIDDEN_CONTEXT = "dma_campaign"
"""The default where it does not show the field."""

RIGHT = {
    "internal_name": {INTERNAL_NAME, NEWER_INTERNAL_NAME},
    "type": {TYPE, NEWER_TYPE, f"{NEWER_TYPE} (MAC)"},
    "product_context": {SHOWN_CONTEXT},
}
"""The settings that have the same values everywhere."""

_WORD = re.compile(r"[^\W_]+")
_TRANSLATED = {
    word: meant
    for language in LANGUAGES.values()
    for word, meant in language.account_file.fixed_words.items()
}

ORGANIZATION_ID = re.compile(r"[0-9A-F]{24}@AdobeOrg")


def translated_from(text: str, values: Collection[str]) -> str | None:
    """The one of some fixed values that a text is in another language, word for word, as `Adobe_Moln`.

    None where it is in the words of the value itself.
    """
    told = [word.casefold() for word in _WORD.findall(text)]
    words = sorted(_TRANSLATED.get(word, word) for word in told)
    if words == sorted(told):
        return None
    return next((value for value in values if sorted(_WORD.findall(value.casefold())) == words), None)


def region_of(host: str) -> str | None:
    """The region of an IMS server, where it is another than the documented one."""
    match = _REGION.fullmatch(host)
    return (
        match["region"] if match and not is_staging(host) and match["region"] != _DOCUMENTED_REGION else None
    )


def is_staging(host: str) -> bool:
    """Whether an IMS server's name is that of a staging server."""
    return bool(_STAGING.fullmatch(host))


def is_organization_id(text: str) -> bool:
    """Whether a text is written like an organization ID."""
    return bool(ORGANIZATION_ID.fullmatch(text))
