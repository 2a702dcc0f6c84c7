namespace Binder.Aidl.Tests.Generator.Loopback;

/// <summary>Members beside methods and properties.</summary>
[BinderInterface("test.IShelf")]
public partial interface IShelf : IInterface
{
    string? this[int row, string column] { get; set; }

    int Count { get; }

    int Twice() => Count * 2;

    Task StoreAsync(int row, string text);
}
