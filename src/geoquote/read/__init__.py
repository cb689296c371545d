"""Reading: files, folders and standard input to raw documents, one input format per module.

`read_paths(["data/raw", "-"], on_error=…, on_skip=…)` yields RawDocuments by id.  A missing path or a named
file of a kind geoquote does not read raises a UsageError at once; what turns out to be unreadable later goes
to `on_error`, and the others are still read.  `find_sources` and `read_source`
are its two halves.  `NAMES` are the names by which a table's columns are known.
"""

from geoquote.read.names import NAMES
from geoquote.read.paths import read_paths, read_source, unreadable
from geoquote.read.sources import Source, find_sources

__all__ = ["NAMES", "Source", "find_sources", "read_paths", "read_source", "unreadable"]
