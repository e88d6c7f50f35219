"""Microsoft Project XML (MSPDI), read and written in the schema's own meanings."""
