"""Writes evaluations-vgg16-tiny.json: what PyTorch makes of a picture by four kinds of evaluation.

    python make_evaluations.py WEIGHTS.safetensors PICTURE.png > evaluations-vgg16-tiny.json

Needs torch (2.13 was used), numpy and Pillow. single, dense and multi-scale as in Simonyan and
Zisserman (2014), Sections 3.2 and 4, ten-crop as in Krizhevsky, Sutskever and Hinton (2012), Section
4.1. The training scale S is 64 here; the paper's 224, 256 and 288 are times 64 / 224. For each: the
probabilities of all classes.
"""

import json
import struct
import sys

import numpy as np
import torch
from PIL import Image

MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
SIDE, PAPERS_SIDE = 64, 224
DIGITS = 7


def weights(path):
    with open(path, "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(length))
        data = file.read()
    header.pop("__metadata__", None)
    arrays = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        kind = {"F16": np.float16, "F32": np.float32}[entry["dtype"]]
        array = np.frombuffer(data[begin:end], kind).reshape(entry["shape"])
        arrays[name] = torch.from_numpy(array.astype(np.float32))
    return arrays


def tensor(image):
    pixels = np.asarray(image, np.float32).transpose(2, 0, 1) / 255
    mean, deviation = (np.array(v, np.float32)[:, None, None] for v in (MEAN, DEVIATION))
    return torch.from_numpy((pixels - mean) / deviation)[None]


def scores(arrays, x):
    """The class scores, averaged over the positions of fc8."""
    for block in range(1, 6):
        for name in sorted({n.split(".")[0] for n in arrays if n.startswith(f"conv{block}_")}):
            x = torch.relu(
                torch.nn.functional.conv2d(
                    x, arrays[name + ".weight"], arrays[name + ".bias"], padding=1
                )
            )
        x = torch.nn.functional.max_pool2d(x, 2)
    channels = x.shape[1]
    for name in ("fc6", "fc7", "fc8"):
        weight = arrays[name + ".weight"]
        kernel = SIDE // 32 if name == "fc6" else 1
        weight = weight.reshape(weight.shape[0], channels, kernel, kernel)
        channels = weight.shape[0]
        x = torch.nn.functional.conv2d(x, weight, arrays[name + ".bias"])
        x = torch.relu(x) if name != "fc8" else x
    return x.mean((2, 3))


def proportional(scale):
    return round(scale * SIDE / PAPERS_SIDE)


def scaled(image, side):
    width, height = image.size
    shorter = min(width, height)
    size = (round(side * width / shorter), round(side * height / shorter))
    return image.resize(size, Image.BILINEAR)


def square(image, side):
    left, top = round((image.width - side) / 2), round((image.height - side) / 2)
    return image.crop((left, top, left + side, top + side))


def corners(image):
    right, bottom = image.width - SIDE, image.height - SIDE
    for left, top in ((0, 0), (right, 0), (0, bottom), (right, bottom)):
        yield image.crop((left, top, left + SIDE, top + SIDE))


def looks(image, evaluation):
    if evaluation == "single":
        return [square(scaled(image, SIDE), SIDE)]
    if evaluation == "ten-crop":
        large = scaled(image, proportional(256))
        middle = square(large, proportional(256))
        found = [square(large, SIDE), *corners(middle)]
    else:
        papers = (224,) if evaluation == "dense" else (224, 256, 288)
        found = [scaled(image, proportional(scale)) for scale in papers]
    return found + [one.transpose(Image.FLIP_LEFT_RIGHT) for one in found]


def main(weight_file, picture):
    arrays = weights(weight_file)
    image = Image.open(picture).convert("RGB")
    result = {"source": f"PyTorch {torch.__version__}, {picture.split('/')[-1]}"}
    with torch.no_grad():
        for evaluation in ("single", "dense", "ten-crop", "multi-scale"):
            rows = [
                torch.softmax(scores(arrays, tensor(look)), 1)[0]
                for look in looks(image, evaluation)
            ]
            mean = torch.stack(rows).double().mean(0)
            result[evaluation] = [round(value, DIGITS) for value in mean.tolist()]
    json.dump(result, sys.stdout)
    print()


main(*sys.argv[1:])
