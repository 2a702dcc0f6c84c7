namespace Binder.Aidl.Tests.Generator.Loopback;

internal sealed class Shelf : BnShelf, IShelf
{
    private readonly Dictionary<(int Row, string Column), string?> _cells = [];

    public override int Count => _cells.Count;

    public override string? this[int row, string column]
    {
        get => _cells.GetValueOrDefault((row, column));
        set => _cells[(row, column)] = value;
    }

    public int Twice() => -1;

    public override Task StoreAsync(int row, string text)
    {
        this[row, ""] = text;
        return Task.CompletedTask;
    }
}
