"""Write docs/rules/ from the shipped rules.

    python tools/write_rule_pages.py [--check]

`--check` writes nothing and fails unless the pages are what would be written.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tqcheck import build, sources  # noqa: E402
from tqcheck.model import Settings  # noqa: E402
from tqcheck.reports.rule_pages import pages  # noqa: E402

FOLDER = ROOT / "docs" / "rules"


def wanted() -> dict[str, str]:
    """File name -> text."""
    loaded, _, _ = build.load_rules(sources.rule_files(Settings()))
    return pages(rule for rule, _ in loaded)


def current() -> dict[str, str]:
    """The pages that are there."""
    return {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.md"))}


def main() -> int:
    texts, there = wanted(), current()
    if "--check" in sys.argv:
        stale = sorted(name for name in {*texts, *there} if texts.get(name) != there.get(name))
        if stale:
            print(f"out of date: {', '.join(stale)}; run python tools/write_rule_pages.py", file=sys.stderr)
        return bool(stale)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in set(there) - set(texts):
        (FOLDER / name).unlink()
    for name, text in texts.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
