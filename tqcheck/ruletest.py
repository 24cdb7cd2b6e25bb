"""The examples of rules are their tests: what is `bad` is found and becomes `good`, what is `ok` is left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tqcheck import readers
from tqcheck.build import is_list, load_rules
from tqcheck.catalog import Catalog
from tqcheck.check import Checker
from tqcheck.errors import RuleError
from tqcheck.expressions import late
from tqcheck.fix import plan
from tqcheck.model import Document, Example, Finding, OriginalText, Rule, Safety, Settings
from tqcheck.pattern.replace import like_case
from tqcheck.select import holds_for
from tqcheck.sources import Source
from tqcheck.text import apply

_NOT_PLAIN = late(r"[{}*\\\[\]]|\.\.\.")
_OPTIONAL = late(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Failure:
    """An example (or, with `pair`, a pair of a `terms` rule) that does not hold. `number` counts from 1; `text` is what was checked."""

    rule: str
    path: str
    number: int
    text: str
    expected: str
    came: str
    pair: bool = False

    @property
    def place(self) -> str:
        return f"{'pair' if self.pair else 'example'} {self.number}"


def test(catalog: Catalog, settings: Settings, rules: Iterable[Rule]) -> list[Failure]:
    """What does not hold in these rules of the catalog. Of the settings only the target language counts: an example that
    a configuration switches off, accepts or ignores is tested all the same."""
    return [failure for rule in rules for failure in _Test(catalog, settings, rule).failures()]


def broken(sources: Sequence[Source]) -> list[RuleError]:
    """The first mistake of every file that is no rule, where loading them all stops at the very first."""
    lists = [source for source in sources if is_list(source)]
    mistakes: list[RuleError] = []
    for source in sources:
        try:
            load_rules([source] if is_list(source) else [*lists, source])
        except RuleError as error:
            mistakes.append(error)
    return list({str(error): error for error in mistakes}.values())


def first_finding(catalog: Catalog, rule: Rule) -> Finding | None:
    """What a rule finds in the first of its bad examples in which it finds something."""
    trial = _Test(catalog, Settings(), rule)
    bad = ((example.bad, example.source) for example in rule.examples if example.bad is not None)
    return next((finding for text, source in bad for finding in trial.findings(text, source)), None)


class _Test:
    """One rule, running alone."""

    def __init__(self, catalog: Catalog, settings: Settings, rule: Rule) -> None:
        targets = rule.languages.target
        target = settings.target if holds_for(targets, settings.target) else targets[0]
        self._rule = rule
        self._checker = Checker(catalog, Settings(target=target), only=[rule.id])

    def failures(self) -> Iterator[Failure]:
        for number, example in enumerate(self._rule.examples, 1):
            yield from self._example(number, example)
        if self._rule.kind == "terms":
            for number, item in enumerate(self._rule.spec["items"], 1):
                yield from self._pair(number, item)

    def _example(self, number: int, example: Example) -> Iterator[Failure]:
        if example.ok is not None and (found := self.findings(example.ok, example.source)):
            yield self._failure(number, example.ok, "nothing to be found in this ok example", _told(found))
        if example.bad is None:
            return
        found = self.findings(example.bad, example.source)
        if not found:
            yield self._failure(number, example.bad, "something to be found in this bad example", "nothing was found")
        elif example.good is not None:
            fixed = _fixed(example.bad, found)
            if fixed != example.good:
                yield self._failure(
                    number, example.bad, f'the fix to give exactly the good text: "{example.good}"', f'"{fixed}"'
                )
            if again := self.findings(example.good, example.source):
                yield self._failure(number, example.good, "nothing to be found in this good text", _told(again))

    def _pair(self, number: int, item: Mapping[str, Any]) -> Iterator[Failure]:
        """The phrase of a pair, alone in a text, is found and replaced; pairs that ask for a context are left to examples."""
        asks = any(not condition["negate"] for condition in item.get("context", ())) or "has" in item.get(
            "document", {}
        )
        for phrase in () if asks else filter(None, map(_plain, item["phrases"])):
            template = item["replace"][0] if item["replace"] else ""
            wanted = like_case(template, phrase) if template and "{" not in template else None
            asked = f'"{phrase}" to be replaced' + (f' by "{wanted}"' if wanted else "")
            found = self.findings(phrase)
            fixed = _fixed(phrase, found)
            if not found:
                yield self._failure(number, phrase, asked, "nothing was found", pair=True)
            elif not item["replace"]:
                continue
            elif fixed == phrase or (wanted is not None and fixed != wanted):
                yield self._failure(number, phrase, asked, f'"{fixed}"', pair=True)
            elif fixed.strip() and (again := self.findings(fixed)):
                yield self._failure(
                    number, fixed, "nothing to be found in what this pair writes", _told(again), pair=True
                )

    def findings(self, text: str, source: str | None = None) -> Sequence[Finding]:
        document = self._document(text)
        if source is not None:
            document = document._replace(original=OriginalText("source.txt", source))
        return self._checker.check(document).findings

    def _document(self, text: str) -> Document:
        """The text as a plain-text article of the language, and in the role, that the rule asks for."""
        document = readers.read_document("example.txt", text, readers.Options())
        languages, roles = self._rule.languages, self._rule.roles
        if roles:
            segments = (
                segment if segment.role in roles else segment._replace(role=roles[0]) for segment in document.segments
            )
            document = document._replace(segments=tuple(segments))
        declared = languages.source[0] if languages.only_source and languages.source else None
        return document._replace(source_language=declared)

    def _failure(self, number: int, text: str, expected: str, came: str, pair: bool = False) -> Failure:
        return Failure(self._rule.id, self._rule.path, number, text, expected, came, pair)


def _fixed(text: str, findings: Sequence[Finding]) -> str:
    """The text after one round of the first fix of each finding, however little it is to be trusted."""
    return apply(text, [edit for _, fix in plan(findings, Safety.MANUAL) for edit in fix.edits])


def _told(findings: Sequence[Finding]) -> str:
    return ", ".join(f'"{finding.matched}"' for finding in findings) + " was found"


def _plain(phrase: str) -> str | None:
    """A text that a phrase of a `terms` rule stands for: without its optional words, with the first of its alternatives.

    None where lists, verbs, gaps or unfinished words leave that open.
    """
    if _NOT_PLAIN.search(phrase):
        return None
    return " ".join(word.split("/")[0].replace("_", " ") for word in _OPTIONAL.sub(" ", phrase).split()) or None
