"""How work fits into days of its own and meetings, found by trying day after day."""

from dataclasses import dataclass
from datetime import date

from programme.core.plan import Activity, Plan
from tests.core.slow_days import DAY, SlowDays

FAR = 400


@dataclass(frozen=True)
class SlowPace:
    """One activity that still takes ``length`` days of its own."""

    plan: Plan
    days: SlowDays
    activity: Activity
    length: int

    @property
    def is_plain(self) -> bool:
        paced = self.activity.calendars or self.activity.committee
        return not (paced and self.activity.duration)

    def is_own(self, day: date) -> bool:
        """Whether the programme and all calendars of the activity work on the day."""
        if self.is_plain or not self.activity.calendars:
            return True
        calendars = (self.plan.calendars[name] for name in self.activity.calendars)
        return all(SlowDays(one).is_worked(day) for one in calendars)

    def end(self, start: date) -> date:
        """The evening of its last day, or of the meeting that ends it."""
        if self.is_plain:
            return self.days.walk(start, self.length)
        evening = start
        left = self.length
        while left:
            left -= self.is_own(evening)
            evening = self.days.evening(evening)
        return self._at_meeting(start, evening) if self.activity.committee else evening

    def start_for(self, end: date) -> date:
        """The first day from which it ends there or later."""
        start = self.days.walk(end, -self.length)
        if self.is_plain:
            return start
        start = self.days.walk(start, -FAR)
        while self.end(start) < end or not self.is_own(start):
            start = self.days.evening(start)
        return start

    def _at_meeting(self, start: date, evening: date) -> date:
        committee = self.plan.committees[self.activity.committee]
        since = self.activity.progress.started or start
        meetings = [self.days.morning(day) for day in committee.meetings]
        made = [
            day
            for day in meetings
            if self.days.walk(day, -committee.papers) >= self.days.morning(since)
        ]
        in_time = [
            day
            for day in made
            if day >= evening - DAY or (self.days.evening(day) >= evening)
        ]
        if in_time:
            return self.days.evening(min(in_time))
        if not meetings:
            return evening
        after_the_last = self.days.evening(self.days.evening(max(meetings)))
        return max(evening, after_the_last)
