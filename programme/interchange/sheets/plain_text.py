"""Text that any cell can hold: one line, and no letter that cannot be printed."""

import re

_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Give the text with single spaces, without letters that XML cannot hold."""
    return " ".join(_UNFIT.sub("", text).split())
