"""Milestones and gates: points of no duration."""

from tests.core.examples.example import Chapter
from tests.core.examples.plan_example import PlanExample

CHAPTER = Chapter(
    "Milestones and gates",
    (
        PlanExample(
            "A milestone falls on the day on which its last work ends",
            "A milestone takes no time: what waits for it starts the day after.",
            """
            work             | days      | waits for
            Fieldwork        | 4         |
            Fieldwork done   | milestone | Fieldwork
            Synthesis        | 3         | Fieldwork done
            """,
            """
            work           | starts         | finishes
            Fieldwork      | Mon 4 Jan 2027 | Thu 7 Jan 2027
            Fieldwork done | Thu 7 Jan 2027 | Thu 7 Jan 2027
            Synthesis      | Fri 8 Jan 2027 | Tue 12 Jan 2027
            """,
        ),
        PlanExample(
            "A milestone is reached",
            "It is reached when what it waits for is finished; nobody has to say so.",
            """
            work           | days      | waits for | so far
            Fieldwork      | 4         |           | started Mon 4 Jan 2027; finished Wed 6 Jan 2027
            Fieldwork done | milestone | Fieldwork |
            """,
            """
            work           | status   | finishes
            Fieldwork      | finished | Wed 6 Jan 2027
            Fieldwork done | finished | Wed 6 Jan 2027
            """,
            as_of="Thu 7 Jan 2027",
        ),
        PlanExample(
            "A milestone that waits for a start",
            "It falls on the day on which that work starts.",
            """
            work           | days      | waits for
            Preparation    | 3         |
            Fieldwork      | 4         | Preparation
            Fieldwork begins | milestone | Fieldwork SS
            """,
            """
            work             | starts         | finishes
            Preparation      | Mon 4 Jan 2027 | Wed 6 Jan 2027
            Fieldwork        | Thu 7 Jan 2027 | Tue 12 Jan 2027
            Fieldwork begins | Thu 7 Jan 2027 | Thu 7 Jan 2027
            """,
        ),
        PlanExample(
            "A gate is forecast for the day on which it is ready",
            "A gate holds back what it blocks until the day after its decision. Until"
            " then it is taken as decided on the day on which it becomes ready.",
            """
            work       | days | waits for
            Training   | 4    |
            Ready?     | gate | Training
            Fieldwork  | 3    | Ready?
            """,
            """
            work      | status      | starts         | finishes
            Training  | not started | Mon 4 Jan 2027 | Thu 7 Jan 2027
            Ready?    | not started | Thu 7 Jan 2027 | Thu 7 Jan 2027
            Fieldwork | not started | Fri 8 Jan 2027 | Tue 12 Jan 2027
            """,
        ),
        PlanExample(
            "A gate that is not decided moves on with each day",
            "A gate that was ready and is not decided is taken as decided today, so that"
            " what it blocks starts tomorrow at the earliest.",
            """
            work       | days | waits for | so far
            Training   | 4    |           | started Mon 4 Jan 2027; finished Thu 7 Jan 2027
            Ready?     | gate | Training  |
            Fieldwork  | 3    | Ready?    |
            """,
            """
            work      | status      | starts          | finishes        | due
            Training  | finished    | Mon 4 Jan 2027  | Thu 7 Jan 2027  | Thu 7 Jan 2027
            Ready?    | not started | Tue 12 Jan 2027 | Tue 12 Jan 2027 | Thu 7 Jan 2027
            Fieldwork | not started | Wed 13 Jan 2027 | Fri 15 Jan 2027 | Fri 15 Jan 2027
            """,
            as_of="Tue 12 Jan 2027",
        ),
        PlanExample(
            "A gate that was decided",
            "From the decision on, the day after it is the first for what it held back.",
            """
            work       | days | waits for | so far
            Training   | 4    |           | started Mon 4 Jan 2027; finished Thu 7 Jan 2027
            Ready?     | gate | Training  | decided Mon 11 Jan 2027
            Fieldwork  | 3    | Ready?    |
            """,
            """
            work      | status      | starts          | finishes
            Training  | finished    | Mon 4 Jan 2027  | Thu 7 Jan 2027
            Ready?    | finished    | Mon 11 Jan 2027 | Mon 11 Jan 2027
            Fieldwork | not started | Tue 12 Jan 2027 | Thu 14 Jan 2027
            """,
            as_of="Mon 11 Jan 2027",
        ),
    ),
)
