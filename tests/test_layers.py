"""ARCHITECTURE.md is true: who imports whom, and what may be imported from outside.

The layer table is read from ARCHITECTURE.md: rows `| layer | modules | what |`, modules in backticks and
separated by commas, as paths inside the package. `answers/` stands for the package and everything in it.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from layers import climbed_fences, hidden_imports, layer_table, misfits, modules, upward_imports

from stillwaiting.delays import DELAYS

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "stillwaiting"
HEAVY = {"simpy", "numpy", "scipy", "matplotlib", "pydantic", "holidays", "joblib"}
NAMES_WITHOUT_MEANING = {"utils", "helpers", "common", "base", "config", "types"}


# The package as it is


@pytest.fixture(scope="module")
def table() -> dict[str, int]:
    return layer_table((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"))


def test_every_file_has_a_layer_and_every_entry_a_file(table):
    assert misfits(PACKAGE, table) == []


def test_a_module_imports_only_from_smaller_layers(table):
    assert upward_imports(PACKAGE, table) == []


def test_outside_packages_stay_behind_their_fences():
    assert climbed_fences(PACKAGE) == []


def test_imports_stand_at_the_top_except_where_laziness_lives():
    assert hidden_imports(PACKAGE) == []


def test_no_module_has_a_name_without_meaning():
    parts = {part for module in modules(PACKAGE) for part in module.split("/")}
    assert parts & NAMES_WITHOUT_MEANING == set()


def test_the_table_of_delays_is_the_folder_in_the_order_of_the_article():
    article = (ROOT / "docs" / "article.md").read_text(encoding="utf-8")
    in_order = list(dict.fromkeys(re.findall(r"src/stillwaiting/delays/(\w+)\.py", article)))
    assert list(DELAYS) == in_order
    assert [kind.__module__ for kind in DELAYS.values()] == [f"stillwaiting.delays.{name}" for name in DELAYS]
    assert sorted(DELAYS) == sorted(path.stem for path in PACKAGE.glob("delays/[!_]*.py"))


def test_every_delay_has_its_story():
    stories = {path.stem.removeprefix("test_") for path in ROOT.glob("tests/delays/test_*.py")}
    assert stories == DELAYS.keys()


def test_importing_the_command_line_imports_nothing_heavy():
    code = "import stillwaiting.cli, sys; print(*{name.partition('.')[0] for name in sys.modules})"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(ran.stdout.split()) & HEAVY == set()


# The checks catch what they are for

TABLE = """
| rank | what happens |
|---|---|
| 0 | `a row completes` |

| layer | modules | what |
|---|---|---|
| 0 | `errors`, `units` | the ground |
| 1 | `plan/rows`, `engines/simpy_engine/` | |
| 2 | `delays/` | one file each |
| 16 | `__init__` | the root |

| 1 | `another table` |
"""


@pytest.fixture
def package(tmp_path):
    """A small package that fits TABLE."""
    files = {
        "__init__": "",
        "errors": "import math\n",
        "units": "",
        "plan/__init__": '"""What an engine sees."""\n',
        "plan/rows": "from stillwaiting.errors import Problem\nfrom .. import units\n",
        "engines/__init__": "",
        "engines/simpy_engine/__init__": "from stillwaiting.engines.simpy_engine.clock import Clock\n",
        "engines/simpy_engine/clock": "import simpy\n",
        "delays/__init__": "from stillwaiting.delays import sign_offs\n",
        "delays/sign_offs": "from stillwaiting.plan import rows\n",
    }
    for module, text in files.items():
        write(tmp_path / "stillwaiting", module, text)
    return tmp_path / "stillwaiting"


def write(package, module, text):
    path = package / f"{module}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def complaints(package):
    table = layer_table(TABLE)
    return misfits(package, table) + upward_imports(package, table) + climbed_fences(package)


def test_a_package_that_fits_its_table_has_no_complaint(package):
    assert complaints(package) == []


@pytest.mark.parametrize(
    ("module", "text", "complaint"),
    [
        ("lost", "", "lost is not in the layer table"),
        ("plan/__init__", "import math\n", "plan/__init__ is not in the layer table"),
        ("errors", "from stillwaiting.units import DAY\n", "errors:1 imports units"),
        ("errors", "from stillwaiting.plan import rows\n", "errors:1 imports plan/rows"),
        ("errors", "import stillwaiting.plan.rows as rows\n", "errors:1 imports plan/rows"),
        ("errors", "import stillwaiting.plan.rows\n", "errors:1 imports plan/rows"),
        ("errors", "from .plan.rows import Row\n", "errors:1 imports plan/rows"),
        ("errors", "def f():\n    from .plan.rows import Row\n", "errors:2 imports plan/rows"),
        ("errors", "import_module('stillwaiting.plan.rows')\n", "errors:1 imports plan/rows"),
        ("units", "from stillwaiting import Scenario\n", "units:1 imports __init__"),
        ("delays/on_leave", "from . import sign_offs\n", "delays/on_leave:1 imports delays/sign_offs"),
        (
            "delays/on_leave",
            "from stillwaiting.delays import DELAYS\n",
            "delays/on_leave:1 imports delays/__init__",
        ),
        ("units", "import simpy\n", "units:1 uses simpy"),
        ("units", "from matplotlib.figure import Figure\n", "units:1 uses matplotlib"),
        ("units", "import random\n", "units:1 uses random"),
        ("units", "import numpy as np\nx = np.random.default_rng()\n", "units:2 uses numpy.random"),
        ("units", "from numpy import random as r\n", "units:1 uses numpy.random"),
        ("units", "import scipy\nx = scipy.stats.norm\n", "units:2 uses scipy.stats"),
    ],
)
def test_a_planted_fault_is_named(package, module, text, complaint):
    write(package, module, text)
    assert complaints(package) == [complaint]


def test_an_entry_without_a_file_is_named(package):
    (package / "units.py").unlink()
    write(package, "plan/rows", "")
    assert complaints(package) == ["the layer table names units, which is no file"]


def test_an_entry_that_stands_twice_is_named():
    with pytest.raises(AssertionError, match="units stands in the layer table twice"):
        layer_table(TABLE.replace("`delays/`", "`delays/`, `units`"))


def test_an_import_inside_a_function_is_named(package):
    write(package, "units", "def lines():\n    import math\n")
    assert hidden_imports(package) == ["units:2 imports math inside a function"]
