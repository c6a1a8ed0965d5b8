"""What a measure asks of rows, one module a kind: the columns of SQL, and the answer from them."""

from uncover.figures.engine.kinds.events import Events
from uncover.figures.engine.kinds.facility_days import FacilityDays
from uncover.figures.engine.kinds.kind import Kind
from uncover.figures.engine.kinds.people import People
from uncover.figures.engine.kinds.population import AverageDaily, Held
from uncover.figures.engine.kinds.share import Shares
from uncover.figures.engine.kinds.typical import Mean, Median, Total
from uncover.figures.measure import Measure

_KINDS: dict[str, Kind] = {
    "events": Events(),
    "people": People(),
    "share": Shares(),
    "median": Median(),
    "mean": Mean(),
    "total": Total(),
    "days": FacilityDays(),
    "held": Held(),
    "held on average": AverageDaily(),
}


def kind_of(measure: Measure) -> Kind:
    """The kind that answers this measure."""
    return _KINDS[measure.counting.what]
