using System.Globalization;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Binding;

/// <summary>The use of a type, with its name resolved.</summary>
/// <param name="Kind">What the name stands for; of an array, what its elements are.</param>
/// <param name="Name">Canonical name: <c>int</c>, <c>String</c>, <c>com.example.Outer.Inner</c>.</param>
/// <param name="Package">Package of a user's type, empty for builtin types; the names of <see cref="Name"/> behind it are nested in each other.</param>
/// <param name="Arguments">Type arguments, for example of <c>List</c>.</param>
/// <param name="Dimensions">Brackets behind the name, outermost array first: the size of a fixed one, null for <c>[]</c>. Empty for a value that is no array.</param>
/// <param name="Annotations">All that is written before the type; on the result of a method also those of the method.</param>
/// <param name="Backing">Of an enum: <see cref="AidlTypeKind.Byte"/>, Int or Long; else null.</param>
internal sealed record AidlType(
    AidlTypeKind Kind,
    string Name,
    string Package,
    EquatableArray<AidlType> Arguments,
    EquatableArray<AidlDimension> Dimensions,
    EquatableArray<AidlAnnotation> Annotations,
    AidlTypeKind? Backing = null)
{
    /// <summary>Whether null is a value of it; on arrays and lists it goes for the elements too.</summary>
    public bool IsNullable => Annotations.Any(static annotation => annotation.Name == "nullable");

    /// <summary><c>@nullable(heap=true)</c>: the value lies elsewhere than the parcelable that holds it.</summary>
    public bool IsHeapNullable => Annotations.Any(static annotation => annotation is { Name: "nullable" } && annotation.Flag("heap"));

    public bool IsUtf8InCpp => Annotations.Any(static annotation => annotation.Name == "utf8InCpp");

    public bool IsArray => Dimensions.Count > 0;

    public bool IsFixedSizeArray => IsArray && Dimensions[0].Size is not null;

    /// <summary>One of the eight primitives, arrays left out; <c>void</c> is none of them here.</summary>
    public bool IsPrimitive => !IsArray && Kind is >= AidlTypeKind.Boolean and <= AidlTypeKind.Double;

    /// <summary>The type as AIDL spells it with canonical names, annotations left out: <c>List&lt;com.example.Foo&gt;</c>, <c>int[3]</c>.</summary>
    public string Signature => Name
        + (Arguments.Count == 0 ? "" : $"<{string.Join(",", Arguments.Select(static argument => argument.Signature))}>")
        + string.Concat(Dimensions.Select(static dimension => dimension.Size is { } size ? $"[{size.ToString(CultureInfo.InvariantCulture)}]" : "[]"));
}

/// <summary>One pair of brackets.</summary>
/// <param name="Size">Number of elements, 1 to 2147483647; null for an array of any length.</param>
internal readonly record struct AidlDimension(int? Size);
