"""How fast the command answers, and what it does without."""

import subprocess
import sys

import pytest

HEAVY = ["spacy", "onnxruntime", "trafilatura", "numpy"]


@pytest.mark.parametrize("arguments", [["--help"], ["quotes", "--help"], ["schema", "quotes"], ["--version"]])
def test_help_and_schema_import_nothing_heavy(arguments):
    code = (
        "import sys\nfrom geoquote.cli.app import app\n"
        f"try: app({arguments!r})\nexcept SystemExit: pass\n"
        f"sys.stderr.write(' '.join(m for m in {HEAVY} if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout
    assert done.stderr == ""


def test_help_imports_no_pydantic():
    code = "import sys, geoquote.cli.app; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_questions_are_answered_without_spacy_by_the_command_itself(geoquote, folder):
    code = (
        "import sys, geoquote.cli.inputs, geoquote.render, geoquote.query\n"
        "sys.exit(' '.join(m for m in ('spacy', 'onnxruntime') if m in sys.modules) or 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_shell_completion_is_offered(geoquote):
    words = {
        "_GEOQUOTE_COMPLETE": "complete_bash",
        "COMP_WORDS": "geoquote quotes --type ",
        "COMP_CWORD": "3",
    }
    assert geoquote(env=words, prog_name="geoquote").stdout.split() == ["direct", "indirect", "mixed", "any"]


def test_only_the_command_that_is_asked_for_is_imported():
    code = (
        "import sys\nfrom geoquote.cli.app import app\n"
        "try: app(['schema', 'quotes'])\nexcept SystemExit: pass\n"
        "sys.stderr.write(' '.join(m for m in sys.modules if m.startswith('geoquote.cli.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stderr.split()) == {"geoquote.cli.app", "geoquote.cli.schema"}


def test_a_command_that_is_misspelled_is_told_which_one_was_meant(geoquote):
    result = geoquote("quots")
    assert result.exit_code == 2
    assert "Did you mean 'quotes'" in result.stderr
