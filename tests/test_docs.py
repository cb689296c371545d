"""README and docs: what they show is what the program does."""

import pytest
from typer.main import get_command

from docs.examples import PAGES, examples, tidy
from geoquote.cli.app import app

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
    assert shown == {"geoquote --help", *(f"geoquote {name} --help" for name in get_command(app).commands)}
