#!/usr/bin/env bash
# Writes what PyTorch makes of the bundled networks into src/test/resources, for the tests.
# PYTHON names an interpreter with torch, numpy and Pillow.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
here=$root/src/build/bundled
to=$root/src/test/resources
weights=$root/weights
coffee=$root/assets/samples/coffee.png
python=${PYTHON:-python3}

# Into a file beside it first: a script that fails leaves the old references.
into() {
  "${@:2}" > "$1.part"
  mv "$1.part" "$1"
}

"$python" "$here/make_samples.py" "$root/assets/samples" "$to/pictures/samples"
"$python" "$here/make_sizes.py" "$weights/vgg16-tiny.safetensors" "$to/evaluation"
into "$to/evaluation/evaluations-vgg16-tiny.json" \
  "$python" "$here/make_evaluations.py" "$weights/vgg16-tiny.safetensors" "$coffee"
into "$to/evaluation/dense-vgg16-tiny-coffee.json" \
  "$python" "$here/make_dense.py" "$weights/vgg16-tiny.safetensors" "$coffee"
for model in vgg16-tiny vgg19-tiny; do
  into "$to/gradients/gradients-$model.json" \
    "$python" "$here/make_gradients.py" "$weights/$model.safetensors" "$coffee"
done
into "$to/likeness/cka.json" \
  "$python" "$here/make_cka.py" "$weights/vgg16-tiny.safetensors" "$weights/vgg19-tiny.safetensors" \
  "$coffee"
into "$to/evidence/evidence.json" "$python" "$here/make_evidence.py" "$root"
