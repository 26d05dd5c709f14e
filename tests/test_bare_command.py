"""The program without a word, on a terminal: it asks how long ago it was, and answers."""

import io
import os
import select
import subprocess
import sys
import time
from datetime import date, timedelta

import pytest

from stillwaiting.cli import dialogue, main
from stillwaiting.cli.dialogue import FORMS, QUESTION, converse, wait_options
from stillwaiting.errors import StillWaitingError
from stillwaiting.units import parse_wait

TODAY = date(2026, 11, 23)


@pytest.fixture
def typed(monkeypatch):
    """What somebody types, line by line; then nothing more."""

    def type_in(*lines):
        text = io.BytesIO("".join(f"{line}\n" for line in lines).encode())
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(text, encoding="utf-8"))

    return type_in


def said(capsys):
    """What was said after each asking of the question, as lines of words."""
    return [" ".join(part.split()) for part in capsys.readouterr().out.split(QUESTION)[1:]]


# What may be typed


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("4 weeks", ["4 weeks"]),
        ("10d", ["10d"]),
        ('"4 weeks"', ["4 weeks"]),
        ("about 3 Weeks ago", ["3 weeks"]),
        ("two weeks ago", ["2 weeks"]),
        ("a week", ["1 week"]),
        ("an hour", ["1 hour"]),
        ("ten days", ["10 days"]),
        ("yesterday", ["1 day"]),
        ("today", ["0 days"]),
        ("2026-10-26", ["--since", "2026-10-26"]),
        ("2026-9-1", ["--since", "2026-09-01"]),
        ("2026-11-23", ["--since", "2026-11-23"]),
    ],
)
def test_a_wait_is_understood_as_people_say_it(text, options):
    assert wait_options(text, TODAY) == options
    assert len(options) == 2 or parse_wait(options[0]) >= 0


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("soon", "cannot read 'soon' as a length of time"),
        ("28", "'28' has no unit; write for example 28 days or 28 h"),
        ("a month", "for '1 month' write 4 weeks, or the date"),
        ("-3 days", "cannot be negative"),
        ("2 business days", "counted on the calendar"),
        ("2026-02-30", "2026-02-30 is on no calendar"),
        ("2026-12-24", "2026-12-24 lies 31 days ahead; the wait begins with the interview"),
        ("26/10/2026", "cannot read '26/10/2026'"),
    ],
)
def test_what_is_no_wait_is_refused_with_what_would_be_right(text, wrong):
    with pytest.raises(StillWaitingError) as caught:
        wait_options(text, TODAY)
    assert wrong in str(caught.value)


# The conversation


def test_one_question_leads_to_the_answer_and_how_to_get_it_again(typed, capsys):
    calls = []
    typed("4 weeks", "never read")
    assert converse(lambda arguments: calls.append(arguments) or 0) == 0
    assert calls == [["ask", "4 weeks"]]
    assert said(capsys) == ['To ask again: stillwaiting ask "4 weeks" (--about all tells more)']


def test_a_date_is_asked_about_as_a_date(typed, capsys):
    day = date.today() - timedelta(days=28)
    calls = []
    typed(day.isoformat())
    converse(calls.append)
    assert calls == [["ask", "--since", day.isoformat()]]
    assert said(capsys) == [f"To ask again: stillwaiting ask --since {day} (--about all tells more)"]


def test_wrong_input_is_asked_again_with_what_would_be_right(typed, capsys):
    typed("soon", "28", "4 weeks")
    converse(lambda _: None)
    assert said(capsys)[:2] == [
        f"cannot read 'soon' as a length of time. {FORMS}",
        f"'28' has no unit; write for example 28 days or 28 h. {FORMS}",
    ]


def test_a_wait_that_cannot_be_answered_is_asked_again(typed, capsys):
    def refuse(arguments):
        if arguments == ["ask", "2 years"]:
            raise StillWaitingError("typical is followed for 52 weeks; a wait must be shorter")

    typed("2 years", "4 weeks")
    converse(refuse)
    first, second = said(capsys)
    assert first == f"typical is followed for 52 weeks; a wait must be shorter. {FORMS}"
    assert second.startswith("To ask again")


@pytest.mark.parametrize("lines", [[], [""], ["   "], ["soon", ""]])
def test_enter_alone_and_the_end_of_the_input_leave(typed, lines):
    typed(*lines)
    assert converse(lambda _: pytest.fail("nothing was asked")) is None


def test_bytes_that_are_no_text_are_asked_again(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe weeks\n"), encoding="utf-8"))
    assert converse(lambda _: pytest.fail("nothing was asked")) is None
    assert FORMS in said(capsys)[0]


# The program


def test_without_a_terminal_the_help_is_printed():
    done = subprocess.run([sys.executable, "-m", "stillwaiting"], input="4 weeks\n", capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stdout + done.stderr == bare_help()
    assert QUESTION not in done.stdout + done.stderr


def bare_help():
    return subprocess.run([sys.executable, "-m", "stillwaiting", "--help"], capture_output=True, text=True).stdout


def test_with_any_argument_nothing_is_asked(monkeypatch, capsys):
    monkeypatch.setattr(dialogue, "is_possible", lambda: True)
    assert main(["scenarios"]) == 0
    assert QUESTION not in capsys.readouterr().out


def test_without_arguments_a_terminal_is_asked_and_answered(monkeypatch, typed, capsys):
    monkeypatch.setattr(dialogue, "is_possible", lambda: True)
    typed("2 years", "4 weeks")
    assert main([]) == 0
    refused, answered = said(capsys)
    assert refused.startswith("typical is followed for 52 weeks; a wait must be shorter")
    assert answered.startswith("4 weeks after ")
    assert "Of 100 people who get an answer" in answered


class Terminal:
    """The program on a terminal of its own, by the terminal's other end."""

    def __init__(self):
        pty = pytest.importorskip("pty")
        self.end, theirs = pty.openpty()
        environment = {**os.environ, "TERM": "dumb", "COLUMNS": "80"}
        streams = {"stdin": theirs, "stdout": theirs, "stderr": theirs}
        command = [sys.executable, "-m", "stillwaiting"]
        self.running = subprocess.Popen(command, env=environment, start_new_session=True, **streams)
        os.close(theirs)
        self.shown = ""

    def until(self, words, seconds=60):
        """Read until the words have been shown."""
        limit = time.monotonic() + seconds
        while words not in self.shown and time.monotonic() < limit:
            self.shown += self._more()
        assert words in self.shown, self.shown

    def _more(self):
        if not select.select([self.end], [], [], 60)[0]:
            self.running.kill()
            raise AssertionError(f"nothing more is shown after: {self.shown}")
        try:
            return os.read(self.end, 4096).decode()
        except OSError:
            return ""

    def type(self, keys):
        os.write(self.end, keys.encode())

    def code(self):
        """The exit code, after all that is shown until then."""
        while more := self._more():
            self.shown += more
        os.close(self.end)
        return self.running.wait(timeout=60)


def test_a_real_terminal_is_asked_again_and_left_with_control_d():
    terminal = Terminal()
    terminal.until(QUESTION)
    terminal.type("soon\n")
    terminal.until("enter alone leaves.")
    terminal.type("\x04")
    assert terminal.code() == 0
    assert terminal.shown.count(QUESTION) == 2
    assert terminal.shown.endswith("\r\n")


def test_control_c_at_the_question_is_an_interruption():
    terminal = Terminal()
    terminal.until(QUESTION)
    os.killpg(terminal.running.pid, 2)
    assert terminal.code() == 130
    assert "Traceback" not in terminal.shown
