using System.Globalization;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Api.Compatibility;

internal sealed partial class ApiComparison
{
    private void CompareEnums(AidlEnum older, ApiType type, AidlEnum newer)
    {
        if (older.Backing != newer.Backing)
        {
            Report(
                type,
                new ApiPlace(ApiPart.Annotation, newer.Position, "Backing"),
                ApiDescriptors.BackingChanged,
                ApiRepair.Restore(BuiltinTypes.NameOf(older.Backing)),
                newer.CanonicalName,
                BuiltinTypes.NameOf(older.Backing),
                BuiltinTypes.NameOf(newer.Backing));
            return;
        }

        Dictionary<string, AidlEnumerator> enumerators = newer.Enumerators.ToDictionary(static enumerator => enumerator.Name);
        foreach (AidlEnumerator before in older.Enumerators)
        {
            if (!enumerators.TryGetValue(before.Name, out AidlEnumerator? after))
                Report(type, newer.Position, ApiDescriptors.ConstantRemoved, "Enumerator", before.Name, older.CanonicalName);
            else if (before.Value != after.Value)
                ReportValue(type, after.Position, "Enumerator", after.Name, Show(before.Value), Show(after.Value));
        }
    }

    /// <summary>The fields of a parcelable or the members of a union.</summary>
    private void CompareFields(AidlDeclaration older, ApiType type)
    {
        EquatableArray<AidlField> before = ApiDump.FieldsOf(older);
        EquatableArray<AidlField> after = ApiDump.FieldsOf(type.Declaration);
        FieldOrder order = FieldOrder.Of(before, after);
        foreach (int index in order.Removed)
            Report(type, type.Declaration.Position, ApiDescriptors.FieldRemoved, before[index].Name, older.CanonicalName);
        foreach (int index in order.Inserted)
        {
            string place = $"Field '{after[index].Name}' is put before fields of the older version";
            Report(type, new ApiPlace(ApiPart.Name, after[index].Position), ApiDescriptors.FieldMoved, ApiRepair.AppendIt, place, "move it to the end");
        }

        foreach (int index in order.Appended)
            CheckAppended(type, after[index]);
        foreach (FieldOrder.Pair pair in order.Kept)
        {
            AidlField field = after[pair.Newer];
            if (order.IsMoved(pair))
            {
                string places = $"Field '{field.Name}' was number {Show(pair.Older + 1)} and is number {Show(pair.Newer + 1)} now";
                Report(type, field.Position, ApiDescriptors.FieldMoved, places, "bring the fields back into their order");
            }

            CompareField(before[pair.Older], type, field);
        }
    }

    private void CheckAppended(ApiType type, AidlField field)
    {
        if (type.Declaration.Has("FixedSize"))
            Report(type, field.Position, ApiDescriptors.FixedSizeChanged, field.Name, type.Declaration.CanonicalName);
        else if (type.Declaration is not AidlUnion && !HasUsableDefault(field))
            Report(type, field.Position, ApiDescriptors.NoUsableDefault, field.Name, WayToDefault(field));
    }

    private void CompareField(AidlField older, ApiType type, AidlField newer)
    {
        CompareTypes(older.Type, type, newer.Type, newer.Position, $"Field '{newer.Name}'");
        (string before, string after) = (DefaultOf(older), DefaultOf(newer));
        if (before == after || older.Type.Signature != newer.Type.Signature)
            return;

        // An enum without a default begins with zero; to say so changes nothing.
        if (before.Length == 0 && newer is { Type: { Kind: AidlTypeKind.Enum, IsArray: false }, Default.Integer: 0 })
            return;

        Report(type, new ApiPlace(ApiPart.Value, newer.Position), ApiDescriptors.DefaultChanged, ApiRepair.Restore(before), newer.Name, Quote(before), Quote(after));
    }

    /// <summary>What a reader may take for a field that an older writer did not send.</summary>
    private bool HasUsableDefault(AidlField field) => DefaultOf(field).Length > 0 || field.Type.IsNullable
        || (field.Type is { Kind: AidlTypeKind.Enum, IsArray: false } && _newer.FindEnum(field.Type.Name)?.Enumerators.Any(static enumerator => enumerator.Value == 0) == true);

    private static string WayToDefault(AidlField field) => field.Type switch
    {
        { Kind: AidlTypeKind.Enum, IsArray: false } => "give it a default, or its enum an enumerator that is 0",
        { Kind: AidlTypeKind.ParcelableHolder } => "a holder cannot be appended at all",
        _ => "give it a default or make it nullable",
    };

    /// <summary>The default that the source gives, or that the language gives to primitives; empty for none.</summary>
    private static string DefaultOf(AidlField field) => field.Default is { } value ? Spelling.Of(value) : field.Type.IsArray ? "" : field.Type.Kind switch
    {
        AidlTypeKind.Boolean => "false",
        AidlTypeKind.Char => "'\\0'",
        AidlTypeKind.Byte or AidlTypeKind.Int or AidlTypeKind.Long => "0",
        AidlTypeKind.Float => "0.000000f",
        AidlTypeKind.Double => "0.000000",
        _ => "",
    };

    private static string Quote(string value) => value.Length == 0 ? "none" : $"'{value}'";

    private static string Show(long value) => value.ToString(CultureInfo.InvariantCulture);
}
