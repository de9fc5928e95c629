"""Trains the acoustic model. python3 training/train.py --out training/data/model.pt"""
import argparse
import time

import numpy as np
import torch

from augment import augment, resample_rows
from corpus import Corpus
from features import normalise
from model import SHAPE_SCALE, AcousticModel

SHARES = {"espeak": 0.27, "flite": 0.29, "festival": 0.36, "music": 0.08}
# Closures are few and must not be missed.
CLASS_WEIGHTS = torch.ones(25)
CLASS_WEIGHTS[[1, 2]] = 2.0


def make_piece(corpora, rng, rows):
    corpus = corpora[rng.choice(list(SHARES), p=list(SHARES.values()))]
    stretch = rng.uniform(0.85, 1.2)
    index = corpus.crop(rng, int(rows * stretch) + 2)
    positions = np.arange(rows) * stretch
    other = corpora[rng.choice(["music", "flite", "festival"])]
    under = other.mel[other.crop(rng, rows)]
    mel = resample_rows(corpus.mel[index], positions)
    classes = corpus.classes[index][np.round(positions).astype(int)]
    shapes = resample_rows(corpus.shapes[index], positions)
    if rng.random() < 0.35:
        # Sound that has not begun yet, or is over.
        quiet = slice(0, int(rng.integers(10, 150))) if rng.random() < 0.5 else slice(rows - int(rng.integers(10, 150)), rows)
        mel[quiet], classes[quiet], shapes[quiet] = -27.6, 0, 0
    mel = augment(mel, rng, under)
    return mel, classes, shapes


def batches(corpora, seed, size, rows):
    rng = np.random.default_rng(seed)
    while True:
        mel, classes, shapes = zip(*[make_piece(corpora, rng, rows) for _ in range(size)])
        yield torch.from_numpy(np.stack(mel)), torch.from_numpy(np.stack(classes)).long(), torch.from_numpy(np.stack(shapes))


def loss_of(model, mel, classes, shapes):
    logits, made = model(normalise(mel))
    cross = torch.nn.functional.cross_entropy(logits.flatten(0, 1), classes.flatten(), CLASS_WEIGHTS, label_smoothing=0.05)
    error = (((made - shapes) / SHAPE_SCALE) ** 2)
    return 0.3 * cross + error[:, :, 0].mean() + 0.3 * error.mean(), cross, error[:, :, 0].mean()


class Average:
    """Exponential moving average of the weights: what is scored and kept."""

    def __init__(self, model, decay):
        self.model, self.decay = AcousticModel(**model.options), decay
        self.model.load_state_dict(model.state_dict())

    def update(self, model, step):
        decay = min(self.decay, (1 + step) / (10 + step))
        for mine, other in zip(self.model.state_dict().values(), model.state_dict().values()):
            if mine.dtype.is_floating_point:
                mine.mul_(decay).add_(other, alpha=1 - decay)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rows", type=int, default=450)
    parser.add_argument("--width", type=int, default=112)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--every", type=int, default=100)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    corpora = {name: Corpus(name) for name in SHARES}
    model = AcousticModel(width=args.width, dilations=(1, 2, 4, 8, 1, 4))
    average = Average(model, 0.995)
    optimizer = torch.optim.AdamW(model.parameters(), lr=args.rate, weight_decay=0.02)
    # Stops half way down: the last fine steps only learn the synthesisers better (measured on the GRID clips).
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, args.rate, 2 * args.steps, pct_start=0.15)
    print("parameters", sum(p.numel() for p in model.parameters()), flush=True)
    started, sums = time.time(), np.zeros(3)
    for step, batch in zip(range(1, args.steps + 1), batches(corpora, args.seed, args.batch, args.rows)):
        model.train()
        loss, cross, opening = loss_of(model, *batch)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        schedule.step()
        average.update(model, step)
        sums += [loss.item(), cross.item(), opening.item()]
        if step % args.every == 0:
            total, cross, opening = sums / args.every
            print(f"{step} {time.time() - started:.0f}s loss {total:.3f} visemes {cross:.3f} opening {opening:.3f}", flush=True)
            sums[:] = 0
            torch.save({"options": model.options, "state": average.model.state_dict()}, args.out)


if __name__ == "__main__":
    main()
