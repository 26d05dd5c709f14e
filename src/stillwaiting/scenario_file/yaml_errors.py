"""What is wrong with the YAML of a file, in plain words."""

from ruamel.yaml.error import MarkedYAMLError

from stillwaiting.units import quoted

WORDS = {
    "found character '\\t'": "a tab cannot indent; use spaces",
    "mapping values are not allowed": "unexpected ':'; check the indentation, or put the text in quotes",
    "but got '<stream end>'": "the bracket opened in line {line} is not closed",
    "expected ',' or": "a ',' or the closing bracket is missing (opened in line {line})",
    "found unexpected end of stream": "the quote opened in line {line} is not closed",
    "found unexpected document separator": "the quote opened in line {line} is not closed",
    "could not find expected ':'": "a ':' is missing after this key",
    "could not found expected ':'": "a ':' is missing after this key",
    "found unknown escape character": 'unknown escape after a "\\" in double quotes; use single quotes',
    "expected <block end>": "this does not fit the lines above; check the indentation",
    "expected '<document start>'": "this does not fit the lines above; check the indentation",
    "expected the node content": "a value is missing here",
    "that cannot start any token": "a text cannot begin with this character; put it in quotes",
    "expected chomping or indentation": "after | or > the text begins on the next line",
    "sequence entries are not allowed": "a list cannot begin here; put it on the next line",
    "block sequence entries": "a list cannot begin here; put it on the next line",
    "expected alphabetic or numeric": "a name is missing after & or *",
}
DIRECTIVE = "a line that begins with % says something about YAML; leave it out, or put the text in quotes"


def plain_words(error: MarkedYAMLError) -> str:
    """The message for the user."""
    problem = error.problem or error.context or ""
    if "directive" in f"{error.context} {problem}" or "incompatible YAML" in problem:
        return DIRECTIVE
    mark = error.context_mark or error.problem_mark
    for fragment, words in WORDS.items():
        if fragment in problem:
            return words.replace("{line}", str(mark.line + 1 if mark else 1))
    return f"this is not YAML: {quoted(problem)}"
