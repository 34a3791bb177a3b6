#!/usr/bin/env bash
# Takes new bundled weights in and refreshes all that depends on them:
#
#   PYTHON=python3 src/build/bundled/take.sh WEIGHTS REFERENCE VALIDATION
#
# WEIGHTS     folder with vgg16-tiny.safetensors and vgg19-tiny.safetensors
# REFERENCE   folder with vgg16-tiny.json and vgg19-tiny.json: what PyTorch gives for the samples
# VALIDATION  folder of validation pictures, one folder a class
#
# Writes weights/ (files, catalogue, model card), src/test/resources (references), README's tables
# and assets/screenshots. It is one command, and on two cores half an hour of waiting, most of it for
# the evaluations at several scales and for deletion. What README says in words about the numbers is to
# be read again afterwards, and mvn verify to be run. PYTHON has torch, numpy and Pillow.
set -euo pipefail
if [ $# != 3 ]; then
  sed -n '2,12s/^# \{0,1\}//p' "$0"
  exit 2
fi
weights=$(realpath "$1")
reference=$(realpath "$2")
validation=$(realpath "$3")
cd "$(dirname "$0")/../../.."
here=src/build/bundled
python=${PYTHON:-python3}
models=(vgg16-tiny vgg19-tiny)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

echo "== weights, catalogue, model card"
for model in "${models[@]}"; do
  install -m 644 "$weights/$model.safetensors" weights/
  install -m 644 "$reference/$model.json" src/test/resources/reference/
done
"$python" $here/take.py weights

echo "== references"
PYTHON=$python $here/references.sh

echo "== program"
mvn -B -ntp -q -DskipTests package

# evaluated MODEL WHAT OPTION...: adds a line to $scratch/WHAT.tsv, whose second word is the last option
evaluated() {
  local model=$1 what=$2
  shift 2
  java -jar target/vggscope.jar evaluate "$validation" --model "$model" "$@" \
    --format json > "$scratch/report.json"
  "$python" -c 'import json, sys
report = json.load(open(sys.argv[1]))
print(*sys.argv[2:], "%.4f" % report["top1"], "%.4f" % report["top5"], sep="\t")' \
    "$scratch/report.json" "$model" "${!#}" | tee -a "$scratch/$what.tsv"
}

echo "== accuracy"
for model in "${models[@]}"; do
  for evaluation in single dense ten-crop multi-scale; do
    evaluated "$model" accuracy --evaluation "$evaluation"
  done
done
"$python" $here/take.py accuracy "$scratch/accuracy.tsv"

echo "== accuracy at other sizes"
for model in "${models[@]}"; do
  for size in 64 96 128; do
    evaluated "$model" sizes --size "$size"
  done
done
"$python" $here/take.py sizes "$scratch/sizes.tsv"

echo "== deletion"
for model in "${models[@]}"; do
  java -jar target/vggscope.jar deletion "$validation" --model "$model" --pictures 50 \
    --format json > "$scratch/deletion.json"
  "$python" -c 'import json, sys
report = json.load(open(sys.argv[1]))
methods = report["methods"]
areas = [methods[m]["evidence"] for m in ("grad-cam", "guided", "integrated", "occlusion")]
areas += [methods["grad-cam"][chance] for chance in ("random", "squares")]
print(sys.argv[2], *("%.3f" % area for area in areas), sep="\t")' \
    "$scratch/deletion.json" "$model" | tee -a "$scratch/deletion.tsv"
done
"$python" $here/take.py deletion "$scratch/deletion.tsv"

echo "== screenshots"
src/build/screenshots.sh assets/screenshots
git status --short
