"""Writes sizes.json and sizes.npy: logits of pictures of many sizes, as torchvision prepares them.

    python make_sizes.py vgg16-tiny.safetensors FOLDER

The pictures are made of whole numbers, so that the test can make the same ones. Of each: width,
height, the preprocessing's name, what the shorter side is scaled to, the crop, and its row of
sizes.npy, the logits in float32.
"""

import json
import random
import sys
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from pytorch import NORMALISED, scaled, scores, square, tensor, weights

SEED = 12
COUNT = 200
LEAST, MOST = 32, 300
# Equal to the crop, a little more, and as much more as 256 is than 224.
SCALES, CROP = (64, 65, 73), 64


def pattern(width, height):
    y, x = np.mgrid[0:height, 0:width]
    planes = [(x * (3 + c) + y * (5 - c) + x * y // 16 * (c + 1)) & 255 for c in range(3)]
    return Image.fromarray(np.stack(planes, 2).astype(np.uint8))


def main(weight_file, folder):
    _, arrays = weights(weight_file)
    chance = random.Random(SEED)
    entries, rows = [], []
    for i in range(COUNT):
        width, height = chance.randint(LEAST, MOST), chance.randint(LEAST, MOST)
        # Every tenth has a side of the wanted length already.
        if i % 10 == 0:
            width = SCALES[i // 10 % 3]
        name = list(NORMALISED)[i % 3]
        scale = SCALES[i // 3 % 3] if i % 10 else width
        image = square(scaled(pattern(width, height), scale), CROP)
        with torch.no_grad():
            rows.append(scores(arrays, tensor(image, name))[0].numpy())
        entries.append([width, height, name, scale, CROP])
    Path(folder, "sizes.json").write_text(json.dumps(entries) + "\n")
    np.save(Path(folder, "sizes.npy"), np.stack(rows))


main(*sys.argv[1:])
