"""The acoustic model: a small dilated convolutional network, 100 rows a second in, 100 out, 50 inside."""
import torch
from torch import nn

CLASSES = 25
SHAPES = 8
SHAPE_SCALE = torch.tensor([0.05, 0.03, 0.3, 0.3, 0.15, 0.3, 0.05, 0.3])


class Block(nn.Module):
    def __init__(self, width, dilation, dropout):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv1d(width, width, 3, padding=dilation, dilation=dilation),
            nn.BatchNorm1d(width),
            nn.ReLU(),
            nn.Dropout(dropout),
            nn.Conv1d(width, width, 1),
        )

    def forward(self, x):
        return x + self.body(x)


class AcousticModel(nn.Module):
    """(batch, rows, 41) -> class logits (batch, rows, 25) and mouth shapes (batch, rows, 8) in their own units."""

    def __init__(self, width=112, dilations=(1, 2, 4, 8, 1, 4), dropout=0.15):
        super().__init__()
        self.options = {"width": width, "dilations": dilations, "dropout": dropout}
        self.stem = nn.Sequential(nn.Conv1d(41, width, 5, stride=2, padding=2), nn.BatchNorm1d(width), nn.ReLU())
        self.blocks = nn.Sequential(*[Block(width, d, dropout) for d in dilations])
        self.norm = nn.BatchNorm1d(width)
        self.head = nn.Conv1d(width, CLASSES + SHAPES, 3, padding=1)
        self.register_buffer("scale", SHAPE_SCALE.view(1, -1, 1).clone())

    def forward(self, x):
        h = self.stem(x.transpose(1, 2))
        h = torch.relu(self.norm(self.blocks(h)))
        h = self.head(h)
        # Row 2i of the output is centre i, row 2i + 1 lies between two centres.
        after = torch.cat([h[:, :, 1:], h[:, :, -1:]], 2)
        h = torch.stack([h, (h + after) / 2], 3).flatten(2)
        return h[:, :CLASSES].transpose(1, 2), (h[:, CLASSES:] * self.scale).transpose(1, 2)
