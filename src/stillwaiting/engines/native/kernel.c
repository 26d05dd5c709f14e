/* The native engine: plays a plan, replication after replication, with the bits of the SimPy engine.

   ARCHITECTURE.md says what a row means; every function here does what the one of its name does in ../simpy_engine.
   What SimPy does with processes and a heap is done here with a few states and a search for the least key: a minute
   and a rank. Integers only, no allocation, nothing from the C library but memory copies: all memory is handed in.
   A plan is looked through once by `check`, so that no index leads astray; afterwards nothing is checked twice but
   what cannot be known beforehand, and that ends the play with a fault. */

#include "layout.h"

typedef int8_t i8;
typedef int16_t i16;
typedef int32_t i32;
typedef int64_t i64;
typedef uint32_t u32;
typedef uint64_t u64;

#if defined(_WIN32)
#define EXPORTED __declspec(dllexport)
#else
#define EXPORTED __attribute__((visibility("default")))
#endif

/* Keeps what is rarely needed out of the way of what is needed all the time. */
#define NOT_INLINE __attribute__((noinline))

#ifndef SOURCE
#define SOURCE 0
#endif

/* How a replication ended (results.HOWS), and what holds a case that no row holds. */
enum how { TOLD, NEVER_TOLD, WITHDREW, OPEN_AT_HORIZON };
enum holder { NOT_TOLD = -1, ANSWERED = -2 };

/* What only a plan that no scenario compiles to can run into. */
enum fault { LIVE_TWICE = 1, NOBODY_LEFT, ENDLESS, CROWDED, BEYOND, TOO_LONG };

/* What a token is doing: a take is at work or blocked; a slot is booked, missed or held. */
enum doing { AT_WORK, BLOCKED, BOOKED, MISSED, HELD };

enum { WORKING = -1, HALF_HOUR = 30, HALF_HOURS = 48, BUCKET = 6 };
enum { WITHDRAWAL_CLOCK, PROBE_CLOCK, HORIZON_CLOCK, CLOCKS };

/* Not a row, and above all rows. */
#define NOWHERE INT32_MAX

/* A key is a minute and, in its lower bits, a rank: the next event is the least key. */
enum { RANK_BITS = 20, MOST_ROWS = 1 << 18, MOST_BLOCKS = 64, MOST_NUMBERS = 1 << 28 };
#define NOT_COMING INT64_MAX
#define LARGEST ((i64)1 << 30)  /* of a table, in minutes / 256; and minutes of a calendar */
#define LONGEST (LARGEST / 256) /* minutes of a horizon */
#define STEPS_A_MINUTE 65536    /* more of them without time passing: the plan runs in a circle */

struct token {
    i64 key;
    i64 since; /* charged up to here */
    i64 begun; /* at work since */
    i64 left;
    i64 amount; /* of a take, or the length of a slot */
    i32 row;
    i32 place; /* among the live ones */
    i32 charge; /* a cause, or WORKING */
    i32 doing;
};

/* What has happened to a row so far. */
struct past {
    u32 starts;
    i32 started; /* minute of the last start */
    u32 yes;
    u32 redone;
    u32 parked;
    u32 turn;  /* inside a race: starts of the race's first row when this row last started */
    u32 again; /* and how often it had started before with that many */
};

/* A block's next event, and the cycle it belongs to. */
struct spell {
    i64 key;
    i64 end;
    u64 cycle;
    i64 again;
};

/* One replication, and what stays the same from one to the next. Minutes count from the end of the interview. */
struct play {
    const i64 *words;
    const i32 *ints;
    const struct plan *plan;
    const struct row *rows;
    const struct block *blocks;
    const struct draw *draws;
    const struct odds *odds;
    const struct calendar *calendars;
    const struct seat *people;
    const struct table *tables;
    const struct columns *columns;
    i64 row_count, block_count, width;
    i64 end_rank, begin_rank, slot_rank, clock_rank;
    i64 off_hours, silence;
    u64 seed;
    u64 world;
    i64 *factors;
    u64 *thresholds;

    u64 key; /* of the replication's draws */
    i64 place;
    i64 now;
    i64 origin;
    u64 active;
    struct token *tokens;
    i32 *ledgers;
    struct past *past;
    struct spell *spells;
    i64 *begun;
    i32 *live; /* rows of live tokens, in no order */
    i64 live_count;
    i32 *waiting; /* rows of arrivals that have not settled, the lowest last; before them NOWHERE */
    i64 waiting_count, waiting_room;
    i64 parked_rows;
    i32 *notes;
    i64 next_block; /* the least key of all blocks, and of the clocks */
    i64 clocks[CLOCKS], next_clock;
    i64 withdrawal;
    i64 standing, outcome, decided, holding;
    i64 steps;
    i64 over;
    i64 fault;
};

/* Draws: every one is a function of (seed, replication, stream, k). */

static u64 mix(u64 z) {
    z = (z ^ (z >> 30)) * FIRST;
    z = (z ^ (z >> 27)) * SECOND;
    return z ^ (z >> 31);
}

static u64 replication_key(u64 seed, u64 replication) {
    return mix(mix(seed + GOLDEN) + replication * GOLDEN);
}

static u64 start(u64 key, u64 stream) { return mix(key ^ stream); }

static u64 uniform(u64 from, u64 k) { return mix(from + (k + 1) * GOLDEN); }

/* The upper half of a product of 128 bits. */
static u64 upper_product(u64 a, u64 b) {
    u64 low = (u32)a, high = a >> 32, under = (u32)b, over = b >> 32;
    u64 middle = high * under + (low * under >> 32);
    u64 other = low * over + (u32)middle;
    return high * over + (middle >> 32) + (other >> 32);
}

/* How many of the thresholds are at most u. */
static i64 chosen(const struct play *p, const struct table *table, u64 u) {
    const u64 *thresholds = (const u64 *)p->words + table->thresholds_at;
    i64 low = 0, count = table->thresholds_count;
    while (count > 0) {
        i64 half = (count + 1) / 2;
        low += thresholds[low + half - 1] <= u ? half : 0;
        count -= half;
    }
    return low;
}

static i64 interpolated(const i32 *nodes, u64 u) {
    u64 upper = 0 - (u >> 63), x = u ^ upper; /* the upper half of the table has the tails from the other end */
    if (x < LOWEST) x = LOWEST;
    u64 octave = (u64)__builtin_clzll(x) - 1;
    x <<= octave; /* bit 62 is set: the octave's own 62 bits follow, cell first */
    const i32 *node = nodes + (octave * NODES + (x >> 56) - 64 + (upper & SIDE));
    i64 low = node[0], step = (i64)node[1] - low;
    return low + (step * (i64)(x >> 24 & 0xFFFFFFFF) >> 32);
}

NOT_INLINE static i64 raw(const struct play *p, i64 number, u64 u) {
    const struct table *table = &p->tables[number];
    while (table->kind == MIXTURE) { /* its parts come before it: this ends */
        table = &p->tables[p->ints[table->parts_at + chosen(p, table, u)]];
        u = mix(u + GOLDEN);
    }
    if (table->kind == QUANTILE) return interpolated(p->ints + table->nodes_at, u);
    return p->ints[table->values_at + chosen(p, table, u)];
}

/* Rounded to whole minutes, and nothing only where it is nothing exactly. */
static i64 rounded(i64 value, i64 factor) {
    i64 whole = (value * factor + 0x800000) >> 24;
    return value == 0 || whole > 1 ? whole : 1;
}

static i64 minutes(const struct play *p, i64 draw, u64 k) {
    const struct draw *drawn = &p->draws[draw];
    const struct table *table = &p->tables[drawn->table];
    u64 u = uniform(start(p->key, drawn->stream), k);
    i64 value = table->kind == QUANTILE ? interpolated(p->ints + table->nodes_at, u) : raw(p, drawn->table, u);
    return rounded(value, p->factors[draw]);
}

static int hit(const struct play *p, i64 odds, u64 k) {
    return uniform(start(p->key, p->odds[odds].stream), k) >> 32 < p->thresholds[odds];
}

/* What is drawn once per world: factors and thresholds that are unsure. */
static void enter(struct play *p, u64 world) {
    u64 key = replication_key(p->seed, world);
    for (i64 number = 0; number < p->plan->draws_count; number++) {
        const struct draw *draw = &p->draws[number];
        if (draw->factor >= 0) p->factors[number] = raw(p, draw->factor, uniform(start(key, draw->unsure_stream), 0));
    }
    for (i64 number = 0; number < p->plan->odds_count; number++) {
        const struct odds *odds = &p->odds[number];
        if (odds->unsure < 0) continue;
        p->thresholds[number] = (u64)raw(p, odds->unsure, uniform(start(key, odds->unsure_stream), 0)) << 2;
    }
    p->world = world;
}

/* Calendars: working time to clock time and back. Minutes here count from the calendars' day 0. */

static i64 least(i64 one, i64 other) { return one < other ? one : other; }

static const struct day *days_of(const struct play *p, const struct calendar *calendar) {
    return (const struct day *)(p->ints + calendar->days_at); /* one more than there are: its `before` is the total */
}

/* Minutes of the interval [first, last) that lie before `time`. */
static i64 part(i64 first, i64 last, i64 time) {
    i64 stop = least(time, last);
    return stop > first ? stop - first : 0;
}

static i64 open_before(const struct play *p, const struct calendar *calendar, i64 minute) {
    i64 number = (u32)minute / (u32)DAY, time = minute - number * DAY;
    const struct day *days = days_of(p, calendar), *day = days + number;
    if (number >= calendar->days_count) return days[calendar->days_count].before;
    i64 total = day->before + part(day->first, day->last, time);
    if (day->further >= 0) {
        const i32 *edge = p->ints + day->further;
        for (i64 count = *edge++; count > 0; count--, edge += 2) total += part(edge[0], edge[1], time);
    }
    return total;
}

static i64 worked(const struct play *p, i64 number, i64 begin, i64 end) {
    const struct calendar *calendar = &p->calendars[number];
    if (calendar->whole) {
        i64 last = calendar->days_count * DAY;
        return least(end, last) - least(begin, last);
    }
    return open_before(p, calendar, end) - open_before(p, calendar, begin);
}

static i64 finish(const struct play *p, i64 number, i64 begin, i64 effort) {
    const struct calendar *calendar = &p->calendars[number];
    if (effort == 0) return begin;
    if (calendar->whole) return begin + effort <= calendar->days_count * DAY ? begin + effort : NEVER;
    const struct day *days = days_of(p, calendar);
    i64 target = open_before(p, calendar, begin) + effort;
    if (target > days[calendar->days_count].before) return NEVER;
    i64 day = p->ints[calendar->index_at + ((target - 1) >> BUCKET)];
    while (days[day + 1].before < target) day++;
    i64 left = target - days[day].before, length = days[day].last - days[day].first;
    if (left <= length) return day * DAY + days[day].first + left;
    const i32 *edge = p->ints + days[day].further + 1;
    for (left -= length; left > edge[1] - edge[0]; edge += 2) left -= edge[1] - edge[0];
    return day * DAY + edge[0] + left;
}

/* The play cannot go on; nothing more settles. */
static void stop_with(struct play *p, i64 fault) {
    if (!p->fault) p->fault = fault;
    p->over = 1;
    p->steps = STEPS_A_MINUTE;
}

/* Slots: the first half-hour at which everybody needed could come. */

/* Half-hours of a day, one bit each, at which something of this length fits into [first, last). */
static u64 fits_into(i64 first, i64 last, i64 length) {
    i64 room = length > 1 ? length : 1; /* what takes no time begins before closing time, too */
    if (last - first < room) return 0;
    i64 earliest = (u32)(first + HALF_HOUR - 1) / HALF_HOUR, latest = (u32)(last - room) / HALF_HOUR;
    return earliest <= latest ? ((u64)2 << latest) - ((u64)1 << earliest) : 0;
}

static u64 fitting(const struct play *p, const struct calendar *calendar, i64 number, i64 length) {
    const struct day *day = days_of(p, calendar) + number;
    u64 fits = fits_into(day->first, day->last, length);
    if (day->further >= 0) {
        const i32 *edge = p->ints + day->further;
        for (i64 count = *edge++; count > 0; count--, edge += 2) fits |= fits_into(edge[0], edge[1], length);
    }
    return fits;
}

/* Those of the wanted half-hours of a day that a person's diary leaves free. */
static u64 free_of(const struct play *p, const struct seat *person, i64 day, u64 wanted) {
    if (person->diary < 0) return wanted;
    u64 from = start(p->key, p->odds[person->diary].stream), threshold = p->thresholds[person->diary], free = 0;
    u64 first = (u64)(day * HALF_HOURS);
    for (u64 left = wanted; left; left &= left - 1) {
        u64 half_hour = first + (u64)__builtin_ctzll(left);
        u64 is_free = uniform(from, half_hour) >> 32 >= threshold;
        free |= is_free << (half_hour - first);
    }
    return free;
}

static i64 first_start(struct play *p, const struct row *row, i64 length, i64 minute) {
    if (minute > p->plan->horizon) return NEVER;
    const struct calendar *calendar = &p->calendars[row->calendar];
    const i32 *people = p->ints + row->people_at;
    i64 day = (u32)(minute + p->origin) / (u32)DAY, last = (u32)(p->plan->horizon + p->origin) / (u32)DAY;
    u64 free = ~(u64)0 << ((u32)(minute + p->origin) % (u32)DAY + HALF_HOUR - 1) / HALF_HOUR;
    for (; day <= last; day++, free = ~(u64)0) {
        if (day >= calendar->days_count) {
            stop_with(p, BEYOND);
            return NEVER;
        }
        free &= fitting(p, calendar, day, 0); /* when it may start; it may last beyond */
        for (i64 place = 0; place < row->people_count && free; place++) {
            const struct seat *person = &p->people[people[place]];
            free &= fitting(p, &p->calendars[person->calendar], day, length);
            free = free_of(p, person, day, free);
        }
        if (!free) continue;
        i64 begin = day * DAY + __builtin_ctzll(free) * HALF_HOUR - p->origin;
        return begin <= p->plan->horizon ? begin : NEVER;
    }
    return NEVER;
}

/* Tokens and their ledgers. */

static i32 *ledger_of(const struct play *p, i64 row) { return p->ledgers + row * p->width; }

static i64 key_of(const struct play *p, i64 minute, i64 rank) {
    return minute <= p->plan->horizon ? minute << RANK_BITS | rank : NOT_COMING;
}

static i64 blocker(const struct play *p, const struct row *row) {
    u64 stopping = p->active & row->mask;
    return stopping ? __builtin_ctzll(stopping) : -1;
}

/* Charge the minutes since the last call. */
static void account(const struct play *p, struct token *token) {
    const struct row *row = &p->rows[token->row];
    i32 *ledger = ledger_of(p, token->row);
    i64 spent = p->now - token->since;
    if (token->charge == WORKING) {
        i64 done = worked(p, row->calendar, token->since + p->origin, p->now + p->origin);
        ledger[row->cause] += (i32)done;
        ledger[p->off_hours] += (i32)(spent - done);
    } else {
        ledger[token->charge] += (i32)spent;
    }
    token->since = p->now;
}

/* Charge a take that is done: its last `left` minutes were worked, the others since then were off hours. */
static void complete(const struct play *p, struct token *token) {
    i32 *ledger = ledger_of(p, token->row);
    ledger[p->rows[token->row].cause] += (i32)token->left;
    ledger[p->off_hours] += (i32)(p->now - token->since - token->left);
}

/* The lowest live row in first to last, charged up to now, or NOWHERE. */
static i64 lowest(const struct play *p, i64 first, i64 last) {
    i64 found = NOWHERE;
    for (i64 place = 0; place < p->live_count; place++) {
        i64 row = p->live[place];
        if (first <= row && row <= last && row < found) found = row;
    }
    if (found != NOWHERE) account(p, &p->tokens[found]);
    return found;
}

static int is_live(const struct play *p, i64 row) {
    i64 place = p->tokens[row].place;
    return place < p->live_count && p->live[place] == row;
}

static void leave(struct play *p, i64 row) {
    i32 last = p->live[--p->live_count];
    p->live[p->tokens[row].place] = last;
    p->tokens[last].place = p->tokens[row].place;
}

/* End every token in rows first to last, and clear arrivals parked there. */
static void kill(struct play *p, i64 first, i64 last) {
    i64 kept = 0;
    for (i64 place = 0; place < p->live_count; place++) {
        i32 row = p->live[place];
        if (first <= row && row <= last) continue;
        p->tokens[row].place = (i32)kept;
        p->live[kept++] = row;
    }
    p->live_count = kept;
    for (i64 row = first; p->parked_rows > 0 && row <= last; row++) {
        p->parked_rows -= p->past[row].parked > 0;
        p->past[row].parked = 0;
    }
}

/* A new token in a row that takes time; a fork's copies part here. */
static struct token *begin(struct play *p, i64 number, const i32 *ledger) {
    struct token *token = &p->tokens[number];
    i32 *own = ledger_of(p, number);
    if (is_live(p, number)) {
        stop_with(p, LIVE_TWICE);
        return token;
    }
    token->place = (i32)p->live_count;
    p->live[p->live_count++] = (i32)number;
    if (own != ledger) __builtin_memcpy(own, ledger, (u64)p->width * sizeof *own);
    token->since = p->now;
    token->row = (i32)number;
    return token;
}

/* The end of a replication. */

static void finish_play(struct play *p, i64 how, i64 end, i64 told, const i32 *ledger) {
    const struct columns *columns = p->columns;
    columns->how[p->place] = (i8)how;
    columns->end[p->place] = (i32)end;
    columns->outcome[p->place] = (i8)(p->decided >= 0 ? p->outcome : OPEN);
    columns->decided[p->place] = (i32)p->decided;
    columns->told[p->place] = (i32)told;
    columns->standing[p->place] = (i8)p->standing;
    columns->holding[p->place] = (i16)p->holding;
    columns->origin[p->place] = (i32)p->origin;
    __builtin_memcpy(columns->ledger + p->place * p->width, ledger, (u64)p->width * sizeof *ledger);
    p->over = 1;
}

static i32 *probed_of(const struct play *p) { return p->columns->probed + p->place * p->width; }

/* Closed, and nobody will say so: only the clocks are left, and their order is known.

   Whoever takes another job after that was never told all the same. */
static void fall_silent(struct play *p, const i32 *ledger) {
    i64 horizon = p->plan->horizon, probe = p->plan->probe;
    int gone = p->withdrawal <= horizon;
    i64 end = gone ? p->withdrawal : horizon;
    if (p->now <= probe && probe <= end && !(gone && probe == end)) {
        p->holding = NOT_TOLD;
        __builtin_memcpy(probed_of(p), ledger, (u64)p->width * sizeof *ledger);
        probed_of(p)[p->silence] += (i32)(probe - p->now);
    }
    finish_play(p, NEVER_TOLD, end, -1, ledger);
    p->columns->ledger[p->place * p->width + p->silence] += (i32)(end - p->now);
}

/* The internal close: every token ends; the first internal outcome stays. */
static void close(struct play *p, i64 outcome) {
    if (p->decided < 0) {
        p->decided = p->now;
        p->outcome = outcome;
    }
    kill(p, 0, p->row_count - 1);
}

/* Rows: what happens when a token arrives, by kind. */

/* An arrival waits for its turn, behind the lower rows: they lie on top. */
static void put(struct play *p, i64 row) {
    i64 place = p->waiting_count;
    if (place == p->waiting_room) {
        stop_with(p, CROWDED);
        return;
    }
    for (; p->waiting[place - 1] < row; place--) p->waiting[place] = p->waiting[place - 1];
    p->waiting[place] = (i32)row;
    p->waiting_count++;
}

/* One of a row's successors. */
static i64 successor(const struct play *p, const struct row *row, i64 which) { return p->ints[row->next_at + which]; }

/* The only successor; where there are several they wait for their turns, and it is NOWHERE. */
static i64 fork(struct play *p, const struct row *row) {
    if (row->next_count == 1) return successor(p, row, 0);
    for (i64 which = row->next_count - 1; which >= 0; which--) put(p, successor(p, row, which));
    return NOWHERE;
}

/* A take goes on, or waits for whoever stops it. */
static void go_on(struct play *p, struct token *token) {
    const struct row *row = &p->rows[token->row];
    i64 stopping = blocker(p, row);
    if (stopping >= 0) {
        token->doing = BLOCKED;
        token->charge = (i32)(p->plan->causes + stopping);
        token->key = NOT_COMING;
        return;
    }
    token->doing = AT_WORK;
    token->charge = WORKING;
    token->begun = p->now;
    token->key = key_of(p, finish(p, row->calendar, p->now + p->origin, token->left) - p->origin, token->row);
}

static i64 take(struct play *p, i64 number, const struct row *row, u64 k, const i32 *ledger) {
    struct token *token = begin(p, number, ledger);
    token->amount = token->left = minutes(p, row->amount, k);
    go_on(p, token);
    return NOWHERE;
}

/* Blocks have changed: preempt, and resume or begin again. */
static void take_woken(struct play *p, struct token *token) {
    const struct row *row = &p->rows[token->row];
    account(p, token);
    if (token->doing == AT_WORK) {
        if (row->restart && p->active & row->mask)
            token->left = token->amount;
        else
            token->left -= worked(p, row->calendar, token->begun + p->origin, p->now + p->origin);
    }
    go_on(p, token);
}

static void book(struct play *p, struct token *token, i64 ready) {
    i64 start_of_slot = first_start(p, &p->rows[token->row], token->amount, ready);
    token->doing = BOOKED;
    token->key = key_of(p, start_of_slot, p->slot_rank + token->row);
}

static i64 slot(struct play *p, i64 number, const struct row *row, u64 k, const i32 *ledger) {
    struct token *token = begin(p, number, ledger);
    token->amount = minutes(p, row->amount, k);
    i64 notice = row->notice >= 0 ? minutes(p, row->notice, k) : 0;
    token->charge = (i32)row->cause;
    book(p, token, finish(p, row->notice_calendar, p->now + p->origin, notice) - p->origin);
    return NOWHERE;
}

/* The booked minute has come: the slot is held, or missed where somebody needed is blocked. */
static void slot_starts(struct play *p, struct token *token) {
    const struct row *row = &p->rows[token->row];
    i64 stopping = blocker(p, row);
    account(p, token);
    if (stopping >= 0) {
        token->doing = MISSED;
        token->charge = (i32)(p->plan->causes + stopping);
        token->key = NOT_COMING;
    } else {
        token->doing = HELD;
        token->charge = (i32)row->cause;
        token->key = key_of(p, p->now + token->amount, token->row);
    }
}

static void slot_woken(struct play *p, struct token *token) {
    if (token->doing == MISSED && blocker(p, &p->rows[token->row]) < 0) book(p, token, p->now);
}

static i64 chance(struct play *p, i64 number, const struct row *row, u64 k) {
    int yes = p->past[number].yes < row->cap && hit(p, row->odds, k);
    p->past[number].yes += (u32)yes;
    return successor(p, row, yes ? 0 : 1);
}

static int holds(const struct play *p, const struct row *row) {
    if (row->question == QUESTION_STANDING) return p->standing == row->argument;
    if (row->question == QUESTION_OUTCOME) return p->outcome == row->argument;
    return p->begun[row->argument] >= p->past[row->since].started;
}

static i64 test(const struct play *p, const struct row *row) { return successor(p, row, holds(p, row) ? 0 : 1); }

static i64 set(struct play *p, const struct row *row) {
    p->standing = row->argument;
    return fork(p, row);
}

/* Note this minute, or the minute that lies an amount ahead; a note keeps its first. */
static void write(struct play *p, const struct row *row, u64 k) {
    i64 minute = p->now;
    if (p->notes[row->argument] >= 0) return;
    if (row->amount >= 0) {
        i64 date = finish(p, row->calendar, minute + p->origin, minutes(p, row->amount, k));
        if (date == NEVER) return; /* beyond the calendar: no date that anybody could name */
        minute = date - p->origin;
    }
    p->notes[row->argument] = (i32)minute;
}

static i64 note(struct play *p, const struct row *row, u64 k) {
    if (row->argument >= 0) write(p, row, k);
    return fork(p, row);
}

/* Told: the play is over. Closed: every token ends, and the closing rows begin, or silence. */
static i64 end(struct play *p, const struct row *row, const i32 *ledger) {
    p->waiting_count = 1;
    if (row->told) {
        finish_play(p, TOLD, p->now, p->now, ledger);
        return NOWHERE;
    }
    close(p, row->argument);
    if (row->next_count > 0) return successor(p, row, 0);
    fall_silent(p, ledger);
    return NOWHERE;
}

/* Settling: the consequences of one event, lowest row first. All of them carry the ledger of the token that came. */

/* Whether this arrival is the last that an all join waits for. */
static int joined(struct play *p, struct past *past, i64 need) {
    if (past->parked == 0) p->parked_rows++;
    if (++past->parked < need) return 0;
    past->parked = 0;
    p->parked_rows--;
    return 1;
}

/* A first join fires: every other token of its race ends. */
static void win(struct play *p, i64 number, const struct row *row) {
    i64 kept = 0;
    kill(p, row->race, number);
    for (i64 place = 0; place < p->waiting_count; place++) {
        i32 other = p->waiting[place];
        if (other < row->race || other > number) p->waiting[kept++] = other;
    }
    p->waiting_count = kept;
}

/* The number k of the draw of a row inside a race: earlier starts of the outermost race's first row, so that which
   branch won last time does not shift a stream; a row that starts again within one pass adds 2^32. */
static u64 use_in_race(const struct play *p, struct past *past, const struct row *row) {
    u32 turn = p->past[row->within].starts;
    past->again = past->turn == turn ? past->again + 1 : 0;
    past->turn = turn;
    return (u64)turn - 1 + ((u64)past->again << 32);
}

/* A token arrives at a row: the row it comes to next, or NOWHERE. */
static i64 arrive(struct play *p, i64 number, const i32 *ledger) {
    const struct row *row = &p->rows[number];
    struct past *past = &p->past[number];
    if (row->need > 1 && !joined(p, past, row->need)) return NOWHERE;
    if (row->race >= 0) win(p, number, row);
    u64 k = past->starts++;
    past->started = (i32)p->now;
    if (row->within >= 0 && row->within != number) k = use_in_race(p, past, row);
    switch (row->kind) {
    case KIND_TAKE: return take(p, number, row, k, ledger);
    case KIND_SLOT: return slot(p, number, row, k, ledger);
    case KIND_CHANCE: return chance(p, number, row, k);
    case KIND_TEST: return test(p, row);
    case KIND_SET: return set(p, row);
    case KIND_NOTE: return note(p, row, k);
    default: return end(p, row, ledger);
    }
}

/* Settle an arrival and all that follows: the lowest row first, whether it has just come or waits. */
static void settle(struct play *p, i64 number, const i32 *ledger) {
    for (;;) {
        i64 lowest_waiting = p->waiting[p->waiting_count - 1];
        if (lowest_waiting < number) {
            p->waiting_count--;
            if (number != NOWHERE) put(p, number);
            number = lowest_waiting;
        }
        if (number == NOWHERE) return;
        if (++p->steps > STEPS_A_MINUTE) {
            stop_with(p, ENDLESS);
            return;
        }
        number = arrive(p, number, ledger);
    }
}

/* Blocks: somebody or everybody stops, again and again. */

static void changed(struct play *p, i64 number) {
    for (i64 place = 0; place < p->live_count; place++) {
        struct token *token = &p->tokens[p->live[place]];
        const struct row *row = &p->rows[token->row];
        if (!(row->mask >> number & 1)) continue;
        if (row->kind == KIND_TAKE)
            take_woken(p, token);
        else
            slot_woken(p, token);
    }
}

/* Rows first to last once more, if any is live and the cap of the first allows. */
static void redo(struct play *p, i64 first, i64 last) {
    if (p->past[first].redone >= p->rows[first].redo_cap) return;
    i64 row = lowest(p, first, last);
    if (row == NOWHERE) return;
    p->past[first].redone++;
    kill(p, first, last);
    settle(p, first, ledger_of(p, row));
}

/* A block begins; it may end the case, unless that is closed already. */
static void block_begins(struct play *p, i64 number, int ends_case) {
    const struct block *block = &p->blocks[number];
    p->active |= (u64)1 << number;
    p->begun[number] = p->now;
    if (ends_case && p->decided < 0) {
        i64 row = lowest(p, 0, p->row_count - 1);
        if (row == NOWHERE) {
            stop_with(p, NOBODY_LEFT);
            return;
        }
        close(p, block->outcome);
        if (block->end_row >= 0) {
            settle(p, block->end_row, ledger_of(p, row));
        } else {
            fall_silent(p, ledger_of(p, row));
        }
    }
    changed(p, number);
}

/* A block stops blocking; it may demand that rows be done again. */
static void block_ends(struct play *p, i64 number, int again) {
    const struct block *block = &p->blocks[number];
    p->active &= ~((u64)1 << number);
    if (again) redo(p, block->redo_first, block->redo_last);
    changed(p, number);
}

/* When the block stops blocking: at its end, or when somebody stands in. */
static i64 stops(const struct play *p, const struct block *block, i64 begun, i64 ends, u64 cycle) {
    return block->stand_in < 0 ? ends : least(ends, begun + minutes(p, block->stand_in, cycle));
}

static void next_cycle(struct play *p, i64 number) {
    struct spell *spell = &p->spells[number];
    spell->cycle++;
    i64 begins = spell->end + minutes(p, p->blocks[number].gap, spell->cycle);
    spell->key = key_of(p, begins, p->begin_rank + number);
}

static void find_next_block(struct play *p) {
    p->next_block = NOT_COMING;
    for (i64 number = 0; number < p->block_count; number++) p->next_block = least(p->next_block, p->spells[number].key);
}

static void block_event_begins(struct play *p, i64 number) {
    const struct block *block = &p->blocks[number];
    struct spell *spell = &p->spells[number];
    spell->again = block->redo >= 0 && hit(p, block->redo, spell->cycle);
    spell->end = p->now + minutes(p, block->length, spell->cycle);
    spell->key = key_of(p, stops(p, block, p->now, spell->end, spell->cycle), p->end_rank + number);
    block_begins(p, number, block->end >= 0 && hit(p, block->end, spell->cycle));
    find_next_block(p);
}

static void block_event_ends(struct play *p, i64 number) {
    block_ends(p, number, p->spells[number].again != 0);
    next_cycle(p, number);
    find_next_block(p);
}

/* Whether a block is under way at minute 0, with probability E[L] / (E[G] + E[L]) in this world. */
static int away(struct play *p, const struct block *block) {
    if (!block->equilibrium) return 0;
    u64 length = (u64)block->mean_length, longer = (u64)p->factors[block->length];
    u64 gap = (u64)block->mean_gap, rarer = (u64)p->factors[block->gap];
    u64 gone = length * longer, there = gap * rarer;
    if (upper_product(length, longer) || upper_product(gap, rarer) || gone + there < gone) stop_with(p, TOO_LONG);
    return upper_product(uniform(start(p->key, block->at_start_stream), 0), gone + there) < gone;
}

/* A block under way at minute 0: its length is drawn length-biased, its age is a uniform share of it. */
static void open_away(struct play *p, i64 number) {
    const struct block *block = &p->blocks[number];
    struct spell *spell = &p->spells[number];
    i64 length = minutes(p, block->first_length, 0);
    i64 begun = -(i64)upper_product(uniform(start(p->key, block->age_stream), 0), (u64)length);
    spell->end = begun + length;
    i64 back = stops(p, block, begun, spell->end, 0);
    if (back > 0) {
        p->active |= (u64)1 << number;
        spell->key = key_of(p, back, p->end_rank + number);
    } else {
        next_cycle(p, number);
    }
}

static void open_blocks(struct play *p) {
    for (i64 number = 0; number < p->block_count; number++) {
        const struct block *block = &p->blocks[number];
        struct spell *spell = &p->spells[number];
        spell->cycle = 0;
        spell->again = 0;
        p->begun[number] = -1;
        if (away(p, block))
            open_away(p, number);
        else
            spell->key = key_of(p, minutes(p, block->first_gap, 0), p->begin_rank + number);
    }
    find_next_block(p);
}

/* Clocks: withdrawal, probe and horizon. */

static void find_next_clock(struct play *p) {
    p->next_clock = least(p->clocks[HORIZON_CLOCK], least(p->clocks[PROBE_CLOCK], p->clocks[WITHDRAWAL_CLOCK]));
}

static void set_clocks(struct play *p) {
    const struct plan *plan = p->plan;
    p->withdrawal = plan->withdrawal >= 0 ? minutes(p, plan->withdrawal, 0) : NEVER;
    p->clocks[WITHDRAWAL_CLOCK] = key_of(p, p->withdrawal, p->clock_rank + WITHDRAWAL_CLOCK);
    p->clocks[PROBE_CLOCK] = plan->probe < 0 ? NOT_COMING : key_of(p, plan->probe, p->clock_rank + PROBE_CLOCK);
    p->clocks[HORIZON_CLOCK] = key_of(p, plan->horizon, p->clock_rank + HORIZON_CLOCK);
    find_next_clock(p);
}

static void withdraw(struct play *p, const i32 *ledger) {
    if (p->decided < 0) {
        p->decided = p->now;
        p->outcome = WITHDRAWN;
    }
    finish_play(p, WITHDREW, p->now, -1, ledger);
}

static void probe(struct play *p, i64 row) {
    i64 charge = p->tokens[row].charge;
    __builtin_memcpy(probed_of(p), ledger_of(p, row), (u64)p->width * sizeof *p->ledgers);
    p->holding = charge == WORKING ? p->rows[row].cause : charge;
    p->clocks[PROBE_CLOCK] = NOT_COMING;
    find_next_clock(p);
}

static void strike(struct play *p, i64 clock) {
    i64 row = lowest(p, 0, p->row_count - 1);
    if (row == NOWHERE)
        stop_with(p, NOBODY_LEFT);
    else if (clock == WITHDRAWAL_CLOCK)
        withdraw(p, ledger_of(p, row));
    else if (clock == PROBE_CLOCK)
        probe(p, row);
    else
        finish_play(p, OPEN_AT_HORIZON, p->now, -1, ledger_of(p, row));
}

/* The play itself. */

static void row_done(struct play *p, i64 number) {
    struct token *token = &p->tokens[number];
    if (token->doing == AT_WORK && token->since == token->begun)
        complete(p, token);
    else /* a meeting, or somebody looked at the ledger on the way */
        account(p, token);
    leave(p, number);
    settle(p, fork(p, &p->rows[number]), ledger_of(p, number));
}

/* The least key of all: there is one, for the horizon comes. */
static i64 next_key(const struct play *p) {
    i64 next = least(p->next_clock, p->next_block);
    for (i64 place = 0; place < p->live_count; place++) next = least(next, p->tokens[p->live[place]].key);
    return next;
}

static void step(struct play *p) {
    i64 key = next_key(p), minute = key >> RANK_BITS, rank = key & ((1 << RANK_BITS) - 1);
    p->steps = minute == p->now ? p->steps + 1 : 0;
    if (p->steps > STEPS_A_MINUTE) stop_with(p, ENDLESS);
    p->now = minute;
    if (rank < p->end_rank)
        row_done(p, rank);
    else if (rank < p->begin_rank)
        block_event_ends(p, rank - p->end_rank);
    else if (rank < p->slot_rank)
        block_event_begins(p, rank - p->begin_rank);
    else if (rank < p->clock_rank)
        slot_starts(p, &p->tokens[rank - p->slot_rank]);
    else
        strike(p, rank - p->clock_rank);
}

static void reset(struct play *p, u64 replication, i64 place) {
    p->key = replication_key(p->seed, replication);
    if (replication / WORLD != p->world) enter(p, replication / WORLD);
    p->place = place;
    p->now = p->steps = p->over = 0;
    p->origin = minutes(p, p->plan->origin_day, 0) + minutes(p, p->plan->origin_time, 0);
    p->active = 0;
    p->live_count = p->parked_rows = 0;
    p->waiting[0] = NOWHERE; /* what waits below all others */
    p->waiting_count = 1;
    p->standing = OUT;
    p->outcome = p->decided = -1;
    p->holding = ANSWERED;
    p->notes = p->columns->notes + place * p->plan->notes;
    for (i64 note_number = 0; note_number < p->plan->notes; note_number++) p->notes[note_number] = -1;
    __builtin_memset(p->past, 0, (u64)p->row_count * sizeof *p->past);
    if (p->origin > LARGEST) stop_with(p, BEYOND);
}

/* Play to the answer, the withdrawal or the horizon. The first token's ledger begins in row 0. */
static void run(struct play *p) {
    open_blocks(p);
    set_clocks(p);
    __builtin_memset(p->ledgers, 0, (u64)p->width * sizeof *p->ledgers);
    settle(p, 0, p->ledgers);
    while (!p->over) step(p);
}

/* Memory: everything a play needs is carved from one piece that is handed in. */

static i64 room_for_arrivals(const struct play *p) {
    i64 count = 2;
    for (i64 row = 0; row < p->row_count; row++) count += p->rows[row].next_count;
    return count;
}

static uintptr_t carve(uintptr_t *free, i64 count, u64 size) {
    uintptr_t piece = *free;
    *free += (uintptr_t)(((u64)count * size + 7) / 8 * 8);
    return piece;
}

/* Lay out a play over `scratch`; how many bytes that takes. */
static i64 lay_out(struct play *p, uintptr_t scratch) {
    uintptr_t free = scratch;
    p->tokens = (struct token *)carve(&free, p->row_count, sizeof *p->tokens);
    p->past = (struct past *)carve(&free, p->row_count, sizeof *p->past);
    p->ledgers = (i32 *)carve(&free, p->row_count * p->width, sizeof *p->ledgers);
    p->live = (i32 *)carve(&free, p->row_count, sizeof *p->live);
    p->waiting_room = room_for_arrivals(p);
    p->waiting = (i32 *)carve(&free, p->waiting_room, sizeof *p->waiting);
    p->spells = (struct spell *)carve(&free, p->block_count, sizeof *p->spells);
    p->begun = (i64 *)carve(&free, p->block_count, sizeof *p->begun);
    p->factors = (i64 *)carve(&free, p->plan->draws_count, sizeof *p->factors);
    p->thresholds = (u64 *)carve(&free, p->plan->odds_count, sizeof *p->thresholds);
    return (i64)(free - scratch);
}

/* The plan's part of a play. */
static void read_plan(struct play *p, const i64 *words, const i32 *ints) {
    const struct plan *plan = (const struct plan *)words;
    p->words = words;
    p->ints = ints;
    p->plan = plan;
    p->rows = (const struct row *)(words + plan->rows_at);
    p->blocks = (const struct block *)(words + plan->blocks_at);
    p->draws = (const struct draw *)(words + plan->draws_at);
    p->odds = (const struct odds *)(words + plan->odds_at);
    p->calendars = (const struct calendar *)(words + plan->calendars_at);
    p->people = (const struct seat *)(words + plan->people_at);
    p->tables = (const struct table *)(words + plan->tables_at);
    p->row_count = plan->rows_count;
    p->block_count = plan->blocks_count;
    p->off_hours = plan->causes + plan->blocks_count;
    p->silence = p->off_hours + 1;
    p->width = p->silence + 1;
    p->end_rank = plan->rows_count;
    p->begin_rank = p->end_rank + plan->blocks_count;
    p->slot_rank = p->begin_rank + plan->blocks_count;
    p->clock_rank = p->slot_rank + plan->rows_count;
}

/* Bytes of scratch that a play of this plan, which `check` must have found right, needs. */
EXPORTED i64 scratch_size(const i64 *words, const i32 *ints) {
    struct play p;
    read_plan(&p, words, ints);
    return lay_out(&p, 0);
}

/* Play `count` replications from `first`, or of these the ones at `places`, into `columns`.

   0, or a fault and, from the fourth bit on, the place of the replication that ran into it. */
EXPORTED i64 play(const i64 *words, const i32 *ints, i8 *scratch, u64 seed, u64 first, i64 count, const i64 *places,
                  const struct columns *columns) {
    struct play p;
    read_plan(&p, words, ints);
    lay_out(&p, (uintptr_t)scratch);
    p.columns = columns;
    p.seed = seed;
    p.world = UINT64_MAX;
    p.fault = 0;
    for (i64 number = 0; number < p.plan->draws_count; number++) p.factors[number] = ONE;
    for (i64 number = 0; number < p.plan->odds_count; number++) p.thresholds[number] = (u64)p.odds[number].threshold;
    for (i64 row = 0; row < p.row_count; row++) p.tokens[row].place = 0;
    for (i64 place = 0; place < count; place++) {
        reset(&p, first + (u64)(places ? places[place] : place), place);
        if (!p.over) run(&p);
        if (p.fault) return place << 3 | p.fault;
    }
    return 0;
}

/* The digest of the source this was built from: see build.py. */
EXPORTED u64 source(void) { return SOURCE; }

/* Looking a plan through. Every function below gives 0, or 1 + the place of the word that is wrong. */

struct look {
    struct play p;
    i64 words_count, ints_count;
};

#define REQUIRE(condition, member) \
    if (!(condition)) return 1 + ((const i64 *)&(member) - look->p.words)

static int within(i64 value, i64 first, i64 last) { return first <= value && value <= last; }

/* Whether value is an index below count, or, where that is allowed, none. */
static int index_or_none(i64 value, i64 count) { return within(value, -1, count - 1); }

static int is_index(i64 value, i64 count) { return within(value, 0, count - 1); }

static int lies_in(i64 at, i64 count, i64 size, i64 all) {
    return within(at, 0, all) && within(count, 0, MOST_NUMBERS) && count * size <= all - at;
}

static int all_indices(const struct look *look, i64 at, i64 count, i64 limit) {
    if (!lies_in(at, count, 1, look->ints_count)) return 0;
    for (i64 place = at; place < at + count; place++)
        if (!is_index(look->p.ints[place], limit)) return 0;
    return 1;
}

#define SECTION(name, record) \
    REQUIRE(lies_in(plan->name##_at, plan->name##_count, sizeof(struct record) / sizeof(i64), look->words_count), \
            plan->name##_at)

static i64 check_plan(const struct look *look) {
    const struct plan *plan = look->p.plan;
    SECTION(rows, row);
    SECTION(blocks, block);
    SECTION(draws, draw);
    SECTION(odds, odds);
    SECTION(calendars, calendar);
    SECTION(people, seat);
    SECTION(tables, table);
    REQUIRE(within(plan->rows_count, 1, MOST_ROWS), plan->rows_count);
    REQUIRE(within(plan->blocks_count, 0, MOST_BLOCKS), plan->blocks_count);
    REQUIRE(within(plan->closing, 0, plan->rows_count), plan->closing);
    REQUIRE(within(plan->causes, 0, INT16_MAX - MOST_BLOCKS), plan->causes);
    REQUIRE(within(plan->notes, 0, MOST_ROWS), plan->notes);
    REQUIRE(within(plan->horizon, 0, LONGEST), plan->horizon);
    REQUIRE(within(plan->probe, -1, NEVER), plan->probe);
    REQUIRE(is_index(plan->origin_day, plan->draws_count), plan->origin_day);
    REQUIRE(is_index(plan->origin_time, plan->draws_count), plan->origin_time);
    REQUIRE(index_or_none(plan->withdrawal, plan->draws_count), plan->withdrawal);
    return 0;
}

static int ascending(const u64 *thresholds, i64 count) {
    for (i64 place = 1; place < count; place++)
        if (thresholds[place - 1] > thresholds[place]) return 0;
    return 1;
}

static int are_amounts(const struct look *look, i64 at, i64 count) {
    return all_indices(look, at, count, LARGEST + 1);
}

static i64 check_table(const struct look *look, i64 number) {
    const struct table *table = &look->p.tables[number];
    REQUIRE(within(table->kind, STEP, MIXTURE), table->kind);
    REQUIRE(lies_in(table->thresholds_at, table->thresholds_count, 1, look->words_count), table->thresholds_at);
    const u64 *thresholds = (const u64 *)look->p.words + table->thresholds_at;
    REQUIRE(ascending(thresholds, table->thresholds_count), table->thresholds_at);
    if (table->kind == QUANTILE) {
        REQUIRE(table->nodes_count == 2 * SIDE, table->nodes_count);
        REQUIRE(are_amounts(look, table->nodes_at, table->nodes_count), table->nodes_at);
    } else if (table->kind == STEP) {
        REQUIRE(table->values_count == table->thresholds_count + 1, table->values_count);
        REQUIRE(are_amounts(look, table->values_at, table->values_count), table->values_at);
    } else { /* a part comes before its mixture, so that none contains itself */
        REQUIRE(table->parts_count == table->thresholds_count + 1, table->parts_count);
        REQUIRE(all_indices(look, table->parts_at, table->parts_count, number), table->parts_at);
    }
    return 0;
}

static i64 check_draw(const struct look *look, i64 number) {
    const struct draw *draw = &look->p.draws[number];
    REQUIRE(is_index(draw->table, look->p.plan->tables_count), draw->table);
    REQUIRE(index_or_none(draw->factor, look->p.plan->tables_count), draw->factor);
    return 0;
}

static i64 check_odds(const struct look *look, i64 number) {
    const struct odds *odds = &look->p.odds[number];
    REQUIRE(within(odds->threshold, 0, (i64)1 << 32), odds->threshold);
    REQUIRE(index_or_none(odds->unsure, look->p.plan->tables_count), odds->unsure);
    return 0;
}

static i64 check_seat(const struct look *look, i64 number) {
    const struct seat *seat = &look->p.people[number];
    REQUIRE(is_index(seat->calendar, look->p.plan->calendars_count), seat->calendar);
    REQUIRE(index_or_none(seat->diary, look->p.plan->odds_count), seat->diary);
    return 0;
}

/* Open minutes of the further intervals of a day, or -1 where they are not apart, in order and within the day. */
static i64 open_further(const struct look *look, const struct day *day) {
    const i32 *ints = look->p.ints;
    i64 at = day->further, total = 0, edge = day->last;
    if (!is_index(at, look->ints_count) || !within(ints[at], 1, DAY)) return -1;
    if (!lies_in(at, 1 + 2 * (i64)ints[at], 1, look->ints_count)) return -1;
    for (i64 place = at + 1; place <= at + 2 * ints[at]; place += 2) {
        if (!(edge < ints[place] && ints[place] < ints[place + 1] && ints[place + 1] <= DAY)) return -1;
        total += ints[place + 1] - ints[place];
        edge = ints[place + 1];
    }
    return total;
}

static i64 open_minutes(const struct look *look, const struct day *day) {
    if (day->first == 0 && day->last == 0) return day->further == -1 ? 0 : -1;
    if (!(0 <= day->first && day->first < day->last && day->last <= DAY)) return -1;
    i64 further = day->further == -1 ? 0 : open_further(look, day);
    return further < 0 ? -1 : day->last - day->first + further;
}

static i64 check_days(const struct look *look, const struct calendar *calendar) {
    const struct day *day = days_of(&look->p, calendar), *end = day + calendar->days_count;
    REQUIRE(day->before == 0, calendar->days_at);
    for (; day < end; day++) {
        i64 open = open_minutes(look, day);
        REQUIRE(open >= 0 && day[1].before == day->before + open, calendar->days_at);
    }
    return 0;
}

static i64 check_calendar(const struct look *look, i64 number) {
    const struct calendar *calendar = &look->p.calendars[number];
    i64 days = calendar->days_count;
    REQUIRE(within(days, 1, LARGEST / DAY) && days == look->p.calendars[0].days_count, calendar->days_count);
    REQUIRE(lies_in(calendar->days_at, days + 1, sizeof(struct day) / sizeof(i32), look->ints_count), calendar->days_at);
    i64 wrong = check_days(look, calendar);
    if (wrong) return wrong;
    const struct day *day = days_of(&look->p, calendar);
    REQUIRE(calendar->whole == (day[days].before == days * DAY), calendar->whole);
    if (calendar->whole) return 0;
    REQUIRE(calendar->index_count == (day[days].before >> BUCKET) + 1, calendar->index_count);
    REQUIRE(all_indices(look, calendar->index_at, calendar->index_count, days), calendar->index_at);
    const i32 *index = look->p.ints + calendar->index_at;
    for (i64 bucket = 0; bucket < calendar->index_count; bucket++)
        REQUIRE(day[index[bucket]].before <= bucket << BUCKET, calendar->index_at);
    return 0;
}

static i64 check_successors(const struct look *look, i64 number) {
    const struct row *row = &look->p.rows[number];
    int asks = row->kind == KIND_CHANCE || row->kind == KIND_TEST;
    REQUIRE(all_indices(look, row->next_at, row->next_count, look->p.row_count), row->next_at);
    REQUIRE(asks ? row->next_count == 2 : row->kind != KIND_END || row->next_count <= 1, row->next_count);
    REQUIRE(within(row->need, 1, MOST_ROWS), row->need);
    REQUIRE(within(row->race, -1, number), row->race);
    REQUIRE(index_or_none(row->within, look->p.row_count), row->within);
    return 0;
}

static i64 check_amounts(const struct look *look, const struct row *row) {
    const struct plan *plan = look->p.plan;
    int timed = row->kind == KIND_TAKE || row->kind == KIND_SLOT;
    REQUIRE(within(row->amount, timed ? 0 : -1, plan->draws_count - 1), row->amount);
    REQUIRE(index_or_none(row->notice, plan->draws_count), row->notice);
    REQUIRE(within(row->odds, row->kind == KIND_CHANCE ? 0 : -1, plan->odds_count - 1), row->odds);
    if (timed || row->amount >= 0) REQUIRE(is_index(row->calendar, plan->calendars_count), row->calendar);
    if (row->kind == KIND_SLOT) REQUIRE(is_index(row->notice_calendar, plan->calendars_count), row->notice_calendar);
    if (timed) REQUIRE(is_index(row->cause, plan->causes), row->cause);
    return 0;
}

/* What the argument of a row may be, by kind. */
static i64 check_argument(const struct look *look, const struct row *row) {
    const struct plan *plan = look->p.plan;
    REQUIRE(within(row->question, QUESTION_STANDING, QUESTION_BEGUN), row->question);
    if (row->kind == KIND_NOTE) REQUIRE(index_or_none(row->argument, plan->notes), row->argument);
    if (row->kind == KIND_SET) REQUIRE(within(row->argument, 0, OUT), row->argument);
    if (row->kind == KIND_END) REQUIRE(within(row->argument, -1, OPEN), row->argument);
    if (row->kind == KIND_TEST && row->question == QUESTION_BEGUN) {
        REQUIRE(is_index(row->argument, plan->blocks_count), row->argument);
        REQUIRE(is_index(row->since, plan->rows_count), row->since);
    }
    return 0;
}

static i64 check_row(const struct look *look, i64 number) {
    const struct row *row = &look->p.rows[number];
    REQUIRE(within(row->kind, KIND_TAKE, KIND_END), row->kind);
    REQUIRE(look->p.block_count == MOST_BLOCKS || row->mask >> look->p.block_count == 0, row->mask);
    REQUIRE(within(row->restart, 0, 1), row->restart);
    REQUIRE(all_indices(look, row->people_at, row->people_count, look->p.plan->people_count), row->people_at);
    REQUIRE(within(row->cap, 0, UINT32_MAX), row->cap);
    REQUIRE(within(row->told, 0, 1), row->told);
    REQUIRE(within(row->redo_cap, 0, UINT32_MAX), row->redo_cap);
    i64 wrong = check_successors(look, number);
    if (!wrong) wrong = check_amounts(look, row);
    return wrong ? wrong : check_argument(look, row);
}

static i64 check_spells(const struct look *look, const struct block *block) {
    i64 draws = look->p.plan->draws_count;
    REQUIRE(is_index(block->gap, draws), block->gap);
    REQUIRE(is_index(block->length, draws), block->length);
    REQUIRE(index_or_none(block->stand_in, draws), block->stand_in);
    REQUIRE(within(block->equilibrium, 0, 1), block->equilibrium);
    REQUIRE(block->mean_gap >= 0, block->mean_gap);
    REQUIRE(block->mean_length >= 0, block->mean_length);
    REQUIRE(is_index(block->first_gap, draws), block->first_gap);
    REQUIRE(within(block->first_length, block->equilibrium ? 0 : -1, draws - 1), block->first_length);
    return 0;
}

static i64 check_block(const struct look *look, i64 number) {
    const struct block *block = &look->p.blocks[number];
    i64 rows = look->p.row_count, odds = look->p.plan->odds_count;
    REQUIRE(index_or_none(block->redo, odds), block->redo);
    if (block->redo >= 0) {
        REQUIRE(is_index(block->redo_first, rows), block->redo_first);
        REQUIRE(within(block->redo_last, block->redo_first, rows - 1), block->redo_last);
    }
    REQUIRE(index_or_none(block->end, odds), block->end);
    if (block->end >= 0) {
        REQUIRE(within(block->outcome, 0, OPEN), block->outcome);
        REQUIRE(index_or_none(block->end_row, rows), block->end_row);
    }
    return check_spells(look, block);
}

typedef i64 (*Check)(const struct look *look, i64 number);

static i64 check_each(const struct look *look, Check check_one, i64 count) {
    for (i64 number = 0; number < count; number++) {
        i64 wrong = check_one(look, number);
        if (wrong) return wrong;
    }
    return 0;
}

/* Look a plan through before its first play: 0, or 1 + the place of the word that is wrong. */
EXPORTED i64 check(const i64 *words, i64 words_count, const i32 *ints, i64 ints_count) {
    struct look look;
    look.words_count = words_count;
    look.ints_count = ints_count;
    if (words_count < (i64)(sizeof(struct plan) / sizeof(i64))) return 1;
    const struct plan *plan = (const struct plan *)words;
    look.p.words = words;
    look.p.plan = plan;
    i64 wrong = check_plan(&look);
    if (wrong) return wrong;
    read_plan(&look.p, words, ints);
    wrong = check_each(&look, check_table, plan->tables_count);
    if (!wrong) wrong = check_each(&look, check_draw, plan->draws_count);
    if (!wrong) wrong = check_each(&look, check_odds, plan->odds_count);
    if (!wrong) wrong = check_each(&look, check_calendar, plan->calendars_count);
    if (!wrong) wrong = check_each(&look, check_seat, plan->people_count);
    if (!wrong) wrong = check_each(&look, check_row, plan->rows_count);
    return wrong ? wrong : check_each(&look, check_block, plan->blocks_count);
}
