"""What is said anew when dates move, and what has been said and stays said.

Days that pass without progress move dates too: work that waits for late work slips with
it, a day every day. That alone says nothing anew (docs/decisions/003); a report does.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from programme.core.plan import Plan
from programme.core.reminders import FallsDue


def renewed(
    said: Iterable[FallsDue], now: Iterable[FallsDue], first: date, *, happened: bool
) -> Iterator[FallsDue]:
    """Give what falls due about one subject after its dates moved.

    ``said`` is what the days already done have said of it, ``now`` what its rules ask
    for by the new dates. A rule that has spoken speaks again only when its date is
    another and something ``happened`` to the subject or before it. What is new and
    should have been said before ``first``, the first day not done yet, is said on
    ``first``; of several only the latest, because it overtakes the others.
    """
    spoken = {rule_of(one): one for one in said}
    asked = list(now)
    passed = max((one.day for one in asked if one.day < first), default=None)
    for one in asked:
        before = spoken.get(rule_of(one))
        if before and not (happened and before.occurrence != one.occurrence):
            yield before
        else:
            yield replace(one, day=first) if one.day == passed else one


def renewed_rounds(
    stored: Iterable[FallsDue], now: Iterable[FallsDue], first: date
) -> Iterator[FallsDue]:
    """Give what falls due about something that recurs after its rounds changed.

    ``stored`` is what fell due of it until now, said or not. What is new, or on another
    day than before, is said on ``first``, the first day not done yet, or later. A round
    that is over by then is not asked for anew.
    """
    before = {(one.subject, rule_of(one)): one for one in stored}
    for one in now:
        was = before.get((one.subject, rule_of(one)))
        same = was is not None and was.occurrence == one.occurrence
        if not same and one.about >= first:
            yield replace(one, day=max(one.day, first))
        elif was is not None:
            yield was


def rule_of(one: FallsDue) -> str:
    """Name the rule of an occurrence: what stands before the date in its name."""
    return one.occurrence.partition("@")[0]


def reached_from(plan: Plan, codes: Iterable[str]) -> frozenset[str]:
    """Give these codes and all that waits for them, directly or not."""
    after, found = _successors(plan), set(codes)
    ahead = list(found)
    while ahead:
        new = set(after.get(ahead.pop(), ())) - found
        found |= new
        ahead += new
    return frozenset(found)


def _successors(plan: Plan) -> Mapping[str, list[str]]:
    after: dict[str, list[str]] = defaultdict(list)
    for link in plan.links:
        after[link.frm].append(link.to)
    return after
