"""The long run of the fuzz targets: `make fuzz`, for FUZZ_MINUTES minutes, from a seed that is said.

With atheris installed (`pip install atheris`) the run is led by coverage; without it, the seeds are changed
at random. What ends a target is kept in the folder FUZZ_FINDINGS, and tried first the next time.
"""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import time
import traceback
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

NAMES = ("load", "dates", "queries", "words", "saved")


def at_random(name: str, seconds: float, folder: Path, seed: int) -> tuple[int, int]:
    """Try a target for some seconds: how often, and how many different defects there are."""
    import fuzz_targets

    target, chance = fuzz_targets.targets()[name], random.Random(seed)
    ends, number = time.monotonic() + seconds, 0
    found: set[str] = set()
    for kept in fuzz_targets.findings_in(folder / name):
        _try_out(target, kept.read_bytes(), folder / name, found)
    while time.monotonic() < ends:
        _try_out(target, fuzz_targets.mutated(chance.choice(target.seeds), chance), folder / name, found)
        number += 1
    return number, len(found)


def _try_out(target: object, data: bytes, folder: Path, found: set[str]) -> None:
    try:
        target.try_out(data)  # type: ignore[attr-defined]  # a target, whose module is loaded late
    except Exception as error:  # noqa: BLE001 - whatever ends a target is what is looked for
        frames = traceback.extract_tb(error.__traceback__)
        where = f"{type(error).__name__} {frames[-1].filename}:{frames[-1].lineno}"
        if where not in found:
            found.add(where)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / hashlib.blake2b(data, digest_size=8).hexdigest()).write_bytes(data)
            sys.stdout.write(f"  {where}: {error!r:.200}\n")


def guided(name: str, words: list[str]) -> None:
    """Try a target led by coverage; never returns."""
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["tui"]):
        import fuzz_targets

    target = fuzz_targets.targets()[name]
    corpus = Path(words[0])
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds):
        (corpus / f"seed-{number}").write_bytes(seed)
    atheris.Setup([sys.argv[0], *words], target.try_out)
    atheris.Fuzz()


def main() -> int:
    """Try all targets, each for its share of the time; 1 where a defect was found."""
    if sys.argv[1:2] == ["--guided"]:
        guided(sys.argv[2], sys.argv[3:])
    minutes = float(os.environ.get("FUZZ_MINUTES", "10"))
    folder = Path(os.environ.get("FUZZ_FINDINGS", ".fuzz"))
    seed = int(os.environ.get("FUZZ_SEED", str(random.SystemRandom().randrange(10**6))))
    seconds = minutes * 60 / len(NAMES)
    is_guided = find_spec("atheris") is not None and "FUZZ_SEED" not in os.environ
    failed = 0
    for name in NAMES:
        if is_guided:
            failed += _run_guided(name, int(seconds), folder)
        else:
            number, defects = at_random(name, seconds, folder, seed)
            failed += defects
            sys.stdout.write(f"{name}: {number} tried with seed {seed}, {defects} defects\n")
        sys.stdout.flush()
    return 1 if failed else 0


def _run_guided(name: str, seconds: int, folder: Path) -> int:
    """One run led by coverage: 1 where it has ended with a defect."""
    (folder / name).mkdir(parents=True, exist_ok=True)
    words = [
        str(folder / "corpus" / name),
        f"-artifact_prefix={folder / name}/",
        f"-max_total_time={seconds}",
    ]
    command = [sys.executable, __file__, "--guided", name, *words, "-max_len=20000", "-timeout=20"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    last = [line for line in done.stderr.splitlines() if line.startswith(("#", "Done", " ===", "stat"))][-1:]
    sys.stdout.write(f"{name}: {' '.join(last)}\n")
    if done.returncode:
        sys.stdout.write(done.stderr[-3000:])
    return int(done.returncode != 0)


if __name__ == "__main__":
    raise SystemExit(main())
