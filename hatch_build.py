"""Compiles the native engine while the package is built; where that fails the package is what it was without it."""

import runpy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from packaging.tags import platform_tags

NATIVE = Path("src", "stillwaiting", "engines", "native")


class NativeEngine(BuildHookInterface):
    """Takes the library into a wheel, or lays it beside its source for an editable installation."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; a wheel with a library is for one platform, and for every Python."""
        script = runpy.run_path(str(Path(self.root) / NATIVE / "build.py"))
        if version == "editable":
            script["build"]()
            return
        self.folder = TemporaryDirectory()
        library = Path(self.folder.name) / script["LIBRARY"].name
        if script["build"](library):
            build_data["pure_python"] = False
            build_data["tag"] = f"py3-none-{_platform()}"
            build_data["force_include"][str(library)] = f"stillwaiting/engines/native/{library.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        if version != "editable":
            self.folder.cleanup()


def _platform() -> str:
    """This platform as wheels name it; what a library needs of others is for whoever publishes it to say."""
    return next(tag for tag in platform_tags() if not tag.startswith(("manylinux", "musllinux")))
