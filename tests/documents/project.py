"""What the checks of the documents read: the files of the project, without what is built or fetched."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILT = {".git", ".venv", "__pycache__", "dist", "node_modules", "target"}


def files(root=ROOT):
    """Every file of the project as a path from its root."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(set(folders) - BUILT)
        for name in sorted(names):
            yield (Path(folder) / name).relative_to(root).as_posix()
