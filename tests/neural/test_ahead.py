import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from geoquote.neural import ahead
from geoquote.neural.ahead import FLIGHT, Ahead, Threads, cores


def test_results_come_in_the_order_of_the_items_whatever_is_ready_first():
    def slow_at_first(k):
        time.sleep(0.02 / (k + 1))
        return k * k

    assert list(Ahead(slow_at_first, range(20), Threads(4))) == [k * k for k in range(20)]


def test_no_more_is_worked_on_ahead_than_the_threads_need():
    begun = []
    work = Ahead(lambda k: begun.append(k) or k, range(100), Threads(2))
    results = iter(work)
    next(results)
    assert len(begun) <= 2 * FLIGHT + 1
    assert len(work) == 99
    assert list(results) == list(range(1, 100))
    assert len(work) == 0


def test_what_the_work_raises_comes_in_its_items_place_and_ends_it():
    def work(k):
        if k == 2:
            raise ValueError(k)
        return k

    results = iter(Ahead(work, range(50), Threads(2)))
    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(ValueError, match="2"):
        next(results)
    assert list(results) == []


@pytest.mark.parametrize("how", ["cancel", "stop asking"])
def test_what_nobody_wants_any_more_is_not_begun(how):
    held, begun, threads = threading.Event(), [], Threads(1)
    work = Ahead(lambda k: (begun.append(k), held.wait(5)), range(8), threads)
    if how == "cancel":
        work.cancel()
        held.set()
    else:
        results = iter(work)
        held.set()
        next(results)
        results.close()
    threads.pool.shutdown(wait=True)
    assert len(begun) < 8
    assert len(work) == 0


def test_each_gives_results_in_order_and_works_side_by_side():
    together = threading.Barrier(2)

    def work(k):
        together.wait(5)  # breaks unless two are at work
        return k * k

    assert Threads(2).each(work, range(4)) == [0, 1, 4, 9]


def test_no_items_start_no_thread():
    assert list(Ahead(print, [], Threads(2))) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked on Unix alone")
def test_a_forked_process_starts_threads_of_its_own():
    threads = Threads(2)
    before = threads.pool
    assert threads.pool is before
    threads._process -= 1  # as a child process finds it
    assert threads.pool is not before
    assert list(Ahead(abs, [-1, -2], threads)) == [1, 2]


def test_the_cores_are_those_that_the_process_may_use(monkeypatch):
    assert 1 <= cores() <= (os.cpu_count() or 1)
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(ahead.os, "cpu_count", lambda: None)
    assert cores() == 1


WAITING = """
import time
from geoquote.neural.ahead import Ahead, Threads

for found in Ahead(lambda _: time.sleep(0.05), range(10_000), Threads(2)):
    print("begun", flush=True)
"""


def test_an_interrupted_process_ends_when_what_is_under_way_is_done():
    process = subprocess.Popen(
        [sys.executable, "-c", WAITING], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout.readline() == b"begun\n"
    process.send_signal(signal.SIGINT)
    assert process.wait(60) != 0
    told, error = process.communicate()
    assert told.count(b"begun") < 9_000
    assert b"KeyboardInterrupt" in error
