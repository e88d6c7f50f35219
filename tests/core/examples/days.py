"""Working days: what is counted, and from where."""

from tests.core.examples.example import Chapter, CountExample

CHRISTMAS = ("Mon 26 Dec 2016", "Tue 27 Dec 2016", "Mon 2 Jan 2017")

CHAPTER = Chapter(
    "Working days",
    (
        CountExample(
            "Weekends are not counted",
            "Dates move by the days that are worked, Monday to Friday.",
            """
            from           | working days | gives
            Thu 7 Jan 2027 | 1            | Fri 8 Jan 2027
            Thu 7 Jan 2027 | 2            | Mon 11 Jan 2027
            Mon 11 Jan 2027 | -1          | Fri 8 Jan 2027
            Mon 11 Jan 2027 | -5          | Mon 4 Jan 2027
            """,
        ),
        CountExample(
            "Public holidays are not counted",
            "A holiday counts like a weekend, and so does its substitute day.",
            """
            from            | working days | gives
            Fri 23 Dec 2016 | 1            | Wed 28 Dec 2016
            Fri 23 Dec 2016 | 4            | Tue 3 Jan 2017
            Wed 4 Jan 2017  | -3           | Thu 29 Dec 2016
            """,
            off=CHRISTMAS,
        ),
        CountExample(
            "A day that is not worked becomes one that is",
            "Counting forward begins on the next day worked, and counting back on the"
            " last one: the first step back from a weekend is Friday.",
            """
            from           | working days | gives
            Sat 9 Jan 2027 | 0            | Mon 11 Jan 2027
            Sat 9 Jan 2027 | 1            | Tue 12 Jan 2027
            Sat 9 Jan 2027 | -1           | Fri 8 Jan 2027
            """,
        ),
        CountExample(
            "The organisation's word outranks the calendar",
            "An organisation may work on a day that others have off, and take off a day"
            " that others work.",
            """
            from           | working days | gives
            Fri 8 Jan 2027 | 1            | Sat 9 Jan 2027
            Fri 8 Jan 2027 | 2            | Tue 12 Jan 2027
            """,
            off=("Mon 11 Jan 2027",),
            extra=("Sat 9 Jan 2027",),
        ),
        CountExample(
            "Counting between two days",
            "The first day counts and the last does not; backwards the count is below"
            " zero. This is how a slip is measured.",
            """
            from            | to              | working days
            Mon 4 Jan 2027  | Fri 8 Jan 2027  | 4
            Fri 8 Jan 2027  | Mon 11 Jan 2027 | 1
            Mon 11 Jan 2027 | Mon 4 Jan 2027  | -5
            """,
        ),
    ),
)
