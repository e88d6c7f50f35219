"""What goes to a meeting, whose weeks hold too much, and what may start later."""

from tests.core.examples.example import Chapter
from tests.core.examples.load_example import LevelExample, LoadExample, MeetingExample

_TOO_MUCH = """
work   | days      | waits for      | hours
Launch | 5         |                | 7
Report | 10        | Launch         | 10
Visits | 5         |                | 5
Gate   | milestone | Report, Visits |
"""

CHAPTER = Chapter(
    "Meetings and hours",
    (
        MeetingExample(
            "What missing a meeting costs",
            "Days in hand are those by which work may slip and still make its meeting."
            " A day more costs the time until the next one.",
            """
            work  | days | waits for | decided by
            Paper | 5    |           | board
            """,
            """
            meeting         | papers due     | work  | in hand | missing it costs
            Thu 14 Jan 2027 | Thu 7 Jan 2027 | Paper | 3       | 10 working days
            """,
            meetings=("Thu 14 Jan 2027", "Thu 28 Jan 2027"),
            papers=5,
        ),
        LoadExample(
            "Hours are spread over the worked days",
            "Each worked day of a piece of work takes the same hours. A public holiday"
            " takes its share of what a person gives.",
            _TOO_MUCH,
            """
            week of         | hours | Sam gives | too many
            Mon 4 Jan 2027  | 12    | 10        | 2
            Mon 11 Jan 2027 | 4     | 8         | 0
            Mon 18 Jan 2027 | 5     | 10        | 0
            Mon 25 Jan 2027 | 1     | 10        | 0
            """,
            off=("Fri 15 Jan 2027",),
        ),
        LoadExample(
            "Nothing is done on days of leave",
            "The hours lie on the days on which the work is done: not on the leave of"
            " whoever alone does it, nor on days that its own calendar leaves out.",
            """
            work   | days | waits for | hours
            Report | 10   |           | 20
            """,
            """
            week of         | hours | Sam gives | too many
            Mon 4 Jan 2027  | 10    | 10        | 0
            Mon 11 Jan 2027 | 2     | 10        | 0
            Mon 18 Jan 2027 | 8     | 10        | 0
            """,
            away=(
                "Mon 11 Jan 2027",
                "Tue 12 Jan 2027",
                "Wed 13 Jan 2027",
                "Thu 14 Jan 2027",
            ),
        ),
        LevelExample(
            "What may start later",
            "Work with float starts later where fewer hours are then too many. No gate,"
            " milestone or end moves.",
            _TOO_MUCH,
            """
            work   | starts          | would start
            Launch | Mon 4 Jan 2027  | Mon 4 Jan 2027
            Report | Mon 11 Jan 2027 | Mon 11 Jan 2027
            Visits | Mon 4 Jan 2027  | Mon 11 Jan 2027
            Gate   | Fri 22 Jan 2027 | Fri 22 Jan 2027
            """,
        ),
    ),
)
