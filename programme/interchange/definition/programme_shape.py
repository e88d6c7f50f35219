"""The known keys of a programme: one source for the reader and the JSON Schema."""

from typing import Final

from programme.core.definition import RULE_ANCHORS
from programme.core.limits import LONGEST, MOST_PAPERS
from programme.interchange.definition.kinds import (
    BASIS_FIELD,
    DIRECTION,
    ESTIMATE,
    EVERY,
    HOURS_FIELD,
    ID,
    IDS,
    KEY,
    MONTH_DAY,
    MONTHS,
    OFFSET,
    SCHEMA_FIELD,
    TITLE,
    WORDS,
    id_field,
    must,
)
from programme.interchange.definition.phase_shape import PHASE
from programme.interchange.definition.shapes import (
    Choice,
    Field,
    Flag,
    ListOf,
    MapOf,
    Number,
    Record,
    TextOr,
    Whole,
)

ROLE: Final = Record(
    "role",
    (
        id_field("programme_lead"),
        TITLE,
        Field("typical", WORDS, "who usually plays it"),
        Field("group", Flag(), "true when many people hold it"),
        Field("approves", Flag(), "true when it may accept and decide"),
        HOURS_FIELD,
    ),
)

PRINCIPLE: Final = Record(
    "principle",
    (
        id_field("L1"),
        must("pillar", WORDS, "the heading under which it stands"),
        TITLE,
    ),
)

REMINDER_RULE: Final = Record(
    "reminder rule",
    (
        must("anchor", Choice(RULE_ANCHORS), "the day to count from"),
        must("offset", OFFSET, "working days after that day; below zero before it"),
        must("to", ListOf(ID, least=1), "roles, and the words owner and approver"),
        must("text", WORDS, "what is said"),
        Field("urgent", Flag(), "true when it does not wait for the day's message"),
    ),
)

RECURRING: Final = Record(
    "recurring entry",
    (
        id_field("R-STEER"),
        TITLE,
        must("every", EVERY, "its rhythm, such as month or 2 weeks"),
        must("phases", ListOf(ID, least=1), "the phases in which it goes on"),
        must("owner", ID, "the role that sees to it"),
        must("remind", ListOf(OFFSET), "when to remind, in working days"),
        Field("text", WORDS, "what its owner is to do for it; see to it, if not given"),
        Field("committee", ID, "the committee to which it goes, when that meets"),
    ),
)

MEASURE_DETAILS: Final = (
    Field("kind", WORDS, "process, where it measures what we do"),
    Field("available_from", Whole(1948, 2100), "the first year that has it"),
    Field("fieldwork", WORDS, "when it is collected"),
    Field("published", WORDS, "when it becomes known"),
    Field("snapshot", WORDS, "the day that it describes"),
    Field("reading_months", MONTHS, "the months in which it is read"),
    Field("baseline", WORDS, "which reading is the baseline"),
    Field("baseline_activity", ID, "the activity that takes the baseline"),
    Field("repeat_activity", ID, "the activity that takes it again"),
    Field("compare_with", WORDS, "what it may be compared with"),
    Field("split_by", ListOf(WORDS), "the groups to show apart"),
    Field("principles", IDS, "the leadership principles that it speaks to"),
)

MEASURE: Final = Record(
    "measure",
    (
        id_field("MS-ENG"),
        TITLE,
        must("source", WORDS, "where the figures come from"),
        must("unit", WORDS, "what the figures count"),
        must("direction", DIRECTION, "which way is better"),
        must("rhythm", WORDS, "how often it is read"),
        must("target", WORDS, "what is hoped for, and by when"),
        *MEASURE_DETAILS,
    ),
)

READING: Final = Record(
    "reading",
    (
        must("measure", ID, "the measure to be read"),
        must("due", WORDS, "when it falls due, in words"),
        must("owner", ID, "the role that keeps it after close"),
    ),
)

DELAY_REASON: Final = Record(
    "delay reason",
    (
        id_field("DR01"),
        TITLE,
        must("typical", Whole(1, LONGEST), "the usual delay in working days"),
        BASIS_FIELD,
    ),
)

COMMITTEE: Final = Record(
    "committee",
    (
        id_field("board"),
        TITLE,
        must(
            "papers",
            Whole(0, MOST_PAPERS),
            "working days before a meeting for its papers",
        ),
    ),
)

VARIANT: Final = Record(
    "variant",
    (
        id_field("equal-8-8-8"),
        TITLE,
        must(
            "scale", MapOf(ID, Number(0, 10)), "how far each phase stretches: 1.0 as is"
        ),
        Field("note", WORDS, "what to know before choosing it"),
    ),
)

SOFT_BLACKOUT: Final = Record(
    "soft blackout",
    (
        id_field("christmas"),
        must("first", MONTH_DAY, "its first day, month and day"),
        must("last", MONTH_DAY, "its last day, month and day"),
        must("effect", WORDS, "what it does to the work"),
        BASIS_FIELD,
    ),
)

PROGRAMME: Final = Record(
    "programme",
    (
        SCHEMA_FIELD,
        id_field("nhs-clp-three-phase"),
        TITLE,
        must("version", WORDS, "the version of this definition, such as 1.0"),
        must("outcome", WORDS, "what the programme is to bring about"),
        must("default_variant", ID, "the variant to use when none is chosen"),
        must("approval_target", Whole(1, 60), "working days for an approver's answer"),
        must(
            "phases",
            ListOf(TextOr(KEY, PHASE), least=1),
            "the key of each phase that has a file of its own, or the phase itself",
        ),
        Field("vocabulary", MapOf(ID, ListOf(WORDS)), "words in use, by subject"),
        Field("principles", ListOf(PRINCIPLE), "the leadership principles"),
        must("roles", ListOf(ROLE, least=1), "the parts that people play"),
        must(
            "reminders",
            MapOf(ID, ListOf(REMINDER_RULE), least=1),
            "reminder profiles: when something is said, and to whom",
        ),
        Field(
            "estimates",
            MapOf(ID, ESTIMATE),
            "how lengths may vary, by the reminder profile of the work",
        ),
        Field(
            "effort_a_day",
            MapOf(ID, Number(0, 24)),
            "the owner's hours for each working day of a duration, by the same profiles",
        ),
        HOURS_FIELD,
        Field("recurring", ListOf(RECURRING), "meetings and reports on a rhythm"),
        Field("measures", ListOf(MEASURE), "the outcomes to be read again and again"),
        Field("readings_after_close", ListOf(READING), "readings due after the end"),
        Field("committees", ListOf(COMMITTEE), "the bodies before which work comes"),
        Field("delay_reasons", ListOf(DELAY_REASON), "reasons to choose from"),
        must("variants", ListOf(VARIANT, least=1), "ways to stretch the phases"),
        Field("soft_blackouts", ListOf(SOFT_BLACKOUT), "slow parts of every year"),
    ),
)
