"""The command ``programme gate``."""

from decimal import Decimal
from typing import Annotated

from typer import BadParameter, Context, Option

from programme.cli.arguments import By, GateCode, Key
from programme.cli.changing import Deed, change
from programme.cli.door import Door, enter
from programme.cli.parsing import count as whole
from programme.cli.parsing import decision, number
from programme.cli.quick import Command, new_app
from programme.cli.screens.gate import gate_and_decisions_data, gate_screen
from programme.cli.standing import stand_today
from programme.core.definition import Decision
from programme.core.refusal import RefusedError
from programme.storage.views.decisions import decisions_on

app = new_app()


@app.command(cls=Command)
def gate(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    code: GateCode,
    *,
    decide: Annotated[
        Decision | None,
        Option(
            parser=decision,
            metavar="CHOICE",
            help="go, 'go with conditions', hold or stop, where the gate offers it.",
            autocompletion=lambda: [str(one) for one in Decision],
        ),
    ] = None,
    conditions: Annotated[
        str, Option(metavar="WORDS", help="On what conditions it may go.")
    ] = "",
    waiver: Annotated[
        str,
        Option(metavar="WORDS", help="Why it may go although criteria are unmet."),
    ] = "",
    confirm: Annotated[
        int | None,
        Option(parser=whole, metavar="NUMBER", help="A criterion that you confirm."),
    ] = None,
    value: Annotated[
        Decimal | None,
        Option(parser=number, metavar="NUMBER", help="What its metric reads, as 0.93."),
    ] = None,
    by: By = None,
) -> None:
    """Show a gate and its criteria, decide it, or confirm a criterion.

    Only the deciding role may decide. A gate whose criteria are unmet is passed only
    with --waiver and a reason.

    With --json: programme, as_of, code, title, state, advisory, decided_by, finish,
    baseline, variance, unfinished, ready, outcomes, criteria (number, kind, subject,
    title, met, words) and decisions; a change answers as the other changes do.
    """
    if decide is not None and confirm is not None:
        raise BadParameter("give --decide or --confirm, one at a time")
    if decide is not None:
        change(ctx, key, by, _decided(code, decide, conditions, waiver))
    elif confirm is not None:
        change(ctx, key, by, _confirmed(code, confirm, value))
    else:
        _show(enter(ctx), key, code)


def _decided(code: str, decide: Decision, conditions: str, waiver: str) -> Deed:
    from programme.operations.decide_gate import Ruling, decide_gate

    ruling = Ruling(decide, conditions, waiver)
    return lambda database, request: decide_gate(database, request, code, ruling)


def _confirmed(code: str, confirm: int, value: Decimal | None) -> Deed:
    from programme.operations.decide_gate import confirm_criterion

    return lambda database, request: confirm_criterion(
        database, request, code, confirm, value
    )


def _show(door: Door, key: str, code: str) -> None:
    with door.reading() as read:
        standing = stand_today(door, read, key)
        gates = {one.code: one for one in standing.gates}
        wanted = gates.get(code.upper())
        if wanted is None:
            raise RefusedError(
                f"{key} has no gate {code}", cure=f"Its gates are {', '.join(gates)}"
            )
        taken = decisions_on(read, standing.planned.programme.id, wanted.code)
    if door.json:
        door.give(gate_and_decisions_data(standing, wanted, taken))
    else:
        door.show(gate_screen(standing, wanted, taken, door.width))
