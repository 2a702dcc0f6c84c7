using System.Diagnostics;
using System.Text;
using Binder.Aidl.Generator.Aidl.Api;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Api;

public sealed class ApiHashTests
{
    private static readonly string[] Paths = ["a/b/IClock.aidl", "a/Zone.aidl", "a/b.aidl", "a/b/c/Z_.aidl", "Z.aidl", "a/É.aidl"];

    /// <summary>The frozen example of Android's compiler, <c>aidl-test-versioned-interface</c>, with the SHA-1 of each of its files.</summary>
    [Theory]
    [InlineData(
        1,
        "f95f9d31e77f98849ee55f5b6150efb6682c6607",
        "7e153302d4955fea32bb878317308e763f7eede9",
        "554d18364c0baeb1b6da4032bf25fbf651495c47",
        "9e7be1859820c59d9d55dd133e71a3687b5d2e5b")]
    [InlineData(
        2,
        "13933bfc69e1485e61447a0575b9030ca598c065",
        "0247fbcb0119555b82c34cc19abf6c2fd8921295",
        "fda168a7e8c96fe70043d334767a4a750d7711e2",
        "da8c4bc94ca7feff0e0a65563a466787698b5891")]
    public void AndroidsOwnExampleHasAndroidsHash(int version, string union, string parcelable, string @interface, string expected)
    {
        (string, string)[] files =
        [
            ("android/aidl/versioned/tests/IFooInterface.aidl", @interface),
            ("android/aidl/versioned/tests/BazUnion.aidl", union),
            ("android/aidl/versioned/tests/Foo.aidl", parcelable),
        ];

        Assert.Equal(expected, ApiHash.Combine(files, version));
    }

    [Theory]
    [InlineData(1, "latest-version")]
    [InlineData(2, "1")]
    [InlineData(12, "11")]
    public void TheHashIsThatOfTheShellCommandsOfAndroidsBuild(int version, string lastLine)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("binder-hash");
        (string Path, byte[] Content)[] files =
            [.. Paths.Select(static path => (path, Encoding.UTF8.GetBytes($"// {path}\r\n")))];
        foreach ((string path, byte[] content) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.FullName, path))!);
            File.WriteAllBytes(Path.Combine(folder.FullName, path), content);
        }

        File.WriteAllText(Path.Combine(folder.FullName, "a", "not.txt"), "");

        string hash = ApiHash.Compute(files, version);

        Assert.Equal(Shell($"cd '{folder.FullName}' && (find ./ -name '*.aidl' -print0 | LC_ALL=C sort -z | xargs -0 sha1sum && echo {lastLine}) | sha1sum | cut -d ' ' -f 1"), hash);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("abc\n", "abc")]
    [InlineData("old\nabc\n", "abc")]
    [InlineData("old\r\nabc\r\n", "abc")]
    [InlineData("abc", "abc")]
    [InlineData("", "")]
    public void TheHashOfAFileIsItsLastLine(string text, string hash) => Assert.Equal(hash, ApiHash.Read(text));

    private static string Shell(string command)
    {
        using Process process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
    }
}
