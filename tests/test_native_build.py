"""The native engine is built where there is a compiler, and missed by nobody where there is none."""

import runpy
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from native_differential import compiler_works

from stillwaiting.engines import native
from stillwaiting.engines.native import build, load

ROOT = Path(__file__).resolve().parents[1]
compiler = pytest.mark.skipif(not compiler_works(), reason="there is no C compiler")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / build.LIBRARY.name


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compiles without making it fast."""
    monkeypatch.setenv("CFLAGS", "-O0")


@pytest.fixture
def loads_from(monkeypatch: pytest.MonkeyPatch, target: Path) -> Iterator[None]:
    """The engine is looked for at `target`."""
    monkeypatch.setattr(load, "LIBRARY", target)
    load.library.cache_clear()
    yield
    load.library.cache_clear()


# The compiler


@compiler
@pytest.mark.usefixtures("quick", "loads_from")
def test_what_is_built_is_available(target: Path) -> None:
    assert build.build(target)
    assert native.available()
    assert list(target.parent.iterdir()) == [target]


def test_without_a_compiler_nothing_is_built_and_nothing_said(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CC", raising=False)
    monkeypatch.setenv("PATH", str(target.parent))
    assert not build.build(target)
    assert list(target.parent.iterdir()) == []


@pytest.mark.parametrize("command", ["false", "no-such-compiler", "/no/such/place/cc"])
def test_a_compiler_that_fails_leaves_no_library_behind(
    command: str, target: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    target.write_text("one that was built before")
    monkeypatch.setenv("CC", command)
    assert not build.build(target)
    assert list(target.parent.iterdir()) == []
    assert capfd.readouterr() == ("", "")


def test_the_compiler_may_have_arguments(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "ccache 'my cc' -m64")
    monkeypatch.setenv("CFLAGS", "-O1 -g")
    words = build.command(target)
    assert words[:3] == ["ccache", "my cc", "-m64"]
    assert words[-5:] == ["-O1", "-g", "-o", str(target), str(build.KERNEL)]


def test_a_folder_that_cannot_be_written_to_is_no_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CC", "true")
    assert not build.build(tmp_path / "missing" / build.LIBRARY.name)


def test_the_script_alone_says_by_its_exit_whether_it_built_anything(target: Path) -> None:
    script = [sys.executable, "-I", str(build.HERE / "build.py"), str(target)]
    ran = subprocess.run(script, env={"CC": "false", "PATH": ""}, capture_output=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, b"", b"")


# The kernel


@compiler
@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("nm"), reason="needs nm for a Linux library")
def test_the_kernel_needs_nothing_of_the_c_library_but_memory_copies(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CFLAGS", "-nostdlib -Wall -Wextra -Wconversion -Werror")
    assert build.build(target)
    told = subprocess.run(["nm", "-D", "--undefined-only", target], capture_output=True, text=True, check=True).stdout
    assert {line.split()[-1].partition("@")[0] for line in told.splitlines()} <= {"memcpy", "memset"}


# A library of another source


@compiler
@pytest.mark.usefixtures("quick", "loads_from")
def test_a_library_older_than_the_kernel_is_not_used(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = target.with_name("kernel.c")
    newer.write_text(build.KERNEL.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert build.build(target)
    monkeypatch.setattr(load, "KERNEL", newer)
    assert not native.available()


@compiler
@pytest.mark.usefixtures("quick", "loads_from")
def test_a_library_of_another_layout_is_not_used(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert build.build(target)
    monkeypatch.setattr(load, "header", lambda: "another layout")
    assert not native.available()


@compiler
@pytest.mark.usefixtures("loads_from")
@pytest.mark.parametrize("source", ["", "unsigned long long source(void) { return 0; }"])
def test_a_library_that_is_none_of_ours_is_not_used(source: str, target: Path) -> None:
    other = target.with_name("other.c")
    other.write_text(source)
    subprocess.run([*build.compiler(), "-shared", "-fPIC", "-o", target, other], check=True)
    assert not native.available()


@pytest.mark.usefixtures("loads_from")
@pytest.mark.parametrize("content", [None, b"", b"no library"])
def test_a_file_that_is_no_library_is_not_used(content: bytes | None, target: Path) -> None:
    if content is not None:
        target.write_bytes(content)
    assert not native.available()


# The package


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """hatch_build.py, with a stand-in for the class that hatchling brings."""
    name = "hatchling.builders.hooks.plugin.interface"
    parts = name.split(".")
    for end in range(1, len(parts) + 1):
        monkeypatch.setitem(sys.modules, ".".join(parts[:end]), ModuleType(parts[end - 1]))
    sys.modules[name].BuildHookInterface = object  # type: ignore[attr-defined]
    found = ModuleType("hatch_build")
    vars(found).update(runpy.run_path(str(ROOT / "hatch_build.py")))
    return found


def built_with(hook: ModuleType, version: str) -> tuple[dict[str, object], object]:
    data: dict[str, object] = {"pure_python": True, "force_include": {}}
    native_engine = hook.NativeEngine()
    native_engine.root = str(ROOT)
    native_engine.initialize(version, data)
    return data, native_engine


@compiler
@pytest.mark.usefixtures("quick")
def test_a_wheel_with_the_library_is_for_one_platform_and_any_python(hook: ModuleType) -> None:
    data, native_engine = built_with(hook, "standard")
    [(library, place)] = data["force_include"].items()  # type: ignore[attr-defined]
    assert Path(library).is_file()
    assert place == f"stillwaiting/engines/native/{build.LIBRARY.name}"
    assert not data["pure_python"]
    assert str(data["tag"]).startswith("py3-none-")
    assert "linux_" not in str(data["tag"]) or str(data["tag"]).startswith("py3-none-linux_")
    native_engine.finalize("standard", data, "")  # type: ignore[attr-defined]
    assert not Path(library).exists()


def test_without_a_compiler_the_wheel_is_for_all(hook: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "false")
    data, native_engine = built_with(hook, "standard")
    native_engine.finalize("standard", data, "")  # type: ignore[attr-defined]
    assert data == {"pure_python": True, "force_include": {}}


def test_an_editable_installation_has_its_library_beside_the_source(
    hook: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[tuple[object, ...]] = []
    monkeypatch.setattr(runpy, "run_path", lambda _: {"build": lambda *targets: called.append(targets)})
    data, native_engine = built_with(hook, "editable")
    native_engine.finalize("editable", data, "")  # type: ignore[attr-defined]
    assert (called, data) == ([()], {"pure_python": True, "force_include": {}})
    assert build.LIBRARY.parent == build.KERNEL.parent


def test_the_hook_is_part_of_what_builds_the_package() -> None:
    targets = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    assert "custom" in targets["wheel"]["hooks"]
    assert "/hatch_build.py" in targets["sdist"]["include"]


def test_git_ignores_the_library_on_every_system() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    folder = "/src/stillwaiting/engines/native"
    assert {f"{folder}/kernel.{ending}" for ending in ("so", "dylib", "dll")} <= set(ignored)
