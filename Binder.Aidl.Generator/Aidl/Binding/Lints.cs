using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Syntax;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Aidl.Binding;

/// <summary>The names that <c>aidl -W</c> and <c>@SuppressWarnings</c> give to warnings.</summary>
internal static class Lints
{
    private static readonly Dictionary<string, DiagnosticDescriptor?> Named = new()
    {
        ["const-name"] = AidlDescriptors.ConstantNameLint,
        ["enum-explicit-default"] = AidlDescriptors.EnumDefaultLint,
        ["file-descriptor"] = AidlDescriptors.FileDescriptorLint,
        ["inout-parameter"] = AidlDescriptors.InoutLint,
        ["interface-name"] = AidlDescriptors.InterfaceNameLint,
        ["missing-permission-annotation"] = AidlDescriptors.MissingPermissionLint,
        ["mixed-oneway"] = AidlDescriptors.MixedOnewayLint,
        ["out-array"] = AidlDescriptors.OutArrayLint,
        ["out-nullable"] = AidlDescriptors.OutNullableLint,
        ["unique-import"] = AidlDescriptors.UniqueImportLint,
        ["unknown-warning"] = null, // about command lines; no source can raise it
        ["untyped-collection"] = AidlDescriptors.UntypedCollectionLint,
    };

    public static IEnumerable<string> Names => Named.Keys;

    public static bool IsKnown(string name) => Named.ContainsKey(name);

    /// <summary>The warning of a name; null if no source can raise it.</summary>
    public static DiagnosticDescriptor? Find(string name) => Named.TryGetValue(name, out DiagnosticDescriptor? descriptor) ? descriptor : null;

    /// <summary>Whether annotations that are not bound suppress a warning.</summary>
    public static bool IsSuppressed(ImmutableArray<AnnotationSyntax> annotations, string name) => annotations
        .Where(static annotation => annotation.Name.Text == "SuppressWarnings")
        .SelectMany(static annotation => annotation.Arguments)
        .Any(argument => argument.Value is ArrayExpressionSyntax array
            && array.Elements.Any(element => element is LiteralExpressionSyntax literal && literal.Text.Trim('"') == name));

    /// <summary>The name of a warning; empty for an error.</summary>
    public static string NameOf(DiagnosticDescriptor descriptor) => Named.FirstOrDefault(pair => pair.Value == descriptor).Key ?? "";
}
