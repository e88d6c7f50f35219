"""The chains of the journal, by name."""

from collections.abc import Mapping

from programme.storage.reading import Reader, as_int, as_text


def chain_lengths(read: Reader) -> Mapping[str, int]:
    """Read how many entries each chain has."""
    rows = read("SELECT chain, count(*) FROM journal GROUP BY chain ORDER BY chain")
    return {as_text(chain): as_int(length) for chain, length in rows}
