"""The program itself: its global options, and its commands, each imported when used."""

from datetime import date
from functools import partial
from typing import Annotated, Any

from typer import Context, Exit, Option, Typer, echo

from programme.cli.command_names import COMMANDS, with_database
from programme.cli.door import Options
from programme.cli.failing import failing_in_words
from programme.cli.parsing import day
from programme.cli.quick import Group, later


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
        cured = partial(with_database, ctx.params.get("database"))
        as_json = bool(ctx.params.get("json"))
        with failing_in_words(as_json=as_json, cured=cured):
            return super().invoke(ctx)


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
