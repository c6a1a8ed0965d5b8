"""Letters in Markdown: ordinary inline links `[phrase](#figure)`, strict CommonMark with tables."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from uncover.claims.letters.addresses import NOT_A_CLAIM, is_explicit, target_of
from uncover.claims.letters.letter import Claim, Letter, Prose
from uncover.claims.letters.places import Placed, placed
from uncover.claims.letters.sentence import sentences_around
from uncover.terms.errors import UnusableError
from uncover.terms.speech import LANGUAGES, say

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_OF_FRONT = re.compile(r"\s*$|\s*#|\s+\S|- |[^\W\d][\w -]*:(?:\s|$)")
_NEWLINE = re.compile(r"\r\n|\n|\r")
_NEAR = 60
_HOLDING = ("blockquote_open", "list_item_open")
_WATCHED = ("backticks", "link", "image", "autolink", "html_inline", "entity", "escape", "emphasis")


def read_markdown(text: str, language: str = "en") -> Letter:
    """Read a letter; `language` is taken when its front matter declares none.

    Raises UnusableError (`claims.unknown-letter-language`) for a declared language that is neither
    English nor Spanish.
    """
    text = _NEWLINE.sub("\n", text.removeprefix("\ufeff")).replace("\0", "\ufffd")
    front, body = _front_matter(text)
    spoken = front.get("lang", language)[:2].lower()
    if spoken not in LANGUAGES:
        raise UnusableError("claims.unknown-letter-language", text=front.get("lang", language))
    lines = tuple(text.split("\n"))
    claims: list[Claim] = []
    prose: list[Prose] = []
    for block in _blocks(body, lines):
        found, rest = _read_block(block, spoken)
        claims += found
        prose.append(rest)
    return Letter(
        lines=lines,
        language=spoken,
        declared="lang" in front,
        claims=tuple(claims),
        prose=tuple(prose),
        document=front.get("document"),
        front_matter=front,
    )


def body_of(lines: tuple[str, ...]) -> str:
    """The text of a letter without its front matter, each line where it stood."""
    return _front_matter("\n".join(lines))[1]


def links_of(text: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where each inline link of a letter begins and ends: its first and its last character."""
    unified = _NEWLINE.sub("\n", text.removeprefix("\ufeff")).replace("\0", "\ufffd")
    lines = tuple(unified.split("\n"))
    return [
        (content.places[begin], content.places[end - 1])
        for content, spans in _blocks(_front_matter(unified)[1], lines)
        for name, begin, end, _ in sorted(spans, key=lambda span: (span[1], -span[2]))
        if name == "link"
    ]


def body_begins(text: str) -> int:
    """Where the words of a letter begin: behind its byte order mark and its front matter."""
    mark = len(text) - len(text.removeprefix("\ufeff"))
    unified = _NEWLINE.sub("\n", text[mark:])
    front, _ = _front_matter(unified)
    found = _FRONT.match(unified) if front else None
    if found is None:
        return mark
    breaks = [each.end() for each in _NEWLINE.finditer(text, mark)]
    return breaks[found[0].count("\n") - 1] if found[0].count("\n") else mark


def claim_target(href: str) -> str | None:
    """The figure that a link binds its text to; None for any other link."""
    target = target_of(href)
    return None if target == NOT_A_CLAIM else target


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The `key: value` lines between two rules at the top, and the text with them blanked."""
    found = _FRONT.match(text)
    if found is None or not all(_OF_FRONT.match(line) for line in found[1].splitlines()):
        return {}, text  # two rules with text between them
    told: dict[str, str] = {}
    for line in found[1].splitlines():
        key, colon, value = line.partition(":")
        if colon and key.strip() and not line[0].isspace():
            told[key.strip().lower()] = value.strip().strip("\"'")
    return told, "\n" * found[0].count("\n") + text[found.end() :]


def _parser() -> MarkdownIt:
    """CommonMark with tables whose inline rules tell where each construct stands."""
    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.disable("inline")
    for rule in parser.inline.ruler.__rules__:
        if rule.name in _WATCHED and rule.name != "emphasis":
            parser.inline.ruler.at(rule.name, _watched(rule.name, rule.fn))
    return parser


def _watched(name: str, rule: Any) -> Any:  # noqa: ANN401 - a rule of the parser, typed by it
    def follow(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
        begun, first = state.pos, len(state.tokens)
        matched = bool(rule(state, silent))
        if matched and not silent and state.src == state.env["content"]:
            state.env["spans"].append((name, begun, state.pos, state.tokens[first:]))
        return matched

    return follow


def _blocks(body: str, lines: tuple[str, ...]) -> Iterator[tuple[Placed, list[Any]]]:
    """Each stretch of inline text with its places and the constructs in it.

    Raises UnusableError (`letters.nested`) for quotes and lists so deep that the parser leaves
    out what stands in them.
    """
    parser = _parser()
    env: dict[str, Any] = {}
    cell: int | None = None
    for token in parser.parse(body, env):
        if token.type in _HOLDING and token.level + 1 >= parser.options["maxNesting"]:
            raise UnusableError("letters.nested", file=say("letters.nested.the-letter"))
        if token.type == "tr_open":
            cell = -1
        elif token.type in ("th_open", "td_open"):
            cell = (cell or 0) + 1 if cell != -1 else 0
        elif token.type == "table_close":
            cell = None
        if token.type == "html_block" and token.map:
            yield placed(token.content, token.map[0], lines), [("html", 0, 0, [])]
        if token.type != "inline" or not token.map:
            continue
        spans: list[Any] = []
        inside = {**env, "content": token.content, "spans": spans}
        parser.inline.parse(token.content, parser, inside, [])
        yield placed(token.content, token.map[0], lines, cell), spans


def _read_block(block: tuple[Placed, list[Any]], language: str) -> tuple[list[Claim], Prose]:
    content, spans = block
    shown = list(content.text)
    links = []
    for name, begin, end, made in spans:
        tokens = _from_opening(made)  # text that waited before the link is pushed with it
        if name == "link":
            href, title = tokens[0].attrs.get("href", ""), tokens[0].attrs.get("title", "")
            links.append((begin, end, str(href), str(title), _rendered(tokens)))
            _hide(shown, begin, end, tokens, bound=target_of(str(href)) is not None)
        elif name == "escape":
            shown[begin] = ""
        elif name == "image":  # what it is called is read out, its address is not
            shown[begin] = " "
            _hide(shown, begin + 1, end, tokens, bound=False)
        else:
            shown[begin:end] = [" "] * (end - begin)
    shown = _without_marks(content.text, shown)
    if any(name == "html" for name, *_ in spans):
        blanked = re.sub(r"<[^>]*>", lambda tag: " " * len(tag[0]), content.text)
        shown = list(blanked)
    claims = []
    spans_of_claims = []
    for begin, end, href, title, text in links:
        claim = _claim(content, shown, (begin, end), href, title, text, language)
        if claim:
            claims.append(claim)
            spans_of_claims.append((begin, end))
    claims = _with_sentences(claims, spans_of_claims, links, shown)
    kept = [(letter, content.places[i]) for i, letter in enumerate(shown) if letter]
    text = "".join(letter for letter, _ in kept).replace("\n", " ")
    return claims, Prose(text, tuple(place for _, place in kept), language)


def _with_sentences(
    claims: list[Claim], places: list[tuple[int, int]], links: list[Any], shown: list[str]
) -> list[Claim]:
    """The claims of a block, each with its sentence; links stand in it as their texts."""
    bound = {(begin, end): text for begin, end, href, _, text in links if target_of(href)}
    read: list[str] = []
    done = length = 0
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for (begin, end), text in sorted(bound.items()):
        read += ["".join(shown[done:begin]), text]
        length += len(read[-2])
        spans[begin, end] = (length, length + len(text))
        length, done = length + len(text), end
    read.append("".join(shown[done:]))
    found = sentences_around("".join(read), [spans[place] for place in places])
    return [replace(claim, sentence=one) for claim, one in zip(claims, found, strict=True)]


def _from_opening(tokens: list[Token]) -> list[Token]:
    kinds = [token.type for token in tokens]
    return tokens[kinds.index("link_open") :] if "link_open" in kinds else tokens


def _hide(shown: list[str], begin: int, end: int, tokens: list[Token], *, bound: bool) -> None:
    """Take a link out of the prose: all of it when it is a claim, else only its target."""
    length = _label_end(shown, begin, end)
    start = begin if bound else length
    shown[start:end] = [" "] * (end - start)
    if not bound and tokens:
        shown[begin] = " "


def _label_end(shown: list[str], begin: int, end: int) -> int:
    depth = 0
    for i in range(begin, end):
        if shown[i] == "\\" or not shown[i]:
            continue
        depth += {"[": 1, "]": -1}.get(shown[i], 0)
        if depth == 0:
            return i
    return end


def _without_marks(text: str, shown: list[str]) -> list[str]:
    """Drop the marks of emphasis, so that a number in bold is still one number with its unit."""
    return [
        "" if letter in "*_" and text[i] == letter else letter for i, letter in enumerate(shown)
    ]


def _rendered(tokens: list[Token]) -> str:
    breaks = ("softbreak", "hardbreak")
    told = [token for token in tokens if token.type != "html_inline"]
    pieces = [" " if token.type in breaks else token.content for token in told]
    return " ".join("".join(pieces).split())


def _claim(
    content: Placed,
    shown: list[str],
    span: tuple[int, int],
    href: str,
    title: str,
    text: str,
    language: str,
) -> Claim | None:
    target = target_of(href)
    if target is None or target == NOT_A_CLAIM:
        return None
    line, column = content.places[span[0]]
    quoted = title.strip().lower()
    return Claim(
        line=line,
        column=column,
        text=text,
        target=target,
        language=quoted if quoted in LANGUAGES else language,
        before="".join(shown[max(0, span[0] - _NEAR) : span[0]]).replace("\n", " "),
        after="".join(shown[span[1] : span[1] + _NEAR]).replace("\n", " "),
        explicit=is_explicit(href),
    )
