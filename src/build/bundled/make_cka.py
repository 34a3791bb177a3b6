"""Writes cka.json: linear CKA of the bundled networks' layers on a picture, computed by PyTorch.

    python make_cka.py vgg16-tiny.safetensors vgg19-tiny.safetensors PICTURE.png > cka.json

The definition of Kornblith et al. (2019), Section 3, written down in float64 with the matrices of all
positions, HSIC(K, L) / sqrt(HSIC(K, K) HSIC(L, L)) with K = X X', L = Y Y' and the centring matrix
H; maps of different sizes are made equal by adaptive_avg_pool2d.
"""

import json
import sys

import torch
from pytorch import forward, picture, weights


def centred_gram(maps, size):
    maps = torch.nn.functional.adaptive_avg_pool2d(maps[None].double(), size)[0]
    x = maps.reshape(maps.shape[0], -1).T
    k = x @ x.T
    # H K H for H = I - 1/n, without two products of n by n.
    return k - k.mean(0, keepdim=True) - k.mean(1, keepdim=True) + k.mean()


def cka(a, b):
    size = tuple(min(i, j) for i, j in zip(a.shape[1:], b.shape[1:]))
    k, l = centred_gram(a, size), centred_gram(b, size)
    return float((k * l).sum() / torch.sqrt((k * k).sum() * (l * l).sum()))


def layers(path, picture_path):
    _, arrays = weights(path)
    with torch.no_grad():
        all_layers = forward(arrays, picture(picture_path, 64))
    return {name: maps[0] for name, maps in all_layers.items() if maps.dim() == 4 and maps[0][0].numel() > 1}


first, second = layers(sys.argv[1], sys.argv[3]), layers(sys.argv[2], sys.argv[3])
values = [[cka(a, b) for b in second.values()] for a in first.values()]
values = [[float(f"{value:.9g}") for value in row] for row in values]
print(json.dumps({"rows": list(first), "columns": list(second), "values": values}))
