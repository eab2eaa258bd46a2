"""The private names of Textual that the app uses: each is listed here, is there, and no other is used.

A new version of Textual may rename them without a word, so this is what is read first when it changes.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest

import tui.app

USED = {
    "tui.app.app.DatelineApp": {"_driver"},
    "tui.app.discretion.DiscreetApp": {
        "_close_messages_no_wait",
        "_exception",
        "_fatal_error",
        "_handle_exception",
    },
    "tui.app.driver.TerminalDriver": {
        "_app",
        "_auto_restart",
        "_debug",
        "_disable_mouse_support",
        "_enable_mouse_support",
        "_file",
        "_get_terminal_size",
        "_in_band_window_resize",
        "_loop",
        "_mouse",
        "_size",
        "_sigtstp_application",
    },
    "tui.app.orderly.OrderlyApp": {"_check_bindings"},
}
"""Private names by the class that uses or defines them."""
PUBLIC = {"os._exit"}
"""Names that are public in spite of their looks."""
MODULES = {"tui.app.typed": {"textual._xterm_parser"}}
"""Private modules by the module that loads them."""


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__")


def tree_of(source: object) -> ast.Module:
    return ast.parse(inspect.cleandoc("\n" + inspect.getsource(source)))  # type: ignore[arg-type]  # a class


def on_itself(node: ast.AST) -> str:
    """The name after `self.`, `cls.` or `super().`; empty for anything else."""
    if not isinstance(node, ast.Attribute):
        return ""
    holder = node.value.func if isinstance(node.value, ast.Call) else node.value
    return node.attr if isinstance(holder, ast.Name) and holder.id in ("self", "cls", "super") else ""


def defined(node: ast.AST) -> Iterator[str]:
    """Names that a statement in the body of a class gives to the class."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        yield node.name
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        yield node.target.id
    elif isinstance(node, ast.Assign):
        yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def private_names(owner: type, *, only_given: bool) -> set[str]:
    """Private names that a class defines or uses on itself; `only_given` leaves out those it only reads."""
    (tree,) = tree_of(owner).body
    assert isinstance(tree, ast.ClassDef)
    used = {
        name
        for node in ast.walk(tree)
        if (name := on_itself(node))
        and isinstance(node, ast.Attribute)
        and not (only_given and isinstance(node.ctx, ast.Load))
    }
    return {name for name in used.union(*(defined(node) for node in tree.body)) if is_private(name)}


def modules() -> list[str]:
    return [found.name for found in pkgutil.walk_packages(tui.app.__path__, "tui.app.")]


def classes() -> Iterator[type]:
    """The classes of the app that stand on one of Textual's."""
    for module in modules():
        for owner in vars(importlib.import_module(module)).values():
            if isinstance(owner, type) and owner.__module__ == module and any(of_textual(owner)):
                yield owner


def of_textual(owner: type) -> Iterator[type]:
    return (base for base in owner.__mro__ if base.__module__.split(".")[0] == "textual")


def names_of_textual(owner: type) -> set[str]:
    return set().union(*(private_names(base, only_given=True) for base in of_textual(owner)))


def test_the_private_names_of_textual_are_those_listed() -> None:
    found = {
        f"{owner.__module__}.{owner.__qualname__}": names
        for owner in classes()
        if (names := private_names(owner, only_given=False) & names_of_textual(owner))
    }
    assert found == USED


@pytest.mark.parametrize("name", USED)
def test_each_listed_name_is_one_of_textual(name: str) -> None:
    module, _, owner = name.rpartition(".")
    missing = USED[name] - names_of_textual(getattr(importlib.import_module(module), owner))
    assert missing == set()


@pytest.mark.parametrize("module", modules())
def test_a_private_name_is_used_only_by_whom_it_belongs_to(module: str) -> None:
    """On anything but itself a class, and a function on anything, keeps to public names."""
    tree = ast.parse(inspect.getsource(importlib.import_module(module)))
    foreign = {
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and is_private(node.attr) and not on_itself(node)
    }
    imported = {
        node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and "textual._" in node.module
    }
    assert foreign - PUBLIC == set()
    assert imported == MODULES.get(module, set())
