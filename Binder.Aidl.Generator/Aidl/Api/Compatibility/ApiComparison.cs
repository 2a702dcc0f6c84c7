using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Aidl.Api.Compatibility;

/// <summary>Says what makes an API incompatible with an older version of it. Either side of a call may be the older one.</summary>
internal sealed partial class ApiComparison
{
    private readonly ApiVersion _newer;
    private readonly List<ApiFault> _faults = [];

    private ApiComparison(ApiVersion newer) => _newer = newer;

    /// <summary>What <c>aidl --checkapi=compatible</c> rejects; empty if nothing.</summary>
    public static IReadOnlyList<ApiFault> Compatible(ApiVersion older, ApiVersion newer)
    {
        ApiComparison comparison = new(newer);
        foreach (ApiType type in older.Types)
            comparison.Compare(type);

        return comparison._faults;
    }

    /// <summary>What <c>aidl --checkapi=equal</c> rejects: every difference between the dumps.</summary>
    public static IReadOnlyList<ApiFault> Equal(ApiVersion older, ApiVersion newer)
    {
        ApiComparison comparison = new(newer);
        foreach (ApiType type in newer.Types.Where(type => older.Find(type.Declaration.CanonicalName) is null))
            comparison.Report(type, type.Declaration.Position, ApiDescriptors.NotEqual, type.Declaration.CanonicalName, "it is not in the older one");
        foreach (ApiType type in older.Types)
            comparison.CompareDumps(type);

        return comparison._faults;
    }

    private void Compare(ApiType older)
    {
        if (_newer.Find(older.Declaration.CanonicalName) is not { } newer)
        {
            Report(older, older.Declaration.Position, ApiDescriptors.TypeRemoved, older.Declaration.CanonicalName);
            return;
        }

        (string before, string after) = (KindOf(older.Declaration), KindOf(newer.Declaration));
        if (before != after)
        {
            Report(newer, newer.Declaration.Position, ApiDescriptors.KindChanged, newer.Declaration.CanonicalName, before, after);
            return;
        }

        CompareAnnotations(older.Declaration.Annotations, newer, newer.Declaration.Annotations, newer.Declaration.Position, $"'{newer.Declaration.CanonicalName}'");
        switch (older.Declaration, newer.Declaration)
        {
            case (AidlInterface from, AidlInterface to):
                CompareMethods(from, newer, to);
                break;
            case (AidlEnum from, AidlEnum to):
                CompareEnums(from, newer, to);
                break;
            default:
                CompareFields(older.Declaration, newer);
                break;
        }

        CompareConstants(older.Declaration, newer);
    }

    private void CompareDumps(ApiType older)
    {
        string name = older.Declaration.CanonicalName;
        if (_newer.Find(name) is not { } newer)
        {
            Report(older, older.Declaration.Position, ApiDescriptors.NotEqual, name, "it is not in the newer one");
            return;
        }

        string[] before = ApiDump.Of(older.Declaration).Split('\n');
        string[] after = ApiDump.Of(newer.Declaration).Split('\n');
        int line = 0;
        while (line < before.Length && line < after.Length && before[line] == after[line])
            line++;
        if (line < before.Length || line < after.Length)
        {
            string was = line < before.Length ? before[line].Trim() : "";
            string @is = line < after.Length ? after[line].Trim() : "";
            Report(newer, newer.Declaration.Position, ApiDescriptors.NotEqual, name, $"where it had '{was}' it has '{@is}'");
        }
    }

    /// <summary>Annotations must be the same, apart from those that no other process can notice.</summary>
    private void CompareAnnotations(EquatableArray<AidlAnnotation> older, ApiType type, EquatableArray<AidlAnnotation> newer, AidlPosition position, string subject)
    {
        List<string> before = [.. older.Where(IsStrict).Select(Spelling.Of)];
        List<string> after = [.. newer.Where(IsStrict).Select(Spelling.Of)];
        foreach (AidlAnnotation annotation in newer.Where(IsStrict))
        {
            if (!before.Remove(Spelling.Of(annotation)))
                Report(type, new ApiPlace(ApiPart.Annotation, position, annotation.Name), ApiDescriptors.AnnotationChanged, Spelling.Of(annotation), "added to", subject, "take it away");
        }

        foreach (string annotation in older.Where(IsStrict).Select(Spelling.Of))
        {
            if (!after.Remove(annotation))
                Report(type, position, ApiDescriptors.AnnotationChanged, annotation, "removed from", subject, "bring it back");
        }
    }

    private static bool IsStrict(AidlAnnotation annotation) => annotation.Name switch
    {
        "nullable" or "Backing" or "JavaDerive" or "JavaDefault" or "JavaDelegator" or "JavaOnlyImmutable" or "JavaSuppressLint" or "RustDerive" or "SuppressWarnings" => false,
        "JavaPassthrough" => annotation["annotation"]?.Text.StartsWith("@Deprecated", StringComparison.Ordinal) != true,
        _ => true,
    };

    private void CompareTypes(AidlType older, ApiType owner, AidlType newer, AidlPosition position, string subject)
    {
        if (older.Signature != newer.Signature)
            Report(owner, new ApiPlace(ApiPart.Type, position), ApiDescriptors.TypeChanged, subject, older.Signature, newer.Signature);
        CompareAnnotations(older.Annotations, owner, newer.Annotations, position, Lower(subject));
    }

    private void CompareConstants(AidlDeclaration older, ApiType type)
    {
        Dictionary<string, AidlConstant> constants = ApiDump.ConstantsOf(type.Declaration).ToDictionary(static constant => constant.Name);
        foreach (AidlConstant before in ApiDump.ConstantsOf(older))
        {
            if (!constants.TryGetValue(before.Name, out AidlConstant? after))
            {
                Report(type, type.Declaration.Position, ApiDescriptors.ConstantRemoved, "Constant", before.Name, older.CanonicalName);
                continue;
            }

            CompareTypes(before.Type, type, after.Type, after.Position, $"Constant '{after.Name}'");
            if (before.Type.Signature == after.Type.Signature && Spelling.Of(before.Value) != Spelling.Of(after.Value))
                ReportValue(type, after.Position, "Constant", after.Name, Spelling.Of(before.Value), Spelling.Of(after.Value));
        }
    }

    private void ReportValue(ApiType type, AidlPosition name, params string[] arguments) =>
        Report(type, new ApiPlace(ApiPart.Value, name), ApiDescriptors.ValueChanged, ApiRepair.Restore(arguments[2]), arguments);

    private void Report(ApiType type, AidlPosition name, DiagnosticDescriptor descriptor, params string[] arguments) =>
        Report(type, new ApiPlace(ApiPart.Name, name), descriptor, arguments);

    private void Report(ApiType type, ApiPlace place, DiagnosticDescriptor descriptor, params string[] arguments) =>
        Report(type, place, descriptor, ApiRepair.None, arguments);

    private void Report(ApiType type, ApiPlace place, DiagnosticDescriptor descriptor, ImmutableDictionary<string, string?> repair, params string[] arguments) =>
        _faults.Add(new ApiFault(type.Tokens.File, place, new AidlDiagnostic(descriptor, type.Tokens.SpanOf(place), arguments) { Properties = repair }));

    private static string Lower(string subject) => char.ToLowerInvariant(subject[0]) + subject.Substring(1);

    private static string KindOf(AidlDeclaration declaration) => declaration switch
    {
        AidlInterface => "an interface",
        AidlUnion => "a union",
        AidlEnum => "an enum",
        AidlParcelable { IsStructured: false } => "a parcelable without fields of its own",
        _ => "a parcelable",
    };
}
