"""The rule of how far ahead public holidays are to be known."""

from datetime import date

MONTHS_PAST_THE_PLAN = 18


def last_year_wanted(finish: date) -> int:
    """Give the last year whose holidays a plan that ends on ``finish`` asks for."""
    return finish.year + (finish.month - 1 + MONTHS_PAST_THE_PLAN) // 12
