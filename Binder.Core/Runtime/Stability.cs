namespace Binder;

/// <summary>
/// How far apart the versions of an object's two sides may be: who promises that its interface stays as it is. It travels with the object.
/// Source: <c>libs/binder/include/binder/Stability.h</c>.
/// </summary>
public enum Stability
{
    /// <summary>Not marked; a local object becomes <see cref="System"/> when it is first sent.</summary>
    Undeclared = 0,

    /// <summary>Both sides are of the vendor's image. This runtime is of the system's: it can hold such an object and pass it on, not call it.</summary>
    Vendor = 0b000011,

    /// <summary>Both sides are of the system's image, which is where this runtime counts itself.</summary>
    System = 0b001100,

    /// <summary>The interface is frozen: sides of either image.</summary>
    Vintf = 0b111111,
}
