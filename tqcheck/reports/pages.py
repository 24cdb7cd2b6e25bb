"""What there is to know about a rule or a glossary entry, as labelled lines in plain English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tqcheck.glossary.entry import Entry
from tqcheck.glossary.index import Form
from tqcheck.model import CATEGORIES, Certainty, Finding, Impact, Rule, Safety, Severity
from tqcheck.reports.cells import wrap
from tqcheck.reports.wording import ARROW, language_name, listing

Line = tuple[str, str]
"""A label (empty: it goes on with the one above) and a text."""

_LABEL = 14
_CERTAINTY = {
    Certainty.SURE: "sure: a hit is practically always a fault",
    Certainty.LIKELY: "likely: most hits are faults",
    Certainty.POSSIBLE: "possible: a hint that is worth a look",
}
_IMPACT = {
    Impact.MINOR: "minor: the reader notices, and still understands",
    Impact.MAJOR: "major: the reader is misled or cannot look it up",
    Impact.CRITICAL: "critical: the text says something wrong or harmful",
}
_SAFETY = {
    Safety.SAFE: "safe: lint --fix applies it unseen",
    Safety.UNSAFE: "unsafe: look at it first; lint --unsafe-fixes applies it",
    Safety.MANUAL: "manual: only a person can apply it",
}
_SEVERITY = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "info: advice, shown with lint --all, never fails a run by default",
}


def page(title: str, lines: Iterable[Line], width: int) -> str:
    """The title and the lines below it, wrapped."""
    out = wrap(title, width)
    for label, text in lines:
        out += wrap(text, width, f"  {label:<{_LABEL}}") if text else ["  " + label]
    return "\n".join(out) + "\n"


def rule_lines(
    rule: Rule, shown: Finding | None, severity: Severity, running: bool, layers: Sequence[str]
) -> Iterator[Line]:
    """A rule; `shown` is what it finds in its own example, `layers` all that have it, the winner last."""
    category = CATEGORIES[rule.category]
    yield "Says", shown.message if shown else rule.message
    yield "Why", shown.why if shown else rule.why
    if rule.advice:
        yield "Advice", (shown.advice if shown else None) or rule.advice
    yield "Category", f"{category.label} (MQM: {category.mqm}, ITS 2.0: {category.its})"
    yield "Severity", _SEVERITY[severity] + ("" if running else "; but the rule is switched off")
    yield "Certainty", _CERTAINTY[rule.certainty]
    yield "Impact", _IMPACT[rule.impact]
    if not rule.advice:
        yield "Fix", _SAFETY[rule.safety]
    yield "Languages", _languages(rule)
    if rule.roles:
        yield "Only in", listing([f"{role.value}s" for role in rule.roles])
    yield from _origin(rule.path, rule.layer, layers, rule.formerly)
    yield "Examples", ""
    for example in rule.examples:
        if example.bad is not None:
            yield "  found", example.bad
        if example.good is not None:
            yield "  becomes", example.good or "(nothing)"
        if example.ok is not None:
            yield "  left alone", example.ok


def entry_lines(entry: Entry, forms: Iterable[Form], layers: Sequence[str]) -> Iterator[Line]:
    """A glossary entry with all its forms."""
    for number, (tag, right) in enumerate(entry.right.items()):
        yield "" if number else "Right", f"{right} ({language_name(tag)})"
    if entry.ok:
        yield "Also right", ", ".join(entry.ok)
    if entry.native:
        own = f" ({language_name(entry.source)})" if entry.source else ""
        yield "Native form", ", ".join(entry.native) + own
    elif entry.source:
        yield "Comes from", language_name(entry.source)
    for number, (tag, pivots) in enumerate(entry.pivot.items()):
        yield "" if number else "By way of", f"{', '.join(pivots)} ({language_name(tag)})"
    yield from _wrong(entry, forms)
    if entry.exempt:
        yield "Not wrong", ", ".join(entry.exempt)
    if entry.context:
        words = listing(list(entry.context), "or")
        yield "Context", f"without {words} in the text a hit is one step less sure, and its fix is left to you"
    if entry.case:
        yield "Capitals", "count: only forms with the same capitals are found"
    if not entry.derive:
        yield (
            "Derived forms",
            "switched off; only listed forms are found" + (", and case endings" if entry.type == "person" else ""),
        )
    if entry.severity is not None:
        yield "Severity", f"at most {entry.severity.name.lower()}"
    if entry.note:
        yield "Note", entry.note
    yield from _origin(f"{entry.path}:{entry.line}", entry.layer, layers, entry.formerly)


def _wrong(entry: Entry, forms: Iterable[Form]) -> Iterator[Line]:
    if entry.wrong:
        yield "Wrong", ", ".join(entry.wrong) + " (listed by hand)"
    derived = [form for form in forms if form.how == "derived"]
    for number, form in enumerate(derived):
        yield "" if number or entry.wrong else "Wrong", f"{form.text} (derived{_evidence(entry, form)})"
    if not entry.wrong and not derived:
        yield "Wrong", "no form is known"


def _evidence(entry: Entry, form: Form) -> str:
    """How a derived form came about: `: 연합 -> Рёнхап -> Ronhap, press spelling`."""
    known = dict(form.evidence)
    native = known.pop("native", entry.native[0] if entry.native else "")
    way = f" {ARROW} ".join(text for text in (native, known.pop("pivot", ""), form.text) if text)
    scheme = known.pop("scheme", "")
    known.pop("route", "")
    rest = (f"{scheme} spelling" if scheme else "", *(f"{name}: {value}" for name, value in known.items()))
    return f": {', '.join(text for text in (way, *rest) if text)}"


def _languages(rule: Rule) -> str:
    languages = rule.languages
    target = listing([language_name(tag) for tag in languages.target], "or") if languages.target else "any"
    if not languages.source:
        return f"texts in {target}, translated from any language"
    source = listing([language_name(tag) for tag in languages.source], "or")
    unknown = "only if that is known" if languages.only_source else "also if the language of the original is not known"
    return f"texts in {target}, translated from {source}; {unknown}"


def _origin(place: str, layer: str, layers: Sequence[str], formerly: Sequence[str]) -> Iterator[Line]:
    yield "File", place
    name = "shipped with tqcheck" if layer == "shipped" else f"yours ({layer})"
    losers = [other for other in layers if other != layer]
    yield "Layer", name + (f"; it wins over the one of: {', '.join(losers)}" if losers else "")
    if formerly:
        yield "Formerly", ", ".join(formerly)
