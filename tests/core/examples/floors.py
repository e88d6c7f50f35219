"""When work may not start yet, whatever its links say."""

from tests.core.examples.example import Chapter
from tests.core.examples.plan_example import PlanExample

CHAPTER = Chapter(
    "Work that waits for a day",
    (
        PlanExample(
            "Start no earlier than",
            "Work does not start before its day, even when nothing else holds it back.",
            """
            work     | days | waits for | not before
            Papers   | 2    |           |
            Workshop | 1    | Papers    | Thu 14 Jan 2027
            """,
            """
            work     | starts          | finishes        | free float
            Papers   | Mon 4 Jan 2027  | Tue 5 Jan 2027  | 6
            Workshop | Thu 14 Jan 2027 | Thu 14 Jan 2027 | 0
            """,
        ),
        PlanExample(
            "A day that is not worked",
            "When the day is not worked, the work starts on the next one that is.",
            """
            work     | days | waits for | not before
            Workshop | 1    |           | Sat 9 Jan 2027
            """,
            """
            work     | starts          | finishes
            Workshop | Mon 11 Jan 2027 | Mon 11 Jan 2027
            """,
        ),
        PlanExample(
            "Ready in one of its months",
            "Work that is tied to months starts at once when it is in one of them.",
            """
            work          | days | waits for | starts in
            Choose points | 5    |           |
            Staff survey  | 4    | Choose points | Jan or Jul
            """,
            """
            work          | starts          | finishes
            Choose points | Mon 4 Jan 2027  | Fri 8 Jan 2027
            Staff survey  | Mon 11 Jan 2027 | Thu 14 Jan 2027
            """,
        ),
        PlanExample(
            "Ready outside its months",
            "Otherwise it starts on the first working day of the next of them.",
            """
            work          | days | waits for | starts in
            Choose points | 20   |           |
            Staff survey  | 4    | Choose points | Mar
            """,
            """
            work          | starts         | finishes
            Choose points | Mon 4 Jan 2027 | Fri 29 Jan 2027
            Staff survey  | Mon 1 Mar 2027 | Thu 4 Mar 2027
            """,
        ),
        PlanExample(
            "The latest start is in one of its months too",
            "Work tied to months may slip to the last day of a month, and no further.",
            """
            work         | days | waits for | starts in
            Staff survey | 4    |           | Jan
            Interviews   | 25   |           |
            """,
            """
            work         | starts         | starts at the latest | total float
            Staff survey | Mon 4 Jan 2027 | Fri 29 Jan 2027      | 19
            Interviews   | Mon 4 Jan 2027 | Mon 4 Jan 2027       | 0
            """,
        ),
    ),
)
