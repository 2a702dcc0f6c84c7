namespace AndroidInterop;

/// <summary>Keeps a door over the contract that is written in C#: one visitor may not enter.</summary>
internal sealed class CSharpKeeper(string unwanted) : DoorLock.BnDoorKeeper
{
    public Sightings<DoorLock.Visit> Sightings { get; } = new();

    public override Task<bool> MayEnterAsync(string visitor) => Task.FromResult(Sightings.Ask(visitor) != unwanted);

    public override void OnVisit(DoorLock.Visit visit) => Sightings.See(visit);
}

/// <summary>The same over the contract that is written in AIDL.</summary>
internal sealed class AidlKeeper(string unwanted) : Com.Example.Door.BnDoorKeeper
{
    public Sightings<Com.Example.Door.Visit> Sightings { get; } = new();

    public override bool MayEnter(string visitor) => Sightings.Ask(visitor) != unwanted;

    public override void OnVisit(Com.Example.Door.Visit visit) => Sightings.See(visit);
}

/// <summary>The same over version 1.</summary>
internal sealed class OldKeeper(string unwanted) : Com.Example.Door.V1.BnDoorKeeper
{
    public Sightings<Com.Example.Door.V1.Visit> Sightings { get; } = new();

    public override bool MayEnter(string visitor) => Sightings.Ask(visitor) != unwanted;

    public override void OnVisit(Com.Example.Door.V1.Visit visit) => Sightings.See(visit);
}
