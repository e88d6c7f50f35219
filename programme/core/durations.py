"""How long work may take: a distribution between three points, and samples of it.

Three-point estimates and the PERT distribution: D. G. Malcolm, J. H. Roseboom,
C. E. Clark and W. Fazar, "Application of a technique for research and development
program evaluation", 1959. Samples are drawn by inverse transform: a table of quantiles
is read at a random place.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from programme.core.estimates import ThreePoint

Whole = NDArray[np.int32]
"""Working days or working-day indexes, one for each sample."""

TABLE = 4096
"""Quantiles in a table; a power of two, so that 12 random bits name one."""

_BITS = 12
_CELLS = 4 * TABLE
_PERT_WEIGHT = 4
# A product that should be half a day may come out a hair below it on some machines.
_HALF = 0.5 + 1e-9


class Shape(StrEnum):
    """The distribution between the three points."""

    PERT = "beta-PERT"
    TRIANGULAR = "triangular"


@dataclass(frozen=True, slots=True)
class ToDo:
    """Work that may vary: ``planned`` working days, of which ``elapsed`` are certain.

    ``remaining`` is at least 1, also for work that should have ended by now.
    """

    code: str
    planned: int
    elapsed: int
    remaining: int


def draw_lengths(
    work: ToDo, points: ThreePoint, shape: Shape, seed: int, samples: int
) -> Whole:
    """Draw whole lengths of one activity, at least one day of them still to do.

    A sample in which what remains is as planned has the planned length. The bits hang
    on the seed and the code only: a change elsewhere in the plan leaves them as they
    are, so that two plans can be compared sample by sample.
    """
    remaining = np.floor(quantiles(points, shape) * work.remaining + _HALF)
    remaining = np.maximum(remaining, 1).astype(np.int32)
    lengths = np.where(
        remaining == work.remaining, work.planned, work.elapsed + remaining
    )
    drawn: Whole = lengths.astype(np.int32)[_places(work.code, seed, samples)]
    return drawn


@lru_cache
def quantiles(points: ThreePoint, shape: Shape) -> NDArray[np.float64]:
    """Give the middle of each of ``TABLE`` equal parts of the distribution, unwritable."""
    table = _quantiles(points, shape)
    table.flags.writeable = False
    return table


def _quantiles(points: ThreePoint, shape: Shape) -> NDArray[np.float64]:
    low, high = points.optimistic, points.pessimistic
    if low == high:
        return np.full(TABLE, points.likely, np.float64)
    chance = (np.arange(TABLE) + 0.5) / TABLE
    mode = (points.likely - low) / (high - low)
    if shape is Shape.TRIANGULAR:
        return low + (high - low) * _triangular(chance, mode)
    return low + (high - low) * _pert(chance, mode)


def _triangular(chance: NDArray[np.float64], mode: float) -> NDArray[np.float64]:
    rising = np.sqrt(chance * mode)
    falling = 1 - np.sqrt((1 - chance) * (1 - mode))
    return np.where(chance < mode, rising, falling)


def _pert(chance: NDArray[np.float64], mode: float) -> NDArray[np.float64]:
    """Invert the beta distribution by summing its density over narrow cells."""
    middle = (np.arange(_CELLS) + 0.5) / _CELLS
    rise, fall = _PERT_WEIGHT * mode, _PERT_WEIGHT * (1 - mode)
    below = np.cumsum(middle**rise * (1 - middle) ** fall)
    edges = np.arange(_CELLS + 1) / _CELLS
    return np.interp(chance, np.concatenate(([0.0], below / below[-1])), edges)


def _places(code: str, seed: int, samples: int) -> NDArray[np.uint16]:
    """Give random places in a table.

    numpy promises the streams of PCG64 and SeedSequence for good, on every machine; it
    keeps the right to change the methods of Generator, so the raw bits are used.
    """
    source = np.random.PCG64(np.random.SeedSequence([seed, *code.encode()]))
    bits = source.random_raw(-(-samples // 4)).astype("<u8", copy=False)
    places: NDArray[np.uint16] = np.right_shift(bits.view("<u2"), np.uint16(16 - _BITS))
    return places[:samples]
