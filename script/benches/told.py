"""What a tool prints: an answer, and the seconds that it measured itself."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Told:
    """What a tool told of one run.

    answer: whole numbers, in the order that the question has them; None if there is none. worked:
    seconds and CPU seconds of the work alone, without starting. read: seconds spent on reading
    that are left out of `worked`. of: seconds of each part of the work, by name. last: the last
    word printed.
    """

    answer: tuple[int, ...] | None = None
    worked: tuple[float, float] | None = None
    read: float | None = None
    of: dict[str, float] = field(default_factory=dict)
    last: str = "nothing"


def told_in(printed: str) -> Told:
    """What the lines of a tool say; lines that say none of it are passed over."""
    answer: tuple[int, ...] | None = None
    worked: tuple[float, float] | None = None
    read: float | None = None
    of: dict[str, float] = {}
    for line in printed.splitlines():
        name, *words = line.split() or [""]
        match name:
            case "answer":
                answer = tuple(int(word) for word in words)
            case "worked":
                seconds, cpu = (float(word) for word in words)
                worked = seconds, cpu
            case "read":
                read = float(words[0])
            case "of":
                of[" ".join(words[:-1])] = float(words[-1])
            case _:
                pass
    return Told(answer, worked, read, of, (printed.split() or ["nothing"])[-1])
