/* The bound of the native engine: the draws of a play and nothing else, by the kernel's own functions. */

#include "kernel.c"

/* What is drawn: an amount, a chance, a half-hour of a diary, a plain uniform; or the next replication begins. */
enum { AMOUNT, CHANCE, HALF_HOUR_OF, PLAIN, NEXT };

/* Make `count` draws, three words each: what, whose, and k. Their sum, so that none is optimised away. */
EXPORTED i64 draws_only(const i64 *words, const i32 *ints, i8 *scratch, u64 seed, const i64 *draws, i64 count) {
    struct play p;
    i64 sum = 0;
    read_plan(&p, words, ints);
    lay_out(&p, (uintptr_t)scratch);
    p.seed = seed;
    p.world = UINT64_MAX;
    for (i64 number = 0; number < p.plan->draws_count; number++) p.factors[number] = ONE;
    for (i64 number = 0; number < p.plan->odds_count; number++) p.thresholds[number] = (u64)p.odds[number].threshold;
    for (const i64 *draw = draws; draw < draws + 3 * count; draw += 3) {
        u64 k = (u64)draw[2];
        switch (draw[0]) {
        case AMOUNT: sum += minutes(&p, draw[1], k); break;
        case CHANCE: sum += hit(&p, draw[1], k); break;
        case HALF_HOUR_OF: sum += (i64)free_of(&p, &p.people[draw[1]], (i64)(k >> 48), k & 0xFFFFFFFFFFFF); break;
        case PLAIN: sum += (i64)(uniform(start(p.key, p.blocks[draw[1]].at_start_stream), k) >> 40); break;
        default:
            p.key = replication_key(seed, k);
            if (k / WORLD != p.world) enter(&p, k / WORLD);
        }
    }
    return sum;
}
