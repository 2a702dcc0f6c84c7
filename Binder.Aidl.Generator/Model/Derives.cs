namespace Binder.Aidl.Generator.Model;

/// <summary>What a parcelable gets beside its marshalling when asked.</summary>
[Flags]
internal enum Derives
{
    None = 0,

    /// <summary><c>Equals</c> and <c>GetHashCode</c> that look into arrays, lists and maps.</summary>
    Equality = 1,

    /// <summary><c>ToString</c> with AIDL's names.</summary>
    Text = 2,
}
