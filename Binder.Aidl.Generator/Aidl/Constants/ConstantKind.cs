namespace Binder.Aidl.Generator.Aidl.Constants;

/// <summary>The type of an expression; the integer kinds are in the order of promotion.</summary>
internal enum ConstantKind
{
    Boolean,
    Int8,
    Int32,
    Int64,
    Character,
    String,
    Floating,
    Array,
}
