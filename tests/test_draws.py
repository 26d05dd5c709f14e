"""Draws are pinned to the bit, and their scalar and array forms agree everywhere."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statistical import (
    assert_distribution,
    assert_mean,
    assert_proportion,
    enough_for_distance,
    enough_for_mean,
    enough_for_proportion,
)

from stillwaiting import draws
from stillwaiting.draws import MIXTURE, QUANTILE, STEP, Table
from stillwaiting.errors import StillWaitingError

HALF = 2**63
END = 2**64
CORNERS = {place + step for bit in range(65) for place in (2**bit, END - 2**bit) for step in (-1, 0, 1)}
CELLS = {2**39 + (cell << 33) + step for cell in range(64) for step in (-1, 0, 1)}
EDGES = sorted(u for u in CORNERS | CELLS | {END - 1 - cell for cell in CELLS} if 0 <= u < END)


def some_uniforms(stream, replications=200, each=50):
    keys = draws.replication_keys(11, 0, replications)
    return draws.uniforms(draws.starts(keys, draws.stream_key(stream)), 0, each)


UNIFORMS = np.concatenate([np.array(EDGES, dtype=np.uint64), some_uniforms("twins").ravel()])


def quantile_table(entries):
    """A quantile table whose entries rise from the lowest to the highest uniform."""
    first, second = np.sort(entries).reshape(2, 24, 65)
    return Table(QUANTILE, nodes=tuple(np.stack([first[::-1], second[:, ::-1]]).ravel().tolist()))


def random_entries(seed):
    return np.random.default_rng(seed).integers(1, 2**30, 3120, endpoint=True)


ROUGH = quantile_table(random_entries(1))
STEPS = Table(STEP, thresholds=(1, 2**40, HALF, END - 1), values=(0, 1, 500, 70_000, 2**30))
TABLES = {
    "quantile": ROUGH,
    "step": STEPS,
    "constant": Table(STEP, values=(256,)),
    "mixture": Table(MIXTURE, thresholds=(2**62, HALF), parts=(STEPS, ROUGH, Table(STEP, values=(7,)))),
}


def literal_raw(nodes, u):
    """A quantile table read by the letter: sides, octaves, cells, a 32-bit fraction, an arithmetic shift."""
    side, x = (0, u) if u < HALF else (1, END - 1 - u)
    octave = next((o for o in range(24) if 2 ** (62 - o) <= x), 23)
    least = 2 ** (62 - octave)
    cell, rest = divmod(max(x - least, 0) * 64, least)
    fraction = rest * 2**32 // least
    low, high = np.array(nodes).reshape(2, 24, 65)[side, octave, cell : cell + 2].tolist()
    return low + (high - low) * fraction // 2**32


def test_uniforms_are_the_published_sequence_of_splitmix64():
    assert [draws.uniform(1234567, k) for k in range(3)] == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
    ]


def test_keys_starts_and_uniforms_are_pinned():
    key, stream = draws.replication_key(1, 7), draws.stream_key("decision_maker_away.lasts")
    begin = draws.start(key, stream)
    assert (key, stream, begin) == (0xA05302141A219F0B, 0x9EE71D31B71DCB79, 0x6D24A0BD53F64BBB)
    assert [draws.uniform(begin, k) for k in (0, 1, 1000)] == [
        0x5E588783CF31EF79,
        0xAD18A9C28309286C,
        0x35FDA6A2DA3F76B6,
    ]


def test_raw_values_and_the_digest_of_a_table_are_pinned():
    smooth = quantile_table(np.arange(3120) ** 2 + 1)
    both = Table(MIXTURE, thresholds=(HALF,), parts=(smooth, STEPS))
    begin = draws.start(draws.replication_key(1, 7), draws.stream_key("decision_maker_away.lasts"))
    us = [draws.uniform(begin, k) for k in range(4)]
    assert [draws.raw(smooth, u) for u in us] == [2326681, 2576335, 2560910, 2835108]
    assert [draws.raw(both, u) for u in us] == [1325776, 500, 500, 500]
    assert draws.table_hash(both) == "de852b18a0074be53565ead4acd2dc5b"


@pytest.mark.parametrize("seed", [0, 1, 2**63, END - 1, -1])
def test_keys_starts_and_uniforms_are_the_same_one_by_one_and_as_arrays(seed):
    stream = draws.stream_key("sign_offs.chance")
    keys = draws.replication_keys(seed, 5, 40)
    begins = draws.starts(keys, stream)
    many = draws.uniforms(begins, 3, 20)
    assert keys.tolist() == [draws.replication_key(seed, n) for n in range(5, 45)]
    assert begins.tolist() == [draws.start(key, stream) for key in keys.tolist()]
    assert many.tolist() == [[draws.uniform(begin, k) for k in range(3, 20)] for begin in begins.tolist()]


def test_uniforms_take_numbers_of_draws_as_an_array_for_all_or_for_each():
    begins = draws.starts(draws.replication_keys(1, 0, 3), 9)
    every = draws.uniforms(begins, 0, 10)
    assert draws.uniforms(begins, np.array([7, 2])).tolist() == every[:, [7, 2]].tolist()
    each = np.array([[0], [4], [9]])
    assert draws.uniforms(begins, each).tolist() == np.take_along_axis(every, each, 1).tolist()


def test_a_replication_does_not_depend_on_how_many_there_are():
    assert draws.replication_keys(1, 0, 100)[60:].tolist() == draws.replication_keys(1, 60, 40).tolist()


def test_mix_is_the_same_one_by_one_and_as_an_array():
    assert draws.mixes(UNIFORMS).tolist() == [draws.mix(u) for u in UNIFORMS.tolist()]


@pytest.mark.parametrize("name", TABLES)
def test_raw_values_are_the_same_one_by_one_and_as_an_array(name):
    table = TABLES[name]
    together = draws.raws(table, UNIFORMS)
    assert together.dtype == np.int64
    assert together.tolist() == [draws.raw(table, u) for u in UNIFORMS.tolist()]


def test_raw_values_keep_the_shape_of_their_uniforms():
    block = some_uniforms("shape", 6, 4)
    for table in TABLES.values():
        assert draws.raws(table, block).tolist() == draws.raws(table, block.ravel()).reshape(6, 4).tolist()


def test_a_quantile_table_is_read_by_the_letter():
    assert [draws.raw(ROUGH, u) for u in EDGES] == [literal_raw(ROUGH.nodes, u) for u in EDGES]


@given(st.integers(0, END - 1), st.integers(0, 2**32))
def test_any_quantile_table_is_read_by_the_letter(u, seed):
    table = quantile_table(random_entries(seed))
    assert draws.raw(table, u) == literal_raw(table.nodes, u)


def test_interpolation_counts_all_32_bits_of_its_fraction():
    steep = quantile_table(np.where(np.arange(3120) <= 23 * 65, 1, 1 + 3 * 2**28))
    assert [draws.raw(steep, 2**62 + (fraction << 24)) for fraction in (10, 11)] == [2, 3]


def test_at_a_node_the_draw_is_the_entry():
    nodes = np.array(ROUGH.nodes).reshape(2, 24, 65)
    for octave in range(24):
        for cell in range(64):
            x = 2 ** (62 - octave) + (cell << (56 - octave))
            assert draws.raw(ROUGH, x) == nodes[0, octave, cell]
            assert draws.raw(ROUGH, END - 1 - x) == nodes[1, octave, cell]


def test_the_tails_are_cut_at_one_in_two_to_the_25th():
    assert draws.raw(ROUGH, 0) == draws.raw(ROUGH, 2**39) == min(ROUGH.nodes)
    assert draws.raw(ROUGH, END - 1) == draws.raw(ROUGH, END - 1 - 2**39) == max(ROUGH.nodes)


@given(st.integers(0, 2**32), st.lists(st.integers(0, END - 1), min_size=2))
def test_a_draw_is_monotone_in_its_uniform(seed, more):
    us = np.array(sorted(EDGES + more), dtype=np.uint64)
    for table in (quantile_table(random_entries(seed)), STEPS):
        assert (np.diff(draws.raws(table, us)) >= 0).all()


def test_a_step_begins_at_its_threshold():
    around = [0, 1, 2**40 - 1, 2**40, HALF - 1, HALF, END - 2, END - 1]
    assert [draws.raw(STEPS, u) for u in around] == [0, 1, 1, 500, 500, 70_000, 70_000, 2**30]


def test_a_part_of_a_mixture_draws_with_a_mixed_uniform():
    table = Table(MIXTURE, thresholds=(HALF,), parts=(ROUGH, STEPS))
    for u in EDGES:
        again = draws.mix((u + draws.GOLDEN) % END)
        assert draws.raw(table, u) == draws.raw(ROUGH if u < HALF else STEPS, again)


@pytest.mark.parametrize(
    ("raw", "factor", "expected"),
    [
        (0, 65536, 0),
        (1, 65536, 1),
        (128, 65536, 1),
        (383, 65536, 1),
        (384, 65536, 2),
        (256 * 77, 65536, 77),
        (256 * 77 + 127, 65536, 77),
        (256 * 77 + 128, 65536, 78),
        (256 * 100, 98304, 150),
        (256, 98304, 2),
        (256, 1, 1),
        (0, 98304, 0),
        (2**30, 65536, 2**22),
        (2**30, 2**32, 2**38),
    ],
)
def test_minutes_are_rounded_and_only_zero_gives_zero(raw, factor, expected):
    assert draws.minutes(raw, factor) == expected
    assert draws.minutes_array(np.array([raw, raw]), factor).tolist() == [expected, expected]


def test_minutes_are_the_same_one_by_one_and_as_an_array():
    raw = np.append(random_entries(3), [0, 1, 127, 128, 129])
    factor = np.random.default_rng(4).integers(0, 2**20, raw.size)
    expected = [draws.minutes(r, f) for r, f in zip(raw.tolist(), factor.tolist(), strict=True)]
    assert draws.minutes_array(raw, factor).tolist() == expected
    assert draws.minutes_array(raw).tolist() == [draws.minutes(r) for r in raw.tolist()]


def test_what_is_impossible_never_happens_and_what_is_certain_always_does():
    never, always = draws.threshold(0), draws.threshold(1)
    assert (never, always, draws.threshold(0.0), draws.threshold(1.0)) == (0, 2**32, 0, 2**32)
    assert not any(draws.hit(never, u) for u in EDGES)
    assert all(draws.hit(always, u) for u in EDGES)


def test_a_chance_however_small_is_neither_impossible_nor_certain():
    assert (draws.threshold(1e-300), draws.threshold(1 - 2**-53)) == (1, 2**32 - 1)
    assert draws.threshold(0.5) == 2**31
    assert draws.threshold(1 / 3) == 1431655765
    assert draws.threshold(2 / 3) == 2863311531


def test_a_hit_ends_just_below_its_threshold():
    p = draws.threshold(0.25)
    assert draws.hit(p, 2**62 - 1)
    assert not draws.hit(p, 2**62)


@pytest.mark.parametrize("p", [0, 1e-9, 0.25, 0.5, 1 - 1e-9, 1])
def test_hits_are_the_same_one_by_one_and_as_an_array(p):
    limit = draws.threshold(p)
    assert draws.hits(limit, UNIFORMS).tolist() == [draws.hit(limit, u) for u in UNIFORMS.tolist()]


def test_hits_take_a_threshold_for_each_uniform():
    limits = np.array([0, 2**31, 2**32])
    us = np.array([0, HALF - 1, END - 1], dtype=np.uint64)
    assert draws.hits(limits, us).tolist() == [False, True, True]


@pytest.mark.parametrize("p", [-0.01, 1.01, float("nan")])
def test_a_probability_outside_0_to_1_is_refused(p):
    with pytest.raises(StillWaitingError, match="between 0 and 1"):
        draws.threshold(p)


def test_every_number_of_a_table_counts_in_its_digest():
    different = [
        Table(STEP, (5,), (1, 2)),
        Table(STEP, (6,), (1, 2)),
        Table(STEP, (5,), (1, 3)),
        Table(STEP, (), (5, 1, 2)),
        Table(QUANTILE, (5,), (1, 2)),
        Table(MIXTURE, (5,), parts=(STEPS, ROUGH)),
        Table(MIXTURE, (5,), parts=(ROUGH, STEPS)),
        Table(MIXTURE, (5,), parts=(quantile_table(random_entries(2)), STEPS)),
    ]
    assert len({draws.table_hash(table) for table in different}) == len(different)
    assert draws.table_hash(Table(STEP, (5,), (1, 2))) == draws.table_hash(different[0])


def test_uniforms_are_uniform():
    us = some_uniforms("uniform", enough_for_distance(0.01) // 10 + 1, 10).ravel()
    assert_distribution(us / END, lambda x: x, detect=0.01)


def test_every_bit_of_a_uniform_is_set_half_of_the_time():
    trials = enough_for_proportion(0.5, 0.01)
    us = some_uniforms("bits", trials, 1).ravel()
    for bit in range(64):
        ones = int((us >> np.uint64(bit) & np.uint64(1)).sum())
        assert_proportion(ones, trials, 0.5, detect=0.01)


def correlated(first, second):
    """The products whose mean is the correlation of two rows of uniforms."""
    return 12 * (first / END - 0.5) * (second / END - 0.5)


def assert_uncorrelated(first, second):
    """The sd of a product of two standardized uniforms is 1."""
    assert_mean(correlated(first, second), 0, sd=1, detect=0.02)


ENOUGH = enough_for_mean(1, 0.02)


def test_neighbouring_draws_replications_streams_and_seeds_are_uncorrelated():
    us = some_uniforms("sign_offs.effort", ENOUGH + 1, 2)
    other_stream = some_uniforms("sign_offs.effor", ENOUGH + 1, 1)
    other_seed = draws.uniforms(
        draws.starts(draws.replication_keys(12, 0, ENOUGH + 1), draws.stream_key("sign_offs.effort")), 0, 1
    )
    assert_uncorrelated(us[:, 0], us[:, 1])
    assert_uncorrelated(us[1:, 0], us[:-1, 0])
    assert_uncorrelated(us[:, 0], other_stream[:, 0])
    assert_uncorrelated(us[:, 0], other_seed[:, 0])


def test_draws_of_one_stream_are_uncorrelated():
    begin = draws.starts(draws.replication_keys(1, 0, 1), draws.stream_key("diary"))
    us = draws.uniforms(begin, 0, ENOUGH + 48)[0]
    for lag in (1, 2, 7, 48):
        assert_uncorrelated(us[lag:], us[:-lag])


def test_the_choice_of_a_part_and_the_draw_from_it_are_uncorrelated():
    us = some_uniforms("choice", ENOUGH, 1)[:, 0]
    assert_uncorrelated(us, draws.mixes(us + np.uint64(draws.GOLDEN)))


def test_a_stream_is_its_name_and_nothing_else():
    names = [f"{part}.{field}" for part in ("a", "b", "a#2") for field in ("x", "y", "")]
    assert len({draws.stream_key(name) for name in names}) == len(names)
    assert draws.stream_key("Straße") == 0x3EEF1167E8C89A12


def test_sample_sizes_follow_from_the_error_rates():
    assert [enough_for_distance(d) for d in (0.1, 0.05, 0.02, 0.01)] == [2_902, 11_607, 72_544, 290_174]


def test_the_calibrated_assertions_catch_what_they_must_detect():
    us = some_uniforms("caught", 300, 1000).ravel() / END
    with pytest.raises(AssertionError, match="CDFs differ"):
        assert_distribution(us, lambda x: x**1.06, detect=0.02)
    with pytest.raises(AssertionError, match="standard errors"):
        assert_mean(us, 0.51, sd=12**-0.5, detect=0.01)
    with pytest.raises(AssertionError, match="not between"):
        assert_proportion(int((us < 0.52).sum()), us.size, 0.5, detect=0.02)
    with pytest.raises(AssertionError, match="are needed"):
        assert_proportion(5, 10, 0.5, detect=0.02)
