"""What has happened, and what it makes of the rest of the plan."""

from tests.core.examples.example import Chapter
from tests.core.examples.plan_example import PlanExample

CHAPTER = Chapter(
    "Progress and the status date",
    (
        PlanExample(
            "What has not started is not planned in the past",
            "Work that should have started is planned from today. The day on which it"
            " was due stays as it was, so that it can be seen to be late.",
            """
            work      | days | waits for
            Brief     | 3    |
            Risk log  | 2    | Brief
            """,
            """
            work     | starts          | finishes        | due
            Brief    | Thu 7 Jan 2027  | Mon 11 Jan 2027 | Wed 6 Jan 2027
            Risk log | Tue 12 Jan 2027 | Wed 13 Jan 2027 | Wed 13 Jan 2027
            """,
            as_of="Thu 7 Jan 2027",
        ),
        PlanExample(
            "An actual start",
            "Work in progress takes its days from the day on which it started.",
            """
            work     | days | waits for | so far
            Brief    | 5    |           | started Tue 5 Jan 2027
            Risk log | 2    | Brief     |
            """,
            """
            work     | status      | starts          | finishes
            Brief    | in progress | Tue 5 Jan 2027  | Mon 11 Jan 2027
            Risk log | not started | Tue 12 Jan 2027 | Wed 13 Jan 2027
            """,
            as_of="Thu 7 Jan 2027",
        ),
        PlanExample(
            "Work in progress is not over before today",
            "When its days have passed and nobody has said that it is finished, it is"
            " taken to finish today.",
            """
            work     | days | waits for | so far
            Brief    | 3    |           | started Mon 4 Jan 2027
            Risk log | 2    | Brief     |
            """,
            """
            work     | status      | starts          | finishes        | due
            Brief    | in progress | Mon 4 Jan 2027  | Mon 11 Jan 2027 | Wed 6 Jan 2027
            Risk log | not started | Tue 12 Jan 2027 | Wed 13 Jan 2027 | Wed 13 Jan 2027
            """,
            as_of="Mon 11 Jan 2027",
        ),
        PlanExample(
            "Days left",
            "A report says how many days are left on a morning: they are counted from"
            " that day, which is the first of them.",
            """
            work     | days | waits for | so far
            Brief    | 5    |           | started Mon 4 Jan 2027; 4 days left on Thu 7 Jan 2027
            Risk log | 2    | Brief     |
            """,
            """
            work     | status      | starts          | finishes
            Brief    | in progress | Mon 4 Jan 2027  | Tue 12 Jan 2027
            Risk log | not started | Wed 13 Jan 2027 | Thu 14 Jan 2027
            """,
            as_of="Fri 8 Jan 2027",
        ),
        PlanExample(
            "An actual finish",
            "Finished work is a fact. What waited for it is planned from the day after,"
            " sooner or later than was thought.",
            """
            work     | days | waits for | so far
            Brief    | 5    |           | started Mon 4 Jan 2027; finished Wed 6 Jan 2027
            Risk log | 2    | Brief     |
            """,
            """
            work     | status      | starts         | finishes
            Brief    | finished    | Mon 4 Jan 2027 | Wed 6 Jan 2027
            Risk log | not started | Thu 7 Jan 2027 | Fri 8 Jan 2027
            """,
            as_of="Wed 6 Jan 2027",
        ),
        PlanExample(
            "Work that started out of its turn",
            "Work may start before its turn. What is left of it still waits for the work"
            " before it.",
            """
            work     | days | waits for | so far
            Brief    | 5    |           | started Mon 4 Jan 2027
            Risk log | 4    | Brief     | started Wed 6 Jan 2027; 3 days left on Thu 7 Jan 2027
            """,
            """
            work     | status      | starts         | finishes
            Brief    | in progress | Mon 4 Jan 2027 | Fri 8 Jan 2027
            Risk log | in progress | Wed 6 Jan 2027 | Wed 13 Jan 2027
            """,
            as_of="Thu 7 Jan 2027",
        ),
    ),
)
