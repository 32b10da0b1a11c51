"""How long things take, as medians and ratios: `make bench`."""
