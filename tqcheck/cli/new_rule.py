"""`tqcheck rules new`: a rule to fill in, for people who have never written one."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tqcheck.cli import common
from tqcheck.expressions import late

if TYPE_CHECKING:
    from tqcheck.config import Config

OWN_FOLDER = "tqcheck-rules"
_SHOWN = 5
_PART = late(r"[a-z0-9][a-z0-9-]*")
_TEXT = """\
# {id}
# Replace what stands after the colons; a line that begins with "#" is a note for you, and can go.
# When you are done: tqcheck rules test {id}

kind: pattern

# The wrong wording. Capital or small letters do not matter.
#   (the)          a word that may be there or not
#   start/begin    one word or the other
#   launch*        all words that begin so
#   ...            up to three words, whatever they are
#   {{verb:take}}    take, takes, took, taken, taking
#   [[starts]] of missiles    only what stands in [[ ]] is reported and replaced
phrase: {phrase}

# What to write instead. If only a person can mend it, delete this line and write: suggest: some advice in words.
replace: {replace}

# What the editor reads. {{match}} is what was found, {{fix}} is what to write instead.
message: '"{{match}}" is not English; write "{{fix}}".'
why: Say in a sentence why this is wrong, so that the editor can judge.

# How sure it is that a hit is a fault: sure (shown as an error), likely (a warning), possible (advice, shown with --all).
certainty: likely
# How much it harms the reader: minor, major, critical.
impact: minor
# safe = the fix may be applied unseen; unsafe = a person should look; manual = a person must do it.
safety: unsafe

# Only for texts translated from these languages (delete the "#"):
# languages: {{source: [ru, uk]}}
# Not where one of these words stands just before or just after:
# not_after: [race, game]
# not_before: [of]
# Not where one of these words stands in the same paragraph:
# unless: [football, league]

# The examples are tested. bad is found and becomes exactly good; ok is not touched. At least one of each;
# every false alarm that you meet becomes a new ok line.
examples:
  - bad: Here stands the wrong wording.
    good: Here stands the right wording.
  - ok: Here stands some other wording.
"""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "new",
        help="write a rule to fill in",
        description="Write a rule to fill in. A file that is there already is never overwritten. With a phrase and some texts it is said "
        "at once how often the rule fires in them.",
    )
    parser.add_argument("id", metavar="ID", help="category and name of the rule, such as phrasing.starts-of-missiles")
    parser.add_argument(
        "--dir", metavar="DIR", help=f"folder of rules (default: the first of the configuration, else {OWN_FOLDER})"
    )
    parser.add_argument(
        "--on", metavar="PATH", nargs="+", default=[], help="count the phrase in these files and folders of texts"
    )
    parser.add_argument("--phrase", metavar="TEXT", help="the wrong wording")
    parser.add_argument("--replace", metavar="TEXT", help="what to write instead")
    parser.add_argument("--config", metavar="FILE", help="this configuration instead of the nearest one")
    parser.set_defaults(run=run)


def text(id_: str, phrase: str | None = None, replace: str | None = None) -> str:
    """The file for a new rule; it loads, and its examples hold as long as the wording is the one of the template."""
    wrong, right = (
        plain if given is None else json.dumps(given, ensure_ascii=False)
        for given, plain in ((phrase, "the wrong wording"), (replace, "the right wording"))
    )
    return _TEXT.format(id=id_, phrase=wrong, replace=right)


def run(args: argparse.Namespace) -> int:
    """Write the file and say what to do next. Raises UsageError for an id that cannot be one, WriteError."""
    from tqcheck import config
    from tqcheck.errors import UsageError, WriteError

    _check(args.id)
    if args.on and args.phrase is None:
        raise UsageError("to count how often the rule fires in these texts its wording is needed: --phrase")
    loaded = config.load(".", args.config)
    named = loaded.settings.rule_paths
    folder = Path(args.dir or (named[0] if named else OWN_FOLDER))
    category, *names = args.id.split(".")
    path = folder.joinpath(category, *names[:-1], f"{names[-1]}.yaml")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text(args.id, args.phrase, args.replace))
    except FileExistsError:
        raise WriteError("is there already; nothing was written", str(path)) from None
    except OSError as error:
        raise WriteError(f"cannot be written: {error.strerror or error}", str(path)) from None
    _say_next(args.id, path, folder, loaded)
    return _count(args.id, folder, args.on, loaded) if args.on else 0


def _count(id_: str, folder: Path, texts: Sequence[str], loaded: Config) -> int:
    """Print how often the new rule fires; 2 if a text could not be read. Raises RuleError for a phrase that cannot be one."""
    from tqcheck.cli import stats
    from tqcheck.config import Changes
    from tqcheck.engine import Engine

    known = {Path(name).resolve() for name in loaded.settings.rule_paths}
    added = () if folder.resolve() in known else (str(folder),)
    engine = Engine(loaded.with_cli(Changes(rule_paths=added, enable=(id_,))))
    code, tally = stats.tally_of(engine, texts, wanted=lambda finding: finding.rule == id_)
    hits = tally.rules[id_].hits if id_ in tally.rules else 0
    print(
        f"{id_} fires {stats.times(hits)} in {tally.words:,} words ({tally.rate(hits):.1f} in 100,000), "
        f"in {len(tally.rules[id_].documents) if hits else 0} of {tally.documents} texts"
    )
    for line in stats.places(tally.places[:_SHOWN]):
        print(line)
    if hits > _SHOWN:
        print(f"\nand {hits - _SHOWN} more: tqcheck stats --show {id_} PATH...")
    return code


def _check(id_: str) -> None:
    from tqcheck.errors import UsageError
    from tqcheck.model import CATEGORIES
    from tqcheck.strict_yaml import near

    category, *names = id_.split(".")
    if category not in CATEGORIES:
        raise UsageError(
            f'"{id_}": a rule\'s id begins with its category{near(category, CATEGORIES)}', allowed=CATEGORIES
        )
    if not names:
        raise UsageError(f'"{id_}": give the rule a name after its category, such as {category}.my-rule')
    for name in names:
        if not _PART.fullmatch(name):
            raise UsageError(f'"{id_}": "{name}" is not possible here; use small letters, digits and hyphens')


def _say_next(id_: str, path: Path, folder: Path, loaded: Config) -> None:
    from tqcheck import resources

    known = {Path(name).resolve() for name in loaded.settings.rule_paths}
    option = "" if folder.resolve() in known else f" --rules {folder}"
    print(f"wrote {path}", file=sys.stderr)
    if Path(resources.shipped("rules"), *id_.split(".")).with_suffix(".yaml").is_file():
        common.note(f"tqcheck has a rule {id_} already; yours wins over it")
    common.note("next: open it in an editor and replace the wording, the message and the examples by your own")
    common.note(f"then: tqcheck rules test {id_}{option}")
    if option:
        where = loaded.path or ".tqcheck.yml (tqcheck init writes one)"
        common.note(f"to use it in every run, name its folder in {where}: rules: {{paths: [{folder}]}}")
