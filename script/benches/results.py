"""What was measured: medians, ratios, aims met and missed, and who was left out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from benches.measuring import Measured, Run
from benches.part import Aim, Part
from benches.workbooks import Workbook


@dataclass(frozen=True)
class LeftOut:
    """A tool without a number at a size (or at all), and why."""

    tool: str
    where: str
    why: str

    def sentence(self) -> str:
        """The same as a sentence."""
        return f"{self.tool} is left out{self.where}: it {self.why}."


@dataclass
class AtSize:
    """The runs of every tool on one workbook, by the tool's name."""

    part: Part
    workbook: Workbook
    runs: dict[str, list[Run]] = field(default_factory=dict)

    def middle(self, tool: str, by: Measured) -> float:
        """The median of its runs."""
        return float(median(getattr(run, by) for run in self.runs[tool]))

    def ratio(self, tool: str, by: Measured) -> float | None:
        """How many times what ours needs; None if either was left out."""
        ours = self.part.ours.name
        if tool not in self.runs or ours not in self.runs:
            return None
        return self.middle(tool, by) / self.middle(ours, by)

    def document(self) -> dict[str, Any]:
        """The same for JSON."""
        facts = self.workbook.facts
        return {
            **{key: facts[key] for key in ("table", "layout", "rows", "columns", "inflated")},
            "bytes": self.workbook.path.stat().st_size,
            "tools": {tool: self._of_tool(tool) for tool in self.runs},
            "aims": [self._of_aim(aim) for aim in self.part.aims],
        }

    def _of_tool(self, tool: str) -> dict[str, Any]:
        runs = self.runs[tool]
        return {
            "seconds": _spread([run.seconds for run in runs]),
            "cpu_seconds": _spread([run.cpu for run in runs]),
            "megabytes": _spread([run.megabytes for run in runs]),
            "rows_per_second": round(self.workbook.facts["rows"] / self.middle(tool, "seconds")),
            "time_ratio": _rounded(self.ratio(tool, "seconds")),
            "cpu_ratio": _rounded(self.ratio(tool, "cpu")),
            "memory_ratio": _rounded(self.ratio(tool, "megabytes")),
            "runs": len(runs),
        }

    def _of_aim(self, aim: Aim) -> dict[str, Any]:
        ratio, timed = self.ratio(aim.than.name, aim.by), aim.by == "seconds"
        return {
            "aim": aim.wanted(),
            "by": aim.by,
            "than": aim.than.name,
            "wanted": aim.times,
            "found": _rounded(ratio),
            "found_by_cpu": _rounded(self.ratio(aim.than.name, "cpu")) if timed else None,
            "met": None if ratio is None else ratio >= aim.times,
        }


def _spread(values: Sequence[float]) -> dict[str, float]:
    told = {"median": median(values), "min": min(values), "max": max(values)}
    return {name: round(value, 3) for name, value in told.items()}


def _rounded(ratio: float | None) -> float | None:
    return None if ratio is None else round(ratio, 3)
