"""The known keys of a phase: one source for the reader and the JSON Schema."""

from typing import Final

from programme.core.definition import Decision
from programme.core.limits import LONGEST, MOST_HOURS
from programme.interchange.definition.kinds import (
    BASIS_FIELD,
    ESTIMATE,
    ID,
    IDS,
    KEY,
    LINK,
    MONTHS,
    SCHEMA_FIELD,
    TITLE,
    WORDS,
    id_field,
    must,
)
from programme.interchange.definition.shapes import (
    Choice,
    Field,
    Flag,
    ListOf,
    MapOf,
    Number,
    OneOf,
    Record,
    Whole,
)

DELIVERABLE: Final = Record(
    "deliverable",
    (
        id_field("D101"),
        TITLE,
        must("kind", ID, "what sort of thing it is, such as document"),
        must("approver", ID, "the role that accepts it, never the owner's"),
        must(
            "acceptance", ListOf(WORDS, least=1), "what must hold, one thing on a line"
        ),
    ),
)

ANCHOR: Final = Record(
    "anchor",
    (
        must("months", MONTHS, "the months in which the work may start"),
        Field("day", Whole(1, 28), "the day of the month to wait for; 1 if not given"),
    ),
)

ACTIVITY: Final = Record(
    "activity",
    (
        id_field("P1-GOV-01"),
        TITLE,
        Field("stage", WORDS, "its stage in a longer sequence of names"),
        must("duration", Whole(1, LONGEST), "its length in working days"),
        Field("fixed", Flag(), "true when no variant changes its length"),
        Field("optional", Flag(), "true when it may be dropped"),
        Field("anchor", ANCHOR, "the months in which it may start"),
        Field(
            "leadership_way",
            ListOf(Whole(1, 10)),
            "which of the ten Our Leadership Way uses it carries out",
        ),
        Field("depends_on", ListOf(LINK), "the activities and milestones it waits for"),
        Field("informs", IDS, "activities that hear of the result and do not wait"),
        must("owner", ID, "the role accountable for the work"),
        must("reminders", ID, "the reminder profile that it follows"),
        Field("committee", ID, "the committee whose meeting ends it"),
        BASIS_FIELD,
        Field("deliverables", ListOf(DELIVERABLE), "what it must hand over"),
        Field("estimate", ESTIMATE, "how its length may vary, if not as its kind's"),
        Field("effort", Number(0, MOST_HOURS), "the hours of work in it, in all"),
    ),
)

WORKSTREAM: Final = Record(
    "workstream",
    (
        id_field("P1-GOV"),
        TITLE,
        must("lead", ID, "the role that leads it"),
        must("activities", ListOf(ACTIVITY, least=1), "the work in it"),
    ),
)

MILESTONE: Final = Record(
    "milestone",
    (
        id_field("M01"),
        TITLE,
        must("after", ListOf(ID, least=1), "what must be finished to reach it"),
    ),
)

CRITERION: Final = OneOf(
    "criterion",
    (
        (
            "deliverable",
            Record(
                "deliverable criterion",
                (must("deliverable", ID, "the deliverable that must be accepted"),),
            ),
        ),
        (
            "metric",
            Record(
                "metric criterion",
                (
                    must("metric", ID, "the name of a figure"),
                    must("at_least", Number(0, 1_000_000), "the least that passes"),
                ),
            ),
        ),
        (
            "check",
            Record(
                "check criterion",
                (must("check", WORDS, "what somebody must say is so"),),
            ),
        ),
    ),
)

GATE: Final = Record(
    "gate",
    (
        id_field("G1"),
        TITLE,
        must("after", ListOf(ID, least=1), "what must be finished before it"),
        must("decided_by", ID, "the role that decides"),
        Field("advisory", Flag(), "true when it holds nothing back"),
        Field("blocks", IDS, "the activities that cannot start before it is passed"),
        must("criteria", ListOf(CRITERION, least=1), "what must hold to pass it"),
        must(
            "outcomes",
            MapOf(Choice(tuple(Decision)), WORDS, least=1),
            "the decisions on offer, each with the words used for it here",
        ),
    ),
)

PHASE: Final = Record(
    "phase",
    (
        id_field("P1"),
        must("key", KEY, "the word for it in code, and the name of its file"),
        TITLE,
        must("purpose", WORDS, "what it is for, in a sentence"),
        Field("nominal_months", Whole(1, 60), "how long it usually takes"),
        must("ends_with", ID, "the activity of this phase that ends it"),
        Field("names", MapOf(ID, WORDS), "its name in each vocabulary"),
        must("workstreams", ListOf(WORKSTREAM, least=1), "the headings of its work"),
        Field("milestones", ListOf(MILESTONE), "the points to reach in it"),
        Field("gates", ListOf(GATE), "the decisions to take in it"),
    ),
)

PHASE_FILE: Final = Record("phase", (SCHEMA_FIELD, *PHASE.fields))
