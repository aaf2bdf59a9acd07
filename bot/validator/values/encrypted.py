"""Tells what Campaign has encrypted: nobody can compare that, and nobody can read it."""

from __future__ import annotations

import re

_AES = re.compile(r"@(?=[^@]*[\d+/=])\s*(?:[A-Za-z0-9+/]\s*+){8,}={0,2}\s*@?")


def is_encrypted(value: str) -> bool:
    """Whether a value is written as Campaign writes what it encrypts: `@…==@`, a long key in several lines.

    `@PASSWORD@` is a placeholder.
    """
    return bool(_AES.fullmatch(value.strip()))
