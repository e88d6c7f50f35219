"""The command ``programme gate``."""

from decimal import Decimal
from typing import Annotated

from typer import BadParameter, Context, Option

from programme.cli.arguments import By, GateCode, Key
from programme.cli.deeds import Deed, do
from programme.cli.door import Door, enter
from programme.cli.parsing import count as whole
from programme.cli.parsing import decision, number
from programme.cli.programme_today import Standing, stand_today
from programme.cli.quick import Command, new_app
from programme.cli.screens.gate import gate_and_decisions_data, gate_screen
from programme.core.definition import Decision
from programme.core.gates import GateNow, gates_in_words
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
        str,
        Option(
            metavar="CHOICE",
            help="go, 'go with conditions', hold or stop, where the gate offers it.",
            autocompletion=lambda: [str(one) for one in Decision],
        ),
    ] = "",
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
    if decide:
        choice = _choice(enter(ctx), key, code, decide)
        do(ctx, key, by, _decided(code, choice, conditions, waiver))
    elif confirm is not None:
        do(ctx, key, by, _confirmed(code, confirm, value))
    else:
        _show(enter(ctx), key, code)


def _choice(door: Door, key: str, code: str, said: str) -> Decision:
    """Read a decision; the words for one that is none offer what the gate offers."""
    try:
        return decision(said)
    except ValueError:
        with door.reading() as read:
            offered = _gate(stand_today(door, read, key), code).outcomes
        msg = f"{said!r} is not a decision: choose from {', '.join(offered)}"
        raise BadParameter(msg, param_hint="--decide") from None


def _gate(standing: Standing, code: str) -> GateNow:
    gates = {one.code: one for one in standing.gates}
    wanted = gates.get(code.upper())
    if wanted is None:
        raise RefusedError(
            f"{standing.planned.programme.key} has no gate {code}",
            cure=gates_in_words(gates),
        )
    return wanted


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
        wanted = _gate(standing, code)
        taken = decisions_on(read, standing.planned.programme.id, wanted.code)
    if door.json:
        door.give(gate_and_decisions_data(standing, wanted, taken))
    else:
        door.show(gate_screen(standing, wanted, taken, door.width))
