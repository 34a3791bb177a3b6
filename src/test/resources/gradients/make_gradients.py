"""Writes gradients-MODEL.json: PyTorch's gradients of single units by the input.

    python make_gradients.py WEIGHTS.safetensors PICTURE.png > gradients-vgg16-tiny.json

Needs torch (2.13 was used), numpy and Pillow. For each unit: its value, the sum of the absolute
gradients, the sum of the gradients, the window of pixels with a gradient that is not zero, and the
8 numbers of the gradient (index in the planar (3, H, W) input, value) that lie evenly in the order
of their size.
"""

import json
import struct
import sys

import numpy as np
import torch
from PIL import Image

MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
SAMPLES = 8


def weights(path):
    with open(path, "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(length))
        data = file.read()
    metadata = header.pop("__metadata__")
    arrays = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        kind = {"F16": np.float16, "F32": np.float32}[entry["dtype"]]
        array = np.frombuffer(data[begin:end], kind).reshape(entry["shape"])
        arrays[name] = torch.from_numpy(array.astype(np.float32))
    return metadata, arrays


def picture(path, side):
    image = Image.open(path).convert("RGB")
    width, height = image.size
    shorter = min(width, height)
    image = image.resize(
        (round(side * width / shorter), round(side * height / shorter)), Image.BILINEAR
    )
    left, top = round((image.width - side) / 2), round((image.height - side) / 2)
    image = image.crop((left, top, left + side, top + side))
    pixels = np.asarray(image, np.float32).transpose(2, 0, 1) / 255
    mean, deviation = (np.array(v, np.float32)[:, None, None] for v in (MEAN, DEVIATION))
    return torch.from_numpy((pixels - mean) / deviation)[None]


def forward(arrays, x):
    """Every layer's activations by name, kept in the graph."""
    activations = {}
    names = sorted({name.split(".")[0] for name in arrays if name.startswith("conv")})
    for block in range(1, 6):
        for name in [n for n in names if n.startswith(f"conv{block}_")]:
            weight = arrays[name + ".weight"]
            x = torch.nn.functional.conv2d(
                x, weight, arrays[name + ".bias"], padding=weight.shape[2] // 2
            ).relu()
            activations[name] = x
        x = torch.nn.functional.max_pool2d(x, 2, 2)
        activations[f"pool{block}"] = x
    x = x.flatten(1)
    for name in ("fc6", "fc7", "fc8"):
        x = torch.nn.functional.linear(x, arrays[name + ".weight"], arrays[name + ".bias"])
        x = x if name == "fc8" else x.relu()
        activations[name] = x[:, :, None, None]
        x = activations[name].flatten(1)
    return activations


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
