"""Writes dense-vgg16-tiny-coffee.json: the class scores of a picture twice as large as the network
was trained for, whose fully connected layers are convolutions then.

    python make_dense.py vgg16-tiny.safetensors PICTURE.png > dense-vgg16-tiny-coffee.json
"""

import json
import sys

import torch
from pytorch import forward, opened, scaled, tensor, weights

SIDE = 128
DIGITS = 5


def rounded(values):
    return [round(value, DIGITS) for value in values.tolist()]


def main(weight_file, path):
    _, arrays = weights(weight_file)
    image = scaled(opened(path), SIDE)
    with torch.no_grad():
        layers = forward(arrays, tensor(image))
    scores = layers["fc8"][0]
    result = {
        "source": f"PyTorch {torch.__version__}, {path.split('/')[-1]} at {image.width} x {image.height}",
        "map": list(scores.shape),
        "fc6Mean": layers["fc6"].double().mean().item(),
        "firstPosition": rounded(scores[:, 0, 0]),
        "lastPosition": rounded(scores[:, -1, -1]),
        "logits": rounded(scores.mean((1, 2))),
    }
    print(json.dumps(result))


main(*sys.argv[1:])
