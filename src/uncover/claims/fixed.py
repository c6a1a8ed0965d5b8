"""What the source of a figure fixes: one value, or an interval of values (DESIGN 4, Basis)."""

from fractions import Fraction

from uncover.claims.interval import Interval, Relation
from uncover.figures.figure import Figure


def fixed(figure: Figure) -> Interval | None:
    """What the source fixes when it gives no exact value; None when it fixes nothing.

    Of a count of one class also what rows of unknown class could add: `low` and `high` of a count
    are its value (DESIGN 5), and yet such rows could overturn what is said of it.
    """
    if figure.low is None and figure.high is None:
        return None
    return Interval(
        figure.low,
        figure.most,
        figure.low is not None and figure.low_closed,
        figure.high is not None and figure.high_closed,
    )


def exact(figure: Figure) -> Fraction | None:
    """The one value of a figure; None when its source fixes an interval only.

    A printed 54 stands for 53.5 to 54.5: it has a value to show and none to decide on.
    """
    given = fixed(figure)
    if figure.basis == "counted" or given is None:
        return figure.value
    return given.low if given.low == given.high else None


def relation_of_pair(pair: tuple[int, int], figure: Figure) -> Relation:
    """Both integers are equal (R17), or may be: of a printed share and its whole, 182 to 184."""
    given = fixed(figure)
    if figure.numerator is not None or given is None:
        return "inside" if pair == (figure.numerator, figure.denominator) else "disjoint"
    if pair[1] != figure.denominator or not given.contains(Fraction(100 * pair[0], pair[1])):
        return "disjoint"
    return "inside" if given.low == given.high else "straddling"
