using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;
using Test.Trimmed;

namespace Binder.Aidl.Tests.Trimmed;

/// <summary>The client's side: calls everything and counts what came back right.</summary>
internal sealed class Client(IGauges gauges)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private int _passed;

    /// <summary>How many checks passed; the first that fails throws.</summary>
    public int Run()
    {
        Check(gauges is BpGauges);
        Check(((BpGauges)gauges).GetInterfaceVersion() == 3);
        Check(((BpGauges)gauges).GetInterfaceHash() == "notfrozen");
        PutAndHear();
        FindAndWalk();
        Pack();
        OpenFile();
        Plot();
        return _passed;
    }

    private void PutAndHear()
    {
        using BlockingCollection<Reading> heard = [];
        Reading reading = new("height", 1.5, Unit.Metre, [1, 2], new() { ["by"] = "hand" }, Guid.Empty);
        Action<Reading> listener = heard.Add;
        gauges.Changed += listener;
        gauges.Put(reading);
        Check(Take(heard) == reading);
        gauges.Changed -= listener;
        Check(gauges.Count == 1);
        Check(reading.ToString() ==
            "test.trimmed.Reading{name: height, value: 1.5, unit: Metre, samples: [1, 2], notes: {by=hand}, id: 00000000-0000-0000-0000-000000000000}");
    }

    private void FindAndWalk()
    {
        Check(gauges.Find("width") is Outcome.Missing("width"));
        Check(gauges.Find("height") is Outcome.Found { Value.Unit: Unit.Metre });
        Check(Parcel.CreateDefault<Outcome>() is Outcome.Missing(""));
        Check(Throws<ArgumentException>(() => gauges.Find("")));
        Visitor visitor = new();
        Check(gauges.Walk(visitor) == 1);
        Check(visitor.Seen is [Outcome.Found]);
    }

    private void Pack()
    {
        Envelope envelope = gauges.PackAsync([new("a", 0, Unit.None, [], []), new("b", 0, Unit.None, [], [])]).GetAwaiter().GetResult();
        Check(envelope.Readings.Count == 2);
        Check(envelope.Content.Get<Extra>() == new Extra("2 readings"));
        Check(envelope.Content.Get<Reading>() is null);
    }

    private void OpenFile()
    {
        Unit unit = Unit.Metre;
        using SafeFileHandle file = gauges.Open("/proc/self/exe", ref unit, out byte[] head);
        Check(!file.IsInvalid);
        Check(unit == Unit.Second);
        Check(head is [0x7f, (byte)'E', (byte)'L', (byte)'F']);
    }

    private void Plot()
    {
        Paper paper = new();
        IPlotter.Line line = new() { From = [0, 0], To = [3, 4], Notes = ["thin"] };
        IPlotter.Stroke[] strokes = IPlotter.AsInterface(gauges.Plotter).Plot([line], paper);
        Check(strokes is [IPlotter.Stroke.Line, IPlotter.Stroke.Dots([1, 2, 3])]);
        Check(strokes[0] == new IPlotter.Stroke.Line(line));
        Check(strokes[1].ToString() == "test.trimmed.IPlotter.Stroke.dots([1, 2, 3])");
        Check(Take(paper.Drawings) == strokes[0]);
        Check(Take(paper.Drawings) == strokes[1]);
    }

    private void Check(bool holds, [CallerArgumentExpression(nameof(holds))] string claim = "")
    {
        if (!holds)
            throw new InvalidOperationException($"Not so: {claim}");
        _passed++;
    }

    private static T Take<T>(BlockingCollection<T> items) =>
        items.TryTake(out T? item, Patience) ? item : throw new TimeoutException("Nothing came.");

    private static bool Throws<TException>(Func<object> action)
        where TException : Exception
    {
        try
        {
            action();
            return false;
        }
        catch (TException)
        {
            return true;
        }
    }

    private sealed class Visitor : BnVisitor
    {
        public List<Outcome> Seen { get; } = [];

        public override bool Visit(Outcome outcome)
        {
            Seen.Add(outcome);
            return true;
        }
    }

    private sealed class Paper : IPlotter.BnPaper
    {
        public BlockingCollection<IPlotter.Stroke> Drawings { get; } = [];

        public override void Drawn(IPlotter.Stroke stroke) => Drawings.Add(stroke);
    }
}
