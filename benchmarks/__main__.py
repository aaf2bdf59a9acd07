"""`make bench`: every benchmark, one after the other, as Markdown tables."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import benchmarks

_NO_BENCHMARKS = ("glossary", "peers")


def main() -> None:
    """Run each module that has a `main`."""
    for module_info in sorted(pkgutil.iter_modules(benchmarks.__path__), key=lambda info: info.name):
        name = module_info.name
        if name.startswith("_") or name in _NO_BENCHMARKS or name.endswith("_bot"):
            continue
        print(f"\n## {name}\n", flush=True)
        sys.argv = [name]
        importlib.import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
