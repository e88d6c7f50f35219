"""Tables, migrations and the SQL that fills and reads them, on SQLite and Postgres."""
