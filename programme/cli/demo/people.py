"""The people of the example trust, in every role."""

from programme.core.people import PersonInRole

ORGANISATION = "Example NHS Foundation Trust"
KEY = "example"

_ROLES = (
    ("board", "Ruth Adeyemi"),
    ("chief_executive", "Helen Marsh"),
    ("exec_sponsor", "Samir Patel"),
    ("steering_group", "Joan Whitfield"),
    ("people_committee", "Peter Lowe"),
    ("programme_lead", "Maria Kowalska"),
    ("programme_office", "Tom Reid"),
    ("change_team", "Grace Bello"),
    ("change_team", "Owen Hughes"),
    ("change_team", "Priya Nair"),
    ("tool_lead", "Daniel Osei"),
    ("od_lead", "Fiona Campbell"),
    ("hr_lead", "Imran Sheikh"),
    ("comms_lead", "Lucy Barnes"),
    ("data_analyst", "Wei Chen"),
    ("ig_lead", "Martin Frost"),
    ("edi_lead", "Sade Johnson"),
    ("patient_experience_lead", "Anne Doyle"),
    ("speak_up_guardian", "Kofi Mensah"),
    ("staff_side", "Brenda Pike"),
    ("finance_partner", "Neil Grant"),
    ("company_secretary", "Olivia Stone"),
    ("directorate_lead", "Rob Tanner"),
    ("line_manager", "Clare Dunn"),
    ("evaluator", "Yusuf Demir"),
)


def people() -> tuple[PersonInRole, ...]:
    """Give everybody with their role and an address that reaches nobody."""
    return tuple(PersonInRole(role, name, address(name)) for role, name in _ROLES)


def address(name: str) -> str:
    """Give the example address of a person (RFC 2606 keeps the domain for this)."""
    return f"{name.lower().replace(' ', '.')}@trust.example"


def holder(role: str) -> str:
    """Give the address of the first person who holds a role."""
    return next(address(name) for held, name in _ROLES if held == role)
