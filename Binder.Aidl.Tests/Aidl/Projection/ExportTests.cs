using System.Collections.Immutable;
using Binder.Aidl.Generator.Export;
using Binder.Aidl.Generator.Model;
using Binder.Aidl.Tests.Generator;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Projection;

/// <summary>C# written as <c>.aidl</c>: what is imported from it again is what was exported.</summary>
public sealed class ExportTests
{
    public static TheoryData<string> Sources => ConsistencyTests.Sources;

    [Theory]
    [MemberData(nameof(Sources), DisableDiscoveryEnumeration = true)]
    public void AnExportOfAnImportIsTheSameApi(string sources)
    {
        ImmutableArray<ProjectedType> imported = ConsistencyTests.Project(sources);

        string exported = Export(ConsistencyTests.Compile(imported));

        ImmutableArray<ProjectedType> again = ConsistencyTests.Project(exported);
        foreach ((ProjectedType before, ProjectedType after) in imported.OrderBy(static type => type.Aidl.Name, StringComparer.Ordinal).Zip(again))
            ModelAssert.Equal(before, after);

        Assert.Equal(imported.Length, again.Length);
    }

    [Fact]
    public void TheTextReadsLikeAnAidlFile()
    {
        const string Source =
            """
            namespace Com.Example;

            /// <summary>A <c>place</c>.</summary>
            [Parcelable("com.example.Place", AidlToString = true)]
            public partial record Place(string Name, int[] Codes, Place? Parent = null)
            {
                /// <summary>The greatest.</summary>
                public const long Max = 1L << 40;
                public double Weight { get; set; } = 1;
                public List<int> Numbers { get; set; } = [];
            }

            /// <summary>Finds places.</summary>
            [BinderInterface("com.example.IMap")]
            public partial interface IMap : IInterface
            {
                /// <summary>Finds one.</summary>
                /// <param name="name">Its name.</param>
                Place? Find(string name, in Place like);
                [Oneway] void Forget(Place place);
                string Title { get; set; }
                Task<Guid> IdAsync(CancellationToken token = default);
            }
            """;

        Assert.Equal(
            """
            ---- com/example/IMap.aidl
            package com.example;

            import com.example.Place;

            /** Finds places. */
            interface IMap {
                /**
                 * Finds one.
                 * @param name Its name.
                 */
                @nullable Place find(String name, in Place like);
                oneway void forget(in Place place);
                String getTitle();
                void setTitle(String value);
                String id();
            }
            ---- com/example/Place.aidl
            package com.example;

            /** A {@code place}. */
            @JavaDerive(toString=true)
            parcelable Place {
                /** The greatest. */
                const long MAX = 1099511627776L;
                String name;
                int[] codes;
                @nullable(heap=true) Place parent;
                double weight = 1.0;
                int[] numbers;
            }

            """,
            Export(Generation.Compile(Source)));
    }

    private static string Export(Compilation compilation)
    {
        AidlExport export = AidlExporter.Export(compilation, compilation.Assembly, TestContext.Current.CancellationToken);
        Assert.Empty(export.Diagnostics);
        return string.Concat(export.Files.Select(static file => $"---- {file.Path}\n{file.Text}"));
    }
}
