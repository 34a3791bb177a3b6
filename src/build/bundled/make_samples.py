"""Writes chelsea.bin, coffee.bin and rocket.bin: the samples as the bundled networks see them, raw
8 bit RGB, 64 x 64.

    python make_samples.py assets/samples FOLDER
"""

import sys
from pathlib import Path

from pytorch import opened, scaled, square

SIDE = 64


def main(samples, folder):
    for path in sorted(Path(samples).iterdir()):
        if path.suffix in (".png", ".jpg"):
            image = square(scaled(opened(path), SIDE), SIDE)
            Path(folder, path.stem + ".bin").write_bytes(image.tobytes())


main(*sys.argv[1:])
