"""Compile the message catalogs when the package is built or installed for development."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        for po in Path(self.root, "src/buurtledger/talen").glob("*/LC_MESSAGES/*.po"):
            with po.open("rb") as bron, po.with_suffix(".mo").open("wb") as doel:
                write_mo(doel, read_po(bron))
