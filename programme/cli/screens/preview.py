"""What a change would do: what moves, what it touches, and what it does to the end."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from programme.cli.layout import Line, Screen, heading, paragraph, points
from programme.cli.screens.moves import move_data, moves_screen
from programme.cli.words import later_or_earlier
from programme.core.conflicts import MissedDeadline, conflict_in_words
from programme.core.definition import Definition
from programme.core.plan import Kind
from programme.core.preview import MeetingMove, PhaseMove, Preview, touched
from programme.core.slow_times import slow_in_words, slow_times
from programme.core.words import counted, listed, long_date, working_days
from programme.interchange.edits_json import edits_data
from programme.storage.views.people import Holder


@dataclass(frozen=True, slots=True)
class Shown:
    """A preview of a programme, with the words and people to tell it by."""

    key: str
    preview: Preview
    definition: Definition
    holders: tuple[Holder, ...]

    @property
    def ends(self) -> Mapping[str, str]:
        """Give the phase that each code ends."""
        return {phase.ends_with: phase.title for phase in self.definition.phases}

    def who(self, role: str) -> str:
        """Name a role with those who hold it."""
        title = next((r.title for r in self.definition.roles if r.id == role), role)
        names = [one.name for one in self.holders if one.role == role]
        return f"{title} ({listed(names)})" if names else title


def preview_screen(shown: Shown, width: int) -> Screen:
    """Say what is to be done and all that would come of it."""
    seen = shown.preview
    return [
        *paragraph("This would be done:", width),
        *points(seen.words, width),
        Line(),
        *paragraph(end_words(seen), width),
        *_moves(shown, width),
        *_list("Committees", [_meeting(one) for one in seen.meetings], width),
        *_list("Deadlines", list(_deadlines(seen, "would miss")), width),
        *_list("Constraints", list(_constraints(seen)), width),
        *_list("Slow times", list(_slow(shown)), width),
        *_list("Whose work this is", list(_people(shown)), width),
    ]


def broken_screen(shown: Shown, width: int) -> Screen:
    """Say what a change that is made misses and cannot keep, where nobody looked first."""
    seen = replace(shown.preview, met=(), solved=())
    return [
        *_list("Deadlines", list(_deadlines(seen, "misses")), width),
        *_list("Constraints", list(_constraints(seen)), width),
    ]


def end_words(seen: Preview) -> str:
    """Say what becomes of the end of the programme."""
    if seen.end_was == seen.end_now:
        return f"The programme still ends {long_date(seen.end_now)}."
    by = later_or_earlier(seen.end_moves_by)
    return f"The programme would end {long_date(seen.end_now)}, {by}."


def preview_data(shown: Shown) -> dict[str, object]:
    """Give the same for scripts."""
    seen = shown.preview
    return {
        "programme": shown.key,
        "as_of": seen.as_of,
        "version": seen.version,
        "edits": edits_data(seen.edits),
        "words": list(seen.words),
        "moves": list(map(move_data, seen.moves)),
        "milestones": [move.code for move in seen.of_kind(Kind.MILESTONE)],
        "gates": [move.code for move in seen.of_kind(Kind.GATE)],
        "phases": [_phase(phase) for phase in seen.phases],
        "end": seen.end_now,
        "end_moves_by": seen.end_moves_by,
        "committees": [
            {
                "committee": one.committee,
                "code": one.code,
                "was": one.was,
                "now": one.now,
                "working_days": one.working_days,
            }
            for one in seen.meetings
        ],
        "people": [
            {
                "role": role,
                "codes": list(codes),
                "emails": [one.email for one in shown.holders if one.role == role],
            }
            for role, codes in seen.roles.items()
        ],
        "deadlines_missed": [_deadline(one) for one in seen.missed],
        "deadlines_met": [_deadline(one) for one in seen.met],
        "conflicts": [one.code for one in seen.conflicts],
        "solved": [one.code for one in seen.solved],
    }


def _moves(shown: Shown, width: int) -> Screen:
    return moves_screen(shown.preview.moves, shown.ends, width)


def _list(title: str, texts: Sequence[str], width: int) -> Screen:
    return [*heading(title, width), *points(texts, width)] if texts else []


def _meeting(one: MeetingMove) -> str:
    by = later_or_earlier(one.working_days)
    return f"{one.code}: {one.name} of {long_date(one.now)}, {by}"


def _deadlines(seen: Preview, misses: str) -> Iterator[str]:
    for one in seen.missed:
        yield (
            f"{one.code} {misses} its deadline of {long_date(one.deadline)} by"
            f" {working_days(one.days)}"
        )
    for one in seen.met:
        yield f"{one.code} would meet its deadline of {long_date(one.deadline)}"


def _constraints(seen: Preview) -> Iterator[str]:
    for one in seen.conflicts:
        yield " ".join(conflict_in_words(one))
    for one in seen.solved:
        yield f"{one.code} could keep its constraint again"


def _slow(shown: Shown) -> Iterator[str]:
    """Say which of the edited work would meet a time that is known to be slow."""
    seen = shown.preview
    for code in touched(seen.edits):
        dates = seen.after.get(code)
        if dates is None:
            continue
        for blackout, day in slow_times(shown.definition.soft_blackouts, dates):
            if dates.finish > dates.start:
                yield slow_in_words(code, blackout, day)


def _people(shown: Shown) -> Iterator[str]:
    for role, codes in shown.preview.roles.items():
        work = (
            codes[0] if len(codes) == 1 else counted(len(codes), "piece") + " of work"
        )
        yield f"{shown.who(role)}: {work}"


def _phase(phase: PhaseMove) -> dict[str, object]:
    return {
        "key": phase.key,
        "was": phase.was,
        "now": phase.now,
        "working_days": phase.working_days,
    }


def _deadline(one: MissedDeadline) -> dict[str, object]:
    return {
        "code": one.code,
        "deadline": one.deadline,
        "finish": one.finish,
        "working_days": one.days,
    }
