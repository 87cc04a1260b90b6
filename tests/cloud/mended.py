"""Starts the emulator with one fault of its table mended.

`REMOVE tail[0], tail[1]` takes away both elements that were there before. The emulator takes the first away, then what is the second by then,
so that a spilled conversation would show events twice. Taken from the end, no place moves before its turn.
"""

from ministack.app import main
from ministack.services import dynamodb


def remove_at_once(item, tokens, names, changed):
    paths = [dynamodb._parse_path_from_tokens(part, names) for part in dynamodb._split_by_comma(tokens)]
    for path in sorted(paths, key=lambda path: path[-1] if isinstance(path[-1], int) else -1, reverse=True):
        changed.add(tuple(path))
        dynamodb._remove_at_path(item, path)


dynamodb._apply_remove = remove_at_once
main()
