"""Who imports whom in a package, and what of that its layer table and the fences forbid."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# What from outside may be used where; nowhere if no place is named.
FENCES: dict[str, tuple[str, ...]] = {
    "simpy": ("engines/simpy_engine",),
    "matplotlib": ("plots",),
    "pydantic": ("amounts", "part", "scenario_file"),
    "pydantic_core": ("amounts", "part", "scenario_file"),
    "holidays": ("calendar",),
    "joblib": ("sharing", "cli"),
    "pyarrow": ("studies/table",),
    "scipy.special": ("distributions",),
    "scipy.stats": (),
    "random": (),
    "numpy.random": (),
}
# Where an import may wait in a function: joblib is needed for more than one job only, pyarrow for Parquet only.
LAZY_PLACES = ("__init__", "cli", "engines/__init__", "calendar", "sharing", "studies/table")


@dataclass(frozen=True)
class Reference:
    """Something imported, or reached through something imported."""

    name: str  # dotted, such as "numpy.random.default_rng"
    line: int
    inside: bool  # in a function, not at the top


def modules(package: Path) -> dict[str, Path]:
    """Every file of the package, by its path without the suffix, such as "plan/rows"."""
    return {path.relative_to(package).with_suffix("").as_posix(): path for path in sorted(package.rglob("*.py"))}


def is_in(module: str, places: tuple[str, ...]) -> bool:
    return any(module == place or module.startswith(f"{place}/") for place in places)


# What a file refers to


def absolute(node: ast.ImportFrom, package: Path, path: Path) -> str:
    """The dotted name that an import statement starts from, also when it is written with leading dots."""
    if not node.level:
        return node.module or ""
    parts = path.relative_to(package.parent).parts[: -node.level]
    return ".".join((*parts, node.module) if node.module else parts)


def imported(node: ast.AST, package: Path, path: Path) -> list[tuple[str, str, str]]:
    """For each name of an import statement: what it imports, the name it binds, and what that stands for."""
    if isinstance(node, ast.Import):
        pairs = [(alias.name, alias.asname) for alias in node.names]
        return [(name, short or root(name), name if short else root(name)) for name, short in pairs]
    if isinstance(node, ast.ImportFrom):
        start = absolute(node, package, path)
        pairs = [(f"{start}.{alias.name}", alias.asname or alias.name) for alias in node.names]
        return [(name, short, name) for name, short in pairs]
    return []


def root(name: str) -> str:
    return name.partition(".")[0]


def chain(node: ast.AST) -> list[str]:
    """`np.random.default_rng` as its names; nothing if the expression does not begin with a name."""
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Attribute) and (before := chain(node.value)):
        return [*before, node.attr]
    return []


def by_text(node: ast.AST) -> str | None:
    """The module that `import_module("...")` names."""
    match node:
        case ast.Call(func=function, args=[ast.Constant(value=str(name)), *_]):
            return name if chain(function)[-1:] == ["import_module"] else None
    return None


def walk(tree: ast.AST, inside: bool = False) -> Iterator[tuple[ast.AST, bool]]:
    """Every node, and whether it stands in a function."""
    for node in ast.iter_child_nodes(tree):
        yield node, inside
        yield from walk(node, inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda))


def references(package: Path, path: Path) -> Iterator[Reference]:
    nodes = list(walk(ast.parse(path.read_text(encoding="utf-8"))))
    bound: dict[str, str] = {}
    for node, inside in nodes:
        for name, short, meaning in imported(node, package, path):
            bound[short] = meaning
            yield Reference(name, node.lineno, inside)
        if name := by_text(node):
            yield Reference(name, node.lineno, inside)
    for node, _ in nodes:
        if isinstance(node, ast.Attribute) and (names := chain(node)) and names[0] in bound:
            yield Reference(".".join([bound[names[0]], *names[1:]]), node.lineno, False)


# The table


def layer_table(text: str) -> dict[str, int]:
    """Layer of each entry of the table `| layer | modules | ...` in a Markdown text."""
    rows = text.partition("| layer | modules |")[2].partition("\n\n")[0]
    table: dict[str, int] = {}
    for layer, cell in re.findall(r"^\|\s*(\d+)\s*\|([^|]*)\|", rows, flags=re.MULTILINE):
        for entry in re.findall(r"`([^`]+)`", cell):
            assert entry not in table, f"{entry} stands in the layer table twice"
            table[entry] = int(layer)
    return table


def entry_of(module: str, table: dict[str, int]) -> str | None:
    """The entry that covers a module: its own, else the innermost package with a trailing slash."""
    if module in table:
        return module
    return max((each for each in table if each[-1] == "/" and module.startswith(each)), key=len, default=None)


def only_a_docstring(path: Path) -> bool:
    return all(isinstance(node, ast.Expr) for node in ast.parse(path.read_text(encoding="utf-8")).body)


def misfits(package: Path, table: dict[str, int]) -> list[str]:
    """Files without an entry and entries without a file."""
    files = modules(package)
    lost = [
        f"{module} is not in the layer table"
        for module, path in files.items()
        if entry_of(module, table) is None and not (path.name == "__init__.py" and only_a_docstring(path))
    ]
    empty = table.keys() - {entry_of(module, table) for module in files}
    return lost + [f"the layer table names {entry}, which is no file" for entry in sorted(empty)]


def target(name: str, package: Path, files: dict[str, Path]) -> str | None:
    """The module of the package that a dotted name leads to."""
    first, *parts = name.split(".")
    if first != package.name:
        return None
    for end in range(len(parts), -1, -1):
        place = "/".join(parts[:end])
        for module in (place, f"{place}/__init__".lstrip("/")):
            if module in files:
                return module
    return None


def may_import(module: str, other: str, table: dict[str, int]) -> bool:
    mine, theirs = entry_of(module, table), entry_of(other, table)
    if mine is None or theirs is None:
        return True  # told by misfits() if it matters
    if mine == theirs:
        return module == other or mine != "delays/" or module == "delays/__init__"
    return table[theirs] < table[mine]


def upward_imports(package: Path, table: dict[str, int]) -> list[str]:
    files = modules(package)
    return sorted(
        {
            f"{module}:{reference.line} imports {other}"
            for module, path in files.items()
            for reference in references(package, path)
            if (other := target(reference.name, package, files)) and not may_import(module, other, table)
        }
    )


def climbed_fences(package: Path) -> list[str]:
    return sorted(
        {
            f"{module}:{reference.line} uses {fenced}"
            for module, path in modules(package).items()
            for reference in references(package, path)
            for fenced, places in FENCES.items()
            if f"{reference.name}.".startswith(f"{fenced}.") and not is_in(module, places)
        }
    )


def hidden_imports(package: Path) -> list[str]:
    return [
        f"{module}:{reference.line} imports {reference.name} inside a function"
        for module, path in modules(package).items()
        if not is_in(module, LAZY_PLACES)
        for reference in references(package, path)
        if reference.inside
    ]
