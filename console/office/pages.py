"""All of the office's pages behind their gate."""

from collections.abc import Collection

from flask import Blueprint

from console.office import case_acts, cases, recording, statistics, system, today, way_in
from console.office.announcing import ahead, one, sent, writing
from console.office.facts import channels, codes, hearing, others, own_facts, schools
from console.office.gate import Gate
from console.office.knowledge.pages import add_knowledge
from console.office.people import groups, officers
from console.office.site import OfficeSite


def office_pages(site: OfficeSite, open_routes: Collection[str]) -> Blueprint:
    """open_routes: endpoints of the whole process that anybody may come to. All else is closed."""
    gate = Gate(site, open_routes)
    way_in.add_to(gate)
    today.add_to(gate)
    cases.add_to(gate)
    case_acts.add_to(gate)
    recording.add_to(gate)
    ahead.add_to(gate)
    sent.add_to(gate)
    writing.add_to(gate)
    one.add_to(gate)
    statistics.add_to(gate)
    own_facts.add_to(gate)
    schools.add_to(gate)
    others.add_to(gate)
    hearing.add_to(gate)
    channels.add_to(gate)
    codes.add_to(gate)
    officers.add_to(gate)
    groups.add_to(gate)
    add_knowledge(gate)
    system.add_to(gate)
    return gate.blueprint
