using Binder.Aidl.Tests.Generator;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Projection;

/// <summary>The C# that is made from <c>.aidl</c> files, to be read.</summary>
public sealed class AidlSnapshotTests
{
    [Fact]
    public void ParcelablesAndEnums() => Verify(Generation.OfAidl(AidlText.All(ProjectionSources.Parcelable)));

    [Fact]
    public void Unions() => Verify(Generation.OfAidl(AidlText.All(ProjectionSources.Union)));

    [Fact]
    public void Interfaces() => Verify(Generation.OfAidl(AidlText.All(ProjectionSources.Interface)));

    [Fact]
    public void AVersionedInterfaceInANamespaceOfItsOwn() => Verify(Generation.OfAidl(AidlText.All(
        """
        package com.example;

        @JavaDefault @JavaDelegator
        interface Clock {
            long now();
        }
        """,
        ("Namespace", "Example.Time"), ("Version", "3"), ("Hash", "0123456789abcdef"))));

    private static void Verify(Generation generation, [System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        generation.AssertClean();
        Snapshot.Verify(generation, test: test);
    }
}
