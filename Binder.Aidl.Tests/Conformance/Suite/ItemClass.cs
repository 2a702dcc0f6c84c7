namespace Binder.Aidl.Tests.Conformance.Suite;

/// <summary>Who has to follow a line of the checklist.</summary>
internal enum ItemClass
{
    /// <summary>Normative: every driver.</summary>
    N,

    /// <summary>By the version of the kernel; our drivers do as the newest.</summary>
    V,

    /// <summary>A quirk of the C driver: the kernel alone.</summary>
    Q,
}
