"""The answer to one wait as plain data for JSON; every key is documented in docs/reference/json.md."""

from collections.abc import Sequence

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.elsewhere import Elsewhere
from stillwaiting.report.document import Document, adding_up, bands, days, ends, origin, share, weeks
from stillwaiting.report.follow_up import follow_up_json
from stillwaiting.report.kinds import kinds_json
from stillwaiting.report.letter import letter_json
from stillwaiting.report.other_offer import other_offer_json
from stillwaiting.report.promise import promise_json
from stillwaiting.report.second_choice import second_choice_json
from stillwaiting.report.sign import sign_json
from stillwaiting.report.silence import silence_json
from stillwaiting.report.somebody import somebody_json
from stillwaiting.report.stop import stop_json
from stillwaiting.report.when import within_json
from stillwaiting.report.wording import FEW_CASES, whole_days
from stillwaiting.report.would_change import would_change_json
from stillwaiting.units import DAY

PARTS = ("heard", "will_hear", "never_told", "open", "withdrawn")


def ask_json(answer: Answer, others: Sequence[Elsewhere] = ()) -> Document:
    """All answers to one wait as plain data; `others` is the same wait elsewhere."""
    return {
        **origin(answer),
        **asked(answer),
        **unusual(answer),
        **chances(answer),
        "remaining_days": remaining(answer),
        "silence": silence_json(answer),
        "stop": stop_json(answer),
        "causes": causes(answer),
        "signs": sign_json(answer),
        "would_change": would_change_json(answer),
        "promise": promise_json(answer),
        "follow_up": follow_up_json(answer),
        "second_choice": second_choice_json(answer),
        "letter": letter_json(answer),
        "other_offer": other_offer_json(answer),
        "somebody": somebody_json(answer),
        "kinds": kinds_json(answer),
        "elsewhere": {other.scenario: share(other.still_waiting) for other in others},
        "answers_per_week": weeks(answer.unusual.per_day),
    }


def asked(answer: Answer) -> Document:
    """What was asked, and what the answer rests on."""
    return {
        "situation": answer.situation,
        "interview": answer.interview.isoformat() if answer.interview else None,
        "waited_days": days(answer.waited),
        "known": {
            "signs": [{"name": sign.name, "day": days(sign.minute), "seen": sign.seen} for sign in answer.signs],
            "left_out": [{"name": sign.name, "day": days(sign.minute), "seen": sign.seen} for sign in answer.dropped],
            "wrote_on_day": days(answer.wrote),
            "kept": answer.kept,
            "worth": answer.worth,
        },
        "numbers": {"sourced": answer.sourced, "assumed": answer.assumed},
    }


def unusual(answer: Answer) -> Document:
    """How unusual the wait is, and how a hundred people fare."""
    found = answer.unusual
    return {
        "verdict": found.verdict,
        "verdict_range": list(found.verdict_range),
        "still_waiting": share(found.still_waiting),
        "silent": share(found.silent),
        "rough": found.silent.hits < FEW_CASES,
        "of_100": {part: vars(found.of_100)[part] for part in PARTS},
        "offers_of_100": {"heard": found.of_100.offers_heard, "will_hear": found.of_100.offers_to_come},
        "offers": {
            "heard": share(found.offers_heard),
            "to_come": share(found.offers_to_come),
            "later_than_today": share(found.offers_later),
        },
    }


def chances(answer: Answer) -> Document:
    """What becomes of a case: on the day of the interview, given silence, and given all that is known."""
    columns = vars(answer.chances)
    return {
        "outcomes": {name: adding_up(column) for name, column in columns.items()},
        "outcome_bands": {name: bands(column) for name, column in columns.items()},
    }


def remaining(answer: Answer) -> Document:
    """Whole days until half, and four in five, of those who will hear have heard; and how many hear within weeks."""
    found = {"half": answer.when.half, "four_in_five": answer.when.four_in_five}
    return {
        **{name: None if each.minutes is None else whole_days(each.minutes) for name, each in found.items()},
        "simulation": {name: ends(each) for name, each in found.items()},
        "will_hear": share(answer.when.will_hear),
        "within": within_json(answer),
    }


def causes(answer: Answer) -> Document:
    """What holds the silent cases, and the mean days it took so far."""
    return {
        "now": adding_up(dict(answer.causes.now)),
        "days_so_far": {name: round(minutes / DAY, 4) for name, minutes in answer.causes.so_far},
    }
