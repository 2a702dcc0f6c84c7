#!/usr/bin/env bash
# Compiles Android's own interfaces, unchanged: FOLDER is a checkout with .aidl files, such as platform/hardware/interfaces.
# Verifies the hashes of all frozen versions, and builds a project of every file whose imports are in the folder, too.
set -euo pipefail
if [ $# -ne 1 ] || [ ! -d "$1" ]; then
  echo "usage: $0 FOLDER" >&2
  exit 2
fi
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$1" && find . \( -name '*.aidl' -o -path '*/aidl_api/*/.hash' \) -type f -print0 | tar --create --null --files-from -) | tar --extract --directory "$work"
dotnet build "$repository/Binder.Tool" -c Release --nologo -v quiet
binder() { dotnet "$repository/Binder.Tool/bin/Release/net10.0/binder.dll" aidl "$@"; }
cd "$work"

hashes=0
while IFS= read -r hash; do
  binder hash --verify "$(dirname "$hash")" >/dev/null
  hashes=$((hashes + 1))
done < <(find . -name .hash | sort)
echo "$hashes hashes of frozen versions verified"
find . -type d -name aidl_api -prune -exec rm -r {} +

# A root is what a path is without the package that the file names.
roots=()
while IFS= read -r root; do
  roots+=(-I "$root")
done < <(find . -name '*.aidl' | while IFS= read -r file; do
  package=$(sed -nE 's/^ *package +([A-Za-z0-9_.]+) *;.*/\1/p' "$file" | head -n 1 | tr . /)
  directory=$(dirname "$file")
  [ -z "$package" ] || [[ "$directory" != *"/$package" ]] || echo "${directory%/"$package"}"
done | sort -u)

touch reasons

# What cannot be compiled goes, and what imports that, until nothing is missing.
all=$(find . -name '*.aidl' | wc -l)
while mapfile -t files < <(find . -name '*.aidl' | sort) && ! binder check --structured --stability vintf "${roots[@]}" "${files[@]}" 2>errors; do
  sed -nE 's/^([^:]+):[0-9]+:[0-9]+: error (AIDL[0-9]+).*/\1 \2/p' errors | tee -a reasons | cut -d' ' -f1 | sort -u | xargs rm -f
done
echo "${#files[@]} of $all files are compiled; errors in the others:"
cut -d' ' -f2 reasons | sort | uniq -c

cp "$repository/nuget.config" .
cat >Android.csproj <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
    <GenerateDocumentationFile>true</GenerateDocumentationFile>
  </PropertyGroup>
  <ItemGroup>
    <AidlFile Include="**/*.aidl" Structured="true" Stability="vintf" />
    <Reference Include="$repository/Binder.Tool/bin/Release/net10.0/Binder.Core.dll" />
    <Analyzer Include="$repository/Binder.Tool/bin/Release/net10.0/Binder.Aidl.Generator.dll" />
  </ItemGroup>
  <Import Project="$repository/Binder.Core/build/Binder.Core.targets" />
</Project>
PROJECT
dotnet build Android.csproj -c Release --nologo -v quiet
echo "the C# compiles without a warning"
