"""`ims-doctor settings`: every setting, its value, where it came from and what it means; secrets masked.

Exit codes: 0 all is well, 1 something is wrong (the rest is shown all the same).
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from bot.cli.described import CommandParsers, add_command

if TYPE_CHECKING:
    from bot.settings import Need
    from bot.settings.survey import Survey

_FOR: dict[str, Need] = {"telegram": "token", "webhook": "webhook"}


def add_to(commands: CommandParsers) -> None:
    """Add the command."""
    settings = add_command(
        commands,
        "settings",
        "say what is set, and where it came from",
        more="Every setting with its value, secrets masked, and everything that is wrong.",
        exits="0 all is well, 1 something is wrong",
        example="ims-doctor settings --for webhook",
    )
    settings.add_argument("--format", choices=["text", "json"], default="text")
    settings.add_argument(
        "--for",
        choices=sorted(_FOR),
        dest="use",
        help="demand as well what `telegram`, or `telegram --webhook`, cannot do without",
    )
    settings.set_defaults(run=run_settings)


def run_settings(options: argparse.Namespace) -> int:
    """Print the settings; returns the exit code."""
    from bot.settings import survey_settings

    survey = survey_settings(need=_FOR.get(options.use))
    if options.format == "json":
        print(json.dumps(_as_json(survey), ensure_ascii=False, indent=2))
    else:
        print(_as_text(survey))
        for warning in survey.warnings:
            print(f"ims-doctor: warning: {warning}", file=sys.stderr)
        for fault in survey.faults:
            print(f"ims-doctor: {fault}", file=sys.stderr)
    return int(bool(survey.faults))


def _as_text(survey: Survey) -> str:
    from bot.settings.config_file import VARIABLE
    from bot.settings.declaration import SETTINGS

    wrong = {fault.setting for fault in survey.faults}
    config = survey.config or "not set"
    lines = [f"{VARIABLE} = {config}  ({'environment' if survey.config else 'default'})"]
    lines.append("    a YAML file of settings; variables win over it")
    for name, note in SETTINGS.items():
        value = "wrong, see below" if name in wrong else survey.settings.shown(name)
        lines += [f"{note.variable} = {value}  ({survey.origin(name)})", f"    {note.meaning}"]
    return "\n".join(lines)


def _as_json(survey: Survey) -> dict[str, Any]:
    from bot.settings.declaration import SETTINGS

    rows = [
        {
            "name": name,
            "variable": note.variable,
            "key": note.key,
            "value": survey.settings.plain(name),
            "origin": survey.origin(name).kind,
            "path": survey.origin(name).path,
            "meaning": note.meaning,
            "faults": [str(fault) for fault in survey.faults if fault.setting == name],
        }
        for name, note in SETTINGS.items()
    ]
    return {
        "config": survey.config,
        "settings": rows,
        "faults": [str(fault) for fault in survey.faults],
        "warnings": list(survey.warnings),
    }
