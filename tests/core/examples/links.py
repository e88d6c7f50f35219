"""Links: which end of the work after waits for which end of the work before."""

from tests.core.examples.example import Chapter
from tests.core.examples.plan_example import PlanExample

CHAPTER = Chapter(
    "Links between work",
    (
        PlanExample(
            "Finish to start",
            "Work starts on the working day after the work before it finishes.",
            """
            work       | days | waits for
            Interviews | 4    |
            Report     | 3    | Interviews
            """,
            """
            work       | starts          | finishes
            Interviews | Mon 4 Jan 2027  | Thu 7 Jan 2027
            Report     | Fri 8 Jan 2027  | Tue 12 Jan 2027
            """,
        ),
        PlanExample(
            "Start to start",
            "Work starts no earlier than the other work does.",
            """
            work       | days | waits for
            Survey     | 4    |
            Chase replies | 3 | Survey SS
            """,
            """
            work          | starts         | finishes
            Survey        | Mon 4 Jan 2027 | Thu 7 Jan 2027
            Chase replies | Mon 4 Jan 2027 | Wed 6 Jan 2027
            """,
        ),
        PlanExample(
            "Finish to finish",
            "Work finishes no earlier than the other work does.",
            """
            work        | days | waits for
            Focus groups | 6   |
            Field notes | 2    | Focus groups FF
            """,
            """
            work         | starts          | finishes
            Focus groups | Mon 4 Jan 2027  | Mon 11 Jan 2027
            Field notes  | Fri 8 Jan 2027  | Mon 11 Jan 2027
            """,
        ),
        PlanExample(
            "Start to finish",
            "Work goes on until the other work has started: a help desk stays open until"
            " the new one begins. It finishes the evening before that start or later.",
            """
            work          | days | waits for
            Training      | 4    |
            New help desk | 5    | Training
            Old help desk | 3    | New help desk SF
            """,
            """
            work          | starts         | finishes
            Training      | Mon 4 Jan 2027 | Thu 7 Jan 2027
            New help desk | Fri 8 Jan 2027 | Thu 14 Jan 2027
            Old help desk | Tue 5 Jan 2027 | Thu 7 Jan 2027
            """,
        ),
        PlanExample(
            "A lag waits for some working days",
            "A link may wait longer, counted in working days.",
            """
            work     | days | waits for
            Invite   | 2    |
            Workshop | 1    | Invite FS+5
            Notes    | 3    | Workshop SS+1
            """,
            """
            work     | starts          | finishes
            Invite   | Mon 4 Jan 2027  | Tue 5 Jan 2027
            Workshop | Wed 13 Jan 2027 | Wed 13 Jan 2027
            Notes    | Thu 14 Jan 2027 | Mon 18 Jan 2027
            """,
        ),
        PlanExample(
            "A lead overlaps",
            "A lag below zero is a lead: the work after begins before the work before"
            " it ends.",
            """
            work       | days | waits for
            Interviews | 5    |
            Analysis   | 4    | Interviews FS-2
            """,
            """
            work       | starts         | finishes
            Interviews | Mon 4 Jan 2027 | Fri 8 Jan 2027
            Analysis   | Thu 7 Jan 2027 | Tue 12 Jan 2027
            """,
        ),
        PlanExample(
            "The last of several decides",
            "Work that waits for several others starts when the last of them lets it.",
            """
            work      | days | waits for
            Survey    | 6    |
            Interviews | 3   |
            Synthesis | 2    | Survey, Interviews
            """,
            """
            work       | starts          | finishes
            Survey     | Mon 4 Jan 2027  | Mon 11 Jan 2027
            Interviews | Mon 4 Jan 2027  | Wed 6 Jan 2027
            Synthesis  | Tue 12 Jan 2027 | Wed 13 Jan 2027
            """,
        ),
        PlanExample(
            "Holidays between lengthen the span and not the work",
            "Work takes the same working days whatever lies between them.",
            """
            work   | days | waits for
            Survey | 4    |
            Report | 2    | Survey
            """,
            """
            work   | starts          | finishes
            Survey | Wed 24 Mar 2027 | Wed 31 Mar 2027
            Report | Thu 1 Apr 2027  | Fri 2 Apr 2027
            """,
            start="Wed 24 Mar 2027",
            off=("Fri 26 Mar 2027", "Mon 29 Mar 2027"),
        ),
    ),
)
