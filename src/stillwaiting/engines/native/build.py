"""Compiles the kernel: `python build.py [target]`. Used when the package is built; needs a C compiler and nothing else.

The compiler is $CC, or else the first of cc, gcc and clang that is found; $CFLAGS are added. Where there is none, or
it fails, there is no library, and the SimPy engine plays.
"""

import os
import shlex
import shutil
import subprocess
import sys
from hashlib import blake2b
from pathlib import Path

HERE = Path(__file__).resolve().parent
KERNEL, LAYOUT = HERE / "kernel.c", HERE / "layout.h"
LIBRARY = HERE / (
    "kernel.dll" if sys.platform == "win32" else "kernel.dylib" if sys.platform == "darwin" else "kernel.so"
)
COMPILERS = ("cc", "gcc", "clang")
OPTIONS = ("-std=c11", "-O3", "-ffreestanding", "-fvisibility=hidden", "-shared")
PATIENCE = 300
"""Seconds after which a compiler is given up."""


def digest(kernel: str, layout: str) -> int:
    """What tells a library from one of another source, 64 bits."""
    return int.from_bytes(blake2b((kernel + layout).encode(), digest_size=8).digest(), "big")


def compiler() -> list[str]:
    """The command of the compiler; empty where there is none."""
    named = shlex.split(os.environ.get("CC", ""))
    found = next(filter(None, map(shutil.which, COMPILERS)), None)
    return named or ([found] if found else [])


def command(target: Path) -> list[str]:
    """The whole command that writes the library to `target`; empty where there is no compiler."""
    number = digest(KERNEL.read_text(encoding="utf-8"), LAYOUT.read_text(encoding="utf-8"))
    own = [] if sys.platform == "win32" else ["-fPIC"]
    more = [*OPTIONS, *own, f"-DSOURCE={number:#x}ULL", *shlex.split(os.environ.get("CFLAGS", ""))]
    start = compiler()
    return start and [*start, *more, "-o", str(target), str(KERNEL)]


def build(target: Path = LIBRARY) -> bool:
    """Compile the kernel; whether that worked. The library appears whole or not at all."""
    part = target.with_suffix(f".{os.getpid()}")
    words = command(part)
    try:
        target.unlink(missing_ok=True)
        if words:
            subprocess.run(words, check=True, capture_output=True, timeout=PATIENCE)
            part.replace(target)
    except (OSError, subprocess.SubprocessError):
        part.unlink(missing_ok=True)
    return target.exists()


if __name__ == "__main__":
    sys.exit(not build(*map(Path, sys.argv[1:2])))
