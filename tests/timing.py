"""How long a piece of work takes on a busy machine."""

import time


def least_seconds(work, *, times=3):
    """Give the least processor time, in seconds, that `work()` takes in so many goes.

    One go is often slowed, by collected garbage or by what else runs; hardly ever all of them are.
    """
    taken = []
    for _ in range(times):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)
