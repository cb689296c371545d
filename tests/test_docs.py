"""README and docs: what they show is what the program does."""

import re

import pytest

from docs.examples import PAGES, examples, tidy
from geoquote.cli.app import COMMANDS
from geoquote.read.columns import NAMES
from geoquote.read.kinds import KINDS

EXAMPLES = [example for page in PAGES for example in examples(page)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.page}: {e.command}")
def test_an_example_runs_and_prints_what_the_page_shows(example):
    done = example.run()
    printed = tidy(done.stdout)
    assert done.returncode == 0, printed
    if example.sample:
        assert bool(printed) == bool(tidy(example.output))
    else:
        assert printed == tidy(example.output)


def test_usage_shows_the_help_of_every_command():
    shown = {example.command for example in EXAMPLES if example.page == "usage.md"}
    assert shown == {"geoquote --help", *(f"geoquote {name} --help" for name in COMMANDS)}


def test_the_readme_names_every_known_column_and_kind_of_file(root):
    page = (root / "README.md").read_text(encoding="utf-8")
    for field, names in NAMES.items():
        assert f"| {field} | {' '.join(f'`{name}`' for name in names)} |" in page
    tables = "\n".join(line for line in page.splitlines() if line.startswith("|"))
    assert set(re.findall(r"`(\.[a-z]+)`", tables)) == set(KINDS)


@pytest.mark.model
def test_the_readme_pipeline_finds_the_quote(root, capsys):
    page = (root / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    exec(code, {})
    assert "content The river does not read maps" in capsys.readouterr().out
