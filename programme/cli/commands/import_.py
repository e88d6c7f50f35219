"""The command ``programme import``."""

from pathlib import Path
from typing import Annotated

from typer import Argument, BadParameter, Context, Option

from programme.cli.arguments import By, Delay, Reason, Scenario, Yes
from programme.cli.import_new import Wanted, import_as_new
from programme.cli.previewing import Given
from programme.cli.project_files import import_project_file, show_project_file
from programme.cli.quick import Command, new_app
from programme.cli.sheets import import_sheet
from programme.core.nation import Nation
from programme.interchange.formats import SHEETS

app = new_app()


@app.command(name="import", cls=Command)
def import_(  # noqa: PLR0913 - one for each option
    ctx: Context,
    file: Annotated[
        Path,
        Argument(
            parser=Path, metavar="FILE", help="A plan: .xlsx, .csv, .xml or .mpp."
        ),
    ],
    key: Annotated[
        str | None,
        Option("--key", metavar="KEY", help="The programme to change by it."),
    ] = None,
    *,
    new: Annotated[
        str | None,
        Option("--new", metavar="KEY", help="Make a programme of it under this key."),
    ] = None,
    organisation: Annotated[
        str, Option(metavar="NAME", help="With --new: whose programme it is.")
    ] = "",
    nation: Annotated[
        Nation, Option(help="With --new: whose public holidays are kept.")
    ] = Nation.ENGLAND_AND_WALES,
    check: Annotated[
        bool,
        Option("--check", help="Only say how far our dates agree with those stored."),
    ] = False,
    yes: Yes = False,
    reason: Reason = "",
    delay: Delay = "",
    scenario: Scenario = "",
    by: By = None,
) -> None:
    """Import a plan that was exported and edited, or one of another tool.

    With --key: what would change and what would move is shown first; nothing is changed
    before you agree to it, and then all of it at once. What is not in the file stays as
    it is; what has happened, and what is computed, cannot be changed so, and is told.

    With --new a plan of Microsoft Project becomes a programme, which stays on the clock
    times and calendars of the file; the edited file is imported with --key. What it
    becomes is shown first; whoever imports it leads it. Its resources become roles,
    those with an e-mail address people.

    With neither it is read, scheduled, and what was lost is told; nothing is stored.
    With --check the exit code is 1 unless every date, slack and flag agrees.

    With --json and --key: the preview with notes and accepted. Else: file, title,
    start, finish, tasks (id, name, level, start, finish, total_slack, free_slack,
    critical), kept, turned, not_understood, losses; with --check: file, agree, given,
    kinds (agree, total, first) and losses. Slacks are in minutes of working time. With
    --new also programme, organisation, phases (key, title), activities, milestones,
    lead, owners (role, title, email, tasks), shared, inactive and accepted.
    """
    given = Given(by, reason=reason, delay=delay, scenario=scenario, yes=yes)
    sheet = file.suffix.lower() in SHEETS
    if key is None and sheet:
        raise BadParameter("say which programme it is of", param_hint="--key")
    if new is not None:
        if not organisation.strip():
            raise BadParameter("say whose programme it is", param_hint="--organisation")
        import_as_new(ctx, file, Wanted(new, organisation, nation, by, yes))
    elif key is None:
        show_project_file(ctx, file, check=check)
    elif sheet:
        import_sheet(ctx, key, file, given)
    else:
        import_project_file(ctx, key, file, given)
