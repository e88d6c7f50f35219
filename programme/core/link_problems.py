"""What is wrong with edits of links, and of the deliverables that links wait for."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from programme.core.edits import RemoveLink
from programme.core.limits import LONGEST
from programme.core.plan import Activity, Kind, Link, Plan
from programme.core.problem_words import (
    Found,
    finished,
    known,
    no_calendar,
    some,
    unknown,
)
from programme.core.words import listed, working_days


def of_new_link(plan: Plan, link: Link, *, undoing: bool) -> Iterator[Found]:
    """Judge a link that is to be added."""
    codes = known(plan)
    lost = [code for code in (link.frm, link.to) if code not in codes]
    yield from (unknown(plan, code) for code in dict.fromkeys(lost))
    if link.calendar and link.calendar not in plan.calendars:
        yield no_calendar(plan, link.calendar)
    if abs(link.lag) > LONGEST:
        yield (
            f"A lag of {working_days(link.lag)} is too long",
            f"Give up to {LONGEST}",
        )
    if link.frm == link.to:
        yield f"{link.to} cannot wait for itself", "Name two different codes"
    elif not lost:
        yield from _of_known_link(plan, link, codes[link.to], undoing=undoing)


def _of_known_link(
    plan: Plan, link: Link, to: Activity, *, undoing: bool
) -> Iterator[Found]:
    finished_work = to.progress.finished is not None and to.kind is Kind.ACTIVITY
    if finished_work and not undoing:
        yield finished(to)
    if any(one.ends == link.ends for one in plan.links):
        yield (
            f"There is a link {link.type} from {link.frm} to {link.to} already",
            "Unlink it first, to give it another lag",
        )
        return
    way = path(plan, link.to, link.frm)
    if way:
        loop = " → ".join((*way, link.to))
        what = f"{link.to} would wait for itself: {loop}"
        yield what, "Unlink one of these first, or leave this link out"


def of_old_link(plan: Plan, gone: RemoveLink) -> Iterator[Found]:
    """Judge a link that is to be taken away."""
    if any(one.ends == (gone.frm, gone.to, gone.type) for one in plan.links):
        return
    codes = known(plan)
    lost = [code for code in (gone.frm, gone.to) if code not in codes]
    if lost:
        yield from (unknown(plan, code) for code in dict.fromkeys(lost))
        return
    before = [link.frm for link in plan.links if link.to == gone.to]
    waits = f"It waits for {listed(before)}" if before else "It waits for nothing"
    yield f"There is no link {gone.type} from {gone.frm} to {gone.to}", waits


def of_new_point(plan: Plan, point: Activity) -> Iterator[Found]:
    """Judge a deliverable that is to stand in the network."""
    if point.code in known(plan):
        yield f"{point.code} is in the plan already", "Link it as it is"
    elif point.kind is not Kind.DELIVERABLE:
        yield f"{point.code} is no deliverable", "Only deliverables can be added"


def of_old_point(plan: Plan, code: str) -> Iterator[Found]:
    """Judge a deliverable that is to leave the network."""
    point = known(plan).get(code)
    if point is None or point.kind is not Kind.DELIVERABLE:
        yield f"{code} is not a deliverable in the plan", "Name one that is"
    waiting = [ln.to for ln in plan.links if ln.frm == code]
    waiting += [ln.frm for ln in plan.links if ln.to == code]
    if waiting:
        yield f"{code} is still linked with {some(waiting)}", "Unlink it first"


def path(plan: Plan, frm: str, to: str) -> tuple[str, ...]:
    """Give a way along the links from one to another, both included; () when none."""
    after: Mapping[str, list[str]] = defaultdict(list)
    for link in plan.links:
        after[link.frm].append(link.to)
    came: dict[str, str] = {frm: ""}
    ahead = [frm]
    for code in ahead:
        new = [one for one in after.get(code, ()) if one not in came]
        came.update(dict.fromkeys(new, code))
        ahead += dict.fromkeys(new)
    return _way_back(came, to) if to in came else ()


def _way_back(came: Mapping[str, str], to: str) -> tuple[str, ...]:
    way = [to]
    while came[way[-1]]:
        way.append(came[way[-1]])
    return tuple(reversed(way))
