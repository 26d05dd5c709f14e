"""Exact answers by other means than simulating: closed forms, lattices, and Markov chains made from scenario files.

Nothing in here imports anything of the simulator, its reader of scenario files included: a mistake there must not be
made here again. What the simulator gives is compared with it in studies/verify.
"""
