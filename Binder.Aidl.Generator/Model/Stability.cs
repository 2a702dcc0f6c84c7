namespace Binder.Aidl.Generator.Model;

/// <summary>How far a parcelable's form is promised to stay, as <c>Binder.ParcelableStability</c> names it.</summary>
internal enum Stability
{
    Local,
    Vintf,
}
