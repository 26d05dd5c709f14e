"""Eight plain questions about an employer, and the scenario that the answers make."""

from stillwaiting.questionnaire.answers import AnswerError, Answers, read_answer, said
from stillwaiting.questionnaire.dialogue import asked, opening, typed, wrong
from stillwaiting.questionnaire.form import answers_from, form
from stillwaiting.questionnaire.questions import Choice, Question, as_data, questions
from stillwaiting.questionnaire.writing import asking, scenario_text

__all__ = [
    "AnswerError",
    "Answers",
    "Choice",
    "Question",
    "answers_from",
    "as_data",
    "asked",
    "asking",
    "form",
    "opening",
    "questions",
    "read_answer",
    "said",
    "scenario_text",
    "typed",
    "wrong",
]
