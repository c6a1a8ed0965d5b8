"""Days and periods as a reader says them."""

from uncover.terms.speech import say


def day_said(text: str) -> str:
    """An ISO day or month in words: March 7, 2011; el 7 de marzo de 2011. A year is itself."""
    if "-" not in text:
        return text
    year, month, *day = text.split("-")
    name = say("explain.months").split()[int(month) - 1]
    if day:
        return say("explain.day", day=int(day[0]), month=name, year=year)
    return say("explain.month", month=name, year=year)


def period_said(first: str | None, last: str | None) -> str:
    """A period in words; empty where there is neither a first nor a last day."""
    if first and first == last:
        key = "on" if first.count("-") == len("YM") else "in-month"
        return say(f"explain.{key}", first=day_said(first))
    if first and last:
        return say("explain.span", first=day_said(first), last=day_said(last))
    if first:
        return say("explain.since", first=day_said(first))
    return say("explain.until", last=day_said(last)) if last else ""
