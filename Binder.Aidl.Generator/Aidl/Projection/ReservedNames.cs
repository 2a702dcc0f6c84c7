namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>Names that the members of a generated type cannot have.</summary>
internal static class ReservedNames
{
    /// <summary>What goes behind the name of a field, a constant, an enumerator or a union's member that is taken.</summary>
    public const string ValueSuffix = "Value";

    /// <summary>What goes behind the name of a method that is taken.</summary>
    public const string MethodSuffix = "_";

    private static readonly string[] Object = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    private static readonly string[] Contract =
    [
        "AnswersInterface", "AsBinder", "AsInterface", "CreateProxy", "DefaultHolder", "DefaultImplementation", "Descriptor", "GetInterfaceHash",
        "GetInterfaceHashAsync", "GetInterfaceVersion", "GetInterfaceVersionAsync", "Hash", "InterfaceDescriptor", "OnTransact",
        "SetDefaultImplementation", "Transactions", "Version",
    ];

    /// <summary>Methods and constants of an interface.</summary>
    public static IEnumerable<string> OfInterface(string name, string stem) =>
        [.. Contract, "Finalize", "GetType", "MemberwiseClone", name, "Bp" + stem, "Bn" + stem, stem + "Delegator"];

    /// <summary>Fields and constants of a parcelable.</summary>
    public static IEnumerable<string> OfParcelable(string name) =>
        [.. Object, name, "Clone", "CreateDefault", "Deconstruct", "EqualityContract", "ParcelableName", "PrintMembers", "ReadFromParcel", "Stability", "WriteToParcel"];

    /// <summary>Members and constants of a union. Its records inherit what is nested in it, so that none is called as their property. <c>_</c> is no pattern.</summary>
    public static IEnumerable<string> OfUnion(string name) => [.. OfParcelable(name), "_", "GetTag", "Item", "Tag", "Value"];

    /// <summary>Types that are declared in an interface.</summary>
    public static bool IsTakenInside(string name, string stem) =>
        Contract.Contains(name) || name == "Bp" + stem || name == "Bn" + stem || name == stem + "Delegator";
}
