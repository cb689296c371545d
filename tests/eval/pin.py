"""Pin the figures reached as floors: python -m tests.eval.pin [--lower REASON].

Floors only rise, unless --lower says why one may fall; the reason is kept beside the figures.
"""

import argparse
import json
import os
import sys
from pathlib import Path

from tests.eval.measure import ARTICLES, CORPORA, FLOORS, checksum, floors, measured


def main() -> None:
    """Measure everything and write the floors."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--lower", metavar="REASON", help="let floors fall, and say why")
    a = ap.parse_args()
    shared = Path(os.environ.get("GEOQUOTE_DATA", "../shared"))
    old = floors() if FLOORS.exists() else {"sets": {}, "lowered": []}
    new = {"sets": {}, "lowered": old["lowered"]}
    for name in (*ARTICLES, *CORPORA):
        figures = measured(shared, name)
        pinned = old["sets"].get(name, {}).get("figures", {})
        fallen = {k: (v, figures[k]) for k, v in pinned.items() if figures[k] < v}
        if fallen and not a.lower:
            sys.exit(f"pin: {name} fell: {fallen}; mend it, or call with --lower REASON")
        if fallen:
            new["lowered"].append(
                {"set": name, "figures": {k: list(v) for k, v in fallen.items()}, "why": a.lower}
            )
        new["sets"][name] = {"sha256": checksum(shared, name), "figures": figures}
    FLOORS.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
