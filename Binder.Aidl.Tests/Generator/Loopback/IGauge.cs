namespace Binder.Aidl.Tests.Generator.Loopback;

[BinderInterface("test.INamed", Version = 2, Hash = "named")]
public partial interface INamed : IInterface
{
    string Name { get; }
}

[BinderInterface("test.ICounted")]
public partial interface ICounted : IInterface
{
    int Count { get; }

    void Reset(int to);

    event Action<int> Counted;
}

/// <summary>Inherits two interfaces, one of which a third one brings, too.</summary>
[BinderInterface("test.IGauge", Version = 3, Hash = "abc", HasDelegator = true)]
public partial interface IGauge : INamed, ICounted
{
    Person Read(ref int tries, out string unit);

    Task<int> AverageAsync(int[] values, CancellationToken cancellation = default);

    event EventHandler<Person>? Changed;

    event EventHandler? Ended;

    int this[string key] { get; set; }
}

[BinderInterface("test.IPlainGauge")]
public partial interface IPlainGauge : INamed;
