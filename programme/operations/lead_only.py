"""Who may change people and days: the lead, once there is one."""

from programme.core.access import Deed, require
from programme.core.programme import Programme
from programme.core.refusal import RefusedError
from programme.operations.definitions import stored_definition
from programme.storage.people import actor, leads
from programme.storage.reading import Reader


def require_lead(read: Reader, programme: Programme, by: str, deed: Deed) -> None:
    """Let the programme's lead pass, or a lead of the organisation's first programme.

    Until somebody leads the programme, anybody may: somebody has to begin.

    Raises:
        RefusedError: when somebody else leads it.
    """
    found = leads(read, programme.organisation_id)
    here = {email for identity, email in found if identity == programme.id}
    first = {email for identity, email in found if identity == found[0][0]}
    if not here or by.lower() in here | first:
        return
    person = actor(read, programme.id, by)
    if person is None:
        raise RefusedError(
            f"{by} is not a person of {programme.organisation}",
            cure=f"See who leads it with: programme people {programme.key}",
        )
    definition = stored_definition(read, programme.definition_hash)
    require(person, deed, {}, definition.role_title)


def name_of(read: Reader, programme: Programme, by: str) -> str:
    """Give how the journal names somebody, also before they are anybody here."""
    person = actor(read, programme.id, by)
    return by if person is None else str(person)
