#!/usr/bin/env bash
# Starts the packaged program many times under a large environment and ends it again, for what goes
# wrong only now and then:
#
#   src/build/starts.sh [STARTS [VARIABLES]]
#
# Each start has to show its first answer and to end without a crash. Needs Xvfb, openbox and xdotool.
set -uo pipefail
starts=${1:-100}
variables=${2:-3000}
cd "$(dirname "$0")/../.."
scratch=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2> /dev/null; rm -rf "$scratch"' EXIT
Xvfb -displayfd 3 -screen 0 1440x900x24 3> "$scratch/display" > /dev/null 2>&1 &
pids+=($!)
while [ ! -s "$scratch/display" ]; do sleep 0.1; done
DISPLAY=":$(cat "$scratch/display")"
export DISPLAY
openbox > /dev/null 2>&1 &
pids+=($!)
for i in $(seq "$variables"); do
  export "VGGSCOPE_TRIAL_$i=some text that makes the environment longer"
done
answered=0
crashed=0
for i in $(seq "$starts"); do
  java -XX:ErrorFile="$scratch/crash-%p.log" -Dvggscope.settings="$scratch/settings.json" \
    -jar target/vggscope.jar assets/samples/chelsea.png > "$scratch/log" 2>&1 &
  program=$!
  answer=""
  for _ in $(seq 300); do
    answer=$(xdotool search --onlyvisible --name '^chelsea.png: .* VggScope$' 2> /dev/null)
    [ -n "$answer" ] && break
    kill -0 $program 2> /dev/null || break
    sleep 0.1
  done
  [ -n "$answer" ] && answered=$((answered + 1))
  # A third each: closed as a person does, ended by a signal at once, and a moment later.
  case $((i % 3)) in
    0) [ -n "$answer" ] && xdotool windowactivate --sync $answer key ctrl+q
       for _ in $(seq 100); do kill -0 $program 2> /dev/null || break; sleep 0.1; done
       kill $program 2> /dev/null ;;
    1) kill $program 2> /dev/null ;;
    2) sleep 0.3; kill $program 2> /dev/null ;;
  esac
  wait $program
  status=$?
  if [ $status != 0 ] && [ $status != 143 ]; then
    crashed=$((crashed + 1))
    echo "start $i ended with $status"
    cat "$scratch/log"
  fi
done
echo "$starts starts with $variables variables: $answered answered, $crashed crashed"
[ "$answered" = "$starts" ] && [ "$crashed" = 0 ]
