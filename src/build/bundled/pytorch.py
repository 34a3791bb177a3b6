"""What the scripts beside this file share: the bundled networks in PyTorch, and pictures as
torchvision and Pillow prepare them. Needs torch (2.13 was used), numpy and Pillow (12.3)."""

import json
import struct

import numpy as np
import torch
from PIL import Image
from torch.nn import functional

NORMALISED = {
    # Mean, deviation, white, whether red comes first.
    "torchvision": ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225), 1, True),
    "caffe": ((103.939, 116.779, 123.68), (1, 1, 1), 255, False),
    "caffe-rgb": ((123.68, 116.779, 103.939), (1, 1, 1), 255, True),
}


def weights(path):
    """The metadata of a safetensors file, and its arrays in float32."""
    with open(path, "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(length))
        data = file.read()
    metadata = header.pop("__metadata__", {})
    arrays = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        kind = {"F16": np.float16, "F32": np.float32}[entry["dtype"]]
        array = np.frombuffer(data[begin:end], kind).reshape(entry["shape"])
        arrays[name] = torch.from_numpy(array.astype(np.float32))
    return metadata, arrays


def scaled(image, side):
    """torchvision's resize: the shorter side has a length, the longer one is cut to a whole number."""
    width, height = image.size
    shorter, longer = min(width, height), max(width, height)
    length = int(side * longer / shorter)
    size = (side, length) if width <= height else (length, side)
    return image if size == image.size else image.resize(size, Image.BILINEAR)


def square(image, side):
    """torchvision's center_crop, whose round takes halves to the even neighbour."""
    left = int(round((image.width - side) / 2.0))
    top = int(round((image.height - side) / 2.0))
    return image.crop((left, top, left + side, top + side))


def tensor(image, normalised="torchvision"):
    """(1, 3, height, width), float32, in torchvision's order of operations."""
    mean, deviation, white, red_first = NORMALISED[normalised]
    pixels = np.asarray(image, np.float32).transpose(2, 0, 1)
    pixels = (pixels if red_first else pixels[::-1]) / np.float32(255 / white)
    mean, deviation = (np.array(v, np.float32)[:, None, None] for v in (mean, deviation))
    return torch.from_numpy(np.ascontiguousarray((pixels - mean) / deviation))[None]


def opened(path):
    return Image.open(path).convert("RGB")


def picture(path, side):
    """A picture file as a network of that input size reads it."""
    return tensor(square(scaled(opened(path), side), side))


def forward(arrays, x, relu=torch.relu):
    """Every layer's activations by name; the fully connected layers as convolutions, so that a
    larger picture gives a map of class scores."""
    activations = {}
    names = sorted({name.split(".")[0] for name in arrays if name.startswith("conv")})
    for block in range(1, 6):
        for name in [n for n in names if n.startswith(f"conv{block}_")]:
            weight = arrays[name + ".weight"]
            reach = weight.shape[2] // 2
            x = relu(functional.conv2d(x, weight, arrays[name + ".bias"], padding=reach))
            activations[name] = x
        x = functional.max_pool2d(x, 2, 2)
        activations[f"pool{block}"] = x
    for name in ("fc6", "fc7", "fc8"):
        weight = arrays[name + ".weight"]
        side = int((weight.shape[1] / x.shape[1]) ** 0.5)
        x = functional.conv2d(x, weight.view(len(weight), -1, side, side), arrays[name + ".bias"])
        x = x if name == "fc8" else relu(x)
        activations[name] = x
    return activations


def scores(arrays, x):
    """The class scores, (1, classes), averaged over the positions of fc8."""
    return forward(arrays, x)["fc8"].mean((2, 3))
