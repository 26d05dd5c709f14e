"""Shares told as so many of a hundred: whole numbers, or bounds where little is known."""

from math import ceil, floor

from stillwaiting.survival import Share

FEW_HITS = 100
"""Hits below which a share under 10 % is only bounded."""


def in_hundred(share: Share, whole: int | None = None) -> str:
    """How many in 100: a whole number (`whole`, if rounded elsewhere), or a bound where little is known.

    `<3` is fewer than 3, `>98` more than 98, `?` cannot be said.
    """
    if share.value is None:
        return "?"
    if share.hits < FEW_HITS and share.value < 0.1:
        return f"<{max(1, ceil(100 * share.simulation.high))}"
    if share.among - share.hits < FEW_HITS and share.value > 0.9:
        return f">{min(99, floor(100 * share.simulation.low))}"
    number = round(100 * share.value) if whole is None else whole
    if number == 0:
        return "<1"
    return ">99" if number == 100 and share.hits < share.among else str(number)


def is_whole(number: str) -> bool:
    """Whether a number of `in_hundred` is one, and no bound."""
    return number.isdigit()


def spoken(number: str) -> str:
    """A number of `in_hundred` as it is said in a sentence."""
    return number.replace("<", "fewer than ").replace(">", "more than ").replace("?", "an unknown number")


def parts_of(whole: int, counts: list[int]) -> list[int]:
    """Whole numbers in proportion to the counts; they add up to `whole` (largest remainder)."""
    total = sum(counts)
    if total == 0:
        return [0 for _ in counts]
    parts = [whole * count // total for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda i: -(whole * counts[i] % total))
    for i in by_remainder[: whole - sum(parts)]:
        parts[i] += 1
    return parts


def hundred(shares: dict[str, Share]) -> dict[str, int]:
    """A hundred cases, by chances.KEYS, in whole numbers that add up to 100; all 0 where there was no case.

    Whoever withdrew, or has no answer by the horizon (`open`), counts where that is 1 in 100 or more. Where
    it is less, those cases are left out of the hundred: to call them answered or never told would be a guess.
    """
    rare = {key for key in ("withdrawn", "open") if 100 * shares[key].hits < shares[key].among}
    parts = parts_of(100, [0 if key in rare else found.hits for key, found in shares.items()])
    return dict(zip(shares, parts, strict=True))
