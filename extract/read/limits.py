"""How much a reader takes in before it refuses; messages name these figures."""

MAX_CHARACTERS = 1_000_000
"""Longest text of one article: spaCy's parser refuses longer ones."""

MAX_TEXT_BYTES = 4 * MAX_CHARACTERS + 4
"""Largest .txt or .md file worth decoding: four bytes a character and a byte-order mark."""

MAX_HTML_BYTES = 16 * 2**20
"""Largest web page: markup is a multiple of its text."""

MAX_JSON_BYTES = 256 * 2**20
"""Largest .json file, which must be held in memory as a whole; JSON Lines have no such limit."""

MAX_LINE_BYTES = 16 * 2**20
"""Longest line of a JSON Lines file: a text of MAX_CHARACTERS with most of them escaped, and its metadata."""

MAX_FRONT_MATTER = 16 * 2**10
"""Longest front matter, in characters."""

MAX_BRACKETS = 200
"""Most opening brackets in front matter; YAML's reader takes seconds over thousands that never close."""

MAX_RATIO = 200
"""How many times its size a gzip file may unpack to; text reaches about 20, a gzip bomb 1,000."""

FREE_UNPACKED = 16 * 2**20
"""Unpacked bytes up to which MAX_RATIO is not asked."""

HEAD_BYTES = 64 * 2**10
"""How much of a file is looked at to tell what kind it is."""
