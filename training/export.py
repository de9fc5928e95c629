"""Writes trained models as one ONNX graph. python3 training/export.py OUT.onnx MODEL.pt [MODEL.pt ...]"""
import sys

import torch

from model import AcousticModel


class Ensemble(torch.nn.Module):
    """Mean of several networks' class probabilities and mouth shapes."""

    def __init__(self, models):
        super().__init__()
        self.models = torch.nn.ModuleList(models)

    def forward(self, features):
        outputs = [model(features) for model in self.models]
        classes = torch.stack([torch.softmax(logits, 2) for logits, _ in outputs]).mean(0)
        return classes, torch.stack([shapes for _, shapes in outputs]).mean(0)


def load_model(path):
    saved = torch.load(path)
    model = AcousticModel(**saved["options"])
    model.load_state_dict(saved["state"])
    return model.eval()


def main(out, *paths):
    ensemble = Ensemble([load_model(path) for path in paths]).eval()
    torch.onnx.export(
        ensemble,
        torch.zeros(1, 200, 41),
        out,
        input_names=["features"],
        output_names=["classes", "shapes"],
        dynamic_axes={name: {1: "rows"} for name in ("features", "classes", "shapes")},
        opset_version=13,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
