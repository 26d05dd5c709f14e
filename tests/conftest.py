"""Settings that every test shares."""

import os
import signal

from hypothesis import settings

# The suite gives the same verdict every time; `make validate` looks further, with a fresh printed seed.
settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("fresh", max_examples=2_000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))

# A shell that runs the tests in the background has interruptions ignored, and every process below inherits that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
