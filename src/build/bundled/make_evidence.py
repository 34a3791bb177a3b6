"""Writes evidence.json: PyTorch's Grad-CAM, guided backpropagation and integrated gradients.

    python make_evidence.py REPOSITORY > evidence.json

Computed in float64 from the files' weights. The cases are the small VGG16 of
src/test/resources/fixtures/weights on the tensor that its expected.json describes, the bundled
vgg16-tiny on assets/samples/coffee.png at the trained size and densely at 128, for which the fully
connected layers are convolutions and the logit is the mean over their positions.

Of large arrays the sum, the sum of sizes and some numbers (index, value) are kept that lie evenly
in the order of their size, the largest first.
"""

import json
import sys
from pathlib import Path

import torch
from pytorch import forward, opened, picture, scaled, tensor, weights
from torch.nn import functional

SAMPLES = 40
# With 12 or 20 a step of the small network lies on the edge of a ReLU: float32 and float64 differ.
STEPS = 10
CONVERGED = 200


class Guided(torch.autograd.Function):
    """A ReLU that lets only positive gradients back (Springenberg et al. 2014)."""

    @staticmethod
    def forward(context, x):
        y = x.clamp(min=0)
        context.save_for_backward(y)
        return y

    @staticmethod
    def backward(context, gradient):
        (y,) = context.saved_tensors
        return gradient.clamp(min=0) * (y > 0)


def torchvision(path):
    """A torchvision file's arrays by the paper's names."""
    _, read = weights(path)
    features = sorted({int(n.split(".")[1]) for n in read if n.startswith("features")})
    arrays, block, last = {}, 1, 0
    names = []
    number = 0
    for index in features:
        if number and index > last + 2:
            block, number = block + 1, 0
        number, last = number + 1, index
        names.append((f"conv{block}_{number}", f"features.{index}"))
    names += [("fc6", "classifier.0"), ("fc7", "classifier.3"), ("fc8", "classifier.6")]
    for ours, theirs in names:
        for part in ("weight", "bias"):
            arrays[f"{ours}.{part}"] = read[f"{theirs}.{part}"]
    return arrays


def logit(activations, index):
    return activations["fc8"][0, index].mean()


def digest(array):
    flat = array.detach().flatten()
    order = flat.abs().argsort(descending=True)
    order = order[: max(1, int((flat != 0).sum()))]
    picked = order[torch.linspace(0, len(order) - 1, SAMPLES).long().unique()]
    return {
        "sum": flat.sum().item(),
        "absolute": flat.abs().sum().item(),
        "samples": [[i.item(), float(f"{flat[i].item():.9g}")] for i in picked],
    }


def grad_cam(arrays, x, index, layer):
    activations = forward(arrays, x, torch.relu)
    maps = activations[layer]
    gradient = torch.autograd.grad(logit(activations, index), maps)[0]
    cam = (gradient.mean((2, 3), keepdim=True) * maps).sum(1, keepdim=True).relu()
    large = functional.interpolate(
        cam, x.shape[2:], mode="bilinear", align_corners=False
    )
    return {
        "layer": layer,
        "shape": list(cam.shape[2:]),
        "map": digest(cam),
        "enlarged": digest(large),
        "gradient": digest(gradient),
    }


def integrated(arrays, x, index, steps):
    total = torch.zeros_like(x)
    for step in range(steps):
        point = (x * ((step + 0.5) / steps)).detach().requires_grad_()
        total += torch.autograd.grad(logit(forward(arrays, point, torch.relu), index), point)[0]
    return (total / steps * x).detach()


def case(name, arrays, x, classes, layers, converged):
    arrays = {key: value.double() for key, value in arrays.items()}
    x = x.double().requires_grad_()
    logits = forward(arrays, x, torch.relu)["fc8"][0].mean((1, 2))
    nothing = forward(arrays, torch.zeros_like(x), torch.relu)["fc8"][0].mean((1, 2))
    entries = []
    for rank in classes:
        index = logits.argsort(descending=True)[rank].item()
        entry = {
            "class": index,
            "logit": logits[index].item(),
            "gradCam": [grad_cam(arrays, x, index, layer) for layer in layers],
        }
        guided = torch.autograd.grad(logit(forward(arrays, x, Guided.apply), index), x)[0]
        plain = torch.autograd.grad(logit(forward(arrays, x, torch.relu), index), x)[0]
        entry["gradient"] = digest(plain)
        entry["guided"] = digest(guided)
        entry["integrated"] = {
            "steps": STEPS,
            "difference": (logits[index] - nothing[index]).item(),
            "values": digest(integrated(arrays, x, index, STEPS)),
        }
        if rank == 0 and converged:
            entry["integrated"]["converged"] = digest(
                integrated(arrays, x, index, CONVERGED)
            )
        entries.append(entry)
    return {"case": name, "input": list(x.shape[1:]), "classes": entries}


def waves(n):
    y, x = torch.meshgrid(torch.arange(n).double(), torch.arange(n).double(), indexing="ij")
    planes = ((x / 7).sin() + y / n, (y / 5).cos() - x / n, ((x + 2 * y) / 9).sin())
    return torch.stack(planes).float()[None]


def main(repository):
    root = Path(repository)
    small = torchvision(root / "src/test/resources/fixtures/weights/vgg16-torchvision.safetensors")
    _, tiny = weights(root / "weights/vgg16-tiny.safetensors")
    coffee = root / "assets/samples/coffee.png"
    layers = ["conv1_2", "pool1", "conv3_1", "conv4_3", "pool4", "conv5_3", "pool5"]
    cases = [
        case("small", small, waves(64), (0, 3), layers, True),
        case("coffee", tiny, picture(coffee, 64), (0, 1), layers, True),
        case("dense", tiny, tensor(scaled(opened(coffee), 128)), (0,), ["conv3_1", "conv5_3", "pool5"], False),
    ]
    print(json.dumps(cases, separators=(",", ":")))


if __name__ == "__main__":
    main(*sys.argv[1:])
