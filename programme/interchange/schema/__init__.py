"""The published JSON Schema of a definition's files, made from the reader's own table.

``python -m programme.interchange.schema`` writes the file anew. Its name carries the
version of the shape: a change that older files do not survive takes the next number.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from programme.interchange.definition.kinds import SCHEMA_VERSION
from programme.interchange.definition.phase_shape import PHASE_FILE
from programme.interchange.definition.programme_shape import PROGRAMME
from programme.interchange.definition.shapes import (
    Choice,
    Field,
    Flag,
    ListOf,
    MapOf,
    Number,
    OneOf,
    Record,
    ScalarShape,
    Shape,
    Text,
    TextOr,
    Whole,
)

SCHEMA_FILE: Final = f"definition-{SCHEMA_VERSION}.schema.json"

Json = str | int | bool | Sequence["Json"] | Mapping[str, "Json"]


def schema_text() -> str:
    """Give the whole schema as JSON text that ends in a new line.

    JSON Schema draft 7, which is what editors' YAML servers know best.
    """
    records: dict[str, Json] = {}
    files = [_shape(PROGRAMME, records), _shape(PHASE_FILE, records)]
    schema: dict[str, Json] = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": SCHEMA_FILE,
        "title": "Culture programme definition",
        "description": "programme.yaml, or the file of one phase.",
        "if": {"required": ["workstreams"]},
        "then": files[1],
        "else": files[0],
        "definitions": dict(sorted(records.items())),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _shape(shape: Shape, records: dict[str, Json]) -> dict[str, Json]:
    schema: dict[str, Json]
    match shape:
        case ListOf():
            schema = _list(shape, records)
        case MapOf():
            schema = _map(shape, records)
        case Record():
            schema = _reference(shape, records)
        case OneOf():
            forms = [_shape(record, records) for _, record in shape.records]
            schema = {"oneOf": forms}
        case TextOr():
            forms = [_shape(form, records) for form in (shape.text, shape.record)]
            schema = {"oneOf": forms}
        case _:
            schema = _scalar(shape)
    return schema


def _scalar(shape: ScalarShape) -> dict[str, Json]:
    schema: dict[str, Json]
    match shape:
        case Text(pattern=pattern):
            whole = f"^(?:{pattern})$" if pattern else r"\S"
            schema = {"type": "string", "pattern": whole}
        case Whole(least=least, most=most):
            schema = {"type": "integer", "minimum": least, "maximum": most}
        case Number(above=above, most=most):
            schema = {"type": "number", "exclusiveMinimum": above, "maximum": most}
        case Flag():
            schema = {"type": "boolean"}
        case Choice(words=words):
            schema = {"enum": [str(word) for word in words]}
    return schema


def _list(shape: ListOf, records: dict[str, Json]) -> dict[str, Json]:
    schema: dict[str, Json] = {"type": "array", "items": _shape(shape.item, records)}
    if shape.least:
        schema["minItems"] = shape.least
    if isinstance(shape.item, ScalarShape):
        schema["uniqueItems"] = True
    return schema


def _map(shape: MapOf, records: dict[str, Json]) -> dict[str, Json]:
    schema: dict[str, Json] = {
        "type": "object",
        "propertyNames": _scalar(shape.key),
        "additionalProperties": _shape(shape.item, records),
    }
    if shape.least:
        schema["minProperties"] = shape.least
    return schema


def _reference(record: Record, records: dict[str, Json]) -> dict[str, Json]:
    name = "phase file" if record is PHASE_FILE else record.name
    if name not in records:
        records[name] = {
            "type": "object",
            "additionalProperties": False,
            "required": [field.key for field in record.fields if field.required],
            "properties": {
                field.key: _property(field, records) for field in record.fields
            },
        }
    return {"$ref": f"#/definitions/{name.replace(' ', '%20')}"}


def _property(field: Field, records: dict[str, Json]) -> dict[str, Json]:
    schema = _shape(field.shape, records)
    if "$ref" in schema:  # draft 7 ignores whatever stands beside a reference
        return {"description": field.says, "allOf": [schema]}
    return {"description": field.says, **schema}
