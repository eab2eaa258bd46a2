"""Synthetic stories of any size: the same bytes for the same number and seed, on every machine.

Nothing of the program is imported here, and no dependency: the story is made by the standard library
alone. All weights are whole numbers and all draws come from `random.Random`, so that neither the platform's
mathematics nor the order of a set can change a byte.
"""
