"""All measurements of docs/performance.md: `make bench`, or python benchmarks/run.py [--rounds 9] [--million]."""

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="interleaved rounds of every measurement")
    parser.add_argument("--million", action="store_true", help="really run a million replications")
    given = parser.parse_args()
    rounds = ["--rounds", str(given.rounds)]
    for name, options in (("speed.py", rounds), ("cold.py", rounds + ["--million"] * given.million)):
        print(f"== {name}", flush=True)
        failed = subprocess.run([sys.executable, HERE / name, *options], check=False).returncode
        if failed:
            return failed
    return 0


if __name__ == "__main__":
    sys.exit(main())
