"""What a review teaches for good: ignores in the configuration, entries in the user's glossary; and where a new entry is found."""

from __future__ import annotations

import os
from typing import NamedTuple

from tqcheck import catalog, config
from tqcheck.check import Checker
from tqcheck.config import Changes, Config, accepting, ignoring, naming
from tqcheck.engine import Engine
from tqcheck.glossary import edit
from tqcheck.glossary.edit import Addition
from tqcheck.model import Finding, Ignore
from tqcheck.review.article import Article
from tqcheck.review.model import Effect
from tqcheck.view import fold, lower


class Setup(NamedTuple):
    """How the configuration was made, so that it can be read again after a change to it."""

    changes: Changes
    explicit: str | None = None
    start: str = "."

    def load(self) -> Config:
        return config.load(self.start, self.explicit).with_cli(self.changes)


class Learned(NamedTuple):
    """What was written, in words, and the files that changed."""

    text: str
    effects: tuple[Effect, ...]
    entry: str = ""


def content(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def ignore(now: Config, item: Ignore) -> Learned:
    """Write an ignore into the configuration. Raises ConfigError, WriteError."""
    change = ignoring.add(now, item)
    before = content(change.path)
    change.write()
    return Learned(f"written to {change.path}", (Effect(change.path, before, content(change.path)),))


def accept(now: Config, phrase: str, reason: str) -> Learned:
    """Write a phrase into an accept list. Raises ConfigError, WriteError."""
    changes = accepting.add(now, phrase, reason)
    before = {change.path: content(change.path) for change in changes}
    for change in changes:
        change.write()
    effects = tuple(Effect(path, old, content(path)) for path, old in before.items())
    return Learned(f"written to {changes[0].path}", effects)


def add_entry(setup: Setup, right: str, wrong: tuple[str, ...], note: str, source: str, type_: str) -> Learned:
    """Write a glossary entry, naming the glossary in the configuration if need be. Raises TqcheckError."""
    now = setup.load()
    path, named = naming.own_glossary(now)
    change = None if named else naming.name_glossary(now, path)
    before = {str(path): content(str(path))} | ({change.path: content(change.path)} if change else {})
    addition = Addition(
        right=right,
        wrong=wrong,
        source=source or None,
        type=type_ or None,
        note=note or None,
        language=now.settings.target.split("-")[0],
    )
    done = edit.add(path, addition, catalog.load(now.settings).names)
    if change:
        change.write()
    effects = tuple(Effect(name, old, content(name)) for name, old in before.items() if content(name) != old)
    return Learned(f"{done.entry} is in {done.path}", effects, done.entry)


def find_entry(engine: Engine, article: Article, entry: str, wrong: tuple[str, ...]) -> list[Finding]:
    """Where the wrong forms of a new entry stand in an article, with the facts known before."""
    forms = [lower(fold(form).plain).replace("-", "").replace("'", "") for form in wrong]
    segments = tuple(
        segment
        for segment in article.document.segments
        if any(form in lower(fold(segment.target.plain).plain).replace("-", "").replace("'", "") for form in forms)
    )
    if not segments:
        return []
    checker: Checker = engine.checker(article.path)
    report = checker.check(article.document._replace(segments=segments), article.facts)
    return [finding for finding in report.findings if finding.evidence.get("entry") == entry]


def restore(effect: Effect, forward: bool) -> bool:
    """Put a file back as it was before a step (or after it); False if somebody else has changed it since."""
    have, want = (effect.before, effect.after) if forward else (effect.after, effect.before)
    if content(effect.path) != have:
        return False
    if want is None:
        os.unlink(effect.path)
    else:
        from tqcheck import files

        files.replace(effect.path, want, effect.path)
    return True
