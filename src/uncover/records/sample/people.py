"""What is true of each made-up person, in every table of one seed and one cover of days."""

from dataclasses import dataclass

import numpy as np

from uncover.records.sample.cells import DAY, seconds_of
from uncover.records.sample.chance import Flags, Shares, Whole, bits, chosen, draw
from uncover.records.sample.scenery import Cover, offices, state_codes, words

MINUTE, HOUR = 60, 3600
CONVICTED, CHARGED, NEITHER = range(3)

_GROWTH = 0.7  # below 1: more arrests towards the end, as in the releases
_ARRESTED, _HELD_ELSEWHERE = 0.75, 0.4
_BOOKED, _BOOKED_OTHERWISE = 0.85, 0.3  # of those whom ICE arrested, and of others
_REMOVED = 0.6
_OWN_STATE = 0.75  # arrests in the state in which the office stands
_MEAN_STAY = 25 * DAY


@dataclass(frozen=True)
class World:
    """One seed and the days that a release covers; people are asked about by their numbers."""

    seed: int
    cover: Cover

    @property
    def first(self) -> int:
        """The first second covered."""
        return seconds_of(self.cover.first)

    @property
    def end(self) -> int:
        """The first second no longer covered."""
        return seconds_of(self.cover.last) + DAY

    def draw(self, question: str, *of: Whole) -> Shares:
        """A number from 0 to under 1, the same for the same question."""
        return draw(self.seed, question, *of)

    def moment(self, person: Whole) -> Whole:
        """When ICE came upon the person: an arrest to the minute, or what stands for one."""
        spread = self.draw("moment", person) ** _GROWTH
        minutes = (spread * ((self.end - self.first) // MINUTE)).astype(np.int64)
        return self.floored(self.first + minutes * MINUTE)

    def floored(self, seconds: Whole) -> Whole:
        """The moment as the files of this cover can say it."""
        return seconds // DAY * DAY if self.cover.days else seconds

    def arrested(self, person: Whole) -> Flags:
        """Whether ICE arrested the person."""
        return self.draw("arrested", person) < _ARRESTED

    def held_elsewhere(self, person: Whole) -> Flags:
        """Whether the person was in a jail or prison that got a detainer."""
        return self.draw("held elsewhere", person) < _HELD_ELSEWHERE

    def booked(self, person: Whole) -> Flags:
        """Whether the person was in ICE detention."""
        limit = np.where(self.arrested(person), _BOOKED, _BOOKED_OTHERWISE)
        return np.asarray(self.draw("booked", person) < limit, bool)

    def removed(self, person: Whole) -> Flags:
        """Whether the person was removed from detention before the release was made."""
        chance = self.draw("removed", person) < _REMOVED
        return self.booked(person) & ~self.stay_open(person) & chance

    def nameless(self, table: str, person: Whole) -> Flags:
        """Whether the person's rows in a table have no identifier."""
        share = float(words()["no_person"][table])
        return self.draw(f"nameless in {table}", person) < share

    def office(self, person: Whole) -> Whole:
        """The office that dealt with the person."""
        return chosen(self.draw("office", person), [office.weight for office in offices()])

    def state(self, person: Whole) -> Whole:
        """Where the person was arrested, as a place in `state_codes`."""
        office = self.office(person)
        own = self.draw("own state", person) < _OWN_STATE
        number = (bits(self.seed, "state", person) >> np.uint64(8)).astype(np.int64)
        told: Whole = _states_of_offices()[office, np.where(own, 0, number % _STATES_AT_MOST)]
        return told

    def criminality(self, question: str, person: Whole, event: Whole) -> Whole:
        """CONVICTED, CHARGED or NEITHER; it differs by question for one person in eight."""
        steady = self.draw("criminality is steady", person) < 7 / 8
        shares = np.where(
            steady, self.draw("criminality", person), self.draw(question, person, event)
        )
        weights = np.where(
            (self.state(person) == state_codes().index("MA"))[:, None],
            np.cumsum((0.40, 0.24, 0.36)),
            np.cumsum((0.45, 0.28, 0.27)),
        )
        told: Whole = np.minimum((shares[:, None] >= weights).sum(axis=1), NEITHER)
        return told

    def stay_begin(self, person: Whole) -> Whole:
        """When the person's last stay in detention began: hours after the arrest."""
        after = (self.draw("hours before booking", person) * 60).astype(np.int64)
        begin = self.moment(person) + (2 + after) * HOUR
        return self.floored(np.minimum(begin, self.end - 2 * HOUR))

    def stay_end(self, person: Whole, begin: Whole) -> Whole:
        """When a stay that began then ended, had it not been open; before the release's end."""
        length = -np.log1p(-self.draw("days held", person)) * _MEAN_STAY
        minutes = np.maximum(length.astype(np.int64) // MINUTE, 30)
        return self.floored(np.minimum(begin + minutes * MINUTE, self.end - MINUTE))

    def stay_open(self, person: Whole) -> Flags:
        """Whether the person was still held when the release was made."""
        left = self.end - self.stay_begin(person)
        limit = np.select([left < 7 * DAY, left < 45 * DAY], [0.9, 0.5], 0.02)
        return np.asarray(self.draw("still held", person) < limit, bool)

    def departed(self, person: Whole) -> Whole:
        """The day of departure, for those who were removed."""
        return self.stay_end(person, self.stay_begin(person)) // DAY * DAY


_STATES_AT_MOST = 6


def _states_of_offices() -> Whole:
    """Offices by their states, each row filled up by beginning again."""
    rows = [
        [office.states[n % len(office.states)] for n in range(_STATES_AT_MOST)]
        for office in offices()
    ]
    return np.array([[state_codes().index(state) for state in row] for row in rows])
