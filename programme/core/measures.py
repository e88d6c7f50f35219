"""What a programme measures: outcomes, their readings, and the principles they show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """An outcome to be read again and again; ``details`` are words for people."""

    id: str
    title: str
    source: str
    unit: str
    direction: str
    rhythm: str
    target: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading of a measure that falls due after the programme has closed."""

    measure: str
    due: str
    owner: str


@dataclass(frozen=True, slots=True)
class Principle:
    """A leadership principle, under one of its pillars; measures name it by id."""

    id: str
    pillar: str
    title: str
