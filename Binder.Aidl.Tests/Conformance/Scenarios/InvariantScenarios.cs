using System.Runtime.InteropServices;
using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Suite;
using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Scenarios;

/// <summary>Past vulnerabilities of the kernel's driver, each as what must hold. That nothing is left at the end is part of every one.</summary>
internal sealed class InvariantScenarios : Scenario
{
    private const ulong Cookie = 0x33;

    [Item(201)]
    [With(0)]
    [With(1)]
    [With(2)]
    public void BuffersComeAndGoWhileTheAreaIsUnmapped(int first)
    {
        Stage.Needs(Capability.Unmap);
        Queue<ulong> delivered = [];
        SendUntilDead(8);
        delivered.Enqueue(S.Main.Expect("NOOP TXN").Transaction.Data.buffer);
        ActorThread other = S.NewThread();
        Action[] actions =
        [
            S.Unmap,
            () => SendUntilDead(16),
            () => FreeAll(other, delivered),
        ];
        World.Together([.. actions[first..], .. actions[..first]]);

        FreeAll(S.Main, delivered);
        C.Main.Write(c => c.Oneway(Handle));
        C.Main.Expect("NOOP DEAD_REPLY");
    }

    [Item(202)]
    [With(false)]
    [With(true)]
    public void TheDeviceIsClosedWithABuffer(bool senderDiesFirst)
    {
        int device = C.Port.DeviceDescriptor();
        ulong source = C.Port.Place(MemoryMarshal.AsBytes<int>([device, device]));
        C.Main.Write(c => c.CallGathering(Handle, 8, m => m.Filled(8).Pointer(source, 8).FileArray(2, 0, 0)));
        Received call = S.Main.Expect("NOOP TXN");
        if (senderDiesFirst && !World.IsKernel) // the kernel's open file lives on in S
            C.Close();

        S.Main.Write(c => c.FreeBuffer(call).Reply());

        S.Main.Settle();
        S.Main.Write(c => c.Oneway(0, 9));
        Check.Equal(9u, M.Main.Expect("NOOP TXN").Transaction.Data.code);
        if (!C.IsClosed)
            C.Main.Settle();
    }

    [Item(203)]
    public void ABufferIsFreedAfterItsDeliveryAndOnce()
    {
        ulong guess = S.Port.AreaAddress;
        C.Main.Write(c => c.Oneway(Handle, 1, m => m.Filled(100, 0x5A)).Oneway(Handle, 2, m => m.Filled(100, 0xA5)));
        S.Main.Write(c => c.FreeBuffer(guess).FreeBuffer(guess + 104).FreeBuffer(guess + 8));

        Received first = S.Main.Expect("NOOP TXN");
        Check.Equal(guess, first.Transaction.Data.buffer);
        Check.True(first.Transaction.Bytes.All(static value => value == 0x5A), "the first one is whole");
        S.Main.Write(c => c.FreeBuffer(first).FreeBuffer(first).FreeBuffer(guess + 104));
        C.Main.Settle();
        C.Main.Write(c => c.Call(Handle, 3, m => m.Filled(100, 0x77))); // lands where the first one was
        S.Main.Write(c => c.FreeBuffer(first));

        Received second = S.Main.Expect("NOOP TXN");
        Check.True(second.Transaction.Bytes.All(static value => value == 0xA5), "the second one is whole");
        Received third = S.Main.Expect("NOOP TXN");
        Check.True(third.Transaction.Bytes.All(static value => value == 0x77), "the third one is whole");
        Check.Equal(guess, third.Transaction.Data.buffer);
    }

    [Item(204)]
    [With(true, false)]
    [With(false, false)]
    [With(true, true)]
    [With(false, true)]
    public void ABufferIsFreedWhileItsCallIsAnswered(bool freesFirst, bool callerDies)
    {
        ActorThread other = S.NewThread();
        for (int i = 0; i < 8; i++)
        {
            Received call = CallAndRead(m => m.Binder(0x100, 0x200).Handle(Handle));
            Action free = () => other.Write(c => c.FreeBuffer(call));
            Action reply = () => S.Main.Write(c => c.Reply(0, m => m.Filled(64)));
            World.Together(freesFirst ? [free, reply] : [reply, free]);
            if (callerDies && i == 7)
                C.Close();
            else
                C.Main.Settle();
            S.Main.Settle();
            other.Write(c => c.FreeBuffer(call));
        }
    }

    [Item(205)]
    [With(ulong.MaxValue, 0UL, 0UL)]
    [With(ulong.MaxValue - 7, 8UL, 0UL)]
    [With(8UL, ulong.MaxValue - 7, 0UL)]
    [With(1UL << 63, 1UL << 63, 0UL)]
    [With(0UL, 0UL, ulong.MaxValue - 7)]
    [With(1UL << 63, 0UL, 1UL << 63)]
    [With(1UL << 62, 1UL << 63, 1UL << 62)]
    public void SizesWhoseSumOverflowsAreRefused(ulong data, ulong offsets, ulong parts)
    {
        C.Main.Write(c => c.CallGathering(Handle, parts, m => m.Filled(64).DataSize(data).OffsetsSize(offsets)));
        C.Main.Expect("NOOP FAILED_REPLY");
        ExpectNoBuffers();
        Check.Equal(8, CallAndRead(m => m.Filled(8)).Transaction.Bytes.Length);
    }

    [Item(206)]
    public void AThreadExitsWhileItIsPolled()
    {
        Stage.Needs(Capability.Poll);
        ActorThread polled = S.NewThread();
        polled.Port.ExitWhilePolled();
        C.Main.Write(c => c.Call(Handle));
        S.Main.Expect("NOOP TXN");
        polled.Port.ExitWhilePolled();
        C.Main.Write(c => c.Oneway(Handle));
        Check.True(polled.IsReadable, "a thread of that number is there again");
    }

    [Item(206)]
    public void AProcessDiesWhileItsThreadsWait()
    {
        ActorThread second = S.NewThread();
        S.Main.Park();
        second.Park();
        World.Together(S.Close, () => SendUntilDead(8));
        C.Main.Write(c => c.Oneway(Handle));
        C.Main.Expect("NOOP DEAD_REPLY");
    }

    [Item(207)]
    [With(1UL)]
    [With(2UL)]
    [With(8UL)]
    [With(48UL)]
    [With(ulong.MaxValue)]
    [With(1UL << 32)]
    public void AParentWasProcessedBefore(ulong parent)
    {
        ulong source = C.Port.Place(new byte[64]);
        C.Main.Write(c => c.CallGathering(
            Handle, 256, m => m.Filled(8).Pointer(source, 32).Pointer(source, 32, parent, 0).Pointer(source, 32).Pointer(source, 32)));
        ExpectRefused(Errno.EINVAL);
        C.Main.Write(c => c.CallGathering(Handle, 256, m => m.Filled(8).Pointer(source, 32).FileArray(1, parent, 0).Pointer(source, 32)));
        ExpectRefused(Errno.EINVAL);
    }

    [Item(208)]
    [With(0)]
    [With(1)]
    public void AThreadExitsWhileTheLastReferenceToItsNodeGoes(int first)
    {
        for (int i = 0; i < 8; i++)
        {
            ActorThread exporter = C.NewThread();
            exporter.Write(c => c.Call(Handle, 1, m => m.Binder(0x100, 0x200)));
            Received call = S.Main.Expect("NOOP TXN");
            Action[] actions = [() => exporter.Exit(), () => S.Main.Write(c => c.FreeBuffer(call))];
            World.Together([.. actions[first..], .. actions[..first]]);
            S.Main.Write(c => c.Reply());
            S.Main.Settle();
            C.Main.Settle();
        }

        // The node can be exported anew, with another cookie: nothing of the old ones is left.
        C.Main.Write(c => c.Call(Handle, 1, m => m.Binder(0x100, 0x300)));
        S.Main.Expect("NOOP TXN");
    }

    [Item(209)]
    public void IdentityIsThatOfTheOpenFile()
    {
        Stage.Needs(Capability.ChangingUser);
        if (World.IsKernel)
            throw new SkipException("what the kernel checks by the open file's credentials is its security module's affair");

        uint before = C.Port.Euid;
        C.Port.ChangeEuid(before + 1234);
        Check.Equal(before, CallAndRead().Transaction.Data.sender_euid);
        C.Port.ChangeEuid(before);
    }

    [Item(210)]
    [With(0)]
    [With(1)]
    public void AReferenceToADyingNodeIsWholeOrNotThere(int first)
    {
        Actor third = Stage.Open();
        uint thirds = Stage.Share(third, C, ptr: 0x9000);
        Action[] actions =
        [
            S.Close,
            () =>
            {
                for (int i = 0; i < 8; i++)
                    C.Main.Write(c => c.Oneway(thirds, 1, m => m.Handle(Handle)).Acquire(Handle).Release(Handle));
            },
        ];
        World.Together([.. actions[first..], .. actions[..first]]);

        for (int i = 0; i < 8; i++)
        {
            Received oneway = third.Main.Expect("NOOP TXN");
            uint handle = oneway.Transaction.Object(0).handle;
            Check.Equal(1u, handle);
            third.Main.Write(c => c.Call(handle));
            third.Main.Expect("NOOP DEAD_REPLY");
            third.Main.Write(c => c.FreeBuffer(oneway));
        }

        third.Main.Write(c => c.Call(1));
        third.Main.Expect("NOOP FAILED_REPLY"); // the reference went with the last buffer
    }

    [Item(210)]
    public void AFirstReferenceThatFailsIsRemoved()
    {
        for (int i = 0; i < 4; i++)
        {
            C.Main.Write(c => c.Call(Handle, 1, m => m.Binder(0x100, 0x200).Handle(99)));
            ExpectRefused(Errno.EINVAL);
        }

        Check.Equal(1u, CallAndRead(m => m.Binder(0x100, 0x300)).Transaction.Object(0).handle);
    }

    [Item(211)]
    [With(0)]
    [With(1)]
    public void ACallThatRacesWithUnmappingFindsTheAreaOrADeadProcess(int first)
    {
        Stage.Needs(Capability.Unmap);
        Action[] actions = [S.Unmap, () => SendUntilDead(32)];
        World.Together([.. actions[first..], .. actions[..first]]);

        C.Main.Write(c => c.Call(Handle));
        C.Main.Expect("NOOP DEAD_REPLY");
        int delivered = 0;
        for (Received next = S.Main.Read(); next.HasTransaction; next = S.Main.Read(), delivered++)
            S.Main.Write(c => c.FreeBuffer(next));
        Check.True(delivered <= 32, "each at most once");
    }

    [Item(212)]
    [With(false)]
    [With(true)]
    public void AFailureReleasesExactlyWhatWasTranslated(bool goodOneFirst)
    {
        Actor third = Stage.Open();
        uint thirds = Stage.Share(third, C, ptr: 0x9000);
        for (int i = 0; i < 4; i++)
        {
            C.Main.Write(c => c.Call(Handle, 1, m => _ = goodOneFirst ? m.Handle(thirds).Handle(99) : m.Handle(99).Handle(thirds)));
            ExpectRefused(Errno.EINVAL);
        }

        third.Main.ExpectNothing(); // neither released too often
        C.Main.Write(c => c.Release(thirds));
        third.Main.Expect("NOOP RELEASE(9000,6000) DECREFS(9000,6000)"); // nor too seldom
    }

    [Item(212)]
    [With(4)]
    [With(12)]
    [With(20)]
    public void OffsetsThatAreNoWholeNumbersAreNotWalked(int size)
    {
        Actor third = Stage.Open();
        uint thirds = Stage.Share(third, C, ptr: 0x9000);
        C.Main.Write(c => c.Call(Handle, 1, m => m.Handle(thirds).Handle(thirds).Handle(thirds).OffsetsSize((ulong)size)));
        ExpectRefused(Errno.EINVAL);
        third.Main.ExpectNothing();
        C.Main.Write(c => c.Release(thirds));
        third.Main.Expect("NOOP RELEASE(9000,6000) DECREFS(9000,6000)");
    }

    [Item(213)]
    public void WorkOfAPolledThreadForItselfMakesItReadable()
    {
        Stage.Needs(Capability.Poll);
        Check.True(!C.Main.IsReadable, "nothing to read");
        C.Main.Write(c => c.Call(99));
        Check.True(C.Main.IsReadable, "a failed call");
        C.Main.Expect("NOOP FAILED_REPLY");
        S.Close();
        C.Main.Write(c => c.RequestDeath(Handle, Cookie));
        Check.True(C.Main.IsReadable, "an obituary at once");
        C.Main.Expect("NOOP DEAD_BINDER(33)");
        C.Main.Write(c => c.EnterLooper().DeadBinderDone(Cookie).ClearDeath(Handle, Cookie));
        Check.True(C.Main.IsReadable, "a clearance at once");
        C.Main.Expect("NOOP CLEAR_DEATH_DONE(33)");
    }

    [Item(214)]
    [With(25)]
    [With(26)]
    [With(27)]
    public void AMisalignedOffsetReleasesWhatCameBeforeIt(int offset)
    {
        Actor third = Stage.Open();
        uint thirds = Stage.Share(third, C, ptr: 0x9000);
        C.Main.Write(c => c.Call(Handle, 1, m => m.Handle(thirds).Offset((ulong)offset).Filled(40)));
        ExpectRefused(Errno.EINVAL);
        third.Main.ExpectNothing();
        C.Main.Write(c => c.Release(thirds));
        third.Main.Expect("NOOP RELEASE(9000,6000) DECREFS(9000,6000)");
    }

    [Item(215)]
    [With("queued", "listener")]
    [With("queued", "reference")]
    [With("queued", "owner")]
    [With("delivered", "listener")]
    [With("delivered", "reference")]
    [With("delivered", "owner")]
    [With("changed", "listener")]
    [With("changed", "reference")]
    [With("changed", "owner")]
    [With("cleared", "listener")]
    [With("cleared", "reference")]
    [With("cleared", "owner")]
    public void AnybodyVanishesAtAnyPointOfAFreezeNotification(string state, string who)
    {
        if (!IsAtLeast(6, 12))
            throw new SkipException("freeze notifications came with Linux 6.12");

        C.Main.Write(c => c.RequestFreeze(Handle, Cookie));
        if (state != "queued")
            C.Main.Expect("NOOP FROZEN_BINDER(33,0)");
        if (state == "changed")
            Check.Equal(Errno.None, S.Freeze());
        if (state == "cleared")
            C.Main.Write(c => c.ClearFreeze(Handle, Cookie));

        if (who == "listener")
            C.Close();
        else if (who == "owner")
            S.Close();
        else
            C.Main.Write(c => c.Release(Handle));

        if (C.IsClosed)
            return;
        _ = C.Main.TryWrite(c => c.FreezeDone(Cookie));
        C.Main.Settle();
        C.Main.ExpectNothing();
    }

    [Item(216)]
    [With(0)]
    [With(1)]
    public void AnOwnerDiesWhileItsDeathLinksAreCleared(int first)
    {
        const int Links = 8;
        uint[] handles = [.. Enumerable.Range(0, Links).Select(i => Stage.Share(S, C, ptr: 0x100000 + (ulong)(i * 16)))];
        C.Main.Write(c =>
        {
            for (int i = 0; i < Links; i++)
                c.RequestDeath(handles[i], (ulong)i);
        });
        ActorThread clearing = C.NewThread();
        Action[] actions =
        [
            S.Close,
            () =>
            {
                for (int i = 0; i < Links; i++)
                    clearing.Write(c => c.ClearDeath(handles[i], (ulong)i));
            },
        ];
        World.Together([.. actions[first..], .. actions[..first]]);

        HashSet<ulong> cleared = [];
        HashSet<ulong> died = [];
        for (Received next = C.Main.Read(); next.Error == Errno.None; next = C.Main.Read())
        {
            foreach (Returned returned in next.Returns)
            {
                if (returned.Code == BinderReturn.BR_DEAD_BINDER)
                {
                    Check.True(died.Add(returned.First) && !cleared.Contains(returned.First), "one obituary, before the clearance");
                    C.Main.Write(c => c.DeadBinderDone(returned.First));
                }
                else if (returned.Code == BinderReturn.BR_CLEAR_DEATH_NOTIFICATION_DONE)
                {
                    Check.True(cleared.Add(returned.First), "one clearance");
                }
            }
        }

        Check.Equal(Links, cleared.Count, "every clearance came");
    }

    [Item(217)]
    public void UntranslatedObjectsAreNeverSeen()
    {
        byte[] secret = [0xDE, 0xC0, 0xAD, 0x0B, 0xEF, 0xBE, 0x11, 0x22];
        C.Main.Write(c => c.Oneway(Handle, 1, m => m.Filled(256)));
        Received before = S.Main.Expect("NOOP TXN");
        ulong area = before.Transaction.Data.buffer;
        S.Main.Write(c => c.FreeBuffer(before));
        C.Main.Settle();

        ulong pointer = BitConverter.ToUInt64(secret);
        C.Main.Write(c => c.Call(Handle, 1, m => m.Binder(pointer, pointer).WeakBinder(pointer, pointer + 1)));
        ExpectRefused(Errno.EINVAL);
        Check.True(S.Port.Peek(area, 256).AsSpan().IndexOf(secret) < 0, "the receiver sees a sender's pointer");
        Received call = CallAndRead(m => m.Binder(pointer, pointer));
        Check.True(call.Transaction.Bytes.AsSpan().IndexOf(secret) < 0, "the receiver gets a sender's pointer");
    }

    private static void FreeAll(ActorThread thread, Queue<ulong> delivered)
    {
        while (true)
        {
            if (thread.Read() is { HasTransaction: true } next)
                delivered.Enqueue(next.Transaction.Data.buffer);
            else if (delivered.TryDequeue(out ulong buffer))
                thread.Write(c => c.FreeBuffer(buffer));
            else
                return;
        }
    }

    // Each one-way is sent, finds no room, or finds a process that is dead to it.
    private void SendUntilDead(int count)
    {
        for (int i = 0; i < count; i++)
        {
            C.Main.Write(c => c.Oneway(Handle, 2, m => m.Filled(3000)));
            string outcome = C.Main.Read();
            Check.True(outcome is "NOOP TC" or "NOOP DEAD_REPLY" or "NOOP FAILED_REPLY", outcome);
        }
    }
}
