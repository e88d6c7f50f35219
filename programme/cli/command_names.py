"""Every command there is, with what it does, and texts that name one to type."""

import re

COMMANDS = {
    "demo": "Live an example programme up to today, and show what its people see.",
    "setup": "Make or upgrade the database, and say where it is.",
    "new": "Make a programme for an organisation from a start day.",
    "list": "List the programmes: phase, forecast end, overdue work.",
    "show": "Show where a programme stands: dates, gates, what waits.",
    "plan": "Show the plan as of the status date, as a table or a Gantt chart.",
    "why": "Explain a date: the chain of what drives it, each step with its days.",
    "backwards": "Work backwards from a wanted day: the latest start of everything before it.",
    "tasks": "List what is to be done, the most urgent first.",
    "start": "Say that an activity has started.",
    "report": "Say how many working days an activity still needs.",
    "pause": "Say that work rests until a day, and what it then still needs.",
    "finish": "Say that an activity is finished.",
    "reopen": "Reopen finished work, with a reason.",
    "submit": "Submit a deliverable: a link or a file.",
    "accept": "Accept a submitted deliverable.",
    "return": "Return a submitted deliverable, with a reason.",
    "gate": "Show a gate and its criteria, decide it, or confirm a criterion.",
    "move": "Let something start no earlier than a day.",
    "duration": "Give an activity another duration.",
    "effort": "Say how many hours of work an activity takes, for programme level to count.",
    "constrain": "Demand a day of something, give it a deadline, or take either away.",
    "link": "Let something wait for something else.",
    "unlink": "Let something no longer wait for something else.",
    "assign": "Give an activity to another role.",
    "calendar": "Show the calendars of a programme, or define one and give it work.",
    "committee": "Show what goes to each meeting of the committees, or say when one meets.",
    "undo": "Undo a change of the plan: exactly what it changed comes back.",
    "forecast": "Forecast when things may be finished, and how sure that is.",
    "status": "Show schedule status, by rule, beside delivery confidence, as judged.",
    "confidence": "Judge how sure delivery is, with a reason and until when that counts.",
    "level": "Show whose weeks hold too much, and what could start later within its float.",
    "changes": "List the changes of a plan, the newest first.",
    "scenario": "Try changes under a name beside the plan: compare, merge or drop.",
    "baseline": "Keep today's dates under a name, or list what was kept.",
    "slip": "Show how the forecasts of milestones and gates moved, month by month.",
    "people": "Show who fills which role, add people or take a role away.",
    "days": "Show the days off of a programme's organisation, or set one.",
    "digest": "Show the next digest of a programme, without sending it.",
    "outbox": "Look at messages and settle those that need a person.",
    "journal": "Read who did what and when, or verify that nothing was altered.",
    "run": "Do the work of a day: reminders, digests, delivery.",
    "import": "Import a plan that was exported and edited, or one of another tool.",
    "export": "Write a plan as a file for another tool, by the suffix of the file.",
    "definition": "Check a definition of a programme, or show one.",
    "doctor": "Check that everything is sound, and say what to do if not.",
}

_ONE = re.compile(rf"\bprogramme (?=(?:{'|'.join(COMMANDS)})\b)")


def with_database(database: str | None, text: str) -> str:
    """Name the database in the commands of a text, where it was named before."""
    if not database:
        return text
    return _ONE.sub(lambda _: f"programme --database {_address(database)} ", text)


def same_database(database: str, text: str) -> str:
    """Say how the commands of a text reach the database; nothing where it has none."""
    if not _ONE.search(text):
        return ""
    address = _address(database)
    return f"For the same database first: export PROGRAMME_DATABASE_URL={address}"


def _address(database: str) -> str:
    """Give an address to be typed; one that may hold a password is not repeated."""
    return database if database.startswith("sqlite:") else "URL"
