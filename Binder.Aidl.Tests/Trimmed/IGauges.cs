using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;

namespace Binder.Aidl.Tests.Trimmed;

public enum Unit : byte
{
    None,
    Metre,
    Second,
}

[Parcelable("test.trimmed.Reading", StructuralEquality = true, AidlToString = true)]
public sealed partial record Reading(
    string Name, double Value, Unit Unit, ImmutableArray<int> Samples, Dictionary<string, string> Notes, Guid? Id = null);

[Parcelable("test.trimmed.Extra")]
public sealed partial record Extra(string Text);

[Parcelable("test.trimmed.Envelope")]
public sealed partial record Envelope(ParcelableHolder Content, List<Reading> Readings);

[Union("test.trimmed.Outcome")]
public abstract partial record Outcome
{
    public sealed partial record Missing(string Value = "") : Outcome;

    public sealed partial record Found(Reading Value) : Outcome;

    public sealed partial record Several(Reading[] Value) : Outcome;
}

[BinderInterface("test.trimmed.IVisitor")]
public partial interface IVisitor : IInterface
{
    bool Visit(Outcome outcome);
}

/// <summary>Calls of every kind: both ways, one way, asynchronous, events, errors, descriptors, meta transactions.</summary>
[BinderInterface("test.trimmed.IGauges", Version = 3, Hash = "notfrozen")]
public partial interface IGauges : IInterface
{
    event Action<Reading>? Changed;

    int Count { get; }

    IBinder Plotter { get; }

    Outcome Find(string name);

    int Walk(IVisitor visitor);

    Task<Envelope> PackAsync(IReadOnlyList<Reading> readings, CancellationToken cancellation = default);

    [Oneway]
    void Put(Reading reading);

    SafeFileHandle Open(string path, ref Unit unit, out byte[] head);
}
