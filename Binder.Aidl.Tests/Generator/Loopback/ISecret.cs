namespace Binder.Aidl.Tests.Generator.Loopback;

[BinderInterface("test.ISecret"), SensitiveData]
public partial interface ISecret : IInterface
{
    string Exchange(string secret);

    [Oneway]
    void Tell(string secret);

    Task<string> ExchangeAsync(string secret);
}

/// <summary>What an old and a new process know of one interface.</summary>
[BinderInterface("test.IGrowing")]
public partial interface IGrowingOld : IInterface
{
    int First(int value);
}

[BinderInterface("test.IGrowing", HasDefault = true)]
public partial interface IGrowing : IInterface
{
    int First(int value);

    void Divide(int dividend, ref int divisor, out int remainder);

    Task<string> NameAsync(int id, CancellationToken cancellation = default);

    string? this[int index] { get; set; }
}
