"""Writes evaluations-vgg16-tiny.json: what PyTorch makes of a picture by four kinds of evaluation.

    python make_evaluations.py WEIGHTS.safetensors PICTURE.png > evaluations-vgg16-tiny.json

single, dense and multi-scale as in Simonyan and
Zisserman (2014), Sections 3.2 and 4, ten-crop as in Krizhevsky, Sutskever and Hinton (2012), Section
4.1. The training scale S is 64 here; the paper's 224, 256 and 288 are times 64 / 224. For each: the
probabilities of all classes.
"""

import json
import sys

import torch
from PIL import Image
from pytorch import opened, scaled, scores, square, tensor, weights

SIDE, PAPERS_SIDE = 64, 224
DIGITS = 7


def proportional(scale):
    return round(scale * SIDE / PAPERS_SIDE)


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
        found = [square(middle, SIDE), *corners(middle)]
    else:
        papers = (224,) if evaluation == "dense" else (224, 256, 288)
        found = [scaled(image, proportional(scale)) for scale in papers]
    return found + [one.transpose(Image.FLIP_LEFT_RIGHT) for one in found]


def main(weight_file, picture):
    _, arrays = weights(weight_file)
    image = opened(picture)
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
