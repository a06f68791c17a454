"""Accuracy against gold corpora: python -m benchmarks.accuracy PART FOLDER [options].

A part is a module of this folder with `add_arguments` and `run`; PARTS lists them. A corpus is a JSON Lines file, one
article a line, offsets in code points into its `text`.
"""

import argparse

from benchmarks import events_accuracy, quotes_accuracy, timelines_accuracy, times_accuracy

PARTS = {
    "events": events_accuracy,
    "quotes": quotes_accuracy,
    "timelines": timelines_accuracy,
    "times": times_accuracy,
}


def main() -> None:
    """Run the part that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parts = parser.add_subparsers(dest="part", required=True)
    for name, module in PARTS.items():
        module.add_arguments(parts.add_parser(name, help=(module.__doc__ or "").splitlines()[0]))
    arguments = parser.parse_args()
    PARTS[arguments.part].run(arguments)


if __name__ == "__main__":
    main()
