"""The results as a person reads them: one table for each size, then each aim on a line."""

from benches.part import Aim
from benches.results import AtSize

_MEGABYTE = 1_000_000
_HEADINGS = (
    f"{'':<23}{'seconds':>8} {'min..max':>14} {'CPU s':>7} {'MB':>7} {'rows/s':>9}"
    f" {'time':>7} {'CPU':>7} {'memory':>7}"
)


def table(result: AtSize) -> str:
    """The tools in their order, with ratios to ours."""
    facts = result.workbook.facts
    size = result.workbook.path.stat().st_size / _MEGABYTE
    what = (
        f"{facts['rows']:,} rows x {facts['columns']} columns of {facts['table']}"
        f" ({facts['layout']}), every cell filled, made up;"
        f" {size:,.1f} MB, inflated {facts['inflated'] / _MEGABYTE:,.0f} MB"
    )
    lines = [what, _HEADINGS]
    lines += [_line(result, tool.name) for tool in result.part.tools if tool.name in result.runs]
    lines += [_aim(result, aim) for aim in result.part.aims]
    return "\n".join(lines)


def _line(result: AtSize, tool: str) -> str:
    told = result.document()["tools"][tool]
    seconds = told["seconds"]
    spread = f"{seconds['min']:.2f}..{seconds['max']:.2f}" if told["runs"] > 1 else "one run"
    return (
        f"{tool:<23}{seconds['median']:>8.2f} {spread:>14} {told['cpu_seconds']['median']:>7.1f}"
        f" {told['megabytes']['median']:>7,.0f} {told['rows_per_second']:>9,}"
        f" {_times(told['time_ratio']):>7} {_times(told['cpu_ratio']):>7}"
        f" {_times(told['memory_ratio']):>7}"
    )


def _times(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.2f}x"


def _aim(result: AtSize, aim: Aim) -> str:
    ratio, cpu = result.ratio(aim.than.name, aim.by), result.ratio(aim.than.name, "cpu")
    if ratio is None or cpu is None:
        return f"aim undecided: {aim.wanted()}: one of the two was left out"
    verdict = "met" if ratio >= aim.times else "missed"
    return f"aim {verdict}: {aim.wanted()}: {aim.found(ratio, cpu)}"
