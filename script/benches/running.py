"""One part run: every tool tried on a small workbook, then measured at every size in turn."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from benches.measuring import LeftOutError, Limits
from benches.part import Part
from benches.results import AtSize, LeftOut
from benches.subject import Size
from benches.tool import Tool

_SMALL = 300_000  # rows up to which a run is repeated
_REPEATS = 3


@dataclass
class Bench:
    """A part with its sizes. repeat: how often; None: three times, once beyond 300,000 rows."""

    part: Part
    sizes: Sequence[Size]
    repeat: int | None
    slow: bool
    limits: Limits
    left_out: list[LeftOut] = field(default_factory=list)
    _done: int = 0

    def repeats(self, size: Size) -> int:
        """How often each tool runs at a size."""
        return self.repeat or (_REPEATS if size.many_rows <= _SMALL else 1)

    def seconds(self) -> float:
        """About how long the whole takes."""
        runs = sum(
            tool.seconds(size) * self.repeats(size)
            for size in self.sizes
            for tool in self._tried(self.part.tools, size)
        )
        making = {size.where: size.making for size in self.sizes}
        trials = sum(tool.seconds(self.part.trial) for tool in self.part.tools)
        return runs + trials + sum(making.values())

    def disk(self) -> int:
        """About how many bytes it takes on disk."""
        return sum({size.where: size.disk for size in self.sizes}.values())

    def trials(self) -> list[Tool]:
        """The tools that can be run here.

        It also warms what is made at first use and then kept: compiled code, libraries' pages.
        """
        subject = self.part.trial.made()
        able = []
        for tool in self.part.tools:
            try:
                run = tool.run(subject, self.limits, ours=tool is self.part.ours)
            except LeftOutError as why:
                self._leave_out(tool, "", why)
            else:
                _tell(f"  tried {tool.name}: {run.seconds:.1f} s")
                able.append(tool)
        return able

    def measure(self, tools: Sequence[Tool], size: Size) -> AtSize:
        """Every tool at one size, in alternating order."""
        _tell(f"  {size.name}" + (": making what is read" if size.making else ""))
        result = AtSize(self.part, size, size.made())
        for tool in tools:
            if tool.is_for(size) and (why := tool.too_slow(size, slow=self.slow)):
                self._leave_out(tool, f" at {size.name}", why)
        going = self._tried(tools, size)
        repeats = self.repeats(size)
        for turn in range(repeats):
            for tool in list(going if turn % 2 == 0 else reversed(going)):
                try:
                    run = tool.run(result.subject, self.limits, ours=tool is self.part.ours)
                except LeftOutError as why:
                    going.remove(tool)
                    result.runs.pop(tool.name, None)
                    self._leave_out(tool, f" at {size.name}", why)
                    continue
                result.runs.setdefault(tool.name, []).append(run)
                _tell(
                    f"  {turn + 1}/{repeats} {tool.name}: {run.seconds:.2f} s,"
                    f" {run.megabytes:,.0f} MB"
                )
        return result

    def _tried(self, tools: Sequence[Tool], size: Size) -> list[Tool]:
        able = [tool for tool in tools if tool.is_for(size)]
        return [tool for tool in able if not tool.too_slow(size, slow=self.slow)]

    def _leave_out(self, tool: Tool, where: str, why: object) -> None:
        self.left_out.append(LeftOut(tool.name, where, str(why)))
        _tell(f"  {self.left_out[-1].sentence()}")


def _tell(line: str) -> None:
    """Progress, apart from the results."""
    print(line, file=sys.stderr, flush=True)
