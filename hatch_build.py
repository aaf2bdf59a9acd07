"""Build hook: compiles `locales/*.po` and `knowledge/` so that the wheel carries them ready to load."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileHook(BuildHookInterface[Any]):
    """Adds `bot/_data/locales/`, `bot/_data/knowledge.kb` and what is compiled of the facts to a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a temporary folder and name the results in `build_data`; nothing for `-e`."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, self.root)
        from bot import app, translate  # importable only once the path is set
        from bot.dialogue.talking.message import compiled_cues
        from bot.dialogue.talking.sections import documented_facts
        from bot.languages import load

        self._built = tempfile.TemporaryDirectory()
        included: dict[str, str] = build_data["force_include"]
        languages = Path(self._built.name, load.COMPILED)
        languages.write_bytes(load.compiled(root / "locales"))
        included[str(languages)] = f"bot/_data/locales/{load.COMPILED}"
        for source in sorted((root / "locales").glob("*/LC_MESSAGES/bot.po")):
            locale = source.parent.parent.name
            compiled = Path(self._built.name, f"{locale}.mo")
            compiled.write_bytes(translate.compile_catalogue(source, locale))
            included[str(compiled)] = f"bot/_data/locales/{locale}/LC_MESSAGES/bot.mo"
        for cues in sorted((root / "locales").glob("*/cues.yaml")):
            folder, ready = (
                f"bot/_data/locales/{cues.parent.name}",
                Path(self._built.name, f"{cues.parent.name}.kb"),
            )
            ready.write_bytes(compiled_cues.compile_file(cues.read_bytes()))
            included[str(cues)] = f"{folder}/cues.yaml"
            included[str(ready)] = f"{folder}/cues.kb"
        knowledge = Path(self._built.name, "knowledge.kb")
        knowledge.write_bytes(app.stored_knowledge(root / "knowledge"))
        included[str(knowledge)] = "bot/_data/knowledge.kb"
        facts = Path(self._built.name, documented_facts.COMPILED)
        facts.write_bytes(documented_facts.compile_facts(root / "knowledge"))
        included[str(facts)] = f"bot/_data/knowledge/{documented_facts.COMPILED}"
