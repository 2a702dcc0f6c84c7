using Com.Example.Door;

namespace AndroidInterop;

/// <summary>A lock, over the contract that is written in AIDL.</summary>
internal sealed class AidlLock : BnDoorLock
{
    private readonly List<Visit> _visits = [];
    private IDoorKeeper? _keeper;
    private int _secondsOpen = 5;

    public override Visit Open(Credential credential)
    {
        string visitor = credential switch
        {
            Credential.Pin { Value.Length: > IDoorLock.MaxPinLength } => throw new ArgumentException("The PIN is too long."),
            Credential.Pin pin => $"PIN {pin.Value}",
            Credential.Card card => $"card {Convert.ToHexString(card.Value)}",
            Credential.Phone phone => $"phone {phone.Value}",
            _ => throw new NotSupportedException($"This lock knows no {credential.GetTag()}."),
        };
        bool opens = _keeper?.MayEnter(visitor) ?? true;
        Visit visit = new() { Visitor = visitor, Verdict = opens ? Verdict.Opened : Verdict.Refused, SecondsOpen = opens ? _secondsOpen : 0 };
        lock (_visits)
        {
            visit.Number = _visits.Count + 1;
            _visits.Add(visit);
        }

        _keeper?.OnVisit(visit);
        return visit;
    }

    public override List<Visit> Visits(int count)
    {
        lock (_visits)
            return [.. Enumerable.Reverse(_visits).Take(count)];
    }

    public override void SetKeeper(IDoorKeeper? keeper) => _keeper = keeper;

    public override int GetSecondsOpen() => _secondsOpen;

    public override void SetSecondsOpen(int value) => _secondsOpen = value;
}
