"""How far two readers agree beyond chance: Cohen's kappa with its 95 % interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import sqrt

from vigie.model.review import Agreement

NORMAL = 1.959964  # of the normal distribution, 95 % on both sides


def agreement(pairs: Sequence[tuple[str, str]]) -> Agreement:
    """The agreement of two readers, given the verdict of each on the same claims.

    The interval rests on the large-sample variance for any kappa (Fleiss, Cohen and Everitt, 1969): with few claims it
    is a rough guide.
    """
    n = len(pairs)
    together = Counter(pairs)
    alike = sum(count for (one, other), count in together.items() if one == other)
    if not n:
        return Agreement(n=0, alike=0)
    firsts, seconds = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    verdicts = firsts.keys() | seconds.keys()
    p, q = ({verdict: side[verdict] / n for verdict in verdicts} for side in (firsts, seconds))
    by_chance = sum(p[one] * q[one] for one in verdicts)
    if by_chance >= 1:
        return Agreement(n=n, alike=alike)
    observed = alike / n
    kappa = (observed - by_chance) / (1 - by_chance)
    on = sum(together[one, one] / n * ((1 - by_chance) - (q[one] + p[one]) * (1 - observed)) ** 2 for one in verdicts)
    off = sum(count / n * (q[one] + p[other]) ** 2 for (one, other), count in together.items() if one != other)
    spread = on + (1 - observed) ** 2 * off - (observed * by_chance - 2 * by_chance + observed) ** 2
    error = sqrt(max(spread, 0.0) / n) / (1 - by_chance) ** 2
    low, high = max(-1.0, kappa - NORMAL * error), min(1.0, kappa + NORMAL * error)
    return Agreement(n=n, alike=alike, kappa=kappa, low=low, high=high)
