"""Uncover's engine, through the door that `uncover figure ... --by ...` uses."""

import time
from pathlib import Path

import as_installed  # noqa: F401  first: before anything imports pandas
from working import answer, asked, worked

from benches.every_measure import every_measure
from benches.questions import QUESTIONS
from uncover.figures.engine.resolver import Resolver

name, facts = asked()
library = Path(facts["library"])
if name == "every measure":
    cells = 0
    with worked():
        resolver = Resolver(library)
        for ask in every_measure():
            begun = time.perf_counter()
            cells += len(resolver.table(ask))
            asked_for = " ".join([ask.measure, *(ask.options.values() or [ask.source or ""])])
            print("of", *asked_for.split(), f"{time.perf_counter() - begun:.2f}")
    answer([cells])
else:
    question = QUESTIONS[name]
    with worked():
        numbers = question.answer(Resolver(library).table(question.ask))
    answer(numbers)
