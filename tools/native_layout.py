"""Prints src/stillwaiting/engines/native/layout.h: how a plan lies in memory, from the contract's own classes.

Run as `python tools/native_layout.py > src/stillwaiting/engines/native/layout.h`; a test compares the two.
"""

import sys

from stillwaiting.engines.native.layout import header

if __name__ == "__main__":
    sys.stdout.write(header())
