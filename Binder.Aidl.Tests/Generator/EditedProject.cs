using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Binder.Aidl.Tests.Generator;

/// <summary>A project of small files that depend on each other in many ways, and which random edits change.</summary>
internal sealed class EditedProject
{
    /// <summary>Contents that each file has in turn.</summary>
    private static readonly string[][] Files =
    [
        [
            "namespace A { [BinderInterface] public partial interface IBase { void Do(Point p); } }",
            "namespace A { [BinderInterface] public partial interface IBase { int Do(Point p); long More(); } }",
            "namespace A { [BinderInterface] public partial interface IBase { void Do(NoSuchType p); } }",
            "namespace A { public interface IBase { void Do(Point p); } }",
            "",
        ],
        ["namespace A { [BinderInterface] public partial interface IDerived : IBase { string Name { get; set; } } }"],
        ["namespace A { [BinderInterface] public partial interface IUser { IUser? Next(IDerived d, Shape shape, Level level); event Action<int> Ticked; } }"],
        ["namespace A { [BinderInterface] public partial interface IOfUser { void Use(IUser user); } }"],
        [
            "namespace A { [Parcelable] public partial record Point(int X, int Y = Limits.Max); }",
            "namespace A { [Parcelable] public partial record Point(int X, long Y = Limits.Max); }",
            "namespace A { [Parcelable] public partial record struct Point(int X); }",
            "namespace A { [Parcelable] public partial record Point(Polygon? Back); }",
            "namespace A { public enum Point { One } }",
        ],
        ["namespace A { [Parcelable] public partial record Polygon(Point[] Corners) { public const int Sides = 4; } }", ""],
        [
            "namespace A { public static class Limits { public const int Max = 3 + More.Value; } }",
            "namespace A { public static class Limits { public const int Max = 5; } }",
        ],
        ["namespace A { public static class More { public const int Value = 1; } }", "namespace A { public static class More { public const int Value = 2; } }"],
        ["namespace A { public enum Level { Low, High } }", "namespace A { public enum Level : long { Low, High } }", "namespace A { public enum Lev\\u0065l : sbyte { Low } }"],
        [
            "namespace A { [Union] public abstract partial record Shape { public sealed record Spot(Point Value) : Shape; } }",
            "namespace A { [Union] public abstract partial record Shape { public sealed record Spot(Point Value) : Shape; public sealed record Text(string Value) : Shape; } }",
        ],
        [
            "", "namespace A { public class BpUser { } }", "namespace A { public class IUserTickedListener { } }", "namespace A { public class BnOfUser { } }", "namespace A.BpUser { }",
            "namespace A.IUserTickedListener { }", "namespace Binder { public class BinderProxy { public void Tick() { } } }",
        ],
        ["", "namespace A.B { public class Point { } }", "namespace A.C { }"],
        ["using B; namespace A.B.D { [BinderInterface] public partial interface IDeep { void Use(Point p, C.Item item); } }"],
        ["", "namespace C { [Parcelable] public partial record Item(int Value); }", "namespace A.C { [Parcelable] public partial record Item(string Value); }"],
        [
            "", "global using Point = System.Int64;", "global using C;", "global using Remote = Binder.BinderInterfaceAttribute;",
            "global using static A.More;",
        ],
        ["namespace A { public partial interface IPart { } }", "namespace A { public partial interface IPart { void Second(Alias a); } }"],
        ["using Alias = System.String; namespace A { [BinderInterface] public partial interface IPart { void First([Note] Alias a); } }"],
        ["", "namespace A { public class NoteAttribute : Attribute { } }"],
        ["namespace A { [BinderInterface] public partial interface Clock { void Tick(); } }"],
        ["", "namespace A { [BinderInterface] public partial interface IClock { void Tick(); } }"],
        ["namespace A { [Remote] public partial interface IAliased { void Do(); } }", "namespace A { [Binder.BinderInterface] public partial interface IAliased { void Do(); } }"],
        ["using Sent = Binder.ParcelableAttribute; namespace A { [Sent] public partial record Local(int X = Value); }"],
        ["", "namespace A { public class UnionAttribute : Attribute { } }", "namespace A { public class ParcelableAttribute : Attribute { } }"],
        ["using static A.Limits; namespace A.S { [Parcelable] public partial record Sized(int X = Max); }"],
        ["namespace A { public partial class Outer { [BinderInterface] public partial interface IInner { void Do(Level level); } } }"],
        ["", "namespace A { public partial class Outer { public class BpInner { } } }", "namespace A { class Outer { } }"],
        [
            "namespace A { [BinderInterface] public partial interface INull { string? A(string b); } }",
            "#nullable disable\nnamespace A { [BinderInterface] public partial interface INull { string A(string b); } }",
        ],
        ["namespace A { [BinderInterface] public partial interface IOutside { void Use(Ext.Outside outside, Ext.Item[] items); } }"],
        ["namespace A { [BinderInterface] public partial interface IPaid { void Pay(Money money); } }"],
        [
            "namespace A { [ParcelMarshaller(typeof(MoneyMarshaller))] public readonly record struct Money(long Cents); }",
            "namespace A { public readonly record struct Money(long Cents); }",
        ],
        [
            """
            namespace A { public readonly struct MoneyMarshaller : IParcelMarshaller<Money> {
                static int IParcelMarshaller<Money>.MinimumSize => 8;
                static void IParcelMarshaller<Money>.Write(Parcel parcel, Money value) => parcel.WriteInt64(value.Cents);
                static Money IParcelMarshaller<Money>.Read(Parcel parcel) => new(parcel.ReadInt64()); } }
            """,
            "namespace A { public readonly struct MoneyMarshaller { } }",
        ],
        ["namespace Com.Example { [Parcelable] public partial record Price(long Cents); }", "namespace Com.Example { [Parcelable] public partial record struct Price(long Cents); }", ""],
        ["namespace A { [BinderInterface] public partial interface IOrdered { void First(); } }"],
        ["namespace A { public partial interface IOrdered { void Second(); } }", "namespace A { public partial interface IOrdered { void Third(); void Second(); } }"],
        ["global using E; namespace Binder { internal class Own { } }"],
        ["namespace D { [BinderInterface] public partial interface IPlain { void Use(Thing thing); event Action<int> Told; } }"],
        ["namespace E { public enum Thing { One } }", "namespace E { public enum Thing : long { One } }", "namespace E { public class Thing { } }"],
        ["", "namespace D { public class BnPlain { } }", "namespace D { public class IPlainToldListener { } }", "namespace Binder { public class BinderProxy { public void Use() { } } }"],
    ];

    private static readonly (string Path, string[] Contents)[] AidlFiles =
    [
        (
            "com/example/IShop.aidl",
            [
                "package com.example; import com.example.Item; interface IShop { const int MAX = 3; Item find(String name); }",
                "package com.example; import com.example.Item; interface IShop { const int MAX = 4; Item find(String name); void close(); }",
                "package com.example; import com.example.Item; interface IShop { Nothing find(String name); }",
            ]
        ),
        (
            "com/example/Item.aidl",
            [
                "package com.example; import com.example.IShop; parcelable Item { String name; int count = IShop.MAX; }",
                "package com.example; import com.example.Color; parcelable Item { String name; Color color = Color.RED; }",
            ]
        ),
        ("com/example/Color.aidl", ["package com.example; enum Color { RED, GREEN }", "package com.example; @Backing(type=\"long\") enum Color { RED }"]),
        ("com/example/Price.aidl", ["package com.example; parcelable Price;"]),
        ("com/example/IBank.aidl", ["package com.example; import com.example.Price; interface IBank { Price[] add(in Price one, in @nullable Price other); }"]),
    ];

    private static readonly ImmutableArray<MetadataReference> Outside =
    [
        .. new[]
        {
            "namespace Ext { public enum Outside { One } [Parcelable] public partial record Item(int X); }",
            "namespace Ext { public enum Outside : long { One } [Parcelable] public partial record struct Item(int X); }",
            "namespace Ext { public class Outside { } }",
        }.Select(static source => Generation.Of(source).ToReference()),
    ];

    private readonly Random _random;
    private readonly int[] _contents = new int[Files.Length];
    private readonly SyntaxTree?[] _trees = [.. Files.Select(static (_, file) => TreeOf(file, 0))];
    private readonly int[] _order = [.. Enumerable.Range(0, Files.Length)];
    private readonly int[] _aidlContents = new int[AidlFiles.Length];
    private readonly AidlText?[] _aidl = [.. AidlFiles.Select(static (_, file) => AidlOf(file, 0))];
    private int _outside;
    private NullableContextOptions _nullable = NullableContextOptions.Enable;
    private CSharpCompilation _empty;
    private GeneratorDriver _driver;

    public EditedProject(Random random)
    {
        _random = random;
        _empty = Empty();
        _driver = Generation.Driver(recordsSteps: false).AddAdditionalTexts([.. Texts]);
    }

    private IEnumerable<AdditionalText> Texts => _aidl.OfType<AdditionalText>();

    /// <summary>The project as it is, with the objects of the compiler that no edit concerned.</summary>
    public CSharpCompilation Compilation => _empty.AddSyntaxTrees(_order.Select(file => _trees[file]).OfType<SyntaxTree>());

    /// <summary>The project as it is, as if it had just been opened.</summary>
    public CSharpCompilation Reopened => Empty().AddSyntaxTrees(_order.Where(file => _trees[file] is not null).Select(file => TreeOf(file, _contents[file])));

    /// <summary>Does something that people do in an editor.</summary>
    public void Edit()
    {
        if (_random.Next(3) == 0 && Array.FindIndex(_trees, static tree => tree is null) is >= 0 and int missing)
            _trees[missing] = TreeOf(missing, _contents[missing]);

        switch (_random.Next(40))
        {
            case 0:
                MetadataReference before = Outside[_outside];
                _outside = _random.Next(Outside.Length);
                _empty = _empty.ReplaceReference(before, Outside[_outside]);
                break;
            case 1:
                _nullable = _nullable == NullableContextOptions.Enable ? NullableContextOptions.Disable : NullableContextOptions.Enable;
                _empty = _empty.WithOptions(_empty.Options.WithNullableContextOptions(_nullable));
                break;
            case 2:
                int moved = _random.Next(_order.Length - 1);
                (_order[moved], _order[moved + 1]) = (_order[moved + 1], _order[moved]);
                break;
            case 3 or 4:
                int removed = _random.Next(Files.Length);
                _trees[removed] = _trees[removed] is null ? TreeOf(removed, _contents[removed]) : null;
                break;
            case 5:
                int gone = _random.Next(AidlFiles.Length);
                Replace(gone, _aidl[gone] is null ? AidlOf(gone, _aidlContents[gone]) : null);
                break;
            case < 12:
                int text = _random.Next(AidlFiles.Length);
                _aidlContents[text] = Content(AidlFiles[text].Contents);
                Replace(text, AidlOf(text, _aidlContents[text]));
                break;
            default:
                int file = _random.Next(Files.Length);
                _contents[file] = Content(Files[file]);
                _trees[file] = TreeOf(file, _contents[file]);
                break;
        }
    }

    /// <summary>A run that knows the runs before it.</summary>
    public Generation Generate() => Generation.Of(ref _driver, Compilation, Texts);

    /// <summary>A run that knows nothing.</summary>
    public Generation GenerateReopened()
    {
        AidlText[] texts = [.. _aidl.Select((text, file) => text is null ? null : AidlOf(file, _aidlContents[file])).OfType<AidlText>()];
        GeneratorDriver driver = Generation.Driver(recordsSteps: false).AddAdditionalTexts([.. texts]);
        return Generation.Of(ref driver, Reopened, texts);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"files {string.Join(' ', _order.Select(file => $"{file}:{(_trees[file] is null ? "none" : _contents[file])}"))}, .aidl {string.Join(' ', _aidl.Select((text, file) => text is null ? "none" : $"{_aidlContents[file]}"))}, reference {_outside}, nullable {_nullable}");

    /// <summary>The first one more often than the others, for a project that is broken in many places shows little.</summary>
    private int Content(string[] contents) => _random.Next(2) * _random.Next(contents.Length);

    private void Replace(int file, AidlText? text)
    {
        _driver = (_aidl[file], text) switch
        {
            (null, null) => _driver,
            (null, { } added) => _driver.AddAdditionalTexts([added]),
            ({ } removed, null) => _driver.RemoveAdditionalTexts([removed]),
            ({ } old, { } changed) => _driver.ReplaceAdditionalText(old, changed),
        };
        _aidl[file] = text;
    }

    private CSharpCompilation Empty()
    {
        CSharpCompilation compilation = Generation.Compile("", references: Outside[_outside]);
        return compilation.WithOptions(compilation.Options.WithNullableContextOptions(_nullable));
    }

    private static SyntaxTree TreeOf(int file, int content) => Generation.Parse(Files[file][content], $"File{file}.cs");

    private static AidlText AidlOf(int file, int content) => new(AidlFiles[file].Path, AidlFiles[file].Contents[content]);
}
