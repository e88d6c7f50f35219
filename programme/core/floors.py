"""What each piece of work asks for by itself, before any link: floors and paces."""

from collections.abc import Sequence
from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.demands import Demand, demand_of
from programme.core.network import Network
from programme.core.paces import NEVER, Meetings, OwnDays, Pace, Snap
from programme.core.plan import (
    DECIDED,
    Activity,
    ConstraintKind,
    Kind,
    Plan,
    Progress,
)


def floors(plan: Plan, calendar: WorkingCalendar, as_of: date) -> Network:
    """Lay out all work by itself: floors, lengths, paces, facts and bounds.

    Raises:
        KeyError: when a calendar or committee is not in the plan.
        ValueError: when an activity's calendars have no weekday in common.
    """
    activities, status = plan.activities, calendar.index(as_of)
    first = calendar.index(plan.start)
    network = Network(
        position={activity.code: i for i, activity in enumerate(activities)},
        status_date=as_of,
        first=first,
        as_of=status,
        passed=calendar.index_after(as_of),
        early=[max(first, status)] * len(activities),
        length=[activity.duration for activity in activities],
        push=[status] * len(activities),
        special=_special(activities),
    )
    for i in network.special:
        _lay(network, i, (plan, calendar))
    return network


def _special(activities: Sequence[Activity]) -> set[int]:
    """Give all for which more than length and links tell when they are done.

    One expression, because a call for each activity costs more than the answer.
    """
    work = Kind.ACTIVITY
    return {
        i
        for i, activity in enumerate(activities)
        if activity.progress.started
        or activity.progress.finished
        or activity.constraint
        or activity.anchor
        or activity.calendars
        or activity.committee
        or activity.kind is not work
        or not activity.duration
    }


def _lay(network: Network, i: int, around: tuple[Plan, WorkingCalendar]) -> None:
    """Lay out one piece of special work."""
    plan, calendar = around
    activity = plan.activities[i]
    progress = activity.progress
    started = progress.started or progress.finished
    network.early[i], network.push[i] = network.first, NEVER
    if activity.kind in DECIDED:
        network.gates.add(i)
    if progress.finished is None:
        _set_pace(network, i, activity, around)
    if started is None:
        _place(network, i, activity)
    else:
        network.begun[i] = calendar.index(started)
        _place_begun(network, i, progress, calendar)
    if activity.constraint is not None:
        _constrain(network, i, activity, calendar)


def _set_pace(
    network: Network, i: int, activity: Activity, around: tuple[Plan, WorkingCalendar]
) -> None:
    """Keep what makes an activity other than its plain length."""
    plan, calendar = around
    begun = activity.progress.started
    snap = days = meetings = None
    if activity.anchor is not None and begun is None:
        snap = Snap(activity.anchor, calendar)
    if activity.calendars and activity.duration:
        days = OwnDays(calendar, plan.days_of(activity, calendar))
    if activity.committee and activity.duration:
        since = None if begun is None else calendar.index(begun)
        meetings = Meetings(calendar, plan.committees[activity.committee], since)
    if snap or days or meetings:
        network.paces[i] = Pace(snap, days, meetings)


def _place(network: Network, i: int, activity: Activity) -> None:
    """Set the floor and the push of work that has not started."""
    at_end = i in network.gates
    network.early[i] += at_end
    network.push[i] = network.as_of + at_end
    if not activity.duration and not at_end:
        network.points[i] = network.early[i]


def _place_begun(
    network: Network, i: int, progress: Progress, calendar: WorkingCalendar
) -> None:
    """Place what remains where its report says, and finished work where it was."""
    network.early[i] = network.begun[i]
    if progress.finished is not None:
        network.done[i] = calendar.index_after(progress.finished)
        network.length[i] = network.done[i] - network.begun[i]
        return
    if progress.remaining is not None:
        network.length[i] = progress.remaining
        if progress.reported_on is not None:
            network.early[i] = calendar.index(progress.reported_on)
    if progress.resumes is not None:
        network.early[i] = max(network.early[i], calendar.index(progress.resumes))
    network.push[i] = network.start_for(i, network.as_of + 1)


def _constrain(
    network: Network, i: int, activity: Activity, calendar: WorkingCalendar
) -> None:
    """Turn a constraint into a floor and a last start; facts are beyond both."""
    if i in network.done or activity.constraint is None:
        return
    if activity.constraint.kind is ConstraintKind.AS_LATE_AS_POSSIBLE:
        if i not in network.begun and network.length[i]:
            network.as_late.add(i)
        return
    demand = demand_of(activity.constraint, calendar)
    if i not in network.begun:
        _heed_floor(network, i, demand)
    _heed_latest(network, i, demand)


def _heed_floor(network: Network, i: int, demand: Demand) -> None:
    at_end = i in network.gates
    floors = [network.early[i]]
    if demand.start_from is not None:
        floors.append(demand.start_from + at_end)
    if demand.end_from is not None:
        lasts = network.length[i] > 0
        end = demand.end_from
        floors.append(network.start_for(i, end) if lasts else end - 1 + at_end)
    network.early[i] = max(floors)
    if i in network.points:
        network.points[i] = network.early[i]


def _heed_latest(network: Network, i: int, demand: Demand) -> None:
    if demand.start_until is not None and i not in network.begun:
        network.latest[i] = demand.start_until + (not network.length[i])
    if demand.end_until is not None:
        network.latest_end[i] = demand.end_until
