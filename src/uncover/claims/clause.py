"""The clause of a claim: how far the words of a sentence belong to it (docs/decisions/0016)."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from uncover.claims.letters.sentence import Sentence
from uncover.figures.wording.terms import fold

_QUOTES = "\"'\u201c\u201d\u2018\u2019«»"
_NEAR_WORDS = 4


@dataclass(frozen=True)
class _Marks:
    """What bounds a clause and what denies a word in one language."""

    after: re.Pattern[str]
    before: re.Pattern[str]
    between: re.Pattern[str]
    denying: re.Pattern[str]
    linking: re.Pattern[str]
    whole: re.Pattern[str]


@dataclass(frozen=True)
class Clause:
    """The part of a sentence that speaks of one claim.

    text: as written; folded: as compared, of the same length. begin, end: of the phrase.
    """

    text: str
    folded: str
    begin: int
    end: int
    language: str

    def denies(self, begin: int, end: int) -> bool:
        """Whether the word at `begin` is denied, not yet so, what others say, or a mere mention."""
        ahead = re.split(r"[,;:.()]", self.folded[:begin])[-1]
        words = re.findall(r"[\w'\u2019-]+", ahead)[-_NEAR_WORDS:]
        if _marks(self.language).denying.search(" ".join(words)):
            return True
        return self.text[max(begin - 1, 0)] in _QUOTES and self.text[end : end + 1] in tuple(
            _QUOTES
        )

    def is_near(self, begin: int, end: int) -> bool:
        """Whether the word at `begin` may tell what is counted: in the link, or right behind it."""
        marks = _marks(self.language)
        if end <= self.begin:
            return marks.whole.search(self.folded[:begin]) is not None
        between = self.folded[self.end : begin]
        return begin < self.end or marks.linking.fullmatch(between) is not None


def clause_of(sentence: Sentence, language: str) -> Clause:
    """The clause of the sentence's phrase.

    Behind the phrase it runs to a semicolon, to a word of contrast, to a comma with "and"; before
    it, from the last comma. Between two claims the first comma or joining word parts the two; where
    there is none, all of it belongs to the first.
    """
    marks = _marks(language)
    folded = fold(sentence.text)
    begin, end = sentence.before, sentence.after
    if sentence.before:
        parted = marks.between.search(folded, sentence.before, sentence.begin)
        begin = parted.start() if parted else sentence.begin
    for found in marks.before.finditer(folded, begin, sentence.begin):
        begin = found.end()
    if sentence.after < len(folded):
        parted = marks.between.search(folded, sentence.end, sentence.after)
        end = parted.start() if parted else sentence.after
    parted = marks.after.search(folded, sentence.end, end)
    end = parted.start() if parted else end
    return Clause(
        sentence.text[begin:end],
        folded[begin:end],
        sentence.begin - begin,
        sentence.end - begin,
        language,
    )


@cache
def _marks(language: str) -> _Marks:
    text = (files("uncover.claims") / "phrases" / "clauses.toml").read_text("utf-8")
    told = {name: "|".join(words) for name, words in tomllib.loads(text)[language].items()}
    contrast, joining = told["contrast"], told["joining"]
    return _Marks(
        after=re.compile(rf";|\W(?:{contrast})\b|,\s*(?:{joining})\b"),
        before=re.compile(rf"[;,]|\b(?:{contrast})\b"),
        between=re.compile(rf"[;,:]|\b(?:{contrast}|{joining})\b"),
        denying=re.compile(rf"(?<!\w)(?:{told['denying']})(?!\w)"),
        linking=re.compile(rf"[^\w,]*(?:(?:{told['of']})\s+)?(?:(?:{told['linking']})\s+){{0,4}}"),
        whole=re.compile(rf"\b(?:{told['whole']})\s+(?:the\s+|las\s+|los\s+)?$"),
    )
