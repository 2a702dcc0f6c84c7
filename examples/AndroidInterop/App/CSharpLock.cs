using DoorLock;

namespace AndroidInterop;

/// <summary>A lock, over the contract that is written in C#.</summary>
internal sealed class CSharpLock : BnDoorLock
{
    private readonly List<Visit> _visits = [];
    private IDoorKeeper? _keeper;

    public override int SecondsOpen { get; set; } = 5;

    public override async Task<Visit> OpenAsync(Credential credential, CancellationToken cancellation = default)
    {
        string visitor = credential switch
        {
            Credential.Pin { Value.Length: > IDoorLock.MaxPinLength } => throw new ArgumentException("The PIN is too long."),
            Credential.Pin pin => $"PIN {pin.Value}",
            Credential.Card card => $"card {Convert.ToHexString(card.Value.Span)}",
            Credential.Phone phone => $"phone {phone.Value}",
            _ => throw new NotSupportedException($"This lock knows no {credential.GetTag()}."),
        };
        bool opens = _keeper is not { } keeper || await keeper.MayEnterAsync(visitor);
        Visit visit;
        lock (_visits)
        {
            visit = new Visit(_visits.Count + 1, visitor, opens ? Verdict.Opened : Verdict.Refused, opens ? SecondsOpen : 0);
            _visits.Add(visit);
        }

        _keeper?.OnVisit(visit);
        return visit;
    }

    public override IReadOnlyList<Visit> Visits(int count)
    {
        lock (_visits)
            return [.. Enumerable.Reverse(_visits).Take(count)];
    }

    public override void SetKeeper(IDoorKeeper? keeper) => _keeper = keeper;
}
