"""Two depths for the laws: a slice in every run, and the long one of `make soak`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile("slice", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("soak", parent=settings.get_profile("slice"), max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "slice"))
