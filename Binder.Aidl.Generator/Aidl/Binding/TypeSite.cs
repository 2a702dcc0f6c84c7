namespace Binder.Aidl.Generator.Aidl.Binding;

/// <summary>Where a type is used.</summary>
internal enum TypeSite
{
    Result,
    Argument,
    Field,
    UnionMember,
    Constant,
}
