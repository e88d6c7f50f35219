"""Live every working day from the start to today, through the real daily run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from programme.cli.demo import story
from programme.cli.demo.life import ZONE, Life
from programme.cli.demo.people import KEY, ORGANISATION, people
from programme.core.digest import Rhythm
from programme.core.messages import DigestKind
from programme.core.nation import Nation
from programme.core.programme import Programme
from programme.interchange.definition.reading import built_in_definition
from programme.interchange.holidays import working_calendar
from programme.notifications.channel import Channel
from programme.operations.assign_people import assign_people
from programme.operations.create import NewProgramme, create
from programme.operations.decide_reminders import Slot
from programme.operations.deliver import Terms, deliver
from programme.operations.make_digests import make_digests
from programme.operations.posting import Post
from programme.operations.run_daily import run_daily
from programme.storage.database import Database

MORNING = time(7, 30)
NATION = Nation.ENGLAND_AND_WALES
RHYTHMS = {DigestKind.SPONSOR: Rhythm.MONTHLY, DigestKind.LEAD: Rhythm.WEEKLY}
AT_ONCE = Terms(per_minute=1_000_000)
"""No throttle: the mailbox is a folder of ours."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the example plays: its database, its channel, and from whom it writes."""

    database: Database
    channels: Mapping[str, Channel]
    channel: str
    post: Post

    def begin(self, today: date) -> Programme:
        """Make the example trust's programme, some months before today."""
        start = first_day(months_before(today, story.MONTHS_BEFORE_TODAY))
        at = datetime.combine(start, MORNING, ZONE)
        new = NewProgramme(ORGANISATION, KEY, start, NATION, ZONE.key)
        definition = built_in_definition()
        programme = create(self.database, new, definition, as_of=start, at=at)
        assign_people(self.database, KEY, people(), at)
        return programme

    def live(self, days: tuple[date, ...]) -> Iterator[date]:
        """Live the days one by one; in the last few nobody reports."""
        life = Life(self.database)
        for number, day in enumerate(days, start=1):
            self.remind(day)
            self.post_out(day)
            if number <= len(days) - story.QUIET_DAYS:
                life.live(day)
            yield day

    def remind(self, day: date) -> None:
        """Do the day as the daily flow does."""
        run_daily(self.database, self._slot(day), self.post)

    def post_out(self, day: date) -> None:
        """Make the day's digests and deliver what is queued, as their flows do."""
        slot = self._slot(day)
        make_digests(self.database, slot, self.post, RHYTHMS)
        self.hand_over(slot.at)

    def hand_over(self, at: datetime) -> None:
        """Deliver what is queued, from an instant on."""
        clock = _Clock(at)
        deliver(self.database, self.channels, clock.now, clock.wait, AT_ONCE)

    def _slot(self, day: date) -> Slot:
        return Slot(day, datetime.combine(day, MORNING, ZONE), self.channel)


def working_days(programme: Programme, today: date) -> tuple[date, ...]:
    """Give every working day from the programme's start to today."""
    span = (today - programme.start).days + 1
    days = (programme.start + timedelta(days=n) for n in range(span))
    return tuple(day for day in days if programme.calendar.is_worked(day))


def months_before(today: date, months: int) -> date:
    """Give the first Monday of the month that lies so many months back."""
    years, month = divmod(today.month - 1 - months, 12)
    first = date(today.year + years, month + 1, 1)
    return first + timedelta(days=-first.weekday() % 7)


def first_day(monday: date) -> date:
    """Give this Monday, or the first day after it that is no public holiday."""
    calendar = working_calendar(NATION, range(monday.year, monday.year + 1))
    return calendar.next_worked(monday)


class _Clock:
    """A morning that goes on only when somebody waits."""

    def __init__(self, instant: datetime) -> None:
        self._instant = instant

    def now(self) -> datetime:
        """Give the instant it is."""
        return self._instant

    def wait(self, until: datetime) -> None:
        """Let the morning go on."""
        self._instant = max(self._instant, until)
