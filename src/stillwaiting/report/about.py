"""The long answer to one of the twelve questions, or to all of them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from stillwaiting.answers.answer import Answer
from stillwaiting.report.ask import ground_lines
from stillwaiting.report.causes import Costs, causes_long
from stillwaiting.report.chances import chances_long
from stillwaiting.report.follow_up import follow_up_lines
from stillwaiting.report.known import known_lines
from stillwaiting.report.letter import letter_lines
from stillwaiting.report.other_offer import other_offer_lines
from stillwaiting.report.promise import promise_lines
from stillwaiting.report.second_choice import second_choice_lines
from stillwaiting.report.sign import sign_lines
from stillwaiting.report.silence import silence_long
from stillwaiting.report.stop import stop_long
from stillwaiting.report.unusual import headline, unusual_long
from stillwaiting.report.when import when_long
from stillwaiting.report.wording import Page, on_date, wrapped

Lines = Callable[[Answer, Page], list[str]]
TOPICS: Mapping[str, tuple[str, Lines]] = {
    "unusual": ("Is this wait unusual?", unusual_long),
    "causes": ("What is probably going on?", causes_long),
    "chances": ("Am I still in the running?", chances_long),
    "promise": ("They named a date. What is it worth?", promise_lines),
    "when": ("When will I hear, if I do?", when_long),
    "follow-up": ("Should I write: when, to whom, what?", follow_up_lines),
    "sign": ("What does this sign mean?", sign_lines),
    "second-choice": ("Am I the second choice?", second_choice_lines),
    "letter": ("They said yes. Where is the letter?", letter_lines),
    "other-offer": ("I must answer another offer. What if I wait?", other_offer_lines),
    "silence": ("Would they tell me if it were a no?", silence_long),
    "stop": ("When do I stop counting on it?", stop_long),
}
"""The twelve questions, with the function that answers each at length."""


def about_text(
    answer: Answer,
    topics: Sequence[str],
    width: int = 80,
    unicode: bool = True,
    phrases: Mapping[str, str] | None = None,
    clues: Mapping[str, str] | None = None,
    costs: Costs = (),
) -> str:
    """The long answers to these of TOPICS, below the verdict in one sentence; ends with a line end.

    `clues` says what one might notice of each cause, `costs` what each cause costs; both are for "causes".
    """
    page = Page(width, unicode, phrases or {})
    functions: dict[str, tuple[str, Lines]] = dict(TOPICS)
    functions["causes"] = (TOPICS["causes"][0], partial(causes_long, clues=clues, costs=costs))
    blocks = [opening(answer, page)]
    for topic in topics:
        title, lines = functions[topic]
        blocks.append([*wrapped(page, title.upper()), "", *lines(answer, page)])
    blocks.append(ground_lines(answer, page))
    return page.fits("\n\n".join("\n".join(block) for block in blocks) + "\n")


def opening(answer: Answer, page: Page) -> list[str]:
    """The verdict, the dates where they are known, and what else is known."""
    lines = wrapped(page, headline(answer))
    if answer.interview:
        start, today = on_date(answer.interview, 0), on_date(answer.interview, answer.waited)
        lines += wrapped(page, f"(interview {start}, today {today})")
    return lines + known_lines(answer, page)
