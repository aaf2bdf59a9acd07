"""What spreadsheets show in a cell that has no value, in the languages that they speak; and formulas."""

from __future__ import annotations

import re

from bot.privacy.word_lists import word_set

# What the makers of Excel and LibreOffice call them; a table of programs, not of what the bot speaks.
_ERRORS = word_set(
    # English, and Korean where it has no words of its own
    "#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #GETTING_DATA #SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT!",
    "#BUSY! #UNKNOWN! #PYTHON! #TIMEOUT! #분산! #계산! #필드! #값! #이름?",
    # French
    "#NUL! #VALEUR! #NOM? #NOMBRE! #PROPAGATION! #EPARS! #CHAMP! #BLOQUE! #CONNEXION! #OCCUPE! #INCONNU!",
    # Swedish
    "#SKÄRNING! #DIVISION/0! #VÄRDEFEL! #VÄRDE! #REFERENS! #NAMN? #OGILTIGT! #SAKNAS! #SPILL! #KALK! #FÄLT!",
    "#BLOCKERAD! #ANSLUT! #UPPTAGEN! #OKÄND!",
    # German
    "#WERT! #BEZUG! #ZAHL! #NV #ÜBERLAUF! #FELD! #BLOCKIERT! #VERBINDEN! #UNBEKANNT!",
    # their neighbours
    "#VÆRDI! #REFERENCE! #NAVN? #I/T #VERDI! #TALL! #ARVO! #VIITTAUS! #NIMI? #LUKU! #PUUTTUU! #JAKO/0!",
    "#WAARDE! #VERW! #NAAM? #GETAL! #DEEL/0! #NB #VALORE! #RIF! #NOME? #N/D #¡VALOR! #¡REF! #¿NOMBRE? #¡NUM!",
    "#¡DIV/0! #ARG! #ADR! #NAZWA? #LICZBA! #DZIEL/0!",
)
_NUMBERED = re.compile(r"(?i)(?:err|fel|erreur|fehler|오류)\s?:\s?\d{3}|#{3,}")
"""LibreOffice counts its errors, and a column that is too narrow shows signs of number alone."""
_FORMULA = re.compile(r"""=\s*(?:["']|[A-Z.]+\(|(?:[\w' ]+!)?\$?[A-Z]{1,3}\$?\d+\b)""")
"""How one begins: with a text, a function, or a cell, perhaps of another sheet."""
MAY_BEGIN = "#=eEfF오 \t\xa0"
"""With which character such a text begins."""
_BLANKS = re.compile(r"\s+")
_LONGEST = 20
"""A choice: none is longer; a row of number signs may be."""


def is_cell_error(text: str) -> bool:
    """Whether a text is what a spreadsheet shows instead of a value, and nothing but that."""
    if text[:1] not in MAY_BEGIN:
        return False
    bare = _BLANKS.sub("", text[: 4 * _LONGEST])
    return bare.upper() in _ERRORS or bool(_NUMBERED.fullmatch(bare))


def is_formula(text: str) -> bool:
    """Whether a text is a formula instead of what it gives: `=A2&"/nl"`, `=HYPERLINK("https://…")`."""
    return text[:1] == "=" and _FORMULA.match(text) is not None
