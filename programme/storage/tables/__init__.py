"""Every table, as SQLModel classes. Rows never leave this room."""

from programme.storage.tables.changes import (
    CalendarRow,
    ChangeRow,
    CommitteeRow,
    ConfidenceRow,
    ForecastPointRow,
    ScenarioRow,
)
from programme.storage.tables.delivery import (
    ChannelRow,
    DigestItemRow,
    DigestRow,
    FallsDueRow,
    MessageRow,
    MilestoneEventRow,
    ReminderRow,
)
from programme.storage.tables.journal import JournalHeadRow, JournalRow
from programme.storage.tables.organisations import (
    OrganisationDayRow,
    OrganisationRow,
    PersonRow,
    PublicHolidayRow,
)
from programme.storage.tables.programmes import (
    ActivityRow,
    BaselineDateRow,
    BaselineRow,
    CriterionRow,
    DefinitionRow,
    DeliverableRow,
    GateDecisionRow,
    GateRow,
    LinkRow,
    ProgrammeRow,
    RoleHolderRow,
    SubmissionRow,
)

__all__ = [
    "ActivityRow",
    "BaselineDateRow",
    "BaselineRow",
    "CalendarRow",
    "ChangeRow",
    "ChannelRow",
    "CommitteeRow",
    "ConfidenceRow",
    "CriterionRow",
    "DefinitionRow",
    "DeliverableRow",
    "DigestItemRow",
    "DigestRow",
    "FallsDueRow",
    "ForecastPointRow",
    "GateDecisionRow",
    "GateRow",
    "JournalHeadRow",
    "JournalRow",
    "LinkRow",
    "MessageRow",
    "MilestoneEventRow",
    "OrganisationDayRow",
    "OrganisationRow",
    "PersonRow",
    "ProgrammeRow",
    "PublicHolidayRow",
    "ReminderRow",
    "RoleHolderRow",
    "ScenarioRow",
    "SubmissionRow",
]
