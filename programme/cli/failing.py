"""What went wrong, in plain words: what happened, what was kept, what to do now."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from errno import ENOSPC
from typing import TYPE_CHECKING, Any

from typer import Exit, TyperException

from programme.cli.layout import Line, Screen, paragraph, points
from programme.cli.printing import print_data, print_screen, terminal_width

if TYPE_CHECKING:
    from programme.core.problems import ProblemsFoundError
    from programme.core.refusal import RefusedError
    from programme.settings import SettingsError
    from programme.storage.programmes import UnknownProgrammeError
    from programme.storage.revision import DatabaseProblemError
    from programme.storage.saving import StaleVersionError

NO, WRONG_USE = 1, 2
UNCHANGED = "Nothing was changed."
BEFORE_THE_COMMAND = frozenset({"--json", "--as-of", "--database", "--version"})


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a command could not do what it was asked.

    ``what`` says it with what was kept, in sentences; ``points`` are reasons, or
    problems each with its place; ``code`` is the exit code.
    """

    kind: str
    what: str
    cure: str = ""
    points: tuple[str, ...] = ()
    code: int = NO


@contextmanager
def failing_in_words(
    *, as_json: bool, cured: Callable[[str], str] = str
) -> Iterator[None]:
    """Turn what may be expected to fail into words on stderr and an exit code.

    ``cured`` gives the words of a cure as they are to be typed here.

    Defects pass through. A reader who has left the pipe is no failure to speak of.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError as error:
        _leave_quietly()
        raise Exit(NO) from error
    except tuple(_words()) as error:
        failure = _failure(error)
        failure = replace(failure, cure=cured(failure.cure))
        _print(failure, as_json=as_json)
        raise Exit(failure.code) from error


def failure_screen(failure: Failure, width: int) -> Screen:
    """Lay a failure out: what happened and was kept, why, and what to do now."""
    cure = f"What to do: {_sentence(failure.cure)}" if failure.cure else ""
    return [
        *paragraph(failure.what, width),
        *points(failure.points, width),
        *([Line()] if failure.points and cure else []),
        *(paragraph(cure, width) if cure else []),
    ]


def _print(failure: Failure, *, as_json: bool) -> None:
    if as_json:
        error = {
            "kind": failure.kind,
            "what": failure.what,
            "reasons": list(failure.points),
            "cure": failure.cure,
        }
        print_data({"error": error}, sys.stderr)
    else:
        screen = failure_screen(failure, terminal_width())
        print_screen(screen, sys.stderr, colour=False)


def _failure(error: Exception) -> Failure:
    for kind, words in _words().items():
        if isinstance(error, kind):
            return words(error)
    raise TypeError(error)


def _words() -> Mapping[type[Exception], Callable[[Any], Failure]]:
    """Give the words for each kind of error; imports only once something failed."""
    from programme.core.problems import ProblemsFoundError
    from programme.core.refusal import RefusedError
    from programme.settings import SettingsError
    from programme.storage.programmes import UnknownProgrammeError
    from programme.storage.revision import (
        BadAddressError,
        DatabaseProblemError,
    )

    words: dict[type[Exception], Callable[[Any], Failure]] = {
        TyperException: _misused,
        RefusedError: _refused,
        ProblemsFoundError: _problems,
        SettingsError: _settings,
        UnknownProgrammeError: _unknown,
        BadAddressError: _address,
        DatabaseProblemError: _database,
        OSError: _system,
    }
    # Only who has imported the room that writes can have lost a race in it.
    saving = sys.modules.get("programme.storage.saving")
    return words if saving is None else {**words, saving.StaleVersionError: _stale}


def _misused(error: TyperException) -> Failure:
    ctx = getattr(error, "ctx", None)
    if ctx is None or type(error).__name__ == "NoArgsIsHelpError":
        raise error
    option = getattr(error, "option_name", "")
    cure = f"See how it is used: {ctx.command_path} --help"
    if error.format_message() == "Missing argument 'key'.":
        cure = f"Name a programme: see their keys with: programme list. {cure}"
    if option in BEFORE_THE_COMMAND:
        cure = f"Put it before the command: programme {option} …"
    return Failure("usage", _sentence(error.format_message()), cure, code=WRONG_USE)


def _refused(error: "RefusedError") -> Failure:
    what = f"{_sentence(error.what)} {UNCHANGED}"
    return Failure("refused", what, error.cure, error.reasons)


def _problems(error: "ProblemsFoundError") -> Failure:
    from programme.core.problems import OnlyCheckedError

    number = len(error.problems)
    found = "There is 1 problem." if number == 1 else f"There are {number} problems."
    asked = not isinstance(error, OnlyCheckedError)
    what = f"{found} Nothing of it was stored." if asked else found
    return Failure("problems", what, points=tuple(map(str, error.problems)))


def _settings(error: "SettingsError") -> Failure:
    what = f"The settings in the environment cannot be used. {UNCHANGED}"
    problems = tuple(map(str, error.problems))
    return Failure("settings", what, points=problems, code=WRONG_USE)


def _unknown(error: "UnknownProgrammeError") -> Failure:
    what = f"There is no programme {error.key}. {UNCHANGED}"
    return Failure("unknown programme", what, "See them with: programme list")


def _address(error: "DatabaseProblemError") -> Failure:
    return Failure("database", error.what, error.cure, code=WRONG_USE)


def _database(error: "DatabaseProblemError") -> Failure:
    return Failure("database", error.what, error.cure)


def _system(error: OSError) -> Failure:
    reason = error.strerror or str(error) or type(error).__name__
    where = f"{os.fsdecode(error.filename)}: " if error.filename else ""
    what = f"{where}{_sentence(reason)} {UNCHANGED}"
    cure = "Try again when that is mended"
    if error.errno == ENOSPC:
        cure = "Make room on its disk, and try again"
    elif where:
        cure = "Check that it is there and that you may use it"
    return Failure("system", what, cure)


def _stale(_: "StaleVersionError") -> Failure:
    what = f"Somebody else changed the programme at the same moment. {UNCHANGED}"
    return Failure("busy", what, "Give the command again")


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _leave_quietly() -> None:
    """Let the interpreter's last flush go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
