"""The program itself: its global options, and its commands, each imported when used."""

import re
from datetime import date
from functools import partial
from typing import Annotated, Any

from typer import Context, Exit, Option, Typer, echo

from programme.cli.door import Options
from programme.cli.failing import failing_in_words
from programme.cli.parsing import day
from programme.cli.quick import Group, later

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
    "import": "Bring a plan back that was exported and edited, or read one of another tool.",
    "export": "Write a plan as a file for another tool, by the suffix of the file.",
    "definition": "Check a definition of a programme, or show one.",
    "doctor": "Check that everything is sound, and say what to do if not.",
}


class Programme(Group):
    """The group of all commands; what fails in any of them is put into words."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands.update(later("programme.cli.commands", COMMANDS))

    def make_context(
        self, info_name: str | None, args: list[str], *rest: Any, **given: Any
    ) -> Any:
        """Read the options that stand before the command."""
        with failing_in_words(as_json="--json" in args):
            return super().make_context(info_name, args, *rest, **given)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        cured = partial(_with_database, ctx.params.get("database"))
        as_json = bool(ctx.params.get("json"))
        with failing_in_words(as_json=as_json, cured=cured):
            return super().invoke(ctx)


def _with_database(database: str | None, cure: str) -> str:
    """Name the database in the commands of a cure, where it was named before."""
    if not database:
        return cure
    command = rf"\bprogramme (?=(?:{'|'.join(COMMANDS)})\b)"
    return re.sub(command, lambda _: f"programme --database {database} ", cure)


app = Typer(
    name="programme",
    cls=Programme,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    epilog="Each command says more with --help. Exit codes: 0 done, 1 the answer is "
    "no or there are problems, 2 wrong use.",
)


def _say_version(asked: bool) -> None:  # noqa: FBT001 - as Typer calls it
    if asked:
        from importlib.metadata import version

        echo(f"programme {version('culture-programme')}")
        raise Exit


@app.callback()
def programme(
    ctx: Context,
    database: Annotated[
        str | None,
        Option(
            metavar="URL",
            help="sqlite:////folder/programme.db or postgresql://…; else"
            " PROGRAMME_DATABASE_URL, else a file in your data folder.",
        ),
    ] = None,
    as_of: Annotated[
        date | None,
        Option(
            parser=day,
            metavar="DAY",
            help="The status date, such as 2026-12-09; else today.",
        ),
    ] = None,
    *,
    json: Annotated[
        bool, Option("--json", help="Answer with JSON, for scripts.")
    ] = False,
    _version: Annotated[
        bool,
        Option(
            "--version", callback=_say_version, is_eager=True, help="Say the version."
        ),
    ] = False,
) -> None:
    """Keep a culture and leadership programme true to its plan, and people in time."""
    ctx.obj = Options(database, as_of, json)
