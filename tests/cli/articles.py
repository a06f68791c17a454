"""Two articles on one harbour, in the words that the tests of commands look for."""

PORT = """Port reopens after storm

HALVORSEN, March 5, 2024 - The port of Halvorsen reopened on Tuesday, two weeks after a storm closed it.

"We are open, and we are staying open," harbour master Ingrid Dahl said on Monday. Dahl met Mayor Tom Reyes on March 2.

The city will build a new sea wall by 2027.
"""
FERRY = """Ferry line returns

The ferry line resumed service to Halvorsen on the 7th. "The boats are full," Ingrid Dahl told reporters.
"""
