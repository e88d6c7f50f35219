"""How fast the engine is, held against named rivals; ``python -m benchmarks``."""
