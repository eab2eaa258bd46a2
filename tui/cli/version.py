"""Which version this is."""

from __future__ import annotations


def version() -> str:
    """The installed version; in a checkout that is not installed, the one of its project file."""
    from importlib import metadata

    from tui.cli.option import PROGRAM

    try:
        return metadata.version(PROGRAM)
    except metadata.PackageNotFoundError:
        return _of_checkout()


def _of_checkout() -> str:
    import tomllib
    from pathlib import Path

    project = Path(__file__).resolve().parents[2] / "pyproject.toml"
    try:
        return str(tomllib.loads(project.read_text("utf-8"))["project"]["version"])
    except (OSError, KeyError, ValueError):
        return "unknown"
