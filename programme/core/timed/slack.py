"""How far a task may slip: total and free slack, and whether it is critical."""

from programme.core.timed.forward import Earliest
from programme.core.timed.layout import Layout
from programme.core.timed.plan import FROM_START, TO_FINISH
from programme.core.timed.work import Placed


def total_slack(layout: Layout, i: int, early: Placed, late: Placed) -> int:
    """Give the smaller of start slack and finish slack, in working time of the task.

    Work that has started can only slip at its finish (Microsoft's documentation of
    Total Slack, Start Slack and Finish Slack).
    """
    calendar = layout.works[i].calendar
    at_finish = calendar.between(early[1], late[1])
    if has_started(layout, i):
        return at_finish
    return min(calendar.between(early[0], late[0]), at_finish)


def free_slack(layout: Layout, i: int, early: Earliest, total: int) -> int:
    """Give how far a task may slip before another one moves, in its working time.

    Another one moves from its early start, which levelling does not delay. It is never
    below zero nor above the total slack, and zero for what is finished. What has no
    successor left to hold back, and every summary, may slip by its total slack
    (Microsoft's documentation of Free Slack and Start Slack).
    """
    if is_finished(layout, i):
        return 0
    if layout.network.is_summary(i):
        return max(total, 0)
    calendar = layout.works[i].calendar
    found = []
    for target, link in layout.network.after[i]:
        if is_finished(layout, target):
            continue
        at = early.early(target)[1 if link.type in TO_FINISH else 0]
        at = layout.unlagged(at, i, target, link)
        own = early.placed[i][0 if link.type in FROM_START else 1]
        found.append(calendar.between(own, at))
    return max(min([*found, total]), 0)


def is_critical(layout: Layout, i: int, slack: int) -> bool:
    """Say whether the slack is no more than the plan's limit, and work is left to do."""
    settings = layout.plan.settings
    if is_finished(layout, i):
        return False
    return slack <= settings.critical_limit * settings.working_day


def has_started(layout: Layout, i: int) -> bool:
    """Say whether work has begun; of a summary, whether any of its parts has."""
    if layout.task(i).progress.started is not None:
        return True
    return any(has_started(layout, part) for part in layout.network.parts[i])


def is_finished(layout: Layout, i: int) -> bool:
    """Say whether nothing is left to do; a summary is done when its parts are."""
    if layout.task(i).progress.finished is not None:
        return True
    parts = layout.network.parts[i]
    return bool(parts) and all(is_finished(layout, part) for part in parts)
