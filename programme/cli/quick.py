"""Commands imported when they are used, and values read without pydantic.

Typer reads every value through pydantic, whose import takes longer than most commands
take to answer. Text, flags, choices and whatever has a parser of ours need none of it.

Typer keeps the names of its contexts and parameters to itself, hence ``Any`` here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from importlib import import_module
from keyword import iskeyword
from typing import Any

from typer import BadParameter, Typer, TyperException
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

from programme.cli.partners import require_partners


def new_app(**given: Any) -> Typer:
    """Make the Typer of one command, or of a group of them."""
    return Typer(
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        **given,
    )


class Command(TyperCommand):
    """A command that reads its values quickly."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Give the parameters, each made quick."""
        return list(map(_quickened, super().get_params(ctx)))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Let a complaint about an option know its command, whose help then is named."""
        try:
            rest = super().parse_args(ctx, args)
            if not ctx.resilient_parsing:
                require_partners(ctx)
        except TyperException as error:
            complaint: Any = error
            if getattr(complaint, "ctx", ctx) is None:
                complaint.ctx = ctx
            raise
        return rest


class Group(TyperGroup):
    """A group of commands that reads its own values quickly."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Give the parameters, each made quick."""
        return list(map(_quickened, super().get_params(ctx)))


class GroupWithDefault(Group):
    """A group whose first command takes whatever is no command of the group."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the first command in front, unless a command or help is asked for."""
        known = {*self.commands, *ctx.help_option_names}
        completing = ctx.resilient_parsing
        if not completing and (not args or args[0] not in known):
            args = [next(iter(self.commands)), *args]
        return super().parse_args(ctx, args)


class Later(TyperCommand):
    """Stands for a command until it is used: only then is its module imported."""

    def __init__(self, name: str, module: str, short_help: str) -> None:
        super().__init__(name, short_help=short_help, rich_markup_mode=None)
        self._module = module

    def make_context(self, *args: Any, **given: Any) -> Any:
        """Let the real command read its arguments."""
        command = get_command(import_module(self._module).app)
        command.name = self.name
        return command.make_context(*args, **given)


def later(package: str, commands: Mapping[str, str]) -> dict[str, Later]:
    """Give a stand-in for each command: its name, and its help on one line.

    Its module in the package has its name; one that Python keeps for itself ends in _.
    """
    return {
        name: Later(name, f"{package}.{name}{'_' * iskeyword(name)}", short_help)
        for name, short_help in commands.items()
    }


@dataclass(frozen=True, slots=True)
class _Quickly:
    """Reads the value of a parameter; ``otherwise`` gives Typer's own reader."""

    otherwise: Callable[[], Any]

    def coerce(self, value: Any, *, param: Any, ctx: Any) -> Any:
        """Give the value as its command wants it."""
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        read = _reader(param.type_descriptor)
        if read is None:
            return self.otherwise().coerce(value, param=param, ctx=ctx)
        try:
            if param.multiple:
                return [_read_each(read, words) for words in value]
            # What is not text is a default, and a value already.
            return read(value) if isinstance(value, str) else value
        except ValueError as error:
            raise BadParameter(str(error), ctx=ctx, param=param) from error


def _read_each(read: Callable[..., Any], words: str | tuple[str, ...]) -> Any:
    return read(words) if isinstance(words, str) else read(*words)


def _reader(wanted: Any) -> Callable[..., Any] | None:
    """Give what reads the text of a parameter; None where only Typer can."""
    parser: Callable[..., Any] | None = wanted.parameter_info.parser
    kind = wanted.annotation
    if parser is None and isinstance(kind, type) and issubclass(kind, str):
        return partial(_chosen, kind) if issubclass(kind, StrEnum) else str
    return parser


def _chosen(choices: type[StrEnum], text: str) -> StrEnum:
    """Give the choice that a word names, in any case."""
    if text.lower() in set(choices):
        return choices(text.lower())
    msg = f"{text!r} is none of {', '.join(choices)}"
    raise ValueError(msg)


class _QuickOption(TyperOption):
    def get_runtime_param(self) -> Any:
        return _Quickly(super().get_runtime_param)


class _QuickArgument(TyperArgument):
    def get_runtime_param(self) -> Any:
        return _Quickly(super().get_runtime_param)


def _quickened(param: Any) -> Any:
    """Change the class of a parameter, since Typer makes only its own.

    An option that may be repeated takes as many words as its metavar names.
    """
    if type(param) is TyperOption:
        param.__class__ = _QuickOption
        if param.multiple:
            param.nargs = len((param.metavar or "").split())
    elif type(param) is TyperArgument:
        param.__class__ = _QuickArgument
    return param
