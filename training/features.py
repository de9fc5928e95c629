"""Level and channel normalisation of log-mel rows: the same arithmetic as packages/lipsync/src/viseme/normalise.ts."""
import torch

WINDOW_ROWS = 300
POWER_FLOOR = 1e-7
BAND_FLOOR = 3e-5
QUIET = 0.01
PRIOR_ROWS = 50.0
PRIOR_BAND = -6.0
SCALE = 3.0


def _window_sum(x, rows):
    """Sums over [t - rows, t + rows] along dim 1, cut at the ends."""
    total = torch.nn.functional.pad(x.double().cumsum(1), (0, 0, 1, 0))
    t = torch.arange(x.shape[1], device=x.device)
    high = (t + rows + 1).clamp(max=x.shape[1])
    low = (t - rows).clamp(min=0)
    return (total[:, high] - total[:, low]).float()


def normalise(log_mel):
    """(batch, rows, 40) natural-log band power -> (batch, rows, 41): bands and loudness, relative to the last seconds."""
    power = log_mel.exp()
    total = power.sum(2, keepdim=True)
    reference = (_window_sum(total * total, WINDOW_ROWS) / _window_sum(total, WINDOW_ROWS)).clamp(min=POWER_FLOOR)
    bands = (power / reference + BAND_FLOOR).log()
    weight = total / (total + QUIET * reference)
    count = _window_sum(weight, WINDOW_ROWS)
    mean = (_window_sum(weight * bands, WINDOW_ROWS) + PRIOR_ROWS * PRIOR_BAND) / (count + PRIOR_ROWS)
    loudness = (total / reference + BAND_FLOOR).log()
    return torch.cat([bands - mean, loudness], 2) / SCALE
