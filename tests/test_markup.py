"""Data never meets a markup parser, a shell, or anything else that would carry it out.

Textual and Rich read square brackets in a plain string as markup: a headline with `[/]` ends the
program, one with `[@click=app.quit]` is a button. So no text that is not written in the code itself
may be handed to what reads markup; this is looked for in the syntax tree of every module.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WIDGETS = frozenset(
    {
        "Static", "Label", "Button", "Checkbox", "RadioButton", "Link", "Option", "OptionList",
        "Selection", "SelectionList", "Tree", "TreeNode", "DataTable", "TabPane", "Tab", "Collapsible",
        "Markdown", "MarkdownViewer", "Toast", "RichLog", "Header", "Hit", "DiscoveryHit",
    }
)  # fmt: skip
"""Classes of Textual that take a plain string for markup (8.2)."""
METHODS = frozenset(
    {
        "notify", "add_row", "add_rows", "add_column", "add_columns", "add_option", "add_options", "add_leaf",
        "set_label", "visualize", "render_str", "render_markup",
    }
)  # fmt: skip
"""Methods of Textual and Rich that do."""
ATTRIBUTES = frozenset({"border_title", "border_subtitle", "tooltip"})
"""Attributes of Textual that do."""
SAFE_MAKERS = frozenset({"Content", "Text", "assemble", "styled", "from_text", "from_rich_text"})
"""What makes styled text from a plain string without reading it."""
NO_TEXT = frozenset({"text", "command", "score", "id", "classes", "name"})
"""Arguments that are never drawn."""
CARRIES_OUT = frozenset({"eval", "exec", "compile", "__import__"})
STARTERS = ("system", "popen", "startfile", "spawn", "exec", "posix_spawn")
PROGRAMS = frozenset({"Popen", "run", "call", "check_call", "check_output", "getoutput", "getstatusoutput"})
"""What of `subprocess` starts a program."""
FORBIDDEN_MODULES = frozenset({"pickle", "marshal", "shelve", "dill", "yaml", "webbrowser", "rich.markup"})
DRAWING_LIBRARIES = ("textual", "rich")


def last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def is_safe(value: ast.expr) -> bool:
    """Whether a value is written in the code, or was made by what does not read markup."""
    if isinstance(value, ast.Constant):
        return True
    if isinstance(value, ast.IfExp):
        return is_safe(value.body) and is_safe(value.orelse)
    return isinstance(value, ast.Call) and last_name(value.func) in SAFE_MAKERS


def starts_by_a_text(call: ast.Call) -> bool:
    """Whether a program is started by anything but a list of words."""
    name = last_name(call.func)
    if last_name(getattr(call.func, "value", ast.Name(""))) != "subprocess" or name not in PROGRAMS:
        return False
    return name.startswith("get") or not (call.args and isinstance(call.args[0], ast.List))


def is_constant(given: ast.keyword, name: str, value: object) -> bool:
    return given.arg == name and isinstance(given.value, ast.Constant) and given.value.value is value


def drawn_names(tree: ast.Module) -> frozenset[str]:
    """Names that stand for something of Textual or Rich in a module."""
    return frozenset(
        one.asname or one.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(DRAWING_LIBRARIES)
        for one in node.names
    )


@dataclass(frozen=True, slots=True)
class Watch:
    """Looks at the calls and assignments of one module.

    Attributes:
        drawn: names of the module that stand for something of Textual or Rich.
        makers: names of its own functions, of which one says whether it makes styled text.
        prints_allowed: whether the module may print.
    """

    drawn: frozenset[str]
    makers: frozenset[str]
    prints_allowed: bool

    def offences(self, node: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.Call):
            yield from self.markup(node)
            yield from self.deeds(node)
        elif isinstance(node, ast.Import):
            yield from (f"import {one.name}" for one in node.names if one.name in FORBIDDEN_MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module in FORBIDDEN_MODULES:
            yield f"from {node.module} import …"
        elif isinstance(node, ast.Assign):
            named = [one.attr for one in node.targets if isinstance(one, ast.Attribute)]
            yield from (f"{one} = …" for one in named if one in ATTRIBUTES and not self.safe(node.value))

    def safe(self, value: ast.expr) -> bool:
        is_made_here = isinstance(value, ast.Call) and last_name(value.func) in self.makers
        return is_made_here or is_safe(value)

    def markup(self, call: ast.Call) -> Iterator[str]:
        """A text that is not written in the code, on its way to what reads markup."""
        name = last_name(call.func)
        if name == "from_ansi":
            yield "from_ansi acts on control sequences"
        elif name == "from_markup":
            if not (call.args and isinstance(call.args[0], ast.Constant)):
                yield "from_markup of a text that is not written in the code"
        elif self.reads_markup(call) and not any(is_constant(one, "markup", False) for one in call.keywords):
            skipped = 1 if name == "Hit" else 0
            texts = call.args[skipped : skipped + 1] if name.endswith("Hit") else call.args
            named = [one.value for one in call.keywords if one.arg not in NO_TEXT]
            if not all(map(self.safe, [*texts, *named])):
                yield f"{name} of a text that is not written in the code"

    def reads_markup(self, call: ast.Call) -> bool:
        name = last_name(call.func)
        if isinstance(call.func, ast.Attribute):
            return name in METHODS or (
                name in WIDGETS and last_name(call.func.value) in ("widgets", *self.drawn)
            )
        return name in WIDGETS and name in self.drawn

    def deeds(self, call: ast.Call) -> Iterator[str]:
        """A text on its way to a shell, the interpreter, or the terminal past the guard."""
        name = last_name(call.func)
        if isinstance(call.func, ast.Name):
            if name in CARRIES_OUT:
                yield f"{name}()"
            elif name in ("print", "pprint") and not self.prints_allowed:
                yield "print outside the command line"
        elif last_name(getattr(call.func, "value", ast.Name(""))) == "os" and name.startswith(STARTERS):
            yield f"os.{name}"
        elif starts_by_a_text(call):
            yield f"subprocess.{name} without a list of words"
        if any(one.arg == "shell" and not is_constant(one, "shell", False) for one in call.keywords):
            yield "shell=…"


def offences(source: str, *, prints_allowed: bool = False) -> list[str]:
    """What a module does that it must not, each with its line."""
    tree = ast.parse(source)
    makers = {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and node.returns
        and last_name(node.returns) in ("Content", "Text")
    }
    watch = Watch(drawn_names(tree), frozenset(makers), prints_allowed)
    return [
        f"line {getattr(node, 'lineno', 0)}: {one}" for node in ast.walk(tree) for one in watch.offences(node)
    ]


MODULES = sorted((ROOT / "tui").rglob("*.py"))
IMPORTS = "from textual.widgets import Static, Label, Button, OptionList, TabPane\n"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_item_32_a_module_hands_no_data_to_what_would_carry_it_out(module: Path) -> None:
    allowed = module.is_relative_to(ROOT / "tui" / "cli")
    assert offences(module.read_text("utf-8"), prints_allowed=allowed) == []


@pytest.mark.parametrize(
    "source",
    [
        "Static(event.title)",
        "widgets.Label(f'{name}')",
        "Button(label=title)",
        "OptionList(*titles)",
        "table.add_row(one, 'two')",
        "tree.add_leaf(name)",
        "self.notify(sentence)",
        "app.notify(sentence, markup=True)",
        "self.border_title = title",
        "self.tooltip = f'{url}'",
        "TabPane(title)",
        "Content.from_markup(f'[b]{title}')",
        "Text.from_markup(title)",
        "Static('a' if calm else title)",
        "from rich.markup import escape",
        "print(title)",
        "subprocess.run([words], shell=True)",
        "subprocess.run([words], shell=wanted)",
        "subprocess.run(words)",
        "subprocess.run(f'open {url}')",
        "subprocess.getoutput('ls')",
        "Text.from_ansi(title)",
        "import webbrowser",
        "import marshal",
        "os.system(words)",
        "os.popen(words)",
        "eval(words)",
        "exec(words)",
        "import pickle",
        "from yaml import load",
    ],
)
def test_item_32_what_is_forbidden_is_found(source: str) -> None:
    assert len(offences(f"{IMPORTS}{source}")) == 1


@pytest.mark.parametrize(
    "source",
    [
        "Static('written here')",
        "Row(title)",
        "Static(Content(title))",
        "Label(Text(title))",
        "Label(title, markup=False)",
        "self.notify(sentence, markup=False)",
        "self.notify(Content(sentence))",
        "Content.from_markup('[b]$title', title=title)",
        "self.border_title = ''",
        "self.border_title = Content(title) if title else ''",
        "subprocess.Popen([program, url], shell=False)",
        "pattern = re.compile(words)",
    ],
)
def test_what_is_safe_is_left_alone(source: str) -> None:
    assert offences(f"{IMPORTS}{source}") == []
