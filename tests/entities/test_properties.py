"""What holds for any text."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dateline.extract.draft import Draft
from dateline.extract.entities.stage import find_entities, slug
from dateline.extract.nlp import make_doc
from dateline.models.article import Article, Document
from dateline.models.entity import Entity

PLAIN = """Kishida Fumio Mr. Mrs. President Jane Roe Roe's U.S. the The he she it They his himself said , . “ ” " ( ) -
's of and Japan Japanese Bank company prime minister St. WHO World Health Organization é 株 Dr. al- ’ K313310 0 :"""
WORDS = st.sampled_from([*PLAIN.split(), "\n", "\n\n", "  ", "\u202e", "\x00"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))


def entities(nlp: Language, text: str) -> tuple[Entity, ...]:
    made = Draft(Document(Article(id="a", path="a.txt"), text), nlp(make_doc(nlp, text)))
    find_entities(made)
    return made.entities


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_every_mention_is_its_words(nlp: Language, text: str) -> None:
    found = entities(nlp, text)
    for entity in found:
        assert entity.id
        assert entity.name
        assert entity.mentions
        assert all(text[mention.start : mention.end] == mention.text for mention in entity.mentions)
        assert list(entity.mentions) == sorted(entity.mentions, key=lambda mention: (mention.start, mention.end))
        assert list(entity.aliases) == sorted(set(entity.aliases) - {entity.name})
    assert len({entity.id for entity in found}) == len(found)
    places = [(mention.start, mention.end) for entity in found for mention in entity.mentions]
    assert len(places) == len(set(places))


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_the_same_text_gives_the_same_entities(nlp: Language, text: str) -> None:
    assert entities(nlp, text) == entities(nlp, text)


def test_entities_stand_in_the_order_of_first_mention(nlp: Language) -> None:
    found = entities(nlp, "Boris Johnson met Angela Merkel in Berlin. He thanked her.")
    firsts = [entity.mentions[0].start for entity in found]
    assert firsts == sorted(firsts)


def test_slug() -> None:
    assert slug("Fumio Kishida") == "fumio-kishida"
    assert slug("Côte d’Ivoire") == "cote-divoire"
    assert slug("株式") == ""


def test_an_article_without_names_has_no_entities(nlp: Language) -> None:
    assert entities(nlp, "") == ()
    assert entities(nlp, "it rained, and nothing was said.") == ()


def test_a_mention_is_a_value(nlp: Language) -> None:
    mention = entities(nlp, "Angela Merkel spoke.")[0].mentions[0]
    assert replace(mention) == mention
