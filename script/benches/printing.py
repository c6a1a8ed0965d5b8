"""The results as a person reads them: one table for each size, then each aim on a line."""

from benches.aims import Aim
from benches.results import AtSize

_FIRST = f"{'':<28}{'seconds':>8} {'min..max':>14} {'CPU s':>7} {'MB':>7}"
_LAST = f"{'time':>7} {'CPU':>7} {'memory':>7}"


def table(result: AtSize) -> str:
    """The tools in their order, with ratios to ours; with the floor of the part, if it has one."""
    beside = f"{'whole':>8} {'floor':>7}" if result.part.floor else f"{'rows/s':>9}"
    lines = [result.subject.heading(), f"{_FIRST} {beside} {_LAST}"]
    lines += [_line(result, tool.name) for tool in result.part.tools if tool.name in result.runs]
    lines += [
        _reading(result, tool.name) for tool in result.part.tools if _reads(result, tool.name)
    ]
    lines += _parts(result)
    lines += [_aim(result, aim) for aim in result.aims]
    return "\n".join(lines)


def _line(result: AtSize, tool: str) -> str:
    told = result.document()["tools"][tool]
    seconds = told["seconds"]
    spread = f"{seconds['min']:.2f}..{seconds['max']:.2f}" if told["runs"] > 1 else "one run"
    beside = f"{told['rows_per_second']:>9,}"
    if result.part.floor:
        beside = f"{told['whole_seconds']['median']:>8.2f} {_times(told['floor_ratio']):>7}"
    return (
        f"{tool:<28}{seconds['median']:>8.2f} {spread:>14} {told['cpu_seconds']['median']:>7.1f}"
        f" {told['megabytes']['median']:>7,.0f} {beside}"
        f" {_times(told['time_ratio']):>7} {_times(told['cpu_ratio']):>7}"
        f" {_times(told['memory_ratio']):>7}"
    )


def _reads(result: AtSize, tool: str) -> bool:
    return tool in result.runs and result.runs[tool][0].read is not None


def _reading(result: AtSize, tool: str) -> str:
    read = result.document()["tools"][tool]["reading_left_out"]["median"]
    return f"{tool} took {read:.2f} seconds more to read its input, which are left out above"


def _parts(result: AtSize) -> list[str]:
    """The seconds of each part of the work of ours, where it tells them."""
    runs = result.runs.get(result.part.ours.name)
    return [
        f"  {name:<60}{seconds:>8.2f} s" for name, seconds in (runs[0].of if runs else {}).items()
    ]


def _times(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.2f}x"


def _aim(result: AtSize, aim: Aim) -> str:
    found = aim.found(result)
    if found is None:
        return f"aim undecided: {aim.wanted()}: one of the two was left out"
    return f"aim {'met' if found.met else 'missed'}: {aim.wanted()}: {found.words}"
