"""LINE's own OpenAPI description of a message, as a JSON Schema that follows its discriminators."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft4Validator

PREFIX = "#/components/schemas/"
PLAIN = "_plain"


def message_validator(folder: Path) -> Draft4Validator:
    return validator_of(folder, "Message")


def validator_of(folder: Path, schema: str) -> Draft4Validator:
    spec = yaml.load((folder / "messaging-api.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    schemas = spec["components"]["schemas"]
    _follow_discriminators(schemas)
    return Draft4Validator({"$ref": f"{PREFIX}{schema}", "components": {"schemas": schemas}})


def _follow_discriminators(schemas: dict[str, Any]) -> None:
    """A base class becomes "one of its subclasses", each of which takes its own type name alone.

    OpenAPI leaves this to a `discriminator`, which JSON Schema does not know: without it any type with
    any fields would pass. The base itself lives on under another name, as subclasses build on it.
    """
    bases = {name: schema["discriminator"] for name, schema in schemas.items() if "discriminator" in schema}
    for schema in schemas.values():
        for parent in _parents(schema):
            if parent["$ref"].removeprefix(PREFIX) in bases:
                parent["$ref"] += PLAIN
    for name, discriminator in bases.items():
        field, subclasses = discriminator["propertyName"], discriminator["mapping"]
        for value, reference in subclasses.items():
            pinned = {"required": [field], "properties": {field: {"enum": [value]}}}
            schemas[reference.removeprefix(PREFIX)].setdefault("allOf", []).append(pinned)
        base = schemas[name]
        del base["discriminator"]
        schemas[name + PLAIN] = base
        schemas[name] = {"oneOf": [{"$ref": reference} for reference in subclasses.values()]}


def _parents(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (part for part in schema.get("allOf", ()) if "$ref" in part)
