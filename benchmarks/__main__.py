"""`make bench`: every benchmark, one after the other, as Markdown tables."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import benchmarks


def main() -> None:
    """Run each module that has a `main`."""
    for module_info in sorted(pkgutil.iter_modules(benchmarks.__path__), key=lambda info: info.name):
        if module_info.name.startswith("_") or module_info.name == "peers":
            continue
        print(f"\n## {module_info.name}\n", flush=True)
        sys.argv = [module_info.name]
        importlib.import_module(f"benchmarks.{module_info.name}").main()


if __name__ == "__main__":
    main()
