namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>What the scripts of a generator are made of.</summary>
internal enum Repertoire
{
    /// <summary>What every kernel knows.</summary>
    WithoutFreezeNotifications,

    /// <summary>What the newest kernel knows.</summary>
    Newest,

    /// <summary>Also what needs a world without a system: interruptions at will, security labels of the world's choice.</summary>
    Everything,
}
