"""All that is fuzzed."""

from tests.fuzz import choosing, keeping, marking, reading, showing, telling, whole

TARGETS = [
    target
    for module in (reading, choosing, marking, telling, showing, keeping, whole)
    for target in module.TARGETS
]
