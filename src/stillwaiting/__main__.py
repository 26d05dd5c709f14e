"""python -m stillwaiting"""

import sys

from stillwaiting.cli import main

if __name__ == "__main__":
    sys.exit(main())
