"""What mouths really do with each sound: fits on the GRID clips, scored on the speaker left out.

python3 training/calibrate.py
Reads grid/clips.json: measured mouth openings at 25 Hz and the aligned visemes of six clips. Prints, for several spreads of the jaw's influence and several ways to treat the
pause before speech, the mean correlation with the measured opening; then the fitted opening of every viseme.
"""
import json
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
IDS = ["_", "p", "f", "T", "t", "l", "s", "S", "k", "h", "r", "w", "j", "a", "{", "V", "@", "E", "I", "i", "O", "o", "u", "y", "3"]
# Opening and jaw dominance by hand, before the fit: open vowels 0.19, close ones and consonants a third of it.
PRIOR = np.array([0, 0, 0.015, 0.05, 0.05, 0.07, 0.04, 0.06, 0.07, 0.09, 0.055, 0.03, 0.05, 0.19, 0.17, 0.13, 0.085, 0.13, 0.085, 0.065, 0.14, 0.095, 0.05, 0.055, 0.09])
DOMINANCE = np.array([1, 1, 0.9, 0.5, 0.45, 0.4, 0.8, 0.8, 0.35, 0.15, 0.6, 0.8, 0.5, 1, 1, 0.9, 0.5, 0.9, 0.7, 0.9, 1, 0.9, 0.9, 0.9, 0.8])
EXTRA = {"ready": 0.07, "before": 0.02}
RIDGE = 3.0


def share(x):
    return 1 / (1 + np.exp(-1.702 * x))


def design(clip, spread, lead, ready_seconds, consonants):
    """Rows: the clip's pictures; columns: how much of each viseme they show."""
    t = np.arange(len(clip["openings"])) / 25 + lead
    columns = np.zeros((len(t), len(IDS) + len(EXTRA)))

    def add(column, start, end, weight):
        columns[:, column] += weight * (share((t - start) / spread) - share((t - end) / spread))

    first_vowel = IDS.index("a")
    for i, (start, end, viseme) in enumerate(clip["visemes"]):
        k = IDS.index(viseme)
        if k == 0 and i == 0 and ready_seconds > 0:
            add(len(IDS), max(start, end - ready_seconds), end, 1)
            add(len(IDS) + 1, start - 1, max(start, end - ready_seconds), 1)
        else:
            outside = 1.0 if k == 0 else 0.0
            add(k, start - outside * (i == 0), end + outside * (i > 0), DOMINANCE[k] * (consonants if 0 < k < first_vowel else 1))
    return columns / (columns.sum(1, keepdims=True) + 1e-6)


def pearson(a, b):
    return float(np.corrcoef(a, b)[0, 1])


def leave_one_out(clips, fit=True, **options):
    prior = np.concatenate([PRIOR, list(EXTRA.values())])
    x = [design(clip, **options) for clip in clips]
    # Speakers open their mouths by different amounts: all are brought to the same root mean square.
    y = [np.array(clip["openings"]) for clip in clips]
    y = [v / np.sqrt(np.mean(v**2)) * 0.08 for v in y]
    scores, fitted = [], []
    for left in range(len(clips)):
        rest = [i for i in range(len(clips)) if i != left]
        a, b = np.concatenate([x[i] for i in rest]), np.concatenate([y[i] for i in rest])
        change = np.linalg.solve(a.T @ a + RIDGE * np.eye(a.shape[1]), a.T @ (b - a @ prior))
        values = prior + change if fit else prior
        fitted.append(values)
        scores.append(pearson(x[left] @ values, y[left]))
    return np.mean(scores), np.mean(fitted, 0)


def main():
    clips = json.load(open(HERE / "grid" / "clips.json"))
    usual = {"spread": 0.035, "lead": 0.0, "ready_seconds": 0.45, "consonants": 1.4}
    print("as used", round(leave_one_out(clips, False, **usual)[0], 3), "fitted", round(leave_one_out(clips, **usual)[0], 3))
    for name, values in {
        "spread": (0.02, 0.03, 0.045, 0.06, 0.08),
        "lead": (-0.04, -0.02, 0.02, 0.04),
        "ready_seconds": (0.0, 0.15, 0.3, 0.6),
        "consonants": (0.7, 1.0, 2.0),
    }.items():
        for value in values:
            options = {**usual, name: value}
            print(f"{name} {value}: by hand {leave_one_out(clips, False, **options)[0]:.3f} fitted {leave_one_out(clips, **options)[0]:.3f}")
    print({k: round(float(v), 3) for k, v in zip([*IDS, *EXTRA], leave_one_out(clips, **usual)[1])})


if __name__ == "__main__":
    main()
