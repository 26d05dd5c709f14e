"""The answers, one file per question: pure functions of results."""
