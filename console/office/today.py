"""What needs the officer first."""

from flask import Response

from console.office.gate import Gate


def add_to(gate: Gate) -> None:
    @gate.page("/")
    def today() -> Response:
        return gate.html("today.html")
