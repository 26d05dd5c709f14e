"""One replication told, as plain data for JSON; every key is documented in docs/reference/json.md."""

from datetime import timedelta

from stillwaiting.report.document import SCHEMA, Document, days
from stillwaiting.report.happenings import inside_words, seen_words
from stillwaiting.telling import Ending, Happening, Story


def story_json(story: Story) -> Document:
    """The story as plain data; every key is documented in docs/reference/json.md."""
    return {
        "schema": SCHEMA,
        "scenario": story.scenario,
        "seed": story.seed,
        "replication": story.replication,
        "interview": story.interview.isoformat(),
        "interview_drawn": not story.dated,
        "horizon_days": days(story.horizon),
        "ending": ending_json(story.ending),
        "decided_days": days(story.decided),
        "days": [
            {
                "day": day.day,
                "date": (story.interview + timedelta(days=day.day)).date().isoformat(),
                "inside": [happening_json(each, inside_words(each)) for each in day.inside],
                "seen": [happening_json(each, seen_words(each, story.interview)) for each in day.seen],
            }
            for day in story.days
        ],
        "days_by_cause": {name: days(minutes) for name, minutes in story.ledger},
        "what_if": [
            {"change": each.change, "delay": each.part, "ending": ending_json(each.ending)} for each in story.whatifs
        ],
    }


def ending_json(ending: Ending) -> Document:
    """How a play ended."""
    return {"how": ending.how, "outcome": ending.outcome, "day": ending.day, "days": days(ending.minute)}


def happening_json(found: Happening, text: str) -> Document:
    """One thing that happened."""
    return {
        "days": days(found.minute),
        "what": found.what,
        "part": found.part or None,
        "people": list(found.people),
        "detail": found.detail or None,
        "text": text,
    }
