"""What is new, changed and gone: every document of a call, out of the store where it is there already.

A file whose bytes are known is not read, a text that is known is not analysed, wherever it lies now.  What is
analysed is kept document by document, so that whatever ends a call, the next one takes up where it stopped.
`Library(store, reading, hears).documents(sources)` yields them in order.
"""

from geoquote.index.library import Library
from geoquote.index.parts import Hears, Reading, Tally, Worked, location_of

__all__ = ["Hears", "Library", "Reading", "Tally", "Worked", "location_of"]
