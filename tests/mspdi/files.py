"""Small files in Microsoft Project XML, written here."""

_HEAD = '<Project xmlns="http://schemas.microsoft.com/project">'
_DAY = """<WeekDay><DayType>{0}</DayType><DayWorking>1</DayWorking><WorkingTimes>
<WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime>
<WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime>
</WorkingTimes></WeekDay>"""
WEEK = "".join(_DAY.format(day) for day in range(2, 7)) + "".join(
    f"<WeekDay><DayType>{day}</DayType><DayWorking>0</DayWorking></WeekDay>"
    for day in (1, 7)
)


def tags(**values: object) -> str:
    return "".join(f"<{name}>{value}</{name}>" for name, value in values.items())


def task(uid: int, inside: str = "", **values: object) -> str:
    usual = {"Name": f"T{uid}", "OutlineLevel": 1, "Duration": "PT8H0M0S"}
    return f"<Task>{tags(UID=uid, **(usual | values))}{inside}</Task>"


def predecessor(uid: int, **values: object) -> str:
    return f"<PredecessorLink>{tags(PredecessorUID=uid, **values)}</PredecessorLink>"


def calendar(uid: int, inside: str = "", **values: object) -> str:
    week = f"<WeekDays>{WEEK}</WeekDays>" if "BaseCalendarUID" not in values else ""
    return f"<Calendar>{tags(UID=uid, **values)}{week}{inside}</Calendar>"


def project(
    *tasks: str, calendars: str = "", team: str = "", **values: object
) -> bytes:
    usual = {"StartDate": "2027-01-04T08:00:00", "CalendarUID": 1}
    every = f"<Calendars>{calendar(1)}{calendars}</Calendars>"
    body = f"{tags(**(usual | values))}{every}<Tasks>{''.join(tasks)}</Tasks>{team}"
    return f"{_HEAD}{body}</Project>".encode()
