"""The program as it is called: what it prints, where, and its exit code."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from stillwaiting.cli import main, screen
from stillwaiting.cli.main import COMMANDS
from stillwaiting.scenario_file import loads_employer, shipped

SHIPPED = list(shipped())
FEW = ("-n", "300")
FULL = Path("/dev/full")


def call(capsys, *arguments):
    """Exit code, standard output and standard error of one call."""
    code = main(list(arguments))
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize("scenario", SHIPPED)
def test_ask_answers_for_every_shipped_scenario(capsys, scenario):
    code, out, err = call(capsys, "ask", scenario, "--waited", "4 weeks", *FEW)
    assert (code, err) == (0, "")
    assert out.startswith("4 weeks after ")
    assert "Of 100 people who get an answer" in out
    assert "you withdraw" not in out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("scenario", SHIPPED)
def test_ask_as_json_has_every_documented_key_and_shares_that_add_up(capsys, scenario):
    code, out, _ = call(capsys, "ask", scenario, "--waited", "4 weeks", "--json", *FEW)
    found = json.loads(out)
    assert code == 0
    assert found["schema"] == 1
    assert found["scenario"] == scenario
    assert found["waited_days"] == 28
    assert (found["replications"], found["seed"]) == (300, 1)
    assert {"share", "low", "high", "simulation"} <= found["still_waiting"].keys()
    assert found["still_waiting"]["simulation"].keys() == {"low", "high"}
    assert found["of_100"].keys() >= {"heard", "will_hear", "never_told"}
    assert sum(found["of_100"].values()) == 100
    for column in ("at_interview", "given_silence"):
        shares = found["outcomes"][column]
        assert list(shares) == ["offer", "rejection", "cancelled", "withdrawn", "never_told", "open"]
        assert sum(shares.values()) == pytest.approx(1, abs=1e-9)
        assert shares["withdrawn"] == 0
    assert found["remaining_days"].keys() >= {"half", "four_in_five"}
    assert {"verdict", "verdict_range", "silent", "causes"} <= found.keys()


@pytest.mark.parametrize("scenario", SHIPPED)
def test_show_prints_a_scenario_that_is_itself_valid_and_the_same(capsys, scenario):
    code, out, _ = call(capsys, "show", scenario)
    assert code == 0
    again = loads_employer(out, f"{scenario}.yaml")
    (shown,) = (path for name, path in shipped().items() if name == scenario)
    assert again == loads_employer(shown.read_text(), f"{scenario}.yaml")


def test_check_finds_nothing_wrong_with_what_is_shipped(capsys):
    code, out, err = call(capsys, "check", *SHIPPED)
    assert (code, err) == (0, "")
    assert out == "".join(f"{name}: fine\n" for name in SHIPPED)


def test_check_says_every_mistake_with_its_place(capsys, tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text(
        "schema: 1\nextends: small_company\ndelays:\n  sign_ofs: {chain: [owner]}\n  on_leave: {who: ownr}\n"
    )
    code, out, err = call(capsys, "check", str(file), "small_company")
    assert code == 1
    assert out == "small_company: fine\n"
    lines = err.splitlines()
    assert lines[0].startswith(f"{file}:4:3: ")
    assert "did you mean 'sign_offs'?" in lines[0]
    assert lines[1].startswith(f"{file}:5:19: ")
    code, out, _ = call(capsys, "check", str(file), "--json")
    assert code == 1
    assert [entry["problems"] for entry in json.loads(out)] == [lines]


def test_run_prints_a_summary_and_keeps_every_replication(capsys, tmp_path):
    code, out, err = call(capsys, "run", "small_company", *FEW, "--out", str(tmp_path / "kept"))
    assert (code, err) == (0, "")
    assert out.startswith("small_company: 300 replications, seed 1")
    assert out.endswith(f"Kept in {tmp_path / 'kept'}: manifest.json, waits.csv, summary.json.\n")
    assert len((tmp_path / "kept" / "waits.csv").read_text().splitlines()) == 301
    assert call(capsys, "run", "small_company", *FEW, "--out", str(tmp_path / "kept"))[0] == 1


def test_run_says_that_ask_leaves_withdrawals_out(capsys):
    assert "`ask` leaves withdrawals out" in call(capsys, "run", "large_company", *FEW)[1]


def test_run_as_json_says_what_summary_json_keeps(capsys, tmp_path):
    _, out, _ = call(capsys, "run", "small_company", *FEW, "--json", "--out", str(tmp_path / "kept"))
    assert json.loads(out) == json.loads((tmp_path / "kept" / "summary.json").read_text())


@pytest.mark.parametrize("kind", ["histogram", "survival", "causes"])
@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_plot_draws_the_same_bytes_twice(capsys, tmp_path, kind, ending):
    files = [tmp_path / f"{name}.{ending}" for name in ("one", "two")]
    for file in files:
        code, out, err = call(
            capsys, "plot", "small_company", "--kind", kind, "--waited", "2 weeks", "--out", str(file), *FEW
        )
        assert (code, out, err) == (0, f"Drawn: {file}\n", "")
    assert files[0].read_bytes() == files[1].read_bytes()
    if ending == "svg":
        assert ET.parse(files[0]).getroot().tag.endswith("svg")


@pytest.mark.parametrize("kind", ["histogram", "survival", "causes"])
def test_plot_needs_no_wait(capsys, tmp_path, kind):
    assert call(capsys, "plot", "small_company", "--kind", kind, "--out", str(tmp_path / "a.png"), *FEW)[0] == 0


def test_plot_refuses_a_picture_it_cannot_draw_before_it_simulates(capsys, tmp_path):
    code, _, err = call(capsys, "plot", "small_company", "--out", str(tmp_path / "a.gif"), "-n", "100000000")
    assert code == 1
    assert ".png" in err


def test_scenarios_lists_what_is_shipped_and_when_to_choose_it(capsys):
    code, out, _ = call(capsys, "scenarios")
    assert code == 0
    listed = [line for line in out.splitlines() if not line.startswith(" ")]
    assert listed[0] == "typical"
    assert sorted(listed) == SHIPPED
    assert " ".join(out.split()).count("Choose this if:") == len(SHIPPED)
    assert [entry["name"] for entry in json.loads(call(capsys, "scenarios", "--json")[1])] == listed


def test_delays_lists_the_catalogue(capsys):
    code, out, _ = call(capsys, "delays")
    assert code == 0
    assert out.splitlines()[1].split(None, 1) == [
        "decision_maker_away",
        "Somebody critical to the decision is sick or called away.",
    ]


def test_schema_is_a_json_schema(capsys):
    code, out, _ = call(capsys, "schema")
    assert code == 0
    assert json.loads(out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ask", "small_company"), "how long ago was it?"),
        (("ask", "small_company", "--waited", "soon"), "cannot read 'soon'"),
        (("ask", "small_company", "--waited", "4 weeks", "--since", "2026-01-01"), "not both"),
        (("ask", "small_company", "--waited", "4 weeks", "--today", "2026-01-01"), "--today goes with --since"),
        (("ask", "small_company", "--since", "2026-01-01", "--interview", "2026-01-01"), "leave out --interview"),
        (("ask", "small_company", "--since", "2026-02-30"), "is not a date"),
        (("ask", "small_company", "--waited", "3 days", "--interview", "2026-02-30"), "write 2026-03-05 or"),
        (("ask", "small_company", "--since", "2026-03-01", "--today", "2026-02-01"), "28 days ahead"),
        (("ask", "small_company", "--waited", "-3 days"), "-3 days"),
        (("ask", "small_company", "--waited", "1 month"), "write 4 weeks, or the date"),
        (("run", "small_company", "-n", "0"), "0 is not in the range"),
        (("plot", "small_company"), "--out"),
        (("aks", "small_company"), "Did you mean 'ask'?"),
    ],
)
def test_a_wrong_call_is_a_usage_error_that_says_what_would_be_right(capsys, arguments, said):
    code, out, err = call(capsys, *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ask", "large_compny", "--waited", "4 weeks"), "did you mean 'large_company'?"),
        (("ask", "small_company", "--waited", "2 years"), "a wait must be shorter"),
        (("show", "nowhere.yaml"), "nowhere.yaml"),
        (("run", "small_company", "-n", "10", "--out", "/proc/nowhere/kept"), "cannot write"),
        (("plot", "small_company", "-n", "10", "--out", "/proc/nowhere/a.png"), "/proc/nowhere"),
    ],
)
def test_a_wrong_scenario_or_file_is_one_line_and_exit_code_1(capsys, arguments, said):
    code, out, err = call(capsys, *arguments)
    assert (code, out) == (1, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_since_gives_the_wait_and_the_dates(capsys):
    arguments = ("ask", "small_company", "--since", "2026-10-26", "--today", "2026-11-23", *FEW)
    code, out, _ = call(capsys, *arguments)
    assert code == 0
    assert out.startswith("4 weeks after ")
    assert "2026" in out or "Nov" in out or "Dec" in out
    assert json.loads(call(capsys, *arguments, "--json")[1])["interview"].startswith("2026-10-26")


@pytest.mark.parametrize("moment", ["2026-03-05", "2026-03-05 15:00"])
def test_an_interview_may_be_given_with_its_hour(capsys, moment):
    arguments = ("ask", "small_company", "--waited", "2 weeks", "--interview", moment, *FEW)
    assert "2026" in call(capsys, *arguments)[1]
    said = json.loads(call(capsys, *arguments, "--json")[1])["interview"]
    assert said.startswith("2026-03-05T15:00" if ":" in moment else "2026-03-05")


def test_the_same_question_has_the_same_answer(capsys):
    arguments = ("ask", "tech_company", "--waited", "3 weeks", *FEW)
    assert call(capsys, *arguments) == call(capsys, *arguments)
    assert call(capsys, *arguments) != call(capsys, *arguments, "--seed", "2")


def program(*arguments, **options):
    """The program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "stillwaiting", *arguments], capture_output=True, text=True, timeout=120, **options
    )


def test_a_scenario_can_come_from_the_standard_input():
    text = program("show", "small_company").stdout
    asked = program("ask", "-", "--waited", "2 weeks", *FEW, input=text)
    assert asked.returncode == 0
    assert asked.stdout.startswith("2 weeks after ")


def test_a_terminal_without_unicode_gets_ascii():
    asked = program(
        "ask", "small_company", "--waited", "2 weeks", *FEW, env={**os.environ, "PYTHONIOENCODING": "ascii"}
    )
    assert asked.returncode == 0
    assert asked.stdout.isascii()


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_answer_fits_the_terminal(columns):
    asked = program("ask", "large_company", "--waited", "4 weeks", *FEW, env={**os.environ, "COLUMNS": str(columns)})
    assert max(map(len, asked.stdout.splitlines())) <= columns


def test_a_reader_that_has_seen_enough_is_no_error():
    command = f"{sys.executable} -m stillwaiting schema | head -1"
    piped = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert (piped.stdout, piped.stderr) == ("{\n", "")


def test_help_names_every_command_and_imports_nothing_heavy():
    heavy = ("simpy", "numpy", "scipy", "matplotlib", "pydantic", "holidays", "joblib", "ruamel")
    code = (
        "import sys; from stillwaiting.cli import main; main(['--help']); "
        f"print('HEAVY', [name for name in {heavy} if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout
    assert said.rstrip().endswith("HEAVY []")
    for name in COMMANDS:
        assert f"\n  {name} " in said


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_help_of_its_own(capsys, name):
    code, out, _ = call(capsys, name, "--help")
    assert code == 0
    assert out.startswith(f"Usage: stillwaiting {name}")


def test_an_interruption_has_its_own_exit_code(capsys, monkeypatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("stillwaiting.asking.play_cast", stop)
    code, out, err = call(capsys, "ask", "small_company", "--waited", "2 weeks")
    assert (code, out, err.strip()) == (130, "", "stopped; nothing was kept")


def test_the_version_is_printed(capsys):
    code, out, _ = call(capsys, "--version")
    assert code == 0
    assert out.startswith("stillwaiting 0.")


def test_check_names_people_of_whom_nobody_asks_anything(capsys, tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("schema: 1\nextends: small_company\npeople:\n  second_manager: {diary: 50% booked}\n")
    code, out, err = call(capsys, "check", str(file))
    assert (code, err) == (0, "")
    assert out == (f"{file}: fine\n{file}: nobody asks anything of second_manager; name them in a step or a delay\n")
    assert json.loads(call(capsys, "check", str(file), "--json")[1])[0]["idle_people"] == ["second_manager"]


def test_months_get_the_weeks_they_are(capsys):
    code, _, err = call(capsys, "ask", "small_company", "--waited", "4 months")
    assert code == 2
    assert "write 17 weeks, or the date" in err


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "arguments", [("schema",), ("--help",), ("ask", "small_company", "--waited", "2 weeks", "-n", "30")]
)
def test_an_answer_that_cannot_be_written_is_one_line_and_exit_code_1(arguments):
    with FULL.open("w") as full:
        command = [sys.executable, "-m", "stillwaiting", *arguments]
        said = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=120)
    assert said.returncode == 1
    assert said.stderr == "cannot write the answer: No space left on device\n"


def on_a_terminal(*arguments, **variables):
    """Standard output, and what a terminal got on the standard error, of the program in a process of its own."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80", **variables}
    command = [sys.executable, "-m", "stillwaiting", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=environment) as running:
        os.close(theirs)
        shown = b"".join(iter(lambda: received(ours), b""))
        answer = running.stdout.read().decode()
    os.close(ours)
    assert running.returncode == 0
    return answer, shown.decode()


def received(terminal):
    """The next bytes of a terminal; none once nobody writes any more."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def screen_after(shown):
    """The lines a terminal is left with: it knows line ends, one line up, and an erased line."""
    lines, at = [""], 0
    for part in re.findall(r"\x1b\[\??\w+|\r|\n|[^\x1b\r\n]+", shown):
        if part == "\n":
            at += 1
            lines += [""] * (at + 1 - len(lines))
        elif part == "\x1b[1A":
            at -= 1
        elif part in ("\r", "\x1b[2K"):
            lines[at] = ""
        elif not part.startswith("\x1b"):
            lines[at] += part
    return lines


def test_the_progress_bar_moves_and_leaves_no_line_behind():
    answer, shown = on_a_terminal("run", "small_company", "-n", "4000")
    assert answer.startswith("small_company: 4,000 replications")
    seen = [int(percent) for percent in re.findall(r"(\d+)%", shown)]
    assert seen == sorted(seen)
    assert len(set(seen)) >= 4
    assert seen[-1] == 100
    assert set(screen_after(shown)) == {""}


def test_the_progress_bar_goes_on_where_more_is_planned_than_at_first(monkeypatch, capsys):
    """Full at the first goal, less than full on the way to one twice as far, and full again."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with screen.progress("simulating") as report:
        for done, planned in ((500, 1000), (1000, 1000), (1500, 2000), (2000, 2000)):
            report(done, planned)
    shown = capsys.readouterr().err
    assert re.findall(r"(\d+)%", shown) == ["0", "50", "100", "75", "100"]
    assert set(screen_after(shown)) == {""}


def test_a_dumb_terminal_and_a_file_get_no_progress_bar(monkeypatch, capsys):
    assert on_a_terminal("run", "small_company", *FEW, TERM="dumb")[1] == ""
    with screen.progress("simulating") as report:
        assert report is None
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption_at_the_keyboard_ends_every_process_without_a_traceback(jobs):
    command = ["ask", "small_company", "--waited", "2 weeks", "-n", "400000", "--jobs", jobs]
    process = subprocess.Popen(
        [sys.executable, "-m", "stillwaiting", *command], stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    time.sleep(3)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said.strip()) == (130, "stopped; nothing was kept")
