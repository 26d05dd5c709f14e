"""Wording and layout: what a person reads, and what a program reads."""

from stillwaiting.report.about import TOPICS, about_text
from stillwaiting.report.ask import ask_text
from stillwaiting.report.ask_document import ask_json
from stillwaiting.report.document import run_json
from stillwaiting.report.run import run_text
from stillwaiting.report.unusual import headline

__all__ = ["TOPICS", "about_text", "ask_json", "ask_text", "headline", "run_json", "run_text"]
