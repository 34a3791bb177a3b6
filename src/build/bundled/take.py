"""The parts of take.sh that edit files: catalogue, model card and README's tables.

    python take.py weights                     sizes and checksums of the bundled files
    python take.py accuracy TABLE.tsv          model, evaluation, top-1, top-5 a line
    python take.py sizes TABLE.tsv             model, input size, top-1, top-5 a line
    python take.py deletion TABLE.tsv          model and six areas a line
"""

import csv
import hashlib
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CATALOGUE, CARD, README = (ROOT / p for p in ("weights/catalog.json", "weights/README.md", "README.md"))
EVALUATIONS = ("single", "dense", "ten-crop", "multi-scale")


def replace(path, pattern, new):
    """Puts a line in the place of the only one that fits; a text that fits nowhere is an error."""
    text = path.read_text()
    changed, count = re.subn(pattern, lambda match: new, text, flags=re.MULTILINE)
    if count != 1:
        sys.exit(f"{path}: {pattern} is there {count} times, not once")
    path.write_text(changed)


def row(path, name, cells):
    """A row of a table, told by its first cell and how many cells it has."""
    replace(
        path,
        rf"^\| {re.escape(name)} \|" + r"[^|\n]*\|" * len(cells) + "$",
        f"| {name} | " + " | ".join(cells) + " |",
    )


def bundled():
    return [entry for entry in json.loads(CATALOGUE.read_text())["models"] if entry["bundled"]]


def weights():
    sizes, sums = [], []
    for entry in bundled():
        data = (ROOT / "weights" / entry["file"]).read_bytes()
        sizes.append(len(data))
        sums.append(hashlib.sha256(data).hexdigest())
        # Text for text, so that the catalogue keeps its layout.
        text = CATALOGUE.read_text()
        text = text.replace(f'"size": {entry["size"]},', f'"size": {len(data)},')
        text = text.replace(entry["sha256"], sums[-1])
        CATALOGUE.write_text(text)
    row(CARD, "file", [f"{size:,} bytes, float16" for size in sizes])
    row(CARD, "SHA-256", [f"`{sum}`" for sum in sums])


def table(path):
    with open(path, newline="") as file:
        return list(csv.reader(file, delimiter="\t"))


def accuracy(path):
    found = {(model, evaluation): (top1, top5) for model, evaluation, top1, top5 in table(path)}
    models = [entry["id"] for entry in bundled()]
    for model in models:
        row(README, model, [" / ".join(found[model, evaluation]) for evaluation in EVALUATIONS])
    for i, name in enumerate(("top-1 accuracy", "top-5 accuracy")):
        row(CARD, name, [found[model, "single"][i] for model in models])


def sizes(path):
    """What the catalogue says of each size that the window offers: one look, as the window has it."""
    found = {}
    for model, size, top1, top5 in table(path):
        found.setdefault(model, []).append(f"[{size}, {top1}, {top5}]")
    for model, measured in found.items():
        text = CATALOGUE.read_text()
        start = text.index(f'"id": "{model}"')
        rest, count = re.subn(
            r'"sizes": \[\[.*?\]\]', f'"sizes": [{", ".join(measured)}]', text[start:], count=1
        )
        if count != 1:
            sys.exit(f"{CATALOGUE}: {model} has no accuracy")
        CATALOGUE.write_text(text[:start] + rest)


def deletion(path):
    for model, *areas in table(path):
        row(README, model, areas)


{"weights": weights, "accuracy": accuracy, "sizes": sizes, "deletion": deletion}[sys.argv[1]](*sys.argv[2:])
