"""The graph, read by rdflib, whose list of schema.org's terms tells a wrong one."""

import json

import pytest
from hypothesis import given, settings
from rdflib import RDF, Graph, Literal, namespace

from dateline.models.timeline import Timeline
from tests.cli.conftest import TIMELINE
from tests.exports.made import everything, timelines
from tests.exports.test_formats import written

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own


def graph(timeline: Timeline) -> Graph:
    document = json.loads(written("jsonld", timeline))
    assert document["@context"] == "https://schema.org"
    local = document | {
        "@context": {"@vocab": str(namespace.SDO)}
    }  # the same terms, without asking the network for them
    return Graph().parse(data=json.dumps(local), format="json-ld")


def named(headline: str) -> dict[str, str]:
    read = graph(TIMELINE)
    subject = read.value(predicate=namespace.SDO.name, object=Literal(headline))
    pairs = read.predicate_objects(subject)
    return {str(predicate).removeprefix(str(namespace.SDO)): str(value) for predicate, value in pairs}


def test_every_term_is_schema_orgs() -> None:
    read = graph(everything())
    used = {*read.predicates(), *read.objects(predicate=RDF.type)} - {RDF.type}
    assert {str(term).removeprefix(str(namespace.SDO)) for term in used} <= set(namespace.SDO.__annotations__)


def test_dates_are_as_precise_as_they_are() -> None:
    assert named("Engineers inspected the cables.")["startDate"] == "2024-04-07"
    assert named("Ministers will meet at the bridge.")["startDate"] == "2024-06"
    assert named("The toll will end.")["endDate"] == "2027"
    assert "startDate" not in named("The toll will end.")
    around = named("Lindqvist opened the bridge in front of 4,000 people.")
    assert "startDate" not in around
    assert around["description"] == "occurred, around 10 Apr 2024"
    visited = named("The mayor visited the two ports on the northern shore.")
    assert (visited["startDate"], visited["endDate"]) == ("2024-04-08", "2024-04-14")


def test_each_event_leads_to_the_words_and_the_article() -> None:
    read = graph(TIMELINE)
    for event in read.subjects(RDF.type, namespace.SDO.Event):
        claims = list(read.objects(event, namespace.SDO.subjectOf))
        assert claims
        for claim in claims:
            assert read.value(claim, namespace.SDO.text)
            assert (read.value(claim, namespace.SDO.appearance), RDF.type, namespace.SDO.NewsArticle) in read


def test_a_quotation_has_its_creator() -> None:
    read = graph(TIMELINE)
    (quotation,) = read.subjects(RDF.type, namespace.SDO.Quotation)
    assert str(read.value(read.value(quotation, namespace.SDO.creator), namespace.SDO.name)) == "Anna Lindqvist"


@given(timeline=timelines())
@settings(max_examples=40, deadline=None)
def test_it_reads_back_whatever_the_words(timeline: Timeline) -> None:
    events = list(graph(timeline).subjects(RDF.type, namespace.SDO.Event))
    assert len(events) == len(timeline.events) + len(timeline.undated)
