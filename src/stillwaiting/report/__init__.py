"""Wording and layout: what a person reads, and what a program reads."""

from stillwaiting.report.ask import ask_text
from stillwaiting.report.document import ask_json, run_json
from stillwaiting.report.run import run_text
from stillwaiting.report.unusual import headline

__all__ = ["ask_json", "ask_text", "headline", "run_json", "run_text"]
