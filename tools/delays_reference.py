"""Prints docs/reference/delays.md: every delay with its keys, from the classes themselves.

Run as `python tools/delays_reference.py > docs/reference/delays.md`; a test compares the two.
"""

import ast
import inspect
import sys
from itertools import pairwise
from pathlib import Path

from stillwaiting.delays import DELAYS
from stillwaiting.part import Amount, Part
from stillwaiting.scenario_file.write import flow

ROOT = Path(__file__).parent.parent
INTRODUCTION = """\
# The delays

Written by `tools/delays_reference.py` from the classes in `src/stillwaiting/delays/`; do not edit.

In the order of [the article](../article.md). A delay stands under `delays:` by its name, with the keys below; a key
without a default must be given. The same kind of thing twice needs names of its own:

```yaml
delays:
  decision_maker_away: {who: hiring_manager}
  hr_partner_away: {kind: decision_maker_away, who: hr_partner}
```

*Quality* says what the default rests on: its row in [the evidence](../evidence.md) has the source.
"""
HEAD = "| key | what it is | default | how it is read | quality |\n|---|---|---|---|---|"


def page() -> str:
    """The whole page."""
    qualities = quality_by_key((ROOT / "docs" / "evidence.md").read_text(encoding="utf-8"))
    return "\n".join([INTRODUCTION, *(section(kind, part, qualities) for kind, part in DELAYS.items())])


def quality_by_key(text: str) -> dict[str, str]:
    """The quality of each number in docs/evidence.md."""
    rows = [line.strip("|").split(" | ") for line in text.splitlines() if line.startswith("| `")]
    return {row[0].strip(" `"): row[-2].strip() for row in rows}


def section(kind: str, part: type[Part], qualities: dict[str, str]) -> str:
    """One delay: what its file says first, and its keys."""
    first, *lines = inspect.getdoc(sys.modules[part.__module__]).splitlines()  # type: ignore[union-attr]
    told = dict(line.split(": ", 1) for line in joined(lines) if line)
    sentences = sentences_of(part)
    rows = [row(kind, part, key, sentences[key], qualities) for key in part.model_fields]
    return "\n".join(
        [
            f"## {kind}\n",
            f"{first} {inspect.getdoc(part)}\n",
            f"- Reported by: {told['Article']}",
            f"- How it delays: {told['How it delays']}\n",
            HEAD,
            *rows,
            "",
        ]
    )


def joined(lines: list[str]) -> list[str]:
    """Lines, a continued one as part of the one before it."""
    found: list[str] = []
    for line in lines:
        if found and found[-1] and line and not line.startswith(("Article:", "How it delays:", "Evidence:")):
            found[-1] += f" {line}"
        else:
            found.append(line)
    return found


def row(kind: str, part: type[Part], key: str, sentence: str, qualities: dict[str, str]) -> str:
    """The row of one key."""
    info = part.model_fields[key]
    default = None if info.is_required() else info.default
    spelled = "must be given" if info.is_required() else f"`{flow(getattr(default, 'spelling', default))}`"
    if not info.is_required() and default is None:
        spelled = "none"
    reading = default.reading() if isinstance(default, Amount) else ""
    return f"| `{key}` | {sentence} | {spelled} | {reading} | {qualities.get(f'{kind}.{key}', '')} |"


def sentences_of(part: type[Part]) -> dict[str, str]:
    """The sentence that stands under each field."""
    body = ast.parse(inspect.getsource(part)).body[0].body  # type: ignore[attr-defined]
    return {
        field.target.id: " ".join(text.value.value.split())
        for field, text in pairwise(body)
        if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr)
    }


if __name__ == "__main__":
    sys.stdout.write(page())
