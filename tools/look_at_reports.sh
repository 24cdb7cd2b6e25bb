#!/usr/bin/env bash
# Looks at the reports with tools that are no Python packages: sarif-multitool (by npx) and a headless Chromium.
#   tools/look_at_reports.sh [ARTICLE...]       PYTHON=... CHROMIUM=... OUT=folder
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python=${PYTHON:-.venv/bin/python}
chromium=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
out=${OUT:-$(mktemp -d)}
mkdir -p "$out"
[ $# -gt 0 ] || set -- seeds/*.txt

"$python" -m tqcheck lint "$@" --all --scorecard --exit-zero \
  --output "sarif=$out/report.sarif" --output "html=$out/report.html" > /dev/null

if command -v npx > /dev/null; then
  # Findings of the tool are warnings with exit code 0; what is wrong with the file itself is an error.
  npx --yes @microsoft/sarif-multitool validate "$out/report.sarif" | tee "$out/sarif.log"
  if grep -E ': error ' "$out/sarif.log"; then exit 1; fi
else
  echo "no npx: SARIF is not looked at" >&2
fi

if [ -n "$chromium" ]; then
  look() {
    "$chromium" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$out/profile" "$@" \
      "file://$out/report.html" 2> "$out/chromium.log"
  }
  look --dump-dom > "$out/dom.html"
  # The script has run, so the policy let it; what it writes stands in the page.
  grep -Eq '[0-9]+ of [0-9]+ findings shown' "$out/dom.html"
  if grep -E 'Content Security Policy|Uncaught' "$out/chromium.log"; then exit 1; fi
  look --window-size=1300,2000 --screenshot="$out/light.png" > /dev/null
  look --window-size=500,2000 --force-dark-mode --blink-settings=preferredColorScheme=0 --screenshot="$out/dark.png" > /dev/null
else
  echo "no Chromium: HTML is not looked at" >&2
fi
echo "all is in $out"
