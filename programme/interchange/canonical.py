"""A definition as one JSON text that is always the same for the same definition.

Keys are sorted, nothing is indented, decimals are text. What a database keeps of a
definition is this text.
"""

import json
from typing import cast

from programme.core.definition import Definition
from programme.core.values_json import canonical_text, data_of, decoder


def definition_to_json(definition: Definition) -> str:
    """Write a definition as canonical JSON text."""
    return canonical_text(data_of(definition))


def definition_from_json(text: str) -> Definition:
    """Read what ``definition_to_json`` wrote; the definition equals the one written.

    A field that was added since the text was written takes its default.

    Raises:
        ValueError: when the text is not such a copy of a definition.
    """
    try:
        return cast("Definition", decoder(Definition)(json.loads(text)))
    except (ArithmeticError, LookupError, TypeError) as error:
        msg = f"not a stored definition: {error}"
        raise ValueError(msg) from error
