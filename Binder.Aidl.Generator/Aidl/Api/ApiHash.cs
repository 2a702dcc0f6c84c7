using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Binder.Aidl.Generator.Aidl.Api;

/// <summary>
/// The hash of a frozen version, the same as Android's build computes: the SHA-1 of what <c>sha1sum</c> says about the files, in the order of their
/// paths, and of a last line that names the version before.
/// </summary>
internal static class ApiHash
{
    /// <summary>What takes the place of a hash while an API is not frozen.</summary>
    public const string NotFrozen = "notfrozen";

    /// <param name="files">Paths below the version's folder, with slashes, and contents.</param>
    /// <param name="version">1 and up.</param>
    /// <returns>40 hexadecimal digits.</returns>
    public static string Compute(IEnumerable<(string Path, byte[] Content)> files, int version) =>
        Combine(files.Select(static file => (file.Path, Hex(Sha1(file.Content)))), version);

    /// <summary>The same from the SHA-1 of each file.</summary>
    public static string Combine(IEnumerable<(string Path, string Hash)> files, int version)
    {
        StringBuilder lines = new();
        foreach ((byte[] path, string hash) in files.Select(static file => (Bytes("./" + file.Path), file.Hash)).OrderBy(static file => file.Item1, ByteOrder.Instance))
            lines.Append(hash).Append("  ").Append(Encoding.UTF8.GetString(path)).Append('\n');
        lines.Append(version <= 1 ? "latest-version" : (version - 1).ToString(CultureInfo.InvariantCulture)).Append('\n');
        return Hex(Sha1(Bytes(lines.ToString())));
    }

    /// <summary>What a <c>.hash</c> file says: its last line.</summary>
    public static string Read(string text) => text.TrimEnd('\n', '\r', ' ').Split('\n').Last().Trim();

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Hex(byte[] bytes) => string.Concat(bytes.Select(static value => value.ToString("x2", CultureInfo.InvariantCulture)));

#pragma warning disable CA5350 // the format says SHA-1; it guards against accidents, not against attackers
    private static byte[] Sha1(byte[] content)
    {
        using SHA1 sha1 = SHA1.Create();
        return sha1.ComputeHash(content);
    }
#pragma warning restore CA5350

    /// <summary>The order of <c>LC_ALL=C sort</c>.</summary>
    private sealed class ByteOrder : IComparer<byte[]>
    {
        public static ByteOrder Instance { get; } = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
