"""Reads the prepared corpus and cuts random pieces from it."""
import json
from pathlib import Path

import numpy as np

DATA = Path(__file__).parent / "data"


class Corpus:
    def __init__(self, name):
        self.name = name
        self.mel = np.fromfile(DATA / f"{name}.mel", np.float32).reshape(-1, 40)
        self.classes = np.fromfile(DATA / f"{name}.classes", np.uint8)
        self.shapes = np.fromfile(DATA / f"{name}.shapes", np.float32).reshape(-1, 8)
        lines = [json.loads(line) for line in open(DATA / f"{name}.jsonl")]
        by_voice = {}
        for line in lines:
            by_voice.setdefault((line["voice"], line["language"]), []).append((line["firstRow"], line["rows"]))
        self.groups = list(by_voice.values())
        self.weights = np.array([sum(r for _, r in g) for g in self.groups], float)
        self.weights /= self.weights.sum()

    def crop(self, rng, rows):
        """Row numbers of a piece: utterances of one voice in random order, begun at a random place."""
        group = self.groups[rng.choice(len(self.groups), p=self.weights)]
        parts, have = [], 0
        while have < rows:
            first, count = group[rng.integers(len(group))]
            skip = int(rng.integers(count // 2)) if not parts and rng.random() < 0.5 else 0
            parts.append(np.arange(first + skip, first + count))
            have += count - skip
        return np.concatenate(parts)[:rows]
