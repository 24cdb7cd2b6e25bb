"""Imports go down: a module imports only from lower floors, as docs/architecture.md lists them."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

from tqcheck import catalog
from tqcheck.model import Settings

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "tqcheck"


def floors() -> dict[str, int]:
    """Module or subpackage -> floor, from the table in the architecture document."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| ([^|]+) \|", text, re.MULTILINE)
    return {name: int(floor) for floor, names in rows for name in re.findall(r"`([a-z_]+)`", names)}


def unit(module: str) -> str | None:
    """The part of the package that a module belongs to: tqcheck.kinds.names -> kinds."""
    parts = module.split(".")
    return parts[1] if parts[0] == "tqcheck" and len(parts) > 1 else None


def imports(path: Path) -> set[str]:
    """The units that a file imports, also inside functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "tqcheck" else [node.module]
            )
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found |= {found_unit for name in names if (found_unit := unit(name)) and not found_unit.startswith("__")}
    return found


def test_every_module_has_a_floor() -> None:
    units = {
        path.stem if path.is_file() else path.name
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert units - {"__init__", "__main__"} == set(floors())


def test_imports_go_down() -> None:
    floor = floors()
    wrong = []
    for path in sorted(PACKAGE.rglob("*.py")):
        own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if own.startswith("__"):
            continue
        wrong += [
            f"{path.relative_to(ROOT)} (floor {floor[own]}) imports {other} (floor {floor[other]})"
            for other in imports(path)
            if other != own and floor[other] >= floor[own]
        ]
    assert not wrong


def test_lint_loads_nothing_heavy() -> None:
    """With the catalog in the cache."""
    catalog.load(Settings())
    script = (
        "import sys; sys.dont_write_bytecode = True\n"
        "from tqcheck.cli.main import main\n"
        f"main(['lint', '--format', 'json', {str(ROOT / 'seeds' / 'north-korea-launches.ru-en.txt')!r}])\n"
        "heavy = {'textual', 'rich', 'sacrebleu', 'langdetect', 'yaml', 'regex', 'wcwidth', 'pathlib', 'dataclasses'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    again = subprocess.run(
        [sys.executable, "-c", script], check=False, cwd=ROOT / "seeds", capture_output=True, text=True
    )
    assert again.returncode == 0, again.stderr
