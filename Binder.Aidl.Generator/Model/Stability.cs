namespace Binder.Aidl.Generator.Model;

/// <summary>How far the form of a parcelable or of an interface is promised to stay, as <c>Binder.ParcelableStability</c> names it.</summary>
internal enum Stability
{
    Local,
    Vintf,
}
