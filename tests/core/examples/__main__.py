"""Write docs/worked-examples.md anew."""

from tests.core.examples.page import PAGE, worked_examples

if __name__ == "__main__":
    PAGE.write_text(worked_examples(), encoding="utf-8")
