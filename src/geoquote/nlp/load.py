"""The pipeline, built from its factories."""

import spacy
from spacy.language import Language

from geoquote.errors import UsageError
from geoquote.nlp import tokenizer
from geoquote.nlp.patterns import PatternsComponent
from geoquote.patterns import NONE, Patterns

FACTORIES = (
    "geoquote_encoder",
    "geoquote_ner",
    "geoquote_treaties",
    "geoquote_quotes",
    "geoquote_coref",
    "geoquote_attribution",
)


def load(model: str | None = None, patterns: Patterns = NONE, *, threads: int = 0) -> Language:
    """Return geoquote's pipeline, or another one (`model`) with its own names kept and the rest added behind it.

    The user's own `patterns` come first of all, so that other names give way to them.  The network runs in so many
    `threads`, 0 for one a core.
    """
    if model is None:
        nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": tokenizer.NAME}}})
        kept: list[str] = []
    else:
        nlp = _other(model)
        kept = [*nlp.pipe_names, "geoquote_ner"] if "ner" in nlp.pipe_names else nlp.pipe_names
    for name in FACTORIES:
        if name not in kept:
            nlp.add_pipe(name, config={"threads": threads} if name == "geoquote_encoder" else {})
    if patterns.lines:
        own = nlp.add_pipe("geoquote_patterns", first=True)
        assert isinstance(own, PatternsComponent)  # its factory makes nothing else
        own.set(patterns)
    return nlp


def _other(model: str) -> Language:
    try:
        return spacy.load(model)
    except OSError as e:
        raise UsageError(
            f"--model {model}: no such spaCy pipeline; install it, or give the path of its folder"
        ) from e
    except (ValueError, ImportError) as e:
        raise UsageError(
            f"--model {model}: not loaded ({e}); install what it needs, or leave --model out"
        ) from e
