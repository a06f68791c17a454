"""How much a reader takes in before it refuses; messages name these figures."""

MAX_CHARACTERS = 1_000_000
"""Longest text of one article: spaCy's parser refuses longer ones."""

MAX_TEXT_BYTES = 4 * MAX_CHARACTERS + 4
"""Largest .txt or .md file worth decoding: four bytes a character and a byte-order mark."""

MAX_HTML_BYTES = 16 * 2**20
"""Largest web page: markup is a multiple of its text."""

MAX_TAGS = 30_000
"""Most opening tags of a web page; long articles with all their furniture have some thousands."""

MAX_ATTRIBUTES = 250
"""Most attributes of one HTML tag; pages have up to a few dozen, and parsing takes their number squared."""

MAX_JSON_BYTES = 256 * 2**20
"""Largest .json file, which must be held in memory as a whole; JSON Lines have no such limit."""

MAX_LINE_BYTES = 16 * 2**20
"""Longest line of a JSON Lines file: a text of MAX_CHARACTERS with most of them escaped, and its metadata."""

MAX_FRONT_MATTER = 16 * 2**10
"""Longest front matter, in characters."""

MAX_BRACKETS = 200
"""Most opening brackets in front matter; YAML's reader takes seconds over thousands that never close."""

MAX_PDF_BYTES = 128 * 2**20
"""Largest PDF: a newspaper of many pictures."""

MAX_PDF_PAGES = 2_000
"""Most pages of one PDF; an article has few, and a book's text is too long anyway."""

MAX_DOCX_BYTES = 64 * 2**20
"""Largest Word file."""

MAX_DOCX_XML = 64 * 2**20
"""Most XML in a Word file, unpacked: a text of MAX_CHARACTERS with a format for every word."""

MAX_DOCX_UNPACKED = 512 * 2**20
"""Most that a Word file may unpack to, pictures and all."""

MAX_DOCX_PARTS = 10_000
"""Most parts of a Word file."""

MAX_WARC_HEADER = 64 * 2**10
"""Longest header of a WARC record; longer ones are none."""

MAX_WARC_RECORD = MAX_HTML_BYTES + 2**20
"""Longest WARC record that is looked into: a page and the headers it was sent with."""

MAX_MENDS = 1_000
"""Broken records or packed pieces of a WARC file that are skipped before it is given up."""

MAX_FAILURES = 20
"""Problems told of one file's rows; the rest is counted."""

MAX_RATIO = 200
"""How many times its size a packed file may unpack to; text reaches about 20, a gzip bomb 1,000."""

FREE_UNPACKED = 16 * 2**20
"""Unpacked bytes up to which MAX_RATIO is not asked."""

MAX_ZSTD_WINDOW_LOG = 27
"""Most memory that unpacking zstd may take, as a power of two: 128 MB, what its own tool takes unasked."""

HEAD_BYTES = 64 * 2**10
"""How much of a file is looked at to tell what kind it is."""
