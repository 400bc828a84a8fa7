"""Turns at the models: so many at once, the rest in order, and none lost."""

import threading

from drafting.turns import Turns


def test_the_rest_wait_in_the_order_they_came_and_see_how_many_are_ahead() -> None:
    turns = Turns(1)
    with turns.one() as first:
        assert list(first) == []
        with turns.one() as second, turns.one() as third:
            assert next(second) == 1
            assert next(third) == 2


def test_a_seat_given_back_goes_to_the_first_in_line() -> None:
    turns = Turns(1)
    with turns.one() as first:
        list(first)
        second = turns.one()
        waiting = second.__enter__()
        assert next(waiting) == 1
    assert list(waiting) == []
    second.__exit__(None, None, None)


def test_who_leaves_the_line_holds_nobody_up() -> None:
    turns = Turns(1)
    with turns.one() as first:
        list(first)
        with turns.one() as second:
            assert next(second) == 1
        with turns.one() as third:
            assert next(third) == 1


def test_never_more_at_once_than_seats() -> None:
    turns, most, now, lock = Turns(2), 0, 0, threading.Lock()

    def work() -> None:
        nonlocal most, now
        with turns.one() as waiting:
            list(waiting)
            with lock:
                now += 1
                most = max(most, now)
            with lock:
                now -= 1

    threads = [threading.Thread(target=work) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert 1 <= most <= 2
    assert now == 0
