"""What a plan demands of each piece of work, worked out a day at a time."""

from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.plan import (
    DECIDED,
    Activity,
    ConstraintKind,
    Kind,
    Link,
    LinkType,
    Plan,
)
from tests.core.slow_days import DAY, SlowDays
from tests.core.slow_pace import SlowPace

TO_FINISH = {LinkType.FF, LinkType.SF}
START_FROM = {ConstraintKind.START_NO_EARLIER, ConstraintKind.MUST_START}
START_UNTIL = {ConstraintKind.START_NO_LATER, ConstraintKind.MUST_START}
END_FROM = {ConstraintKind.FINISH_NO_EARLIER, ConstraintKind.MUST_FINISH}
END_UNTIL = {ConstraintKind.FINISH_NO_LATER, ConstraintKind.MUST_FINISH}
MUST = {ConstraintKind.MUST_START, ConstraintKind.MUST_FINISH}
Starts = dict[str, date]


class SlowNetwork:
    """A plan as of a day, asked about one piece of work or one link at a time.

    ``starts`` holds the moment at which all that is not finished would start.
    ``mornings`` holds the points of no duration that stand at the beginning of a day,
    as far as is known.
    """

    def __init__(self, plan: Plan, calendar: WorkingCalendar, as_of: date) -> None:
        self.plan = plan
        self.days = SlowDays(calendar)
        self.calendar = calendar
        self.as_of = as_of
        self.today = self.days.morning(as_of)
        self.work = {a.code: a for a in plan.activities}
        self.open = [a for a in plan.activities if a.progress.finished is None]
        self.mornings: set[str] = set()
        self.links_in: dict[str, list[Link]] = {code: [] for code in self.work}
        self.links_out: dict[str, list[Link]] = {code: [] for code in self.work}
        for link in plan.links:
            self.links_in[link.to].append(link)
            self.links_out[link.frm].append(link)

    def length(self, activity: Activity) -> int:
        """The working days that it still takes."""
        progress = activity.progress
        if progress.started is None or progress.remaining is None:
            return activity.duration
        return progress.remaining

    def stay(self, activity: Activity) -> int:
        """The days that it takes, or the one day of which it takes the morning."""
        return 1 if activity.code in self.mornings else self.length(activity)

    def floor(self, activity: Activity) -> date:
        """The first moment that the plan or a report allows."""
        progress, morning = activity.progress, self.days.morning
        if progress.started is not None:
            if progress.remaining is None:
                begins = morning(progress.started)
            else:
                begins = morning(progress.reported_on or progress.started)
            return max(begins, morning(progress.resumes or begins))
        floor = morning(self.plan.start)
        if activity.kind in DECIDED:
            floor = self.days.evening(floor)
        return max(floor, self.demanded(activity) or floor)

    def not_planned_before(self, activity: Activity) -> date | None:
        """The moment before which nothing that has not happened may be planned."""
        this_evening = self.days.evening(self.today)
        if activity.progress.started is not None:
            return self.pace(activity).start_for(this_evening)
        if self.is_ready(activity):
            return None
        return this_evening if activity.kind in DECIDED else self.today

    def ends_a_day(self, activity: Activity) -> bool:
        """Whether it has no duration and belongs to the day that ends there."""
        return not self.length(activity) and activity.code not in self.mornings

    def is_ready(self, activity: Activity) -> bool:
        """Whether it is a milestone that waits for nothing still to happen."""
        return activity.kind is Kind.MILESTONE and all(
            self.happened_on(link) or self.is_ready(self.work[link.frm])
            for link in self.links_in[activity.code]
        )

    def stands_in_the_morning(
        self, activity: Activity, asked: date, starts: Starts
    ) -> bool:
        """Whether it has no duration, and more than a finish asks for its moment.

        What should have come yesterday, or before, comes first thing today.
        """
        if self.length(activity) or activity.kind in DECIDED:
            return False
        return self.is_asked_for_in_the_morning(activity, asked, starts) or (
            asked <= self.today and not self.is_ready(activity)
        )

    def is_asked_for_in_the_morning(
        self, activity: Activity, asked: date, starts: Starts
    ) -> bool:
        wanted = [
            self.wanted(link, starts)
            for link in self.links_in[activity.code]
            if self.is_of_a_morning(link)
        ]
        return activity.anchor is not None or asked in [self.floor(activity), *wanted]

    def in_its_months(self, activity: Activity, moment: date) -> bool:
        anchor = activity.anchor
        started = activity.progress.started is not None
        return started or anchor is None or moment.month in anchor.months

    def pace(self, activity: Activity) -> SlowPace:
        return SlowPace(self.plan, self.days, activity, self.length(activity))

    def end(self, activity: Activity, start: date) -> date:
        """The evening on which what starts then ends."""
        return self.pace(activity).end(start)

    def demanded(self, activity: Activity) -> date | None:
        """The first moment that a constraint allows work that has not started."""
        constraint = activity.constraint
        if constraint is None or constraint.day is None:
            return None
        morning = self.days.morning(constraint.day)
        evening = self.days.evening(morning)
        if constraint.kind in END_FROM and self.length(activity):
            return self.pace(activity).start_for(evening)
        if constraint.kind in START_FROM | END_FROM:
            return evening if activity.kind in DECIDED else morning
        return None

    def keeps_its_constraint(self, activity: Activity, moment: date) -> bool:
        """Whether a start at this moment is not later than a constraint allows."""
        constraint = activity.constraint
        if constraint is None or constraint.day is None:
            return True
        last, shown = constraint.day, self.days.day_before(self.end(activity, moment))
        if constraint.kind in MUST:
            last = self.days.morning(last)
        if activity.code in self.mornings:
            shown = moment
        if constraint.kind in START_UNTIL and self.length(activity):
            return activity.progress.started is not None or moment <= last
        return constraint.kind not in START_UNTIL | END_UNTIL or shown <= last

    def may_start(self, activity: Activity, moment: date) -> bool:
        """Whether it is a day in its months, and of its own."""
        if activity.progress.started is not None:
            return self.pace(activity).is_own(moment)
        return self.in_its_months(activity, moment) and (
            self.pace(activity).is_own(moment)
        )

    def first_allowed(self, activity: Activity, moment: date) -> date:
        """Walk on to a day in its months and of its own."""
        while not self.may_start(activity, moment):
            moment = self.anchored(activity, moment)
            while not self.pace(activity).is_own(moment):
                moment = self.days.evening(moment)
        return moment

    def anchored(self, activity: Activity, moment: date) -> date:
        """Walk from outside the anchor's months to its day of the next of them."""
        anchor = activity.anchor
        if anchor is None or self.in_its_months(activity, moment):
            return moment
        day = moment
        while day.month not in anchor.months or day.day != anchor.day:
            day += DAY
        for candidate in (self.days.morning(day), self.days.day_before(day)):
            if candidate.month in anchor.months:
                return candidate
        return self.anchored(activity, self.days.morning(day))

    def wanted(self, link: Link, starts: Starts) -> date:
        """The start that a link allows its successor."""
        after = self.work[link.to]
        moment = self.lagged(link, self.moment_of(link, starts))
        if after.kind in DECIDED and self.is_of_a_morning(link):
            moment = self.days.evening(moment)
        if link.type in TO_FINISH:
            moment = self.pace(after).start_for(moment)
        return moment

    def lagged(self, link: Link, moment: date) -> date:
        """The moment that lies the lag on, counted on the days of its calendar."""
        if not link.calendar or not link.lag:
            return self.days.walk(moment, link.lag)
        own = SlowDays(self.plan.calendars[link.calendar])
        morning = self.is_of_a_morning(link)
        day = moment if morning else self.days.day_before(moment) + DAY
        for _ in range(link.lag):
            day = own.morning(day) + DAY
        for _ in range(-link.lag):
            day = own.day_before(day)
        return self.days.morning(day)

    def moment_of(self, link: Link, starts: Starts) -> date:
        """The moment at which the end that the link waits for comes."""
        before, happened = self.work[link.frm], self.happened_on(link)
        if self.is_from_start(link):
            return starts[before.code] if not happened else self.days.morning(happened)
        if happened:
            return self.days.evening(happened)
        return self.end(before, starts[before.code])

    def is_of_a_morning(self, link: Link) -> bool:
        """Whether the link waits for work to start, or for a point in the morning."""
        return self.is_from_start(link) or link.frm in self.mornings

    def is_from_start(self, link: Link) -> bool:
        """Whether it waits for a start; what has no duration has none of its own."""
        lasts = self.work[link.frm].duration > 0
        return lasts and link.type in {LinkType.SS, LinkType.SF}

    def happened_on(self, link: Link) -> date | None:
        """The day on which the end that the link waits for happened, if it did."""
        progress = self.work[link.frm].progress
        if self.is_from_start(link):
            return progress.started or progress.finished
        return progress.finished
