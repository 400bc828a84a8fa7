"""Walls that no linter watches: who imports litellm and when, who reads the environment, what the README states."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from drafting.settings import Settings, variable

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(
    path
    for folder in ("rubrics", "drafting", "ui")
    for path in (ROOT / folder).rglob("*.py")
    if "versions" not in path.parts
)


@pytest.mark.parametrize(
    "module", ["drafting.workflow", "drafting.cli", "drafting.gateway", "drafting.builtin", "ui.letter", "app"]
)
def test_importing_it_imports_no_litellm(module: str) -> None:
    code = f"import {module}, sys; sys.exit('litellm' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True).returncode == 0


def test_checking_needs_neither_page_nor_database() -> None:
    code = "import drafting.cli, sys; sys.exit(bool({'streamlit', 'sqlalchemy'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


def test_only_settings_reads_the_environment() -> None:
    readers = {
        str(path.relative_to(ROOT))
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    }
    assert readers == {"drafting/settings.py"}


@pytest.mark.parametrize("setting", Settings.model_fields)
def test_each_setting_stands_in_the_readme(setting: str) -> None:
    assert variable(setting) in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 400
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 45, f"{path.name}:{node.lineno} {node.name}"


def test_folders_of_data_hold_no_python() -> None:
    assert not [*(ROOT / "prompts").rglob("*.py"), *(ROOT / "rubrics" / "rules").rglob("*.py")]
