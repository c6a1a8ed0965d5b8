"""Uncover as it is after `pip install uncover`: without pandas, which only the bench brings.

Arrow and pyreadstat import pandas where there is one; that second would be measured as ours.
"""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


class _WithoutPandas(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Asked first for every module that is imported."""
        del path, target
        if fullname == "pandas":
            raise ModuleNotFoundError(name=fullname)
        return None


sys.meta_path.insert(0, _WithoutPandas())
