using Com.Example.Door.V1;

namespace AndroidInterop;

/// <summary>A lock that was built when there was version 1 only, and opens to everybody.</summary>
internal sealed class OldLock : BnDoorLock
{
    private readonly List<Visit> _visits = [];

    public override Visit Open(Credential credential)
    {
        string visitor = credential switch
        {
            Credential.Pin pin => $"PIN {pin.Value}",
            Credential.Card card => $"card {Convert.ToHexString(card.Value)}",
            _ => throw new NotSupportedException($"This lock knows no {credential.GetTag()}."),
        };
        lock (_visits)
        {
            _visits.Add(new Visit { Number = _visits.Count + 1, Visitor = visitor, Verdict = Verdict.Opened });
            return _visits[^1];
        }
    }

    public override List<Visit> Visits(int count)
    {
        lock (_visits)
            return [.. Enumerable.Reverse(_visits).Take(count)];
    }

    public override void SetKeeper(IDoorKeeper? keeper)
    {
    }
}
