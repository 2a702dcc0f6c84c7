namespace Binder;

/// <summary>How far a parcelable's form is promised to stay. Source: <c>libs/binder/include/binder/Parcelable.h</c>.</summary>
public enum ParcelableStability
{
    /// <summary>Within what is built together.</summary>
    Local,

    /// <summary>Between a system and its vendor's part: see <see cref="VintfStabilityAttribute"/>.</summary>
    Vintf,
}
