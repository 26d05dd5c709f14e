"""stillwaiting new: a scenario from eight plain questions."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stillwaiting.cli import screen
from stillwaiting.cli.arguments import json_option
from stillwaiting.errors import StillWaitingError

if TYPE_CHECKING:
    from stillwaiting.questionnaire import Answers, Question
    from stillwaiting.scenario import Scenario

FILE = "my_employer.yaml"
MOST_BYTES = 64 * 1024


@click.command()
@click.argument("file", metavar="[FILE]", required=False)
@click.option("--answers", metavar="FILE", help="Take the answers from a file (- for the standard input); ask nothing.")
@click.option("--questions", "only_questions", is_flag=True, help="Print the questions as a file to fill in.")
@json_option()
@click.option("--force", is_flag=True, help="Write over FILE if it is there already.")
def command(file: str | None, answers: str | None, only_questions: bool, as_json: bool, force: bool) -> None:
    """Describe your employer: eight plain questions make a scenario of your own.

    FILE is my_employer.yaml unless given; - prints the scenario instead of writing it.

    \b
    stillwaiting new
    stillwaiting new --questions > answers.yaml
    stillwaiting new --answers answers.yaml
    """
    _agree(file, answers, only_questions, as_json, force)
    from stillwaiting.questionnaire import questions
    from stillwaiting.scenario_file import shipped_kinds

    if not only_questions:
        _check_target(FILE if file is None else file, force)
    known = shipped_kinds()
    listed = questions(known)
    if only_questions:
        _print(listed, as_json)
    else:
        found = _dialogue(listed) if answers is None else _from_file(answers, listed)
        _deliver(found, known[found.employer], file, force)


def _deliver(answers: "Answers", employer: "Scenario", file: str | None, force: bool) -> None:
    """Write the scenario, or print it."""
    from stillwaiting.questionnaire import asking, scenario_text

    name = FILE if file is None or file == "-" else file
    text = scenario_text(answers, employer, name)
    if file == "-":
        click.echo(text, nl=False)
        return
    _write(name, text, force)
    own = "" if answers.interview else ", with your own wait"
    click.echo(f"Written: {name}\nNow ask{own}:\n  {asking(answers, name)}")


def _agree(file: str | None, answers: str | None, only_questions: bool, as_json: bool, force: bool) -> None:
    """Refuse options that do not go together."""
    if as_json and not only_questions:
        raise click.UsageError("--json goes with --questions; the scenario itself is YAML")
    if only_questions and (file is not None or answers is not None or force):
        raise click.UsageError("--questions only prints; leave out FILE, --answers and --force")
    if force and file == "-":
        raise click.UsageError("--force goes with a FILE; - writes none")
    if not (only_questions or answers is not None or (sys.stdin.isatty() and sys.stderr.isatty())):
        raise click.UsageError(
            "the questions need a terminal; give --answers FILE (`stillwaiting new --questions` prints one to fill in)"
        )


def _print(questions: "Sequence[Question]", as_json: bool) -> None:
    """The questions for whoever asks them elsewhere, or answers them in a file."""
    from stillwaiting.questionnaire import as_data, form

    if as_json:
        screen.echo_json(as_data(questions))
    else:
        click.echo(form(questions), nl=False)


def _check_target(file: str, force: bool) -> None:
    """Refuse a file that cannot or must not be written, before anybody has answered anything."""
    from stillwaiting.scenario_file import shipped

    path = Path(file)
    if file == "-":
        return
    if file in shipped():
        raise StillWaitingError(f"{file} is the name of a shipped scenario; write such as {file}.yaml, or {FILE}")
    if not file.isprintable():
        raise StillWaitingError(f"{file!r} has characters that no terminal shows; name another file")
    if path.is_dir():
        raise StillWaitingError(f"{file}: is a folder; name a file in it, such as {path / FILE}")
    if not path.parent.is_dir():
        raise StillWaitingError(f"{file}: there is no folder {path.parent}")
    if not os.access(path.parent, os.W_OK):
        raise StillWaitingError(f"{file}: nothing can be written in {path.parent.resolve()}")
    if os.path.lexists(path) and not force:
        raise StillWaitingError(f"{file} is there already; name another file, or give --force to write over it")


def _from_file(file: str, questions: "Sequence[Question]") -> "Answers":
    """The answers in a file."""
    from stillwaiting.questionnaire import answers_from

    shown = "stdin" if file == "-" else file
    try:
        data = sys.stdin.buffer.read(MOST_BYTES + 1) if file == "-" else _beginning(Path(file))
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StillWaitingError(f"{shown}: is not UTF-8 text") from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "not a possible file name").lower()
        raise StillWaitingError(f"{shown}: cannot be read: {reason}") from None
    if len(data) > MOST_BYTES:
        raise StillWaitingError(f"{shown}: is larger than {MOST_BYTES // 1024} KB; answers are a few lines")
    return answers_from(text, shown, questions)


def _beginning(path: Path) -> bytes:
    """As much of a file as answers may be, and one byte more."""
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


def _dialogue(questions: "Sequence[Question]") -> "Answers":
    """The answers that are typed; every word of ours goes to the standard error."""
    from stillwaiting.questionnaire import Answers, asked, opening

    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")  # a key that makes no letter must not stop the questions
    click.echo(opening(screen.width()), err=True)
    found: dict[str, Any] = {}
    place = 0
    for question in questions:
        place += question.counted
        click.echo(f"\n{asked(question, place, screen.width())}", err=True)
        found[question.key] = _answer(question, found.get("interview"))
    click.echo(err=True)
    return Answers(**found)


def _answer(question: "Question", interview: date | None) -> Any:
    """What is answered, once it can be taken."""
    from stillwaiting.questionnaire import AnswerError, typed, wrong

    while True:
        click.echo("> ", nl=False, err=True)
        try:
            line = sys.stdin.readline()
            if not line:
                raise KeyboardInterrupt
            return typed(question, line, interview)
        except AnswerError as error:
            click.echo(wrong(error, screen.width()), err=True)
        except KeyboardInterrupt:
            click.echo(err=True)
            raise


def _write(file: str, text: str, force: bool) -> None:
    """Write the scenario beside its place, then move it there: the file is there whole, or not at all."""
    path = Path(file)
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        beside.write_text(text, encoding="utf-8")
        _check_target(file, force)
        beside.replace(path)
    except OSError as error:
        raise StillWaitingError(f"{file}: cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
