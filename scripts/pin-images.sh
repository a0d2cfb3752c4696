#!/usr/bin/env bash
# Writes behind the tag of every image in the Dockerfile and compose.yaml the digest that its registry has for it now, so that
# a build takes the same bytes until this runs again. Needs Docker with buildx, and the registry.
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/..}"

mapfile -t images < <(
  sed -nE 's/^FROM ([^ @]+).*/\1/p' Dockerfile
  sed -nE 's/^ +image: ([^ @]+).*/\1/p' compose.yaml
)
for image in "${images[@]}"; do
  digest=$(docker buildx imagetools inspect "$image" --format '{{.Manifest.Digest}}')
  [[ $digest =~ ^sha256:[0-9a-f]{64}$ ]] || { echo "pin-images: $image has no digest: $digest" >&2; exit 1; }
  sed -i -E "s#^(FROM| +image:) ${image//./\\.}(@sha256:[0-9a-f]+)?#\1 $image@$digest#" Dockerfile compose.yaml
  echo "pin-images: $image@$digest"
done
