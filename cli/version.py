"""Which Dateline this is, and which model it reads with; spaCy is not loaded to tell."""

from importlib.metadata import PackageNotFoundError, version

from dateline.extract.model import ModelError, model_name


def version_line() -> str:
    """Return the versions of Dateline, of the model it uses, and of spaCy."""
    try:
        model = model_name()
        named = f"model {model} {version(model)}"
    except (ModelError, PackageNotFoundError):
        named = "no model installed"
    return f"dateline {version('dateline')} ({named}, spaCy {version('spacy')})"
