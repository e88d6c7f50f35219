"""The built-in programme, declared as data: one file per phase and what spans them."""
