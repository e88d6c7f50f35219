"""What a day, a calendar or a committee demands of work, besides its links."""

from tests.core.examples.example import Chapter
from tests.core.examples.plan_example import PlanExample

CHAPTER = Chapter(
    "Constraints, part time and committees",
    (
        PlanExample(
            "Finish no earlier than",
            "Work waits, so that it does not finish before its day.",
            """
            work     | days | waits for | demand
            Papers   | 2    |           |
            Workshop | 2    | Papers    | finish no earlier than Thu 14 Jan 2027
            """,
            """
            work     | starts          | finishes        | free float
            Papers   | Mon 4 Jan 2027  | Tue 5 Jan 2027  | 5
            Workshop | Wed 13 Jan 2027 | Thu 14 Jan 2027 | 0
            """,
        ),
        PlanExample(
            "A demand that cannot hold leaves a float below zero",
            "Work is never planned before what it waits for. The conflict is told.",
            """
            work     | days | waits for | demand
            Papers   | 5    |           |
            Workshop | 1    | Papers    | finish no later than Thu 7 Jan 2027
            """,
            """
            work     | starts          | finishes        | total float | critical
            Papers   | Mon 4 Jan 2027  | Fri 8 Jan 2027  | -2          | yes
            Workshop | Mon 11 Jan 2027 | Mon 11 Jan 2027 | -2          | yes
            """,
        ),
        PlanExample(
            "As late as possible",
            "Work waits as long as nothing that waits for it has to move.",
            """
            work     | days | waits for       | demand
            Survey   | 8    |                 |
            Booking  | 2    |                 | as late as possible
            Workshop | 1    | Survey, Booking |
            """,
            """
            work     | starts          | finishes        | total float
            Survey   | Mon 4 Jan 2027  | Wed 13 Jan 2027 | 0
            Booking  | Tue 12 Jan 2027 | Wed 13 Jan 2027 | 0
            Workshop | Thu 14 Jan 2027 | Thu 14 Jan 2027 | 0
            """,
        ),
        PlanExample(
            "Part time",
            "Work is done on days that the programme works and those who do it work too.",
            """
            work       | days | waits for  | worked on
            Interviews | 3    |            | Tue and Thu
            Report     | 1    | Interviews |
            """,
            """
            work       | starts          | finishes
            Interviews | Tue 5 Jan 2027  | Tue 12 Jan 2027
            Report     | Wed 13 Jan 2027 | Wed 13 Jan 2027
            """,
        ),
        PlanExample(
            "A lag of days of any kind",
            "An elapsed lag counts weekends too; the work then starts on a worked day.",
            """
            work    | days | waits for
            Post    | 2    |
            Replies | 1    | Post FS+10e
            """,
            """
            work    | starts          | finishes
            Post    | Mon 4 Jan 2027  | Tue 5 Jan 2027
            Replies | Mon 18 Jan 2027 | Mon 18 Jan 2027
            """,
        ),
        PlanExample(
            "A board meeting ends the work",
            "Work that the board decides ends at the first meeting that it can make.",
            """
            work  | days | waits for | decided by
            Paper | 3    |           | board
            Begin | 2    | Paper     |
            """,
            """
            work  | starts          | finishes        | starts at the latest
            Paper | Mon 4 Jan 2027  | Thu 14 Jan 2027 | Tue 12 Jan 2027
            Begin | Fri 15 Jan 2027 | Mon 18 Jan 2027 | Fri 15 Jan 2027
            """,
            meetings=("Thu 14 Jan 2027", "Thu 28 Jan 2027"),
        ),
        PlanExample(
            "Papers are due before the meeting",
            "Who starts after the day on which papers are due has the next meeting.",
            """
            work  | days | waits for | decided by
            Study | 4    |           |
            Paper | 3    | Study     | board
            """,
            """
            work  | starts         | finishes        | total float
            Study | Mon 4 Jan 2027 | Thu 7 Jan 2027  | 9
            Paper | Fri 8 Jan 2027 | Thu 28 Jan 2027 | 9
            """,
            meetings=("Thu 14 Jan 2027", "Thu 28 Jan 2027"),
            papers=5,
        ),
    ),
)
