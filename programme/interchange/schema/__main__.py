"""Write the published schema anew, beside this file."""

from pathlib import Path

from programme.interchange.schema import SCHEMA_FILE, schema_text

if __name__ == "__main__":
    Path(__file__).with_name(SCHEMA_FILE).write_text(schema_text(), encoding="utf-8")
