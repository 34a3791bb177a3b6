"""Writes gradients-MODEL.json: PyTorch's gradients of single units by the input.

    python make_gradients.py WEIGHTS.safetensors PICTURE.png > gradients-vgg16-tiny.json

For each unit: its value, the sum of the absolute
gradients, the sum of the gradients, the window of pixels with a gradient that is not zero, and the
8 numbers of the gradient (index in the planar (3, H, W) input, value) that lie evenly in the order
of their size.
"""

import json
import sys

import torch
from pytorch import forward, picture, weights

SAMPLES = 8


def main(weight_path, picture_path):
    torch.manual_seed(5)
    metadata, arrays = weights(weight_path)
    x = picture(picture_path, int(metadata["input_size"])).requires_grad_()
    activations = forward(arrays, x)
    units = []
    for layer, maps in activations.items():
        flat = maps[0].flatten()
        # One unit that is active, anywhere; corners come first so that padding is in it.
        corner = [(c, 0, 0) for c in range(maps.shape[1]) if maps[0, c, 0, 0] > 0][:1]
        active = torch.nonzero(maps[0] > 0)
        chosen = [tuple(v.item() for v in active[torch.randint(len(active), ())])]
        for channel, row, column in corner + chosen:
            value = maps[0, channel, row, column]
            gradient = torch.autograd.grad(value, x, retain_graph=True)[0][0]
            rows = torch.nonzero(gradient.abs().sum((0, 2)))
            columns = torch.nonzero(gradient.abs().sum((0, 1)))
            order = gradient.flatten().abs().argsort(descending=True)
            order = order[: int((gradient != 0).sum())]
            picked = order[torch.linspace(0, len(order) - 1, SAMPLES).long().unique()]
            units.append(
                {
                    "layer": layer,
                    "unit": [channel, row, column],
                    "value": value.item(),
                    "absolute": gradient.abs().double().sum().item(),
                    "sum": gradient.double().sum().item(),
                    "rows": [rows[0].item(), rows[-1].item()],
                    "columns": [columns[0].item(), columns[-1].item()],
                    "samples": [
                        [i.item(), float(f"{gradient.flatten()[i].item():.7g}")] for i in picked
                    ],
                }
            )
    print(json.dumps({"model": weight_path.split("/")[-1], "units": units}, separators=(",", ":")))


if __name__ == "__main__":
    main(*sys.argv[1:])
