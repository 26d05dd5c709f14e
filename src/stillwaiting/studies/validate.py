"""Finished scenarios played and compared with published totals that were not used to set them up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from hashlib import blake2b

from stillwaiting.errors import StillWaitingError
from stillwaiting.mixture import Employer, Mixture
from stillwaiting.results import Results
from stillwaiting.scenario_file import dumps, load_employer
from stillwaiting.simulation import simulate
from stillwaiting.studies.targets import Published, Target, load_targets
from stillwaiting.studies.totals import Figure, added_minutes, among, figure
from stillwaiting.survival import told
from stillwaiting.units import DAY

REPLICATIONS = 10_000
INSIDE, NEAR, FAILS = "inside", "near", "FAILS"
FACTOR = 1.5
"""A ratio up to this, either way, is near. It was fixed, as were the words, before the first comparison."""

Progress = Callable[[int, int], None]
"""Called with scenarios done and scenarios planned."""


@dataclass(frozen=True)
class Compared:
    """A published total and what its scenario says."""

    target: Target
    found: Figure
    own: float
    """Days that the scenario itself gives on average, without the stages that were added."""
    added: float
    """Days of the added stages on average."""

    @property
    def ratio(self) -> float | None:
        """Simulated over published; nothing where only a bracket is published."""
        return self.found.value / self.target.value if self.target.value else None

    @property
    def verdict(self) -> str:
        """INSIDE where the two ranges meet, NEAR where they do not and the ratio is at most FACTOR, else FAILS."""
        if self.found.low <= self.target.high and self.found.high >= self.target.low:
            return INSIDE
        return NEAR if self.ratio is not None and 1 / FACTOR <= self.ratio <= FACTOR else FAILS

    @property
    def is_weak(self) -> bool:
        """Whether agreement says little: only a bracket is published, or most of the days were added."""
        return self.target.value is None or self.added > self.own

    @property
    def reason(self) -> str | None:
        """The likely reason where the two ranges do not meet."""
        if self.verdict == INSIDE:
            return None
        return self.target.too_long if self.found.low > self.target.high else self.target.too_short


@dataclass(frozen=True)
class Validation:
    """All that was compared."""

    seed: int
    replications: int
    compared: tuple[Compared, ...]
    fingerprints: dict[str, str]
    """By scenario, a digest of it with every default filled in: another digest, another scenario."""
    published: Published

    @property
    def failed(self) -> tuple[Compared, ...]:
        """What fails."""
        return tuple(each for each in self.compared if each.verdict == FAILS)


def validate(
    scenarios: Sequence[str] = (),
    *,
    seed: int = 1,
    replications: int = REPLICATIONS,
    progress: Progress | None = None,
) -> Validation:
    """The scenarios of these names, or all with a published counterpart, played and compared.

    Raises StillWaitingError for a name without a counterpart, and where the published totals are not there.
    """
    published = load_targets()
    every = published.targets
    wanted = named(scenarios, every)
    compared, fingerprints = list[Compared](), dict[str, str]()
    for done, name in enumerate(wanted, 1):
        employer = load_employer(name)
        fingerprints[name] = fingerprint(employer)
        results = simulate(employer, replications=replications, seed=seed)
        compared += [compare(target, results) for target in every if target.scenario == name]
        if progress is not None:
            progress(done, len(wanted))
    order = {target.name: place for place, target in enumerate(every)}
    compared.sort(key=lambda each: order[each.target.name])
    return Validation(seed, replications, tuple(compared), fingerprints, published)


def named(scenarios: Sequence[str], targets: Sequence[Target]) -> tuple[str, ...]:
    """The scenarios of these names, all that have a target where none is named."""
    known = tuple(dict.fromkeys(target.scenario for target in targets))
    wrong = [name for name in scenarios if name not in known]
    if wrong:
        raise StillWaitingError("\n".join(_unknown(name, known) for name in wrong))
    return tuple(dict.fromkeys(scenarios)) or known


def _unknown(name: str, known: Sequence[str]) -> str:
    close = get_close_matches(name, known, n=1)
    hint = f"did you mean {close[0]!r}?" if close else f"those that have are {', '.join(known)}"
    return f"no published total is compared with a scenario {name!r}; {hint}"


def fingerprint(employer: Employer) -> str:
    """Sixteen hexadecimal digits of a scenario with every default filled in, or of the kinds of a mixture."""
    kinds = list(employer.kinds.values()) if isinstance(employer, Mixture) else [employer]
    shares = str(sorted(employer.shares.items())) if isinstance(employer, Mixture) else ""
    return blake2b((shares + "".join(map(dumps, kinds))).encode(), digest_size=8).hexdigest()


def compare(target: Target, results: Results) -> Compared:
    """One published total beside the results of its scenario.

    Raises StillWaitingError where no case is there to be counted.
    """
    added = added_minutes(target, results)
    found = figure(target, results, results.wait + added)
    chosen = among(target, results)
    timed = chosen & told(results)
    own = float(results.wait[timed].mean()) / DAY if timed.any() else 0.0
    return Compared(target, found, own, float(added[chosen].mean()) / DAY)
