"""Settings that every test shares."""

import os

from hypothesis import settings

# The suite gives the same verdict every time; `make validate` looks further, with a fresh printed seed.
settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("fresh", max_examples=2_000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))
