"""Everything geoquote raises on purpose.

GeoquoteError
├── InputError            a document or row that cannot be read; the run goes on (exit code 1)
│   ├── EmptyInput        nothing in it
│   ├── NotText           bytes that are no text: a picture, a PDF, a Word file
│   ├── MalformedRow      one line or row of a JSON Lines or CSV file
│   └── NotEnglish        readable, but in another language
├── UsageError            the call itself is wrong; nothing is done (exit code 2)
│   ├── MissingInput      a named path that is not there
│   ├── UnknownKind       a named file of a kind geoquote does not read
│   ├── ConfigError       a geoquote.toml that cannot be read or says what geoquote does not know
│   └── PatternError      a file of the user's own names with a line that cannot be used
├── StoreError            a store that cannot be used: no store, of a newer version, full, in use (exit code 2)
├── AnalysisError         the pipeline failed on one document; the run goes on (exit code 1)
└── ModelError            the model's files are missing, damaged or of another version
"""


class GeoquoteError(Exception):
    """Base of all: the message names the input, what was found and the remedy."""


class InputError(GeoquoteError):
    """A document or row that cannot be read; the others still are."""


class EmptyInput(InputError):
    """Nothing to read in it."""


class NotText(InputError):
    """Bytes that are no text."""


class MalformedRow(InputError):
    """One line or row that does not parse."""


class NotEnglish(InputError):
    """Readable, but not in English."""


class UsageError(GeoquoteError):
    """The call itself is wrong, so that nothing is done."""


class MissingInput(UsageError):
    """A named path that is not there."""


class UnknownKind(UsageError):
    """A named file of a kind geoquote does not read."""


class ConfigError(UsageError):
    """A configuration that cannot be read or says what geoquote does not know."""


class PatternError(UsageError):
    """A file of the user's own names with a line that cannot be used."""


class StoreError(GeoquoteError):
    """A store that cannot be used; nothing in it was changed."""


class AnalysisError(GeoquoteError):
    """The pipeline failed on one document."""


class ModelError(GeoquoteError):
    """The model's files are missing, damaged or of another version."""
