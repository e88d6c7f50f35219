"""What a plan demands of each piece of work, worked out a day at a time."""

from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.plan import DECIDED, Activity, Kind, Link, LinkType, Plan
from tests.core.slow_days import DAY, SlowDays

TO_FINISH = {LinkType.FF, LinkType.SF}
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
                return morning(progress.started)
            return morning(progress.reported_on or progress.started)
        given = activity.constraint.day if activity.constraint else None
        floor = morning(max(self.plan.start, given or self.plan.start))
        return self.days.evening(floor) if activity.kind in DECIDED else floor

    def not_planned_before(self, activity: Activity) -> date | None:
        """The moment before which nothing that has not happened may be planned."""
        this_evening = self.days.evening(self.today)
        if activity.progress.started is not None:
            return self.days.walk(this_evening, -self.length(activity))
        if self.is_ready(activity):
            return None
        return this_evening if self.ends_a_day(activity) else self.today

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
        """Whether it has no duration and more than a finish asks for its moment."""
        if self.length(activity) or activity.kind in DECIDED:
            return False
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
        moment = self.days.walk(self.moment_of(link, starts), link.lag)
        if after.kind in DECIDED and self.is_of_a_morning(link):
            moment = self.days.evening(moment)
        if link.type in TO_FINISH:
            moment = self.days.walk(moment, -self.length(after))
        return moment

    def moment_of(self, link: Link, starts: Starts) -> date:
        """The moment at which the end that the link waits for comes."""
        before, happened = self.work[link.frm], self.happened_on(link)
        if self.is_from_start(link):
            return starts[before.code] if not happened else self.days.morning(happened)
        if happened:
            return self.days.evening(happened)
        return self.days.walk(starts[before.code], self.length(before))

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
