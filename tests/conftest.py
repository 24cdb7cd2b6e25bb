"""What all tests share: a cache folder of their own, and a checker made of rules given as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tqcheck import catalog, readers
from tqcheck.check import Checker
from tqcheck.model import Report, Settings


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Compiled catalogs of the tests; nothing of the user's is touched."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TQCHECK_CACHE_DIR", str(folder))
        yield folder


@pytest.fixture(scope="session")
def shipped() -> Checker:
    """All shipped rules and glossaries."""
    settings = Settings()
    return Checker(catalog.load(settings), settings)


@pytest.fixture(scope="session")
def lint(shipped: Checker) -> Callable[[str], Report]:
    """Check a text with all shipped rules."""
    return lambda text: shipped.check(readers.read_document("text.txt", text))


@pytest.fixture
def checker_of(tmp_path: Path) -> Callable[..., Checker]:
    """A checker of rules and a glossary given as YAML: `checker_of({"phrasing/x": "..."}, "- id: ...")`."""

    def make(rules: dict[str, str], glossary: str = "", **settings: object) -> Checker:
        for name, text in rules.items():
            path = tmp_path / "rules" / f"{name}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (tmp_path / "rules").mkdir(exist_ok=True)
        paths = ()
        if glossary:
            (tmp_path / "names.yaml").write_text(glossary, encoding="utf-8")
            paths = (str(tmp_path / "names.yaml"),)
        values = {
            "shipped_rules": False,
            "shipped_glossaries": False,
            "rule_paths": (str(tmp_path / "rules"),),
            "glossary_paths": paths,
        }
        chosen = Settings(**{**values, **settings})  # type: ignore[arg-type]
        return Checker(catalog.load(chosen), chosen)

    return make
