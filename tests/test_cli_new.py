"""`stillwaiting new`: asked on a terminal or answered from a file, it writes a whole scenario or nothing."""

import io
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from stillwaiting.cli import main
from stillwaiting.questionnaire import Answers, answers_from, as_data, questions, scenario_text
from stillwaiting.scenario_file import load, shipped_kinds

pty = pytest.importorskip("pty")

ROOT = Path(__file__).resolve().parents[1]
GUIDE = (ROOT / "docs" / "guides" / "describe_your_employer.md").read_text(encoding="utf-8")
EMPLOYERS = shipped_kinds()
SMALL = list(EMPLOYERS).index("small_company") + 1
"""The number of that choice in the dialogue."""
ASKED = questions(EMPLOYERS)
ANSWERS = "employer: small_company\nround: final\npromised: 1 week\nknown: [holiday]\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty folder to be in, with a file of answers outside of it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def answers(tmp_path_factory):
    file = tmp_path_factory.mktemp("answered") / "answers.yaml"
    file.write_text(ANSWERS, encoding="utf-8")
    return str(file)


def call(capsys, *arguments):
    """Exit code, standard output and standard error of one call."""
    code = main(list(arguments))
    said = capsys.readouterr()
    return code, said.out, said.err


def expected(name="my_employer.yaml", text=ANSWERS):
    found = answers_from(text, "answers.yaml", ASKED)
    return scenario_text(found, EMPLOYERS[found.employer], name)


def blocks(kind):
    return re.findall(rf"^```{kind}\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)


# Answers from a file


def test_answers_from_a_file_make_a_scenario_that_check_accepts_and_ask_answers(capsys, folder, answers):
    code, out, err = call(capsys, "new", "--answers", answers)
    assert (code, err) == (0, "")
    ask = 'stillwaiting ask my_employer.yaml --waited "3 weeks" --sign promised=7d'
    assert out == f"Written: my_employer.yaml\nNow ask, with your own wait:\n  {ask}\n"
    assert [path.name for path in folder.iterdir()] == ["my_employer.yaml"]
    assert Path("my_employer.yaml").read_text(encoding="utf-8") == expected()
    assert call(capsys, "check", "my_employer.yaml") == (0, "my_employer.yaml: fine\n", "")
    code, out, _ = call(capsys, "ask", "my_employer.yaml", "--waited", "3 weeks", "--sign", "promised=7d", "-n", "300")
    assert code == 0
    assert out.startswith("3 weeks after a final interview at a small company")


def test_the_scenario_alone_goes_to_the_standard_output(capsys, folder, answers):
    assert call(capsys, "new", "-", "--answers", answers) == (0, expected(), "")
    assert list(folder.iterdir()) == []


def test_the_file_may_be_named_and_names_itself(capsys, folder, answers):
    (folder / "mine").mkdir()
    assert call(capsys, "new", "mine/bakery.yaml", "--answers", answers)[0] == 0
    assert Path("mine/bakery.yaml").read_text(encoding="utf-8") == expected("mine/bakery.yaml")
    assert load("mine/bakery.yaml").name == "bakery"


def test_answers_may_come_from_the_standard_input(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ANSWERS.encode())))
    assert call(capsys, "new", "-", "--answers", "-") == (0, expected(), "")


def test_wrong_answers_are_told_all_at_once_and_nothing_is_written(capsys, folder, answers):
    Path(answers).write_text("rond: final\npeople: 12\n", encoding="utf-8")
    code, out, err = call(capsys, "new", "--answers", answers)
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        f"{answers}:1:1: no question is called 'rond' (did you mean 'round'?)",
        f"{answers}:2:9: '12' is not a whole number from 1 to 8",
    ]
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "cannot be read: no such file or directory"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (b"#" * 70_000, "is larger than 64 KB; answers are a few lines"),
    ],
)
def test_a_file_of_answers_that_cannot_be_read_is_one_line(capsys, answers, content, told):
    Path(answers).unlink() if content is None else Path(answers).write_bytes(content)
    assert call(capsys, "new", "--answers", answers) == (1, "", f"{answers}: {told}\n")


# What is there stays


def test_a_file_that_is_there_is_refused_unless_forced(capsys, answers):
    Path("my_employer.yaml").write_text("mine", encoding="utf-8")
    code, out, err = call(capsys, "new", "--answers", answers)
    assert (code, out) == (1, "")
    assert err == "my_employer.yaml is there already; name another file, or give --force to write over it\n"
    assert Path("my_employer.yaml").read_text(encoding="utf-8") == "mine"
    assert call(capsys, "new", "--answers", answers, "--force")[0] == 0
    assert Path("my_employer.yaml").read_text(encoding="utf-8") == expected()


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("nowhere/mine.yaml", "nowhere/mine.yaml: there is no folder nowhere"),
        (".", ".: is a folder; name a file in it, such as my_employer.yaml"),
        ("large_company", "large_company is the name of a shipped scenario; write such as large_company.yaml, or my_"),
        ("my\nown.yaml", "'my\\nown.yaml' has characters that no terminal shows; name another file"),
    ],
)
def test_a_place_where_nothing_can_be_written_is_told_in_one_line(capsys, folder, answers, file, told):
    code, out, err = call(capsys, "new", file, "--answers", answers)
    assert (code, out) == (1, "")
    assert err.startswith(told)
    assert len(err.splitlines()) == 1
    assert list(folder.iterdir()) == []


def test_a_file_that_cannot_be_finished_leaves_nothing_behind(capsys, folder, answers, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    code, _, err = call(capsys, "new", "--answers", answers)
    assert (code, err) == (1, "my_employer.yaml: cannot be written: No space left on device\n")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "the questions need a terminal; give --answers FILE"),
        (("--json",), "--json goes with --questions"),
        (("--questions", "mine.yaml"), "--questions only prints; leave out FILE, --answers and --force"),
        (("--questions", "--answers", "a.yaml"), "--questions only prints"),
        (("--questions", "--force"), "--questions only prints"),
        (("-", "--force", "--answers", "a.yaml"), "--force goes with a FILE"),
    ],
)
def test_a_wrong_call_is_a_usage_error_that_says_what_would_be_right(capsys, monkeypatch, arguments, told):
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n" * 20))
    code, out, err = call(capsys, "new", *arguments)
    assert (code, out) == (2, "")
    assert told in err


# The questions, printed


def test_the_questions_are_printed_as_a_file_that_can_be_filled_in(capsys, folder):
    code, out, err = call(capsys, "new", "--questions")
    assert (code, err) == (0, "")
    assert answers_from(out, "answers.yaml", ASKED) == Answers()
    Path("answers.yaml").write_text(out.replace("round: not sure", "round: first"), encoding="utf-8")
    assert call(capsys, "new", "-", "--answers", "answers.yaml")[1] == expected(text="round: first")


def test_the_questions_are_printed_as_data(capsys):
    assert json.loads(call(capsys, "new", "--questions", "--json")[1]) == as_data(ASKED)


# On a terminal


PROGRAM = """
import fcntl, termios
from stillwaiting.cli import main
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that Ctrl-C reaches it, as it reaches whoever was started from a shell
raise SystemExit(main())
"""


def talk(lines, *arguments, columns=80):
    """Exit code and all that a terminal shows while the lines are typed, each when it is asked for."""
    ours, theirs = pty.openpty()
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), theirs)
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": str(columns)}
    command, shown = [sys.executable, "-c", PROGRAM, "new", *arguments], b""
    with subprocess.Popen(command, env=environment, start_new_session=True, **streams) as running:
        os.close(theirs)
        for line in lines:
            before = len(shown)
            while not shown[before:].endswith(b"> "):
                shown += os.read(ours, 4096)
            os.write(ours, line.encode())
        while part := received(ours):
            shown += part
    os.close(ours)
    return running.returncode, shown.decode().replace("\r\n", "\n")


def received(terminal):
    """The next bytes of a terminal; none once nobody writes any more."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def test_enter_ten_times_is_an_answer_and_the_dialogue_fits_its_terminal(folder):
    code, shown = talk(["\n"] * 10, columns=60)
    assert code == 0
    assert shown.count("> ") == 10
    assert [line.strip()[:6] for line in shown.splitlines() if " of 8. " in line] == [f"{n} of 8" for n in range(1, 9)]
    assert max(map(len, shown.partition("Written:")[0].splitlines())) <= 60
    assert Path("my_employer.yaml").read_text(encoding="utf-8") == expected(text="")
    assert shown.endswith('Now ask, with your own wait:\n  stillwaiting ask my_employer.yaml --waited "3 weeks"\n')


def test_an_answer_that_cannot_be_taken_is_asked_for_again():
    code, shown = talk(["26.10.2026\n", "2026-10-26\n", "99\n", f"{SMALL}\n", *["\n"] * 8])
    assert code == 0
    assert "> 26.10.2026\n  '26.10.2026' is not a date; write such as 2026-10-26\n> 2026-10-26\n" in shown
    told = f"'99' is none of these; write a number from 1 to {len(EMPLOYERS)}"
    assert f"> 99\n  {told}\n> {SMALL}\n" in shown
    text = Path("my_employer.yaml").read_text(encoding="utf-8")
    assert text == expected(text="interview: 2026-10-26\nemployer: small_company\n")


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_whoever_stops_leaves_nothing_behind(folder, key):
    code, shown = talk(["\n", "\n", key])
    assert code == 130
    assert shown.splitlines()[-1] == "stopped; nothing was kept"
    assert "Traceback" not in shown
    assert list(folder.iterdir()) == []


def test_a_file_that_is_there_is_refused_before_anything_is_asked():
    Path("my_employer.yaml").write_text("mine", encoding="utf-8")
    code, shown = talk([])
    assert code == 1
    assert shown == "my_employer.yaml is there already; name another file, or give --force to write over it\n"


class Terminal(io.TextIOWrapper):
    """Lines that somebody types."""

    def isatty(self):
        """Whether it is a terminal: it says so."""
        return True


def typing(monkeypatch, text):
    """Somebody at a terminal who types that."""
    monkeypatch.setattr("sys.stdin", Terminal(io.BytesIO(text), encoding="utf-8"))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)


def test_what_is_asked_goes_to_the_standard_error_and_the_scenario_alone_to_the_other(capsys, monkeypatch):
    typing(monkeypatch, b"\n%d\n3\n\n\n\n1 week\n\n3\n\n" % SMALL)
    code, out, err = call(capsys, "new", "-")
    assert code == 0
    assert out == expected()
    assert err.count("\n> ") == 10


def test_keys_that_make_no_letter_are_an_answer_that_cannot_be_taken(capsys, monkeypatch):
    typing(monkeypatch, b"\xff\xfe\n" + b"\n" * 10)
    code, out, err = call(capsys, "new", "-")
    assert (code, out) == (0, expected(text=""))
    assert "is not a date; write such as 2026-10-26" in err


def test_an_interruption_from_outside_is_told_as_one_from_the_keyboard(capsys, folder, monkeypatch):
    typing(monkeypatch, b"\n")
    monkeypatch.setattr(sys.stdin, "readline", lambda: signal.raise_signal(signal.SIGINT))
    code, out, err = call(capsys, "new")
    assert (code, out) == (130, "")
    assert err.endswith("\nstopped; nothing was kept\n")
    assert list(folder.iterdir()) == []


# The guide


def test_the_guide_shows_the_dialogue_as_it_is():
    (dialogue,) = blocks("text")
    lines = re.findall(r"^> ?(.*)$", dialogue, re.MULTILINE)
    code, shown = talk([f"{line}\n" for line in lines])
    assert code == 0
    assert dialogue == "$ stillwaiting new\n" + shown.partition("Now ask")[0].replace("> \n", ">\n")
    (text,) = (block for block in blocks("yaml") if block.startswith("# my_employer.yaml\n"))
    assert text == "# my_employer.yaml\n" + Path("my_employer.yaml").read_text(encoding="utf-8")
    (filled_in,) = blocks("yml")
    assert expected(text=filled_in) == Path("my_employer.yaml").read_text(encoding="utf-8")


def test_the_guide_lists_every_question_with_its_answers():
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in GUIDE.splitlines() if line[:3] == "| `"]
    table = {re.findall(r"`(\w+)`", row[0])[0]: re.findall(r"`([\w ]+)`", row[1]) for row in rows}
    assert list(table) == [each.key for each in ASKED]
    for each in ASKED:
        if each.key != "employer":
            assert {choice.answer for choice in each.choices} <= set(table[each.key])


def test_the_guide_names_every_key_of_the_questions_as_data():
    sentence = GUIDE.partition("--questions --json")[2]
    data = as_data(ASKED)
    keys = {*data, *(key for each in data["questions"] for key in each), *data["questions"][1]["choices"][0]}
    assert keys <= set(re.findall(r"`(\w+)`", sentence))
    assert {each.kind for each in ASKED} <= set(re.findall(r"`(\w+)`", sentence))
