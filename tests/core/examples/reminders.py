"""Reminders: when somebody is told."""

from tests.core.examples.example import Chapter
from tests.core.examples.reminder_example import ReminderExample

CHAPTER = Chapter(
    "Reminders",
    (
        ReminderExample(
            "Before and after",
            "A reminder falls so many working days before (below zero) or after the day"
            " on which work starts, is half done, or is due.",
            """
            from     | working days | to             | words
            start    | -5           | owner          | starts in a week
            midpoint | 0            | programme_lead | halfway
            due      | -3           | owner          | due in three days
            due      | 0            | owner          | due today
            due      | 2            | programme_lead | overdue
            """,
            """
            day             | to             | words
            Mon 4 Jan 2027  | owner          | starts in a week
            Mon 18 Jan 2027 | programme_lead | halfway
            Tue 19 Jan 2027 | owner          | due in three days
            Fri 22 Jan 2027 | owner          | due today
            Tue 26 Jan 2027 | programme_lead | overdue
            """,
            starts="Mon 11 Jan 2027",
            days=10,
        ),
        ReminderExample(
            "A holiday between makes it earlier",
            "Holidays are not counted, so that nobody is told on one, or too late.",
            """
            from | working days | to    | words
            due  | -3           | owner | due in three days
            """,
            """
            day             | to    | words
            Tue 23 Mar 2027 | owner | due in three days
            """,
            starts="Mon 22 Mar 2027",
            days=5,
            off=("Fri 26 Mar 2027", "Mon 29 Mar 2027"),
        ),
        ReminderExample(
            "An approver is chased",
            "The days count from the submission. A decision ends the chase.",
            """
            from      | working days | to              | words
            submitted | 3            | approver        | awaiting your decision
            submitted | 5            | approver, owner | still awaiting a decision
            """,
            """
            day             | to              | words
            Tue 12 Jan 2027 | approver        | awaiting your decision
            Thu 14 Jan 2027 | approver, owner | still awaiting a decision
            """,
            submitted="Thu 7 Jan 2027",
        ),
    ),
)
