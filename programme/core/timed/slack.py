"""How far a task may slip: total and free slack, and whether it is critical."""

from collections.abc import Sequence

from programme.core.timed.layout import FROM_START, TO_FINISH, Layout
from programme.core.timed.work import Placed


def total_slack(layout: Layout, i: int, early: Placed, late: Placed) -> int:
    """Give the smaller of start slack and finish slack, in working time of the task.

    Work that has started can only slip at its finish (Microsoft's documentation of
    Total Slack, Start Slack and Finish Slack).
    """
    calendar = layout.works[i].calendar
    at_finish = calendar.between(early[1], late[1])
    if layout.task(i).progress.started is not None:
        return at_finish
    return min(calendar.between(early[0], late[0]), at_finish)


def free_slack(layout: Layout, i: int, early: Sequence[Placed], end: int) -> int:
    """Give how far a task may slip before another one moves, in its working time.

    It is never below zero; without a successor it reaches to the end of the plan
    (Microsoft's documentation of
    Free Slack).
    """
    calendar = layout.works[i].calendar
    after = layout.network.after[i]
    found = []
    for target, link in after:
        at = early[target][1 if link.type in TO_FINISH else 0]
        at = layout.unlagged(at, i, target, link)
        own = early[i][0 if link.type in FROM_START else 1]
        found.append(calendar.between(own, at))
    return max(min(found, default=calendar.between(early[i][1], end)), 0)


def is_critical(layout: Layout, i: int, slack: int) -> bool:
    """Say whether the slack is no more than the plan's limit, and work is left to do."""
    settings, progress = layout.plan.settings, layout.task(i).progress
    if progress.finished is not None:
        return False
    return slack <= settings.critical_limit * settings.minutes_per_day * 10
