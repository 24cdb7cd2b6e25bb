"""`tqcheck lint` at its borders: exit codes, streams, formats, fixing, bad input."""

from __future__ import annotations

import codecs
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Tq = Callable[..., Ran]
SEED = Path(__file__).resolve().parents[2] / "seeds" / "north-korea-launches.ru-en.txt"
BROKEN = "Ronhap said so.\n"
MENDED = "Yonhap said so.\n"


def findings(ran: Ran) -> list[dict[str, object]]:
    return [finding for file in json.loads(ran.out)["files"] for finding in file.get("findings", [])]


def test_the_readme_shows_what_is_printed(tq: Tq, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SEED.parents[1])
    readme = Path("README.md").read_text(encoding="utf-8")
    command, shown = readme.split("```console\n$ tqcheck ")[1].split("```")[0].split("\n", 1)
    ran = tq(*command.split())
    parts = shown.split("...\n")
    assert len(parts) > 1
    for part in filter(None, parts):
        assert part in ran.out


def test_clean_and_not(tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text("The minister spoke.\n")
    (tmp_path / "broken.txt").write_text(BROKEN)
    (tmp_path / "empty.txt").write_text("")
    assert tq("lint", "clean.txt", "empty.txt").code == 0
    ran = tq("lint", "broken.txt")
    assert ran.code == 1
    assert "Yonhap" in ran.out
    assert ran.err == ""
    assert tq("lint", "broken.txt", "--exit-zero").code == 0
    assert tq("lint", "broken.txt", "--fail-on", "never").code == 0


def test_every_file_is_in_the_json(tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Clean.\n")
    (tmp_path / "b.txt").write_text(BROKEN)
    (tmp_path / "c.bin").write_bytes(b"\0\1\2")
    ran = tq("lint", "a.txt", "b.txt", "c.bin", "gone.txt", "--format", "json")
    files = {file["path"]: file for file in json.loads(ran.out)["files"]}
    assert set(files) == {"a.txt", "b.txt", "c.bin", "gone.txt"}
    assert files["a.txt"]["findings"] == []
    assert [finding["text"] for finding in files["b.txt"]["findings"]] == ["Ronhap"]
    assert "error" in files["c.bin"]
    assert "findings" not in files["c.bin"]
    assert ran.code == 2


def test_json_lines_come_one_a_file(tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Clean.\n")
    (tmp_path / "b.txt").write_text(BROKEN)
    lines = tq("lint", "a.txt", "b.txt", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["path"] for line in lines] == ["a.txt", "b.txt"]


def test_standard_input(tq: Tq) -> None:
    ran = tq("lint", "-", "--format", "concise", stdin=BROKEN.encode())
    assert ran.code == 1
    assert "Ronhap" in ran.out
    fixed = tq("lint", "-", "--fix", stdin=codecs.BOM_UTF8 + BROKEN.encode())
    assert fixed.out == "\ufeff" + MENDED
    po = tq("lint", "-", "--stdin-filename", "x.po", "--format", "json", stdin=b'msgid "a"\nmsgstr "Ronhap"\n')
    assert json.loads(po.out)["files"][0]["format"] == "po"


def test_folders_are_walked_and_what_is_skipped_is_told(tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(BROKEN)
    (tmp_path / "news" / "b.jpg").write_bytes(b"\xff\xd8")
    ran = tq("lint", "news", "--format", "concise")
    assert ran.out.startswith("news/a.txt:1:1: error")
    assert "skipped 1" in ran.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_many_files_keep_their_order(tq: Tq, tmp_path: Path, jobs: str) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(BROKEN)
    ran = tq("lint", ".", "--format", "json", "--jobs", jobs)
    assert [file["path"] for file in json.loads(ran.out)["files"]] == [f"{number:02}.txt" for number in range(40)]
    assert len(findings(ran)) == 40


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
    ],
)
def test_fixing_keeps_every_other_byte(tq: Tq, tmp_path: Path, encoding: str, bom: bytes) -> None:
    before = "Ro\u00adnhap’s  𝄞 text \u00a0 here.\r\n\r\n  Second\tline: Phungeri\r\nlast line TsTAK"
    path = tmp_path / "a.txt"
    path.write_bytes(bom + before.encode(encoding))
    path.chmod(0o640)
    ran = tq("lint", "a.txt", "--fix")
    after = before.replace("Ro\u00adnhap", "Yonhap").replace("Phungeri", "Punggye-ri").replace("TsTAK", "KCNA")
    assert path.read_bytes() == bom + after.encode(encoding)
    assert path.stat().st_mode & 0o777 == 0o640
    assert "3 fixes applied" in ran.err
    assert tq("lint", "a.txt", "--fix").code == ran.code
    assert path.read_bytes() == bom + after.encode(encoding)


def test_diff_writes_nothing(tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BROKEN)
    ran = tq("lint", "a.txt", "--diff")
    assert ran.code == 1
    assert "-Ronhap said so.\n+Yonhap said so.\n" in ran.out
    assert (tmp_path / "a.txt").read_text() == BROKEN


def test_what_is_not_applied_is_told(tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The Joint Committee of the Chiefs of Staff met.\n")
    ran = tq("lint", "a.txt", "--fix")
    assert "--unsafe-fixes" in ran.err
    assert (tmp_path / "a.txt").read_text() == "The Joint Committee of the Chiefs of Staff met.\n"
    tq("lint", "a.txt", "--unsafe-fixes")
    assert (tmp_path / "a.txt").read_text() == "The Joint Chiefs of Staff met.\n"


BAD = {
    "gone.txt": (None, "no such file"),
    "nul.txt": (b"a\0b", "NUL"),
    "binary.txt": (bytes(range(256)) * 8, "binary"),
    "latin.txt": (b"caf\xe9 au lait", "offset 3"),
    "half.txt": (codecs.BOM_UTF16_LE + b"a\0b", "UTF-16"),
    "broken.po": (b'msgid "a"\nmsgstr "b\n', "broken.po:2"),
    "broken.jsonl": (b'{"text": "ok"}\n{"text": \n', "broken.jsonl:2"),
    "surrogate.jsonl": (b'{"text": "a \\ud800 b"}\n', "surrogate"),
    "nofield.jsonl": (b'{"other": "x"}\n', "text"),
    "short.tsv": (b"id\ttext\n1\n", "short.tsv:2"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_one_clear_line_and_the_others_are_checked(tq: Tq, tmp_path: Path, name: str) -> None:
    data, told = BAD[name]
    if data is not None:
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(BROKEN)
    ran = tq("lint", name, "good.txt", "--format", "concise", "--fix")
    assert ran.code == 2
    (line,) = [line for line in ran.err.splitlines() if name in line]
    assert told in line
    assert "Traceback" not in ran.err
    assert (tmp_path / "good.txt").read_text() == MENDED
    if data is not None:
        assert (tmp_path / name).read_bytes() == data
    assert tq("lint", name, "--exit-zero").code == 2


def test_a_folder_without_articles(tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    ran = tq("lint", "nothing")
    assert ran.code == 2
    assert "no articles" in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_unreadable_and_unwritable(tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BROKEN)
    (tmp_path / "a.txt").chmod(0o444)
    assert tq("lint", "a.txt", "--fix").code == 2
    (tmp_path / "a.txt").chmod(0o000)
    assert tq("lint", "a.txt").code == 2


def test_a_file_that_changes_while_it_is_checked_is_not_overwritten(
    tq: Tq, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BROKEN)
    from tqcheck import files

    def meddle(file: object, raw: str, write: Callable[..., None] = files.write) -> None:
        path.write_text("Somebody else's text.\n")
        write(file, raw)

    monkeypatch.setattr(files, "write", meddle)
    ran = tq("lint", "a.txt", "--fix")
    assert ran.code == 2
    assert "changed on disk" in ran.err
    assert path.read_text() == "Somebody else's text.\n"
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


CONFIGS = {
    "unknown key": ("formatt: 1\n", ".tqcheck.yml:1:1"),
    "no yaml": ("a: [1\n", ".tqcheck.yml:"),
    "key twice": ("target: en\ntarget: de\n", ".tqcheck.yml:2:1"),
    "rule folder gone": ("rules: {paths: [nowhere]}\n", "nowhere"),
    "glossary gone": ("glossaries: {paths: [nowhere.yaml]}\n", "nowhere.yaml"),
    "unknown rule": ("disable: [names.lsited]\n", "names.listed"),
}


@pytest.mark.parametrize("name", CONFIGS)
def test_broken_configuration(tq: Tq, tmp_path: Path, name: str) -> None:
    text, told = CONFIGS[name]
    (tmp_path / ".tqcheck.yml").write_text(text)
    (tmp_path / "a.txt").write_text(BROKEN)
    ran = tq("lint", "a.txt", "--fix")
    assert ran.code == 2
    assert told in ran.err
    assert (tmp_path / "a.txt").read_text() == BROKEN


def test_broken_rule_and_glossary(tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BROKEN)
    (tmp_path / "rules" / "terms").mkdir(parents=True)
    (tmp_path / "rules" / "terms" / "x.yaml").write_text("kind: pattern\nfind: '(a'\n")
    ran = tq("lint", "a.txt", "--rules", "rules")
    assert (ran.code, ran.out) == (2, "")
    assert "rules/terms/x.yaml:2:7" in ran.err
    (tmp_path / "names.yaml").write_text("- id: a\n  en: A\n  native: [한]\n  source: ru\n")
    ran = tq("lint", "a.txt", "--glossary", "names.yaml")
    assert ran.code == 2
    assert "names.yaml:3" in ran.err


def test_reports_to_files(tq: Tq, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BROKEN)
    ran = tq("lint", "a.txt", "--output", "json=report.json", "--output", "concise=report.log")
    assert ran.code == 1
    assert json.loads((tmp_path / "report.json").read_text())["summary"]["errors"] == 1
    assert "Ronhap" in (tmp_path / "report.log").read_text()
    for bad in ("json=a.txt", "json=nowhere/x.json", "nonsense", "weird=x.log"):
        assert tq("lint", "a.txt", "--output", bad).code == 2, bad
    assert tq("lint", "a.txt", "--output", "json=x", "--output", "concise=x").code == 2


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}.txt").write_text(BROKEN * 20)
    command = f"{sys.executable} -m tqcheck lint {tmp_path} | head -1"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=SEED.parent.parent, check=False)
    assert ran.stderr == ""


def test_a_broken_cache_is_built_anew(tq: Tq, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQCHECK_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "a.txt").write_text(BROKEN)
    (tmp_path / "rules").mkdir()
    assert tq("lint", "a.txt", "--rules", "rules").code == 1
    (file,) = (tmp_path / "cache").glob("*.catalog")
    whole = file.read_bytes()
    for damage in (b"", whole[: len(whole) // 2], b"x" + whole[1:], whole[:100] + b"\xff" * 50 + whole[150:]):
        file.write_bytes(damage)
        assert tq("lint", "a.txt", "--rules", "rules").code == 1
    monkeypatch.setenv("TQCHECK_CACHE_DIR", str(tmp_path / "a.txt" / "impossible"))
    assert tq("lint", "a.txt").code == 1


def test_the_seed_in_other_formats_is_fixed_byte_for_byte(tq: Tq, tmp_path: Path) -> None:
    """The 13 names, wrapped as Markdown, PO and JSON lines: what changes is the names and nothing else."""
    raw = SEED.read_text(encoding="utf-8")
    names = {
        "Pyeongchang-pukto": "North Pyongan Province",
        "Ronhap": "Yonhap",
        "Songcheon": "Sonchon",
        "TsTAK": "KCNA",
        "Nodon Sinmun": "Rodong Sinmun",
        "Stefan Dujarric": "Stéphane Dujarric",
        "Antoniu Guterres": "António Guterres",
        "Phungeri": "Punggye-ri",
        "Sohe ": "Sohae ",
        "Panmunj,": "Panmunjom,",
    }
    assert sum(raw.count(wrong) for wrong in names) == 13
    paragraphs = [line for line in raw.split("\n") if line.strip()]
    markdown = "# News\n\n" + "\n\n".join(f"> {line.strip()}" for line in paragraphs) + "\n"
    quoted = [line.replace("\\", "\\\\").replace('"', '\\"') for line in paragraphs]
    po = "\n".join(f'msgid "{number}"\nmsgstr ""\n"{line[:40]}"\n"{line[40:]}"\n' for number, line in enumerate(quoted))
    jsonl = "".join(json.dumps({"text": line, "n": number}) + "\n" for number, line in enumerate(paragraphs))
    for name, text in (("a.txt", raw), ("a.md", markdown), ("a.po", po), ("a.jsonl", jsonl)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        tq(
            "lint",
            name,
            "--fix",
            "--disable",
            "terms",
            *(
                f"--disable={category}"
                for category in (
                    "quotes",
                    "punctuation",
                    "residue",
                    "capitalization",
                    "consistency",
                    "grammar",
                    "phrasing",
                    "numbers",
                    "untranslated",
                )
                if _has(tq, category)
            ),
        )
        fixed = (tmp_path / name).read_text(encoding="utf-8")
        if name == "a.po":
            assert [_po(block) for block in fixed.split("\nmsgid")] == [
                _po(block, names) for block in po.split("\nmsgid")
            ]
        elif name == "a.jsonl":
            assert [json.loads(line)["text"] for line in fixed.splitlines()] == [
                _mended(line, names) for line in paragraphs
            ]
        else:
            assert fixed == _mended(text, names)


def _has(tq: Tq, category: str) -> bool:
    return (Path(__file__).resolve().parents[2] / "rules" / category).is_dir()


def _mended(text: str, names: dict[str, str]) -> str:
    for wrong, right in names.items():
        text = text.replace(wrong, right)
    return text


def _po(block: str, names: dict[str, str] | None = None) -> str:
    joined = block.replace('"\n"', "")
    return _mended(joined, names) if names else joined
