#!/bin/sh
# Bundle typage for the bonnenbriefje, anew and byte for byte the same: tools/briefje_bundel/maak.sh
#
# Needs node and npm. The versions and hashes of what goes in are in package-lock.json; NOTICE beside the bundle says
# what came out. Nothing else of the project is made with node, and what was made is committed: who only uses
# buurtledger needs none of this.
set -eu
hier=$(cd "$(dirname "$0")" && pwd)
doel="$hier/../../src/buurtledger/report/briefje/sjablonen"
werk=$(mktemp -d)
trap 'rm -rf "$werk"' EXIT
cp "$hier/package.json" "$hier/package-lock.json" "$hier/ingang.js" "$werk"
cd "$werk"
npm ci --no-audit --no-fund --ignore-scripts --loglevel=error

# What it is made of, each with the licence it came with: these words go along wherever the bundle goes.
{
  echo "/*! typage: age encryption for the browser, bundled for buurtledger with esbuild 0.28.2. It holds:"
  for deel in age-encryption @noble/ciphers @noble/curves @noble/hashes @noble/post-quantum @scure/base; do
    versie=$(node -p "require('./node_modules/$deel/package.json').version")
    printf '\n---- %s %s ----\n\n' "$deel" "$versie"
    cat "node_modules/$deel/LICENSE"
  done
  echo "*/"
} > kop.js

# charset=ascii: the page may be saved and sent as anything.
./node_modules/.bin/esbuild ingang.js --bundle --format=iife --target=es2020 --minify --charset=ascii \
  --legal-comments=none --log-level=warning --outfile=kaal.js
cat kop.js kaal.js > "$doel/age.js"

hash=$(sha256sum "$doel/age.js" | cut -d' ' -f1)
cat > "$doel/NOTICE" <<EINDE
age.js is typage (npm: age-encryption $(node -p "require('./node_modules/age-encryption/package.json').version")), by Filippo Valsorda and the age authors, BSD-3-Clause, with what it
leans on: @noble/ciphers, @noble/curves, @noble/hashes, @noble/post-quantum and @scure/base, by Paul Miller, MIT.
The versions and the whole text of each licence stand at the head of age.js, and so in every bonnenbriefje.

Made by tools/briefje_bundel/maak.sh (esbuild 0.28.2), which makes the same bytes again from package-lock.json there.

sha256 $hash
EINDE
echo "$doel/age.js: $(wc -c < "$doel/age.js") bytes, sha256 $hash"
