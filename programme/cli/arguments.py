"""The arguments and options that several commands share, with their completion."""

import os
from collections.abc import Callable
from datetime import date
from typing import Annotated

from typer import Argument, Context, Option
from typer.models import OptionInfo

from programme.cli.parsing import day, days_left
from programme.settings import SettingsError, settings_from
from programme.storage.reading import Reader, reading
from programme.storage.revision import DatabaseProblemError
from programme.storage.views.programme_list import codes, deliverable_codes, heads

Suggestions = list[tuple[str, str]]


def repeated(parser: Callable[..., object], metavar: str, what: str) -> OptionInfo:
    """Make an option that may be given several times, each time with these words."""
    told = f"{what}; may be repeated."
    made: OptionInfo = Option(parser=parser, metavar=metavar, help=told)
    return made


def _suggested(ctx: Context, read: Callable[[Reader, str], Suggestions]) -> Suggestions:
    """Give what is in the database; one that cannot be read suggests nothing."""
    given = ctx.find_root().params.get("database")
    try:
        with reading(given or settings_from(os.environ).database) as reader:
            return read(reader, str(ctx.params.get("key", "")))
    except (SettingsError, DatabaseProblemError, OSError):
        return []


def _keys(ctx: Context) -> Suggestions:
    def read(reader: Reader, _: str) -> Suggestions:
        return [(head.key, head.organisation) for head in heads(reader)]

    return _suggested(ctx, read)


def _codes_of(*kinds: str) -> Callable[[Context], Suggestions]:
    def suggest(ctx: Context) -> Suggestions:
        return _suggested(ctx, lambda reader, key: codes(reader, key, *kinds))

    return suggest


def _deliverables(ctx: Context) -> Suggestions:
    return _suggested(ctx, deliverable_codes)


Key = Annotated[
    str, Argument(help="A programme's key.", autocompletion=_keys, show_default=False)
]
ActivityCode = Annotated[
    str,
    Argument(
        help="An activity, such as P1-GOV-02.", autocompletion=_codes_of("activity")
    ),
]
GateCode = Annotated[
    str, Argument(help="A gate, such as G1.", autocompletion=_codes_of("gate"))
]
DeliverableCode = Annotated[
    str, Argument(help="A deliverable, such as D101.", autocompletion=_deliverables)
]
By = Annotated[
    str | None,
    Option(
        "--by",
        metavar="EMAIL",
        help="Who you are, by your e-mail address; else PROGRAMME_BY.",
    ),
]
OnDay = Annotated[
    date | None,
    Option(
        "--on",
        parser=day,
        metavar="DAY",
        help="The day on which it happened, such as 2026-12-09; else the status date.",
        show_default=False,
    ),
]
Remaining = Annotated[
    int,
    Option(
        "--remaining",
        parser=days_left,
        metavar="DAYS",
        help="Working days still to do, today included.",
    ),
]
Reason = Annotated[
    str, Option("--reason", metavar="WORDS", help="Why; it is kept in the journal.")
]
Yes = Annotated[
    bool, Option("--yes", help="Do it; else the preview is shown and you are asked.")
]
Delay = Annotated[
    str,
    Option(
        "--delay",
        metavar="REASON",
        help="What delays it: one of the definition's reasons, by its id.",
    ),
]
Point = Annotated[
    str,
    Argument(
        help="An activity, milestone or gate, such as P1-GOV-02 or G1.",
        autocompletion=_codes_of("activity", "milestone", "gate"),
    ),
]
Scenario = Annotated[
    str,
    Option(
        "--scenario",
        metavar="NAME",
        help="Keep it in this what-if; the plan stays as it is.",
    ),
]
