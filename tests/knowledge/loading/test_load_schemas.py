"""The JSON Schemas beside the YAML: up to date, and of one mind with the files."""

import jsonschema
import pytest
from small_manual import SENDING

from knowledge.loading.documents import Document, parse, read
from knowledge.loading.load import MANUAL
from knowledge.loading.schemas import FOLDER, schemas

SCHEMA_OF = {
    "office": "office",
    "works": "works",
    "channels": "channels",
    "groups": "groups",
    "days_off": "days_off",
    "corrections": "corrections",
    "ita": "ita",
    "officers": "officers",
    "schools": "schools",
    "plan-review": "procedure",
    "budget-request": "procedure",
    "resource-mobilization": "procedure",
    "monitoring": "procedure",
    "records": "procedure",
}


def test_the_schema_files_are_what_the_model_says_now() -> None:
    """Made anew with `python -m knowledge.loading.schemas`."""
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}

    assert written == schemas()


@pytest.mark.parametrize("name", sorted(SCHEMA_OF))
def test_every_file_of_the_manual_passes_its_schema(name: str) -> None:
    document, problems = read(MANUAL / f"{name}.yaml")
    schema = read(FOLDER / f"{SCHEMA_OF[name]}.json")[0].data

    assert problems == []
    jsonschema.validate(document.data, schema)


@pytest.mark.parametrize(
    ("before", "after"),
    [("month: 5", "month: 13"), ("acts: school", "acts: schools"), ("aliases:", "alises:"), ("work: 1", "")],
)
def test_the_schema_refuses_what_the_loader_refuses(before: str, after: str) -> None:
    document = Document("sending.yaml")
    parse(SENDING.replace(before, after), document)
    schema = read(FOLDER / "procedure.json")[0].data

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document.data, schema)


def test_every_file_names_its_schema_for_editors() -> None:
    first_lines = {
        name: (MANUAL / f"{name}.yaml").read_text(encoding="utf-8").split("\n")[0] for name in SCHEMA_OF
    }

    assert first_lines == {
        name: f"# yaml-language-server: $schema=../schema/{schema}.json" for name, schema in SCHEMA_OF.items()
    }
