"""What a file holds beside what a plan takes in, told element by element.

Computed values (costs, work, variances) follow from others and are passed over; so are
preferences of the tool that wrote it, and what says no more than the usual. The rest is
told as not understood.
"""

from collections.abc import Iterable
from typing import Final

from programme.core.problems import Place
from programme.interchange.mspdi.fields import Fields
from programme.interchange.mspdi.loss import Fate, Loss, Notes

_COMPUTED: Final = frozenset(
    """
    ID WBS OutlineNumber CreateDate CreationDate LastSaved Revision CurrentDate GUID
    Summary Critical EarlyStart EarlyFinish LateStart LateFinish FreeSlack TotalSlack
    StartSlack FinishSlack Start Finish StartVariance FinishVariance WorkVariance
    DurationVariance CostVariance ManualStart ManualFinish ManualDuration Work
    RegularWork RemainingWork RemainingDuration ActualWork ActualDuration ActualStart
    ActualFinish ActualCost RemainingCost Cost ACWP BCWS BCWP CV SV VAC OverAllocated
    Overallocated PeakUnits PercentWorkComplete PhysicalPercentComplete
    Resume ResumeValid Stop PreLeveledStart PreLeveledFinish WBSLevel IsPublished
    StatusManager AssnOwner AssnOwnerGuid UniqueID SaveVersion BuildNumber
    ExtendedCreationDate Name Title FinishDate StartDate Estimated MaxUnits
    IsNull HasFixedRateUnits FixedMaterial UpdateNeeded LinkedFields Milestone
    DisplayAsSummary ConstraintDate Occurrences LinkType CommitmentType BookingType
    """.split()  # noqa: SIM905  a table of words
)
# How the tool that wrote the file shows things and makes new ones: no part of a plan.
_PREFERENCES: Final = frozenset(
    """
    FYStartDate FiscalYearStart CurrencyDigits CurrencySymbol CurrencyCode WeekStartDay
    CurrencySymbolPosition DefaultTaskType DefaultFixedCostAccrual DefaultStandardRate
    DefaultOvertimeRate DurationFormat WorkFormat EditableActualCosts Autolink
    NewTasksEstimated NewTasksEffortDriven NewTaskStartDate NewTasksAreManual
    DefaultTaskEVMethod ProjectExternallyEdited ActualsInSync RemoveFileProperties
    AdminProject AutoAddNewResourcesAndTasks MicrosoftProjectServerURL EarnedValueMethod
    SpreadActualCost SpreadPercentComplete TaskUpdatesResource BaselineForEarnedValue
    InsertedProjectsLikeSummary ShowProjectSummaryTask UpdateManuallyScheduledTasksWhenEditingLinks
    KeepTaskOnNearestWorkingTimeWhenMadeAutoScheduled StartDateForNewTasks Author Company
    """.split()  # noqa: SIM905  a table of words
)
_PASSED_OVER: Final = _COMPUTED | _PREFERENCES
_NOTHING: Final = frozenset(
    {"", "0", "0.0", "0.00", "-1", "NA", "PT0H0M0S", "1970-01-01T00:00:00"}
)
_USUAL: Final = {
    "Priority": {"500"},
    "Type": {"0", "1"},
    "EffortDriven": {"1"},
    "Recurring": {"1"},
    "FixedCostAccrual": {"1", "2", "3"},
    "LevelAssignments": {"1"},
    "LevelingCanSplit": {"1"},
    "LevelingDelayFormat": {"7", "8"},
    "Rollup": {"1"},
    "HideBar": {"1"},
    "AccrueAt": {"1", "2", "3"},
    "StandardRateFormat": {"2"},
    "OvertimeRateFormat": {"2"},
    "CanLevel": {"1"},
    "Initials": {"R"},
    "WorkGroup": {"1"},
}


def note_unread(every: Iterable[Fields], notes: Notes) -> None:
    """Note each element with something to say that nobody asked for."""
    for fields in every:
        for child in fields.element.children:
            if (
                child.name in fields.read
                or child.name in _PASSED_OVER
                or child.children
            ):
                continue
            text = child.text.strip()
            if text in _NOTHING or text in _USUAL.get(child.name, ()):
                continue
            what = f"'{text[:40]}' has no place in a plan here"
            place, path = Place(notes.file, child.line), f"{fields.path}/{child.name}"
            cure = "Keep the file if you need it"
            notes.lose(Loss(place, path, fields.task, Fate.NOT_UNDERSTOOD, what, cure))
