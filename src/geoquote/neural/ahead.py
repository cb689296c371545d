"""Work done ahead, in threads: NumPy and ONNX Runtime leave the interpreter to others meanwhile."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

FLIGHT = 4  # items of one piece of work that a thread may be ahead


def cores() -> int:
    """Return how many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Threads:
    """Some threads, started at first use; a forked process, which inherits none, starts its own."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._process = 0
        self._pool: ThreadPoolExecutor | None = None

    @property
    def pool(self) -> ThreadPoolExecutor:
        """The threads of this process."""
        if self._pool is None or self._process != os.getpid():
            self._pool = ThreadPoolExecutor(self.count, thread_name_prefix="geoquote")
            self._process = os.getpid()
        return self._pool

    def each(self, work: Callable[[T], R], items: Iterable[T]) -> list[R]:
        """Return what `work` gives for each item, worked on side by side."""
        return list(self.pool.map(work, items))


class Ahead(Generic[T, R]):
    """What `work` gives for some items, in their order; a few of them are worked on before they are asked for.

    However many items there are, few results wait at a time.  Once nobody wants the rest, `cancel` it: else the
    process would end only when all that was begun is done.
    """

    def __init__(self, work: Callable[[T], R], items: Sequence[T], threads: Threads) -> None:
        self._work, self._threads = work, threads
        self._left = deque(items)
        self._begun: deque[Future[R]] = deque()
        self._begin()

    def __len__(self) -> int:
        """Return how many results are still to come."""
        return len(self._left) + len(self._begun)

    def __iter__(self) -> Iterator[R]:
        """Yield the results; what `work` raises comes in the place of its item, and is the last."""
        try:
            while self._begun:
                found = self._begun.popleft().result()
                self._begin()
                yield found
        finally:
            self.cancel()

    def cancel(self) -> None:
        """Leave out what is not under way."""
        self._left.clear()
        for future in self._begun:
            future.cancel()
        self._begun.clear()

    def _begin(self) -> None:
        while self._left and len(self._begun) < FLIGHT * self._threads.count:
            self._begun.append(self._threads.pool.submit(self._work, self._left.popleft()))
