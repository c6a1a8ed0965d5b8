"""What was measured: medians, ratios, aims met and missed, and who was left out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from benches.aims import Aim
from benches.measuring import Measured, Run
from benches.part import Part
from benches.subject import Size, Subject


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
    """The runs of every tool on one subject, by the tool's name."""

    part: Part
    size: Size
    subject: Subject
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

    def ours(self, by: Measured) -> float | None:
        """The median of ours; None if it was left out."""
        name = self.part.ours.name
        return self.middle(name, by) if name in self.runs else None

    def of_floor(self, tool: str) -> float | None:
        """How many times the seconds of the floor a tool needs; None if either was left out."""
        floor = self.part.floor.name if self.part.floor else None
        if floor is None or floor not in self.runs or tool not in self.runs:
            return None
        return self.middle(tool, "seconds") / self.middle(floor, "seconds")

    @property
    def aims(self) -> tuple[Aim, ...]:
        """What is aimed at here."""
        return (*self.size.aims, *self.part.aims)

    def document(self) -> dict[str, Any]:
        """The same for JSON."""
        return {
            **self.subject.document(),
            "tools": {tool: self._of_tool(tool) for tool in self.runs},
            "aims": [self._of_aim(aim) for aim in self.aims],
        }

    def _of_tool(self, tool: str) -> dict[str, Any]:
        runs = self.runs[tool]
        read = [run.read for run in runs if run.read is not None]
        return {
            "seconds": _spread([run.seconds for run in runs]),
            "cpu_seconds": _spread([run.cpu for run in runs]),
            "megabytes": _spread([run.megabytes for run in runs]),
            "rows_per_second": round(self.subject.facts["rows"] / self.middle(tool, "seconds")),
            "time_ratio": _rounded(self.ratio(tool, "seconds")),
            "cpu_ratio": _rounded(self.ratio(tool, "cpu")),
            "memory_ratio": _rounded(self.ratio(tool, "megabytes")),
            "floor_ratio": _rounded(self.of_floor(tool)),
            "whole_seconds": _spread([run.whole for run in runs]),
            "reading_left_out": _spread(read) if read else None,
            "parts": runs[0].of,
            "runs": len(runs),
        }

    def _of_aim(self, aim: Aim) -> dict[str, Any]:
        found = aim.found(self)
        return {
            "aim": aim.wanted(),
            "by": aim.by,
            "than": aim.beside,
            "wanted": aim.times,
            "found": _rounded(found.ratio if found else None),
            "found_by_cpu": _rounded(found.cpu if found else None),
            "met": found.met if found else None,
        }


def _spread(values: Sequence[float]) -> dict[str, float]:
    told = {"median": median(values), "min": min(values), "max": max(values)}
    return {name: round(value, 3) for name, value in told.items()}


def _rounded(ratio: float | None) -> float | None:
    return None if ratio is None else round(ratio, 3)
