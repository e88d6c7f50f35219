"""The answer is no: what was asked for, why not, and what to do instead."""


class RefusedError(Exception):
    """A rule says no. Nothing was changed.

    ``reasons`` are all that stand in the way; ``cure`` says what to do now.
    """

    def __init__(self, what: str, *reasons: str, cure: str) -> None:
        super().__init__(what, *reasons, cure)
        self.what = what
        self.reasons = reasons
        self.cure = cure
