"""The house as a whole: what its papers promise, and the measures its rooms keep."""

from __future__ import annotations

import ast
import re
import stat
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "tui"
LARGEST_MODULE, LARGEST_CLASS, LARGEST_FUNCTION = 300, 20, 30
CELL = 12.2
"""Width of one column in a picture."""
CODE_FOLDERS = ("tui", "tests", "scripts", "bench")
FRESH_MACHINE = ("python -m pip install . && dateline", "python -m pip install '.[test]' && python -m pytest")
TEXTS = frozenset(
    (
        *(".py", ".md", ".txt", ".toml", ".svg", ".po", ".pot", ".json", ".ndjson", ".csv"),
        *(".1", ".bash", ".fish", ".yml", ".yaml", ".typed"),
    )
)
"""Suffixes of text files; others, such as what an editor or a tool leaves behind, are not read."""
TEXTS_WITHOUT_SUFFIX = frozenset(
    ("LICENSE", "Makefile", ".gitignore", ".gitattributes", "_dateline", "run", "generate")
)


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def kept_texts() -> Iterator[tuple[Path, str]]:
    """Every text file a reader of the repository may open."""
    folders = [ROOT / name for name in (*CODE_FOLDERS, "docs", ".ci")]
    found = [path for folder in folders if folder.is_dir() for path in sorted(folder.rglob("*"))]
    for path in [*found, *sorted(ROOT.iterdir())]:
        if path.is_file() and (path.suffix in TEXTS or path.name in TEXTS_WITHOUT_SUFFIX):
            yield path, path.read_text("utf-8")


def project() -> dict[str, object]:
    table = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert isinstance(table, dict)
    return table


def defined(tree: ast.Module) -> Iterator[tuple[str, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{node.name} (line {node.lineno})", node


def lines_of_body(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function from the first behind its docstring to its last."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("command", FRESH_MACHINE)
def test_the_readme_has_the_command_for_a_fresh_machine(command: str) -> None:
    assert command in (ROOT / "README.md").read_text("utf-8").splitlines()


def test_what_the_readme_links_to_is_there() -> None:
    for document in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")):
        text = document.read_text("utf-8")
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text) + re.findall(r'src="([^":]+)"', text):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_readme_names_every_theme_language_and_variable() -> None:
    from tui.settings.settings import THEMES
    from tui.wording import LANGUAGES

    readme = (ROOT / "README.md").read_text("utf-8")
    missing = {f"`{name}`" for name in (*THEMES, *LANGUAGES, "NO_COLOR", "XDG_CONFIG_HOME")}
    assert {name for name in missing if name not in readme} == set()


def test_the_settings_in_the_readme_can_be_used(tmp_path: Path) -> None:
    from tui.settings.settings import load

    block = re.search(r"```toml\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert block is not None
    path = tmp_path / "config.toml"
    path.write_text(block[1], "utf-8")
    settings, problems = load(path)
    assert problems == ()
    assert settings.theme is not None
    assert settings.keys


def test_the_story_in_the_readme_is_clean(tmp_path: Path) -> None:
    from tui.loading.gate import open_story
    from tui.wording import Wording

    block = re.search(r"```json\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert block is not None
    path = tmp_path / "story.json"
    path.write_text(block[1], "utf-8")
    assert open_story(str(path), Wording()).problems.number() == 0


def test_the_changelog_tells_of_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.search(rf"^## \[?{re.escape(str(project()['version']))}\]?", changelog, re.MULTILINE)


def test_every_dependency_at_run_time_says_why() -> None:
    source = (ROOT / "pyproject.toml").read_text("utf-8")
    lines = [line.strip() for line in source.split("dependencies = [", 1)[1].split("\n]", 1)[0].splitlines()]
    unexplained = [
        entry for before, entry in pairwise(lines) if entry.startswith('"') and not before.startswith("#")
    ]
    assert unexplained == []


@pytest.mark.parametrize(
    ("picture", "size"),
    [("screenshot.svg", (120, 36)), ("screenshot-light.svg", (120, 36)), ("screenshot-80x24.svg", (80, 24))],
)
def test_a_screenshot_shows_the_bundled_story_at_its_size(picture: str, size: tuple[int, int]) -> None:
    svg = (ROOT / "docs" / picture).read_text("utf-8")
    assert "18&#160;" in svg
    assert len(set(re.findall(r'clip-path="url\(#[^)]*-line-(\d+)\)"', svg))) == size[1]
    assert f'<rect x="0" y="0" width="{size[0] * CELL - 1:.1f}"' in svg
    assert "url(http" not in svg
    assert "@import" not in svg


def test_continuous_integration_can_be_run_by_hand() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & stat.S_IXUSR
    assert FRESH_MACHINE[1].split(" && ")[0].removeprefix("python ") in script.read_text("utf-8")


def test_no_source_names_a_place_on_one_machine() -> None:
    places = re.compile(r"(?<![\w.])/(?:work|home/\w|root|Users)/")
    found = {str(path.relative_to(ROOT)) for path, text in kept_texts() if places.search(text)}
    assert found <= {"tests/test_repository.py"}


def test_no_module_is_too_long() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in modules()
        if (lines := len(path.read_text("utf-8").splitlines())) > LARGEST_MODULE
    }
    assert long == {}


def test_no_class_has_too_many_methods() -> None:
    large = {
        f"{path.relative_to(ROOT)}: {name}": methods
        for path in modules()
        for name, node in defined(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
        and (methods := sum(isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) for one in node.body))
        > LARGEST_CLASS
    }
    assert large == {}


def test_no_function_is_too_long() -> None:
    long = {
        f"{path.relative_to(ROOT)}: {name}": lines
        for path in modules()
        for name, node in defined(ast.parse(path.read_text("utf-8")))
        if not isinstance(node, ast.ClassDef) and (lines := lines_of_body(node)) > LARGEST_FUNCTION
    }
    assert long == {}


def test_every_module_says_why_it_exists() -> None:
    assert [path for path in modules() if not ast.get_docstring(ast.parse(path.read_text("utf-8")))] == []


def test_no_room_is_called_after_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common"}
    assert [path for path in PACKAGE.rglob("*") if path.stem in empty] == []


def test_comments_hold_no_notes_to_oneself() -> None:
    notes = re.compile(r"#.*\b(?:TODO|FIXME|XXX|HACK)\b")
    assert [path for path in modules() if notes.search(path.read_text("utf-8"))] == []


def test_no_two_test_modules_have_one_name() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py"]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
