#!/usr/bin/env bash
# Takes README's pictures of the window, or with "all" every pane in both themes and two sizes:
#
#   src/build/screenshots.sh assets/screenshots
#   src/build/screenshots.sh assets/screenshots/zh zh
#   src/build/screenshots.sh /tmp/shots all run=RUN    # a folder that train has written
#
# Needs Xvfb (or a display) and ImageMagick.
set -euo pipefail
folder=$(realpath -m "${1:?a folder for the pictures}")
cd "$(dirname "$0")/../.."
mvn -B -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile=target/class-path
# The tests' own classes come last: one of them stands in for JavaFX's text layout.
classes=target/classes:$(cat target/class-path):target/test-classes
run=(java -cp "$classes" 'org.vggscope.ui.Screenshots$Start' "$folder" "${@:2}")
if [ -n "${DISPLAY:-}" ]; then
  "${run[@]}"
else
  xvfb-run -a -s "-screen 0 1600x1000x24" "${run[@]}"
fi
mogrify -strip -colors 256 -define png:compression-level=9 "$folder"/*.png
