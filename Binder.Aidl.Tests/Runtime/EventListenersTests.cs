using Xunit;

namespace Binder.Aidl.Tests.Runtime;

/// <summary>What a stub's event does when the user's accessor is slow or fails.</summary>
public sealed class EventListenersTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly EventListeners<Action> _listeners = new();
    private readonly TestCallback _listener = new();
    private int _handlers;

    [Fact]
    public void AListenerWhoseAccessorThrowsIsNotAddedAndMayTryAgain()
    {
        Assert.Throws<TimeoutException>(() => Add(static _ => throw new TimeoutException()));
        Assert.Equal(0, _handlers);

        Add(Count);
        Add(Count); // is there already

        Assert.Equal(1, _handlers);
    }

    [Fact]
    public void WhatTheAccessorWaitsForMayRemoveAListener()
    {
        Add(_ =>
        {
            Count(_);
            Thread other = new(() => _listeners.Remove(_listener));
            other.Start();
            Assert.True(other.Join(Patience));
        });

        Assert.Equal(0, _handlers);
    }

    private void Add(Action<Action> add) => _listeners.Add(_listener, static () => { }, add, _ => _handlers--);

    private void Count(Action handler) => _handlers++;
}
