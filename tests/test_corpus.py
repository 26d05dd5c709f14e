"""Every scenario file of the corpus is refused with exactly its lines, or resolved to exactly its neighbour.

A file in scenarios/invalid begins with a comment `# error: ` for each line it is refused with, less the file's name.
A file in scenarios/valid has the output of `stillwaiting show` beside it, in `NAME.resolved.yaml`.
"""

import os
import random
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from stillwaiting.cli import main
from stillwaiting.errors import StillWaitingError
from stillwaiting.mixture import Employer
from stillwaiting.scenario_file import check, dumps, load, loads_employer, shipped
from stillwaiting.simulation import simulate

CORPUS = Path(__file__).parent / "scenarios"
INVALID = sorted(path.name for path in (CORPUS / "invalid").glob("*.yaml"))
VALID = sorted(path.stem for path in (CORPUS / "valid").glob("*.yaml") if not path.stem.endswith(".resolved"))
ERROR = "# error: "
LINE = re.compile(r"[\w.]+\.yaml:[1-9]\d*:[1-9]\d*: \S.*")
LIBRARY_WORDS = re.compile(r"Input should|pydantic|Traceback|Error\b|NoneType|<class|validation error|object at 0x")


def promised(name: str) -> list[str]:
    """The lines that an invalid file says it is refused with."""
    text = (CORPUS / "invalid" / name).read_text(encoding="utf-8")
    said = [line.removeprefix(ERROR) for line in text.splitlines() if line.startswith(ERROR)]
    return [f"{name}:{line}" if line[0].isdigit() else f"{name}: {line}" for line in said]


def refusal(name: str) -> list[str]:
    """The lines that the text of an invalid file is refused with."""
    text = (CORPUS / "invalid" / name).read_text(encoding="utf-8")
    with pytest.raises(StillWaitingError) as caught:
        loads_employer(text, name).compile()
    return str(caught.value).splitlines()


# Invalid


def test_there_are_many_invalid_files_and_no_two_are_refused_alike():
    assert len(INVALID) >= 250
    assert len({tuple(line.removeprefix(name) for line in promised(name)) for name in INVALID}) == len(INVALID)


@pytest.mark.parametrize("name", INVALID)
def test_an_invalid_file_is_refused_with_exactly_its_lines(name, monkeypatch, capsys):
    monkeypatch.chdir(CORPUS / "invalid")
    assert main(["check", name]) == 1
    assert capsys.readouterr() == ("", "".join(f"{line}\n" for line in promised(name)))
    assert refusal(name) == promised(name)


def test_no_line_is_in_the_words_of_a_library_or_longer_than_a_reader_bears():
    lines = [line for name in INVALID for line in promised(name)]
    assert [line for line in lines if LIBRARY_WORDS.search(line) or len(line) > 240] == []
    assert [line for line in lines if not LINE.fullmatch(line)] == promised("empty_but_for_a_comment.yaml")


@pytest.mark.parametrize(
    "name", ["diary_full.yaml", "a_step_beside_what_is_approved_again.yaml", "effort_in_days.yaml"]
)
@pytest.mark.parametrize(
    "command",
    [
        ["ask", "--waited", "4 weeks"],
        ["ask", "--since", "2026-03-02", "--today", "2026-04-02"],
        ["run", "-n", "10"],
        ["plot", "--waited", "4 weeks", "--out", "x.png"],
        ["show"],
    ],
)
def test_every_command_tells_the_place_of_a_mistake(name, command, monkeypatch, capsys):
    monkeypatch.chdir(CORPUS / "invalid")
    assert main([command[0], name, *command[1:]]) == 1
    assert capsys.readouterr() == ("", "".join(f"{line}\n" for line in promised(name)))


def test_a_scenario_that_was_changed_in_python_has_no_places_any_more(monkeypatch):
    monkeypatch.chdir(CORPUS / "valid")
    scenario = load("smallest.yaml").with_(interview="2026-02-30")
    with pytest.raises(StillWaitingError, match=r"^interview: '2026-02-30' is on no calendar"):
        scenario.compile()


# Valid


def test_every_valid_file_has_its_neighbour():
    assert len(VALID) >= 20
    assert {path.name for path in (CORPUS / "valid").iterdir()} == {
        name for stem in VALID for name in (f"{stem}.yaml", f"{stem}.resolved.yaml")
    }


@cache
def valid(stem: str) -> Employer:
    return check(CORPUS / "valid" / f"{stem}.yaml")


def resolved(stem: str) -> str:
    return (CORPUS / "valid" / f"{stem}.resolved.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("stem", VALID)
def test_a_valid_file_resolves_to_exactly_its_neighbour(stem):
    assert dumps(valid(stem), readings=True) == resolved(stem)


@pytest.mark.parametrize("stem", VALID)
def test_a_resolved_file_is_valid_and_resolves_to_itself(stem):
    again = check(CORPUS / "valid" / f"{stem}.resolved.yaml")
    assert dumps(again, readings=True) == resolved(stem)
    beside = str(CORPUS / "valid" / f"{stem}.yaml")
    assert loads_employer(resolved(stem), beside) == loads_employer(dumps(valid(stem)), beside) == valid(stem)


@pytest.mark.parametrize("stem", VALID)
def test_a_valid_file_is_played_and_its_minutes_add_up(stem):
    results = simulate(valid(stem), replications=20, seed=1)
    assert results.n == 20
    assert results.causes.sum(axis=1).tolist() == results.end.tolist()
    twin = simulate(loads_employer(resolved(stem), str(CORPUS / "valid" / f"{stem}.yaml")), replications=20, seed=1)
    assert twin.end.tolist() == results.end.tolist()


# Damaged

TOKEN = re.compile(r"\s+|\w+|.", re.DOTALL)
JUNK = (
    "off", "start", "first", "since", "after", "unsure", "mixture", "dist", "mean", "-1", "0", "1e9", "nan", ".inf",
    "100%", "0 min", "&a", "*a", "!!int", "|", ">", "@", "`", "\t", "\n---\n", "{", "}", "[", "]", ":", "?", "- ", "''",
    '"', "\\", "kind", "~", "9" * 30, "é", "\u2028", "\x85", "\ufeff", "5 years", "null", "extends: large_company\n",
)  # fmt: skip


def damaged(text: str, chance: random.Random) -> str:
    """The text with a few of its words and signs left out, repeated, exchanged or replaced."""
    tokens = TOKEN.findall(text)
    for _ in range(chance.choice((1, 1, 2, 4))):
        place, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        match chance.randrange(5):
            case 0:
                del tokens[place : place + chance.randrange(1, 8)]
            case 1:
                tokens.insert(place, tokens[place])
            case 2:
                tokens[place] = tokens[other]
            case 3:
                tokens[place], tokens[other] = tokens[other], tokens[place]
            case _:
                tokens[place] = chance.choice(JUNK)
    return "".join(tokens)


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_file_is_valid_or_refused_line_by_line_with_places(seed):
    chance = random.Random(seed)
    texts = [path.read_text(encoding="utf-8") for path in shipped().values()]
    texts += [(CORPUS / "valid" / f"{stem}.yaml").read_text(encoding="utf-8") for stem in VALID]
    for text in (damaged(chance.choice(texts), chance) for _ in range(40)):
        told = ""
        try:
            loads_employer(text, str(CORPUS / "valid" / "bad.yaml")).compile()
        except StillWaitingError as error:
            told = str(error).replace(f"{CORPUS / 'valid'}/", "")
        wrong = [line for line in told.splitlines() if not LINE.fullmatch(line) or LIBRARY_WORDS.search(line)]
        assert wrong == [], text


# Hostile

HEAD = "schema: 1\nstanding: {next_in_line: 0%}\n"
BOSS = "people: {boss: }\n"
STEPS = "process:\n  decision: {work: boss, effort: 1 h, milestone: decided}\n"
REST = "  answer: {message: boss, milestone: answered}\n"
WHOLE = HEAD + BOSS + STEPS + REST
VALUES = "more than 20,000 values, repeated ones included; a scenario needs far fewer"
DEEP = "nested more than 40 deep"
NO_TEXT = " is not a text file"
LARGE = " is larger than 256 KB, the most a scenario may be"
MANY = 4_000


def numbered(line: str, count: int = MANY) -> str:
    return "".join(f"{line.replace('#', str(number))}\n" for number in range(count))


def bomb(first: str, again: str, count: int = 2_000) -> str:
    """A few kilobytes that stand for 2 to the power of `count` values."""
    return f"a0: &a0 {first}\n" + "".join(
        f"a{number}: &a{number} {again.replace('*', f'*a{number - 1}')}\n" for number in range(1, count)
    )


def effort(said: str) -> str:
    return WHOLE.replace("effort: 1 h", f"effort: {said}")


HOSTILE = {
    "aliases_of_lists": (bomb("[x, x]", "[*, *]"), VALUES),
    "aliases_of_mappings": (bomb("{k: x, l: x}", "{k: *, l: *}"), VALUES),
    "aliases_one_in_another": (bomb("[x]", "[*]"), VALUES),
    "brackets": ("a: " + "[" * 200_000, DEEP),
    "braces": ("a: " + "{b: " * 50_000, DEEP),
    "dashes": ("- " * 100_000, DEEP),
    "questions": ("? " * 100_000, DEEP),
    "steps_inwards": ("".join(" " * depth + "a:\n" for depth in range(600)), DEEP),
    "steps": (HEAD + BOSS + STEPS + numbered("  s#: {work: boss, effort: 1 h}", 1_000), "at most 200 steps, not 1,001"),
    "steps_10000": (HEAD + BOSS + "process:\n" + numbered("  s#: {work: boss}", 10_000), VALUES),
    "empty_steps": (HEAD + BOSS + "process:\n" + numbered("  s#:"), "at most 200 steps, not 4,000"),
    "people": (HEAD + "people:\n" + numbered("  p#:") + STEPS + REST, "at most 100 people, not 4,000"),
    "people_10000": (HEAD + "people:\n" + numbered("  p#:", 10_000) + STEPS + REST, VALUES),
    "delays": (WHOLE + "delays:\n" + numbered("  d#:"), "at most 100 delays, not 4,000"),
    "delays_10000": (WHOLE + "delays:\n" + numbered("  d#: {}", 10_000), VALUES),
    "blocks": (
        WHOLE + "delays:\n" + numbered("  d#: {kind: on_leave, who: boss}", 65),
        "at most 64 delays may send people away or hold work",
    ),
    "chain": (WHOLE + f"delays: {{sign_offs: {{chain: [{'boss, ' * MANY}]}}}}\n", "at most 20 sign, not 4,000"),
    "closures": (
        WHOLE.replace("boss: }", f"boss: {{closures: [{'12-24, ' * MANY}]}}}}"),
        "at most 50 closures, not 4,000",
    ),
    "strangers": (WHOLE + f"delays: {{sign_offs: {{chain: [{'bos, ' * MANY}]}}}}\n", "nobody is called 'bos'"),
    "unknown_keys": (WHOLE + numbered("peopl#: 1"), "(did you mean 'people'?)"),
    "unknown_sources": (WHOLE + "sources:\n" + numbered("  decision.efort#: x"), "(did you mean 'decision.effort'?)"),
    "one_key_again_and_again": (WHOLE + "horizon: 9 weeks\n" * MANY, "the key 'horizon' stands here twice"),
    "a_long_text": (WHOLE + f"description: {'x' * 200_000}\n", "longer than 500 characters"),
    "a_long_key": (WHOLE + f"{'k' * 200_000}: 1\n", "a ':' is missing after this key"),
    "a_long_name": (WHOLE + f"delays:\n  ? {'k' * 200_000}\n  : \n", "unknown delay 'kkkkkkkkkk"),
    "a_long_reference": (WHOLE.replace("work: boss", f"work: {'boss' * 50_000}"), "nobody is called 'bossboss"),
    "a_long_zone": (WHOLE + f"timezone: {'a/' * 100_000}\n", "no time zone is called 'a/a/a/"),
    "a_long_country": (WHOLE + f"country: {'US-' * 60_000}\n", "no public holidays are known for 'US-US-"),
    "a_long_base": (f"schema: 1\nextends: {'b' * 200_000}\n", "no scenario 'bbbbbbbbbb"),
    "long_hours": (WHOLE.replace("boss: }", f"boss: {{hours: {'; ' * 90_000}x}}}}"), "cannot read hours '; ; ; "),
    "a_long_range": (effort("1-" * 90_000), "cannot read '1-1-1-"),
    "a_long_length": (effort("1 h " * 60_000), "cannot read '1 h 1 h "),
    "a_large_length": (effort("9" * 200_000 + " h"), "cannot read '9999"),
    "a_large_number": (WHOLE + f"delays: {{reference_checks: {{referees: {'9' * 200_000}}}}}\n", "got '9999"),
    "a_large_power": (WHOLE + f"delays: {{never_told: {{rejected: 1e{'9' * 4_000}}}}}\n", "cannot read '1e9999"),
    "a_large_chance": (
        WHOLE + f"delays: {{never_told: {{rejected: {'9' * 90_000}%}}}}\n",
        "a chance lies between 0 and 1",
    ),
    "nan": (effort("nan h"), "a length of time is a finite number with a unit, not 'nan h'"),
    "infinite": (effort(".inf"), "a length of time is a finite number with a unit, not '.inf'"),
    "negative": (effort("-5 h"), "a length of time cannot be negative, as '-5 h' is"),
    "directives": ("%YAML 1.1\n" * 20_000 + WHOLE, "a line that begins with % says something about YAML"),
    "anchors": ("a: " + "&a " * 80_000, "this does not fit the lines above"),
    "documents": ("---\n" * 60_000, "a second document begins here"),
    "colons": (":" * 250_000, "unexpected ':'"),
    "commas": ("a: [" + "," * 200_000, "a value is missing here"),
    "newlines": ("\n" * 200_000, " the file is empty;"),
    "empty": ("", " the file is empty;"),
    "zeros": ("\0" * 100_000, NO_TEXT),
    "kinds": ("schema: 1\nmixture:\n" + numbered("  k#.yaml: 4%"), "at most 25 kinds, not 4,000"),
    "kinds_of_itself": (
        "schema: 1\nmixture: {kinds_of_itself.yaml: 100%}\n",
        "is a mixture itself; name its kinds here",
    ),
    "a_long_kind": (f"schema: 1\nmixture: {{{'k' * 120}: 100%}}\n", "no scenario 'kkkkkkkkkk"),
    "circle": ("schema: 1\nextends: other_half_of_the_circle.yaml\n", "extends itself, directly or through others"),
    "other_half_of_the_circle": ("schema: 1\nextends: circle.yaml\n", "extends itself, directly or through others"),
}

HANDLED = {
    "as_many_steps_as_there_may_be": HEAD + BOSS + STEPS + numbered("  s#: {elapse: 1 h}", 198) + REST,
    "as_many_people_as_there_may_be": HEAD
    + "people:\n  boss:\n"
    + numbered("  p#: {country: US, diary: 10%}", 99)
    + STEPS
    + f"  party: {{meeting: [{', '.join(f'p{number}' for number in range(99))}]}}\n"
    + REST,
    "as_many_blocks_as_there_may_be": WHOLE + "delays:\n" + numbered("  d#: {kind: on_leave, who: boss}", 64),
    "races_one_after_another": HEAD
    + BOSS
    + STEPS
    + "  j0: {elapse: 1 h}\n"
    + "".join(
        f"  {way}{turn}: {{elapse: 1 h, after: j{turn - 1}}}\n"
        if way
        else f"  j{turn}: {{elapse: 1 h, after: [a{turn}, b{turn}], join: first}}\n"
        for turn in range(1, 65)
        for way in ("a", "b", "")
    )
    + REST,
    "many_samples": effort(f"{{samples: [{', '.join(f'{number} min' for number in range(1, MANY))}]}}"),
    "many_parts": effort(f"{{mixture: [{'{weight: 0.001, value: 1 to 2 h}, ' * 1_000}]}}"),
}

LIMITED = """
import pathlib, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from stillwaiting.cli import main
code = main(["check", *sys.argv[1:]])
# The peak of this program alone: that of getrusage begins with the memory of the process that started it.
status = pathlib.Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
own = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
print("peak", (own or [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss])[0] // 1024)
sys.exit(code)
"""


def checked(folder: Path, names: list[str]) -> subprocess.CompletedProcess[str]:
    """`check` in a process of its own that may take a minute of processor time and 3 GB of addresses."""
    command = [sys.executable, "-c", LIMITED, *names]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)


def peak(done: subprocess.CompletedProcess[str]) -> int:
    return int(done.stdout.splitlines()[-1].removeprefix("peak "))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Every hostile file, and what `check` says about all of them at once."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, (text, _) in HOSTILE.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "junk.yaml").write_bytes(random.Random(1).randbytes(100_000))
    (folder / "latin.yaml").write_bytes("schema: 1\n# Größe\n".encode("latin-1"))
    with (folder / "hundred_megabytes.yaml").open("wb") as file:
        file.truncate(100 * 2**20)
    (folder / "folder.yaml").mkdir()
    (folder / "link.yaml").symlink_to("link.yaml")
    (folder / "extends_a_link.yaml").write_text("schema: 1\nextends: link.yaml\n")
    os.mkfifo(folder / "pipe.yaml")
    names = [*sorted(path.name for path in folder.iterdir()), "/dev/zero", "b" * 5_000]
    return checked(folder, names)


def test_hostile_files_are_refused_within_a_minute_and_little_memory(hostile):
    assert (hostile.returncode, peak(hostile) < 500) == (1, True)
    assert "fine" not in hostile.stdout
    assert not LIBRARY_WORDS.search(hostile.stderr)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_lines_that_say_why(hostile, name):
    lines = [line for line in hostile.stderr.splitlines() if line.startswith(f"{name}.yaml:")]
    assert lines
    assert [line for line in lines if HOSTILE[name][1] in line]
    assert max(map(len, lines)) < 240


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("junk.yaml", NO_TEXT),
        ("latin.yaml", " is not UTF-8 text (line 2)"),
        ("hundred_megabytes.yaml", LARGE),
        ("folder.yaml", " is a folder, not a scenario file"),
        ("link.yaml", " cannot be read: too many levels of symbolic links"),
        ("extends_a_link.yaml", "2:10: link.yaml: cannot be read: too many levels of symbolic links"),
        ("pipe.yaml", " is not a file; write - to read the scenario from a pipe"),
        ("/dev/zero", " is not a file; write - to read the scenario from a pipe"),
    ],
)
def test_what_is_no_scenario_file_at_all_is_refused_in_one_line(hostile, name, line):
    assert [one for one in hostile.stderr.splitlines() if one.startswith(f"{name}:")] == [f"{name}:{line}"]


def test_a_file_that_may_not_be_read_is_refused_in_one_line(tmp_path, monkeypatch, capsys):
    (tmp_path / "secret.yaml").write_text(WHOLE)
    monkeypatch.chdir(tmp_path)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert main(["check", "secret.yaml"]) == 1
    assert capsys.readouterr().err == "secret.yaml: cannot be read: permission denied\n"


def test_the_largest_scenarios_are_handled_within_a_minute_and_bounded_memory(tmp_path):
    for name, text in HANDLED.items():
        (tmp_path / f"{name}.yaml").write_text(text)
    done = checked(tmp_path, [f"{name}.yaml" for name in HANDLED])
    assert done.stderr == ""
    assert done.stdout.splitlines()[:-1] == [f"{name}.yaml: fine" for name in HANDLED]
    assert peak(done) < 1_000
