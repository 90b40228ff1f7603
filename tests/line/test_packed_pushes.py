"""Many announcements of one day stand in few messages, each within LINE's limits."""

import pytest

from line.cards.announce_card import packed


@pytest.mark.parametrize(
    ("sizes", "room", "together"),
    [
        ([3_000] * 5, 5, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]),
        ([3_000] * 6, 5, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 6)]),
        ([5_000] * 16, 5, [(0, 1), (1, 2), (2, 3), (3, 7), (7, 16)]),
        ([3_000] * 6, 1, [(0, 6)]),
        ([16_000] * 7, 2, [(0, 3), (3, 6)]),
        ([1_000] * 70, 5, [(0, 12), (12, 24), (24, 36), (36, 48), (48, 60)]),
        ([16_000], 1, [(0, 1)]),
    ],
)
def test_bubbles_are_packed_into_the_messages_of_one_push(
    sizes: list[int], room: int, together: list[tuple[int, int]]
) -> None:
    assert packed(sizes, room) == together
