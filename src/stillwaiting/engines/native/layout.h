/* Written by tools/native_layout.py from plan/rows.py and what it refers to; do not edit. */

#include <stdint.h>

enum kind { KIND_TAKE = 0, KIND_SLOT = 1, KIND_CHANCE = 2, KIND_TEST = 3, KIND_SET = 4, KIND_NOTE = 5, KIND_END = 6 };

enum question { QUESTION_STANDING = 0, QUESTION_OUTCOME = 1, QUESTION_BEGUN = 2 };

#define OUT INT64_C(2)
#define WITHDRAWN INT64_C(3)
#define OPEN INT64_C(4)
#define WORLD INT64_C(25)
#define DAY INT64_C(1440)
#define NEVER INT64_C(1099511627776)
#define STEP INT64_C(0)
#define QUANTILE INT64_C(1)
#define MIXTURE INT64_C(2)
#define OCTAVES INT64_C(24)
#define NODES INT64_C(65)
#define SIDE INT64_C(1560)
#define LOWEST INT64_C(549755813888)
#define ONE INT64_C(65536)
#define GOLDEN UINT64_C(11400714819323198485)
#define FIRST UINT64_C(13787848793156543929)
#define SECOND UINT64_C(10723151780598845931)

struct plan {
    int64_t rows_at;
    int64_t rows_count;
    int64_t blocks_at;
    int64_t blocks_count;
    int64_t draws_at;
    int64_t draws_count;
    int64_t odds_at;
    int64_t odds_count;
    int64_t calendars_at;
    int64_t calendars_count;
    int64_t people_at;
    int64_t people_count;
    int64_t closing;
    int64_t causes;
    int64_t notes;
    int64_t horizon;
    int64_t origin_day;
    int64_t origin_time;
    int64_t withdrawal;
    int64_t probe;
    int64_t tables_at;
    int64_t tables_count;
};

struct row {
    int64_t kind;
    int64_t next_at;
    int64_t next_count;
    int64_t need;
    int64_t race;
    int64_t within;
    int64_t amount;
    int64_t calendar;
    uint64_t mask;
    int64_t restart;
    int64_t cause;
    int64_t people_at;
    int64_t people_count;
    int64_t notice;
    int64_t notice_calendar;
    int64_t odds;
    int64_t cap;
    int64_t argument;
    int64_t question;
    int64_t since;
    int64_t told;
    int64_t redo_cap;
};

struct block {
    uint64_t at_start_stream;
    uint64_t age_stream;
    int64_t gap;
    int64_t length;
    int64_t stand_in;
    int64_t equilibrium;
    int64_t mean_gap;
    int64_t mean_length;
    int64_t first_gap;
    int64_t first_length;
    int64_t redo;
    int64_t redo_first;
    int64_t redo_last;
    int64_t end;
    int64_t outcome;
    int64_t end_row;
};

struct draw {
    uint64_t stream;
    int64_t table;
    int64_t factor;
    uint64_t unsure_stream;
};

struct odds {
    uint64_t stream;
    int64_t threshold;
    int64_t unsure;
    uint64_t unsure_stream;
};

struct seat {
    int64_t calendar;
    int64_t diary;
};

struct calendar {
    int64_t days_at;
    int64_t days_count;
    int64_t index_at;
    int64_t index_count;
    int64_t whole;
};

struct table {
    int64_t kind;
    int64_t thresholds_at;
    int64_t thresholds_count;
    int64_t values_at;
    int64_t values_count;
    int64_t nodes_at;
    int64_t nodes_count;
    int64_t parts_at;
    int64_t parts_count;
};

struct day {
    int32_t before;
    int32_t first;
    int32_t last;
    int32_t further;
};

struct columns {
    int8_t *how;
    int32_t *end;
    int8_t *outcome;
    int32_t *decided;
    int32_t *told;
    int8_t *standing;
    int32_t *notes;
    int32_t *ledger;
    int16_t *holding;
    int32_t *probed;
    int32_t *origin;
};
