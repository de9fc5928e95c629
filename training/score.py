"""Pearson correlation of predicted with measured mouth opening, sampled as the measuring tool samples it."""
import json
from pathlib import Path

import numpy as np
import torch

from features import normalise


class Clip:
    def __init__(self, folder, name):
        truth = json.load(open(Path(folder) / f"truth-{name}.json"))
        self.name, self.open, self.width = name, np.array(truth["open"]), np.array(truth["width"])
        self.mel = np.fromfile(Path(folder) / f"{name}.mel", np.float32).reshape(-1, 40)


def load_clips(folder, prefix):
    names = sorted(p.stem[len("truth-"):] for p in Path(folder).glob(f"truth-{prefix}*.json"))
    return [Clip(folder, name) for name in names]


def predict(model, mel):
    model.eval()
    with torch.no_grad():
        logits, shapes = model(normalise(torch.from_numpy(mel)[None]))
    n = len(mel)
    return torch.softmax(logits[0], 1).numpy()[:n], shapes[0].numpy()[:n]


def at_frames(rows, count, shift_rows=0):
    """Values at the times of `count` frames at 25 a second."""
    index = np.clip(np.arange(count) * 4 + shift_rows, 0, len(rows) - 1)
    return rows[index]


def pearson(a, b):
    a, b = a - a.mean(), b - b.mean()
    return float((a * b).sum() / np.sqrt((a * a).sum() * (b * b).sum() + 1e-12))


def correlations(series, clips, shift_rows=0, key="open"):
    return [pearson(at_frames(s, len(getattr(c, key)), shift_rows), getattr(c, key)) for s, c in zip(series, clips)]


def closure_recall(made, real):
    closed = lambda xs, share: xs < share * np.sort(xs)[min(len(xs) - 1, int(0.9 * len(xs)))]
    n = min(len(made), len(real))
    r, m = closed(real, 0.2), closed(made, 0.35)
    hits = total = 0
    for i in range(1, n - 1):
        if r[i] and r[i + 1] and not r[i - 1]:
            total += 1
            hits += m[max(0, i - 2): i + 4].any()
    return hits, total
