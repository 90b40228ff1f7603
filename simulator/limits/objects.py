"""Message objects against the SDK's own models: each key known, each value of its type, nothing lost.

The models alone would drop an unknown key without a word and name no path, so the objects are walked
beside them. What the models do not know of LINE's limits is in `limits`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import linebot.v3.messaging.models as models
from pydantic.v1 import BaseModel, ValidationError
from pydantic.v1.fields import SHAPE_DICT, SHAPE_LIST, ModelField

from simulator.world.model import Json


@dataclass(frozen=True)
class Problem:
    property: str
    message: str

    def as_detail(self) -> Json:
        return {"message": self.message, "property": self.property}


@dataclass(frozen=True)
class Node:
    """An object inside a message, where it stands, and what kind of thing it stands in."""

    kind: str
    """Name of the SDK's class: FlexBox, PostbackAction ..."""
    raw: Json
    path: str
    within: tuple[str, ...]
    """Kinds of the objects around it, the outermost first."""

    def at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key


DEEPEST = 50
"""Objects inside one another. LINE names no limit; this one keeps the SDK's models from toiling for ever."""

Rule = Callable[[Node], Iterable[Problem]]


def check(model: str, raw: Any, path: str, rule: Rule) -> list[Problem]:
    """All that is wrong with `raw` as an object of the SDK's `model`."""
    kind = getattr(models, model)
    return list(_walk(kind, raw, Node(model, {}, path, ()), rule, _read_whole(kind, raw)))


def _read_whole(model: Any, raw: Any) -> Any:
    """What the SDK makes of the whole object; None where something in it is wrong (it is looked for then)."""
    concrete = _subtype(model, raw) if isinstance(raw, dict) else None
    if concrete is None or _is_deep(raw):
        return None
    try:
        return concrete.from_dict(raw).to_dict()
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _is_deep(raw: Any) -> bool:
    level, depth = [raw], 0
    while level and depth <= DEEPEST:
        inner = [each for one in level for each in (one.values() if isinstance(one, dict) else one)]
        level, depth = [each for each in inner if isinstance(each, dict | list)], depth + 1
    return bool(level)


def _walk(model: Any, raw: Any, node: Node, rule: Rule, read: Any) -> Iterator[Problem]:
    if not isinstance(raw, dict):
        yield Problem(node.path, "must be an object")
        return
    if len(node.within) == DEEPEST:
        yield Problem(node.path, "nested too deeply")
        return
    concrete = _subtype(model, raw)
    if concrete is None:
        kind = raw.get("type")
        told = kind if isinstance(kind, str) else type(kind).__name__
        yield Problem(node.at("type"), f"unknown type: {told}")
        return
    node = replace(node, kind=concrete.__name__, raw=raw)
    problems = list(_members(concrete, node, rule, read)) or list(_own_values(concrete, node, read))
    yield from problems
    if not problems:  # a rule may read the object as what its kind says it is
        yield from rule(node)


def _subtype(model: Any, raw: Json) -> Any:
    """The class that `type` names: `model` or one of its kinds. The model itself where there is no `type`."""
    names = _types(model)
    if names is None:
        return model
    kind = raw.get("type")
    named = getattr(models, names[kind]) if isinstance(kind, str) and kind in names else None
    return named if named is not None and issubclass(named, model) else None


def _types(model: Any) -> dict[str, str] | None:
    """Of the family that the model heads or belongs to: the class of each `type`."""
    for base in model.__mro__:
        names: dict[str, str] | None = base.__dict__.get(f"_{base.__name__}__discriminator_value_class_map")
        if names is not None:
            return names
    return None


def _members(model: Any, node: Node, rule: Rule, read: Any) -> Iterator[Problem]:
    fields: dict[str, ModelField] = {field.alias: field for field in model.__fields__.values()}
    for key, value in node.raw.items():
        if key not in fields:
            yield Problem(node.at(key), "unknown field")
        elif value is None:
            yield Problem(node.at(key), "must not be null")
        elif isinstance(fields[key].type_, type) and issubclass(fields[key].type_, BaseModel):
            items = list(_items(fields[key], value, node.at(key)))
            for (place, item), again in zip(
                items, _read_again(fields[key], read, key, len(items)), strict=True
            ):
                child = Node("", {}, place, (*node.within, node.kind))
                yield from _walk(fields[key].type_, item, child, rule, again)


def _read_again(field: ModelField, read: Any, key: str, count: int) -> list[Any]:
    """What the SDK made of each of a member's items; None of each where it made something else of them."""
    made = (
        [item for _, item in _items(field, read[key], "")] if isinstance(read, dict) and key in read else []
    )
    return made if len(made) == count else [None] * count


def _items(field: ModelField, value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if field.shape == SHAPE_LIST and isinstance(value, list):
        yield from ((f"{path}[{index}]", item) for index, item in enumerate(value))
    elif field.shape == SHAPE_DICT and isinstance(value, dict):
        yield from ((f"{path}.{key}", item) for key, item in value.items())
    else:
        yield path, value


def _own_values(model: Any, node: Node, read: Any) -> Iterator[Problem]:
    """What the SDK itself says of this object, its members being right. `read`: what it made of it."""
    try:
        again = read if isinstance(read, dict) else model.from_dict(node.raw).to_dict()
    except ValidationError as error:
        for problem in error.errors():
            yield Problem(node.at(_wire_name(model, str(problem["loc"][0]))), str(problem["msg"]))
        return
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        yield Problem(node.path, str(error) or type(error).__name__)
        return
    for key in node.raw.keys() - again.keys():
        if node.raw[key] not in ({}, []):
            yield Problem(node.at(key), "is not understood")


def _wire_name(model: Any, name: str) -> str:
    field = model.__fields__.get(name)
    return str(field.alias) if field is not None else name
