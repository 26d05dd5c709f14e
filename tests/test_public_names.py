"""The names a Python user imports."""

import subprocess
import sys

import pytest

import stillwaiting


@pytest.mark.parametrize("name", stillwaiting.__all__)
def test_every_public_name_is_there_and_documented(name):
    found = getattr(stillwaiting, name)
    assert name == "DELAYS" or found.__doc__


def test_there_are_about_ten_of_them():
    assert 8 <= len(stillwaiting.__all__) <= 12


def test_a_name_that_is_not_public_is_no_attribute():
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        stillwaiting.nothing  # noqa: B018


def test_no_module_takes_the_place_of_a_public_name():
    """A submodule becomes an attribute of its package when it is imported, whatever the package calls by that name."""
    code = "; ".join(
        [
            "import stillwaiting, pkgutil",
            "modules = {module.name for module in pkgutil.iter_modules(stillwaiting.__path__)}",
            "print(modules & set(stillwaiting.__all__))",
        ]
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"
