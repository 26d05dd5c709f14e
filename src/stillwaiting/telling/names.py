"""Names of a scenario in words."""

SHORT_WORDS = {"hr": "HR", "ceo": "CEO", "cfo": "CFO", "cto": "CTO", "coo": "COO", "vp": "VP", "it": "IT"}


def name_words(name: str) -> str:
    """A name of a scenario in words: `hr_partner` is HR partner."""
    return " ".join(SHORT_WORDS.get(word, word) for word in name.split("_"))


def listed(names: tuple[str, ...]) -> str:
    """People in words: `hiring manager and director`."""
    words = [name_words(name) for name in names]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
