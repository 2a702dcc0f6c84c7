using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>Where a type is used: a list that only goes in is taken as whatever can be read.</summary>
internal enum TypeUse
{
    Value,
    In,
}

/// <summary>Finds the C# type of an AIDL type.</summary>
/// <param name="project">The types that there are.</param>
/// <param name="faults">Gets what C# cannot say.</param>
internal sealed class TypeProjector(AidlProject project, ProjectionFaults faults)
{
    private const string Collections = "global::System.Collections.Generic.";
    private const string SafeFileHandle = "global::Microsoft.Win32.SafeHandles.SafeFileHandle";

    /// <returns>The type, or null if there is none; what the file's own diagnostics do not say is reported.</returns>
    /// <param name="type">The type where it is used.</param>
    /// <param name="use">How it is used.</param>
    /// <param name="subject">What has the type, for messages.</param>
    /// <param name="position">Where that is.</param>
    /// <param name="holderStability">The stability of the parcelable whose field it is.</param>
    public WireType? Project(AidlType type, TypeUse use, string subject, AidlPosition position, Stability holderStability = Stability.Local)
    {
        if (type is { Kind: AidlTypeKind.ParcelableHolder, IsArray: false })
            return new WireType(WireKind.Holder, "global::Binder.ParcelableHolder", IsNullable: false) { Stability = holderStability };

        if (!type.IsArray)
            return ProjectSingle(type, use, type.IsNullable, subject, position);

        bool isByte = type is { Kind: AidlTypeKind.Byte };
        WireType? element = isByte
            ? new WireType(WireKind.Byte, "byte", IsNullable: false)
            : ProjectSingle(type, TypeUse.Value, type.IsNullable && CanBeNull(type.Kind), subject, position);
        for (int i = type.Dimensions.Count - 1; i >= 0 && element is not null; i--)
        {
            bool isNullable = i == 0 && type.IsNullable;
            string name = element.Declaration + "[]";
            element = type.Dimensions[i].Size is { } size
                ? new WireType(WireKind.FixedArray, name, isNullable) { Element = element, Size = size }
                : new WireType(WireKind.Array, name, isNullable) { Element = element };
        }

        return element;
    }

    private WireType? ProjectSingle(AidlType type, TypeUse use, bool isNullable, string subject, AidlPosition position)
    {
        switch (type.Kind)
        {
            case AidlTypeKind.Boolean:
                return new WireType(WireKind.Boolean, "bool", IsNullable: false);
            case AidlTypeKind.Byte:
                return new WireType(WireKind.SByte, "sbyte", IsNullable: false);
            case AidlTypeKind.Char:
                return new WireType(WireKind.Char, "char", IsNullable: false);
            case AidlTypeKind.Int:
                return new WireType(WireKind.Int32, "int", IsNullable: false);
            case AidlTypeKind.Long:
                return new WireType(WireKind.Int64, "long", IsNullable: false);
            case AidlTypeKind.Float:
                return new WireType(WireKind.Single, "float", IsNullable: false);
            case AidlTypeKind.Double:
                return new WireType(WireKind.Double, "double", IsNullable: false);
            case AidlTypeKind.String:
                return new WireType(WireKind.String, "string", isNullable);
            case AidlTypeKind.IBinder:
                return new WireType(WireKind.Binder, "global::Binder.IBinder", isNullable);
            case AidlTypeKind.ParcelFileDescriptor:
                return new WireType(WireKind.FileDescriptor, SafeFileHandle, isNullable);
            case AidlTypeKind.FileDescriptor when isNullable:
                return Refuse(type, subject, position, "a bare descriptor cannot be null; use '@nullable ParcelFileDescriptor'");
            case AidlTypeKind.FileDescriptor:
                return new WireType(WireKind.RawFileDescriptor, SafeFileHandle, IsNullable: false);
            case AidlTypeKind.List when type.Arguments.Count == 1:
                return Collect(type, WireKind.List, use == TypeUse.In ? "IReadOnlyList<" : "List<", 0, subject, position);
            case AidlTypeKind.Map when type.Arguments.Count == 2:
                return Collect(type, WireKind.Map, use == TypeUse.In ? "IReadOnlyDictionary<string, " : "Dictionary<string, ", 1, subject, position);
            case AidlTypeKind.List:
                return Refuse(type, subject, position, "its elements have no type, which only Java can read; write 'List<T>' or 'T[]'");
            case AidlTypeKind.Map:
                return Refuse(type, subject, position, "its values have no type, which only Java can read; write 'Map<String, V>'");
            case AidlTypeKind.CharSequence:
                return Refuse(type, subject, position, "its format is Java's own; use 'String'");
            case AidlTypeKind.Interface or AidlTypeKind.Parcelable or AidlTypeKind.UnstructuredParcelable or AidlTypeKind.Union or AidlTypeKind.Enum:
                return ProjectDeclared(type, isNullable);
            default:
                return null;
        }
    }

    private WireType? ProjectDeclared(AidlType type, bool isNullable)
    {
        if (project.Index.Find(type.Name) is not { } declared)
            return null;

        string name = project.Names.FullName(declared);
        bool isFixedSize = declared.Outline.Has("FixedSize");
        return type.Kind switch
        {
            AidlTypeKind.Enum => new WireType(WireKind.Enum, name, IsNullable: false) { Backing = BackingOf(type), AidlName = type.Name },
            AidlTypeKind.Interface => new WireType(WireKind.Interface, name, isNullable) { AidlName = type.Name },
            AidlTypeKind.Union => new WireType(WireKind.Union, name, isNullable) { AidlName = type.Name, IsFixedSize = isFixedSize },
            AidlTypeKind.UnstructuredParcelable when project.IsStruct(project.Names.DottedName(declared)) =>
                new WireType(WireKind.ParcelableValue, name, isNullable) { AidlName = type.Name },
            _ => new WireType(WireKind.Parcelable, name, isNullable)
            {
                AidlName = type.Name,
                IsCreatable = type.Kind == AidlTypeKind.Parcelable,
                IsFixedSize = isFixedSize,
            },
        };
    }

    /// <summary>A list or a map; null is a value of its elements if it is one of its own.</summary>
    private WireType? Collect(AidlType type, WireKind kind, string opening, int argument, string subject, AidlPosition position)
    {
        AidlType inner = type.Arguments[argument];
        if (inner.IsArray)
            return Refuse(type, subject, position, $"it holds '{inner.Signature}', which only Java can read there; put the array into a parcelable");

        return ProjectSingle(inner, TypeUse.Value, type.IsNullable && CanBeNull(inner.Kind), subject, position) is { } element
            ? new WireType(kind, $"{Collections}{opening}{element.Declaration}>", type.IsNullable) { Element = element }
            : null;
    }

    private WireType? Refuse(AidlType type, string subject, AidlPosition position, string reason)
    {
        faults.Report(ProjectionDescriptors.NoCSharpType, position, type.Signature, subject, reason);
        return null;
    }

    private static WireKind BackingOf(AidlType type) => BackingOf(type.Backing ?? AidlTypeKind.Byte);

    public static WireKind BackingOf(AidlTypeKind backing) => backing switch
    {
        AidlTypeKind.Int => WireKind.Int32,
        AidlTypeKind.Long => WireKind.Int64,
        _ => WireKind.SByte,
    };

    private static bool CanBeNull(AidlTypeKind kind) => kind is >= AidlTypeKind.String and not AidlTypeKind.FileDescriptor and not AidlTypeKind.Enum;
}
