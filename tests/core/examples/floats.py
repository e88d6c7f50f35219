"""Float: how far work may slip, and which work may not."""

from tests.core.examples.example import Chapter
from tests.core.examples.plan_example import PlanExample

CHAPTER = Chapter(
    "Float and the critical path",
    (
        PlanExample(
            "The critical path",
            "Work is critical when any slip of it moves the end of the plan.",
            """
            work       | days | waits for
            Survey     | 6    |
            Interviews | 3    |
            Transcripts | 2   | Interviews
            Synthesis  | 2    | Survey, Transcripts
            """,
            """
            work        | starts          | finishes        | total float | critical
            Survey      | Mon 4 Jan 2027  | Mon 11 Jan 2027 | 0           | yes
            Interviews  | Mon 4 Jan 2027  | Wed 6 Jan 2027  | 1           | no
            Transcripts | Thu 7 Jan 2027  | Fri 8 Jan 2027  | 1           | no
            Synthesis   | Tue 12 Jan 2027 | Wed 13 Jan 2027 | 0           | yes
            """,
        ),
        PlanExample(
            "Total float and free float",
            "Total float is how far work may slip before the plan ends later; free float"
            " is how far it may slip before anything else moves.",
            """
            work       | days | waits for
            Survey     | 8    |
            Interviews | 3    |
            Transcripts | 2   | Interviews
            Synthesis  | 2    | Survey, Transcripts
            """,
            """
            work        | finishes        | finishes at the latest | total float | free float
            Survey      | Wed 13 Jan 2027 | Wed 13 Jan 2027        | 0           | 0
            Interviews  | Wed 6 Jan 2027  | Mon 11 Jan 2027        | 3           | 0
            Transcripts | Fri 8 Jan 2027  | Wed 13 Jan 2027        | 3           | 3
            Synthesis   | Fri 15 Jan 2027 | Fri 15 Jan 2027        | 0           | 0
            """,
        ),
        PlanExample(
            "The latest dates leave the end where it is",
            "Work that nothing waits for may finish as late as the whole plan.",
            """
            work       | days | waits for
            Survey     | 8    |
            Newsletter | 2    |
            """,
            """
            work       | starts         | starts at the latest | finishes at the latest
            Survey     | Mon 4 Jan 2027 | Mon 4 Jan 2027       | Wed 13 Jan 2027
            Newsletter | Mon 4 Jan 2027 | Tue 12 Jan 2027      | Wed 13 Jan 2027
            """,
        ),
    ),
)
