"""What a worker is told of its surroundings: what Python needs to run, and no more.

A list of what is given, for nobody knows what else an environment holds: proxies with passwords, folders of
credentials, keys of the machine's owner.
"""

from __future__ import annotations

import os
import site
from collections.abc import Mapping
from pathlib import Path

_GIVEN = frozenset(
    (
        "APPDATA",
        "HOME",
        "LANG",
        "LANGUAGE",
        "LD_LIBRARY_PATH",
        "LOCALAPPDATA",
        "PATH",
        "SYSTEMROOT",
        "TEMP",
        "TMP",
        "TMPDIR",
        "USERPROFILE",
        "XDG_CACHE_HOME",
    )
)
_GIVEN_KINDS = ("LC_", "OMP_", "OPENBLAS_", "PYTHON")


def worker_environment(ours: Mapping[str, str], home: Path = Path(__file__).parents[2]) -> dict[str, str]:
    """Of our environment what a worker needs. `home` is the folder in which `bot` lies.

    Where that is no folder of installed packages it is put on PYTHONPATH; those folders are not, for what is
    there would come before the standard library.
    """
    given = {name: value for name, value in ours.items() if name in _GIVEN or name.startswith(_GIVEN_KINDS)}
    if home.resolve() in _package_folders():
        return given
    return given | {"PYTHONPATH": os.pathsep.join(filter(None, (str(home), given.get("PYTHONPATH"))))}


def _package_folders() -> set[Path]:
    own = [site.getusersitepackages()] if site.ENABLE_USER_SITE else []
    return {Path(folder).resolve() for folder in (*site.getsitepackages(), *own)}
