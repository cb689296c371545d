"""Everything that bench/RESULTS.md tells: python -m bench.results [--only PART …] [--quick] [--fp32 FOLDER].

Parts are startup, encoder, speed and memory.  Each is written to the file as soon as it is done, in place of what
stood there; parts that are not measured stay as they are, and so do sections that others wrote.
"""

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import time
from datetime import date
from importlib.metadata import version
from pathlib import Path

from bench.table import table

FILE = Path(__file__).with_name("RESULTS.md")
_TITLE = """# Results

Measured, never estimated; timings decide no test.  Every section says when, and by which command.
"""
PARTS = ("startup", "encoder", "speed", "memory")
_TITLES = {
    "startup": "Start-up",
    "encoder": "The encoder alone, and what stands behind it",
    "speed": "Speed",
    "memory": "Memory and cost as a folder grows",
}


def main() -> None:
    """Measure the parts asked for and write each into the file."""
    asked = _asked()
    own = FILE if asked.output is None else asked.output
    own.write_text(updated(_text(own), "Machine", machine()), encoding="utf-8")
    for part in asked.only:
        began = time.perf_counter()
        print(f"== {part}", flush=True)
        body = _measured(part, asked, _text(own))
        minutes = (time.perf_counter() - began) / 60
        command = " ".join(["python -m bench.results", *(Path(word).name for word in sys.argv[1:])])
        head = f"{date.today()}, `{command}`; this part took {minutes:.1f} minutes.\n\n"
        own.write_text(updated(_text(own), _TITLES[part], head + body), encoding="utf-8")
        print(f"{body}\n", flush=True)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, metavar="PART")
    parser.add_argument("--quick", action="store_true", help="smaller sizes and one round: minutes in all")
    parser.add_argument("--rounds", type=int, help="of the short runs; 3, or 1 with --quick")
    parser.add_argument("--articles", type=int, help="of the short runs; 150, or 30 with --quick")
    parser.add_argument("--steady", type=int, help="articles of the long run; 1,500, or 90 with --quick")
    parser.add_argument(
        "--largest", type=int, help="articles of the largest folder; 10,000, or 300 with --quick"
    )
    parser.add_argument(
        "--fp32", type=Path, metavar="FOLDER", help="an export in single precision, measured too"
    )
    parser.add_argument("--output", type=Path, help=f"write there, not to {FILE.name}")
    asked = parser.parse_args()
    usual = {"rounds": 1, "articles": 30, "steady": 90, "largest": 300} if asked.quick else {}
    full = {"rounds": 3, "articles": 150, "steady": 1_500, "largest": 10_000}
    for name, value in (full | usual).items():
        if getattr(asked, name) is None:
            setattr(asked, name, value)
    return asked


def _measured(part: str, asked: argparse.Namespace, before: str) -> str:
    if part == "startup":
        from bench.startup import startup

        return startup(rounds=2 * asked.rounds)
    if part == "encoder":
        return encoder(rounds=asked.rounds, articles=min(asked.articles, 30), fp32=asked.fp32)
    if part == "speed":
        from bench.speed import speed

        return speed(
            articles=asked.articles, steady=asked.steady, rounds=asked.rounds, encoder=encoder_speed(before)
        )
    from bench.memory import SIZES, memory

    return memory(sizes=[*(size for size in SIZES if size < asked.largest), asked.largest])


def encoder(*, rounds: int, articles: int, fp32: Path | None) -> str:
    """Give the table of the network's stages, by processes of their own: this one stays small."""
    command = [
        sys.executable,
        "-m",
        "bench.encoder",
        "--json",
        "--rounds",
        str(rounds),
        "--articles",
        str(articles),
    ]
    found = {"encoder, int8": _json([*command])}
    if fp32:
        found["encoder, fp32"] = _json([*command, "--encoder", str(fp32)])
    stages = found["encoder, int8"]
    words = stages["words"]
    seconds = {name: told["stages"]["encoder"] for name, told in found.items()}
    seconds |= {name: taken for name, taken in stages["stages"].items() if name != "encoder"}
    rows = [[name, f"{words / taken:,.0f}", f"{1e6 * taken / words:.1f}"] for name, taken in seconds.items()]
    head = f"{articles} articles, {words:,} words between white space; best of {rounds}."
    return f"{head}\n\n{table(('stage', 'words/s', 'µs a word'), rows)}"


def encoder_speed(text: str) -> float | None:
    """Give the encoder's words a second as the file tells them, if it does."""
    found = re.search(r"^\| encoder, int8 +\| +([\d,]+)", text, re.MULTILINE)
    return float(found[1].replace(",", "")) if found else None


def machine() -> str:
    """Tell processor, cores, memory, Python and versions."""
    names = ("geoquote", "spacy", "thinc", "onnxruntime", "numpy")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    busy = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    return "\n".join(
        [
            f"- {_processor()}, {_cores()} cores, {memory:.0f} GB of memory, {platform.system()} {platform.machine()}",
            f"- Python {platform.python_version()}; {', '.join(f'{name} {version(name)}' for name in names)}",
            f"- load when it began, over 1, 5 and 15 minutes: {busy}",
        ]
    )


def updated(text: str, title: str, body: str) -> str:
    """Give the file with a section of this title in place of the one that stood there, or behind the others."""
    head, *sections = re.split(r"^(?=## )", text or _TITLE, flags=re.MULTILINE)
    own = f"## {title}\n\n{body.strip()}\n"
    kept = [section.strip() + "\n" for section in sections]
    at = next((n for n, section in enumerate(kept) if section.startswith(f"## {title}\n")), None)
    if at is None:
        kept.append(own)
    else:
        kept[at] = own
    return "\n".join([head.strip() + "\n", *kept])


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _json(command: list[str]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = json.loads(
        subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    )
    return found


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    found = re.search(r"^model name\s*: (.+)", told.read_text() if told.exists() else "", re.MULTILINE)
    return found[1] if found else platform.processor() or "a processor that does not tell its name"


if __name__ == "__main__":
    main()
