"""The nations of the United Kingdom, as far as their public holidays differ."""

from enum import StrEnum


class Nation(StrEnum):
    """Whose public holidays an organisation keeps."""

    ENGLAND_AND_WALES = "england-and-wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"
