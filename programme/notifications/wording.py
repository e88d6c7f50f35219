"""Differences and sentences in plain English."""

from programme.core.words import working_days


def against_baseline(variance: int | None) -> str:
    """Say a variance in working days; where no baseline is set, say that."""
    match variance:
        case None:
            return "no baseline to compare with"
        case 0:
            return "as in the baseline"
        case _ if variance > 0:
            return f"{working_days(variance)} later than the baseline"
        case _:
            return f"{working_days(-variance)} earlier than the baseline"


def capitalised(text: str) -> str:
    """Begin with a capital letter and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Begin with a capital letter and end with a full stop, unless it ends already."""
    return capitalised(text if text.endswith((".", "!", "?")) else f"{text}.")
