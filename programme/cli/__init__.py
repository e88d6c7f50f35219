"""The terminal: one command for each question that people ask and each deed they do."""


def main() -> None:
    """Run the program with the arguments of the command line."""
    # What follows takes a tenth of a second to import, and this package none.
    from programme.cli.app import app
    from programme.cli.defects import defects_in_words
    from programme.cli.printing import forgive_letters

    forgive_letters()
    with defects_in_words():
        app()
