using Binder.Aidl.Tests.Conformance.Actors;

namespace Binder.Aidl.Tests.Conformance.Hostile;

/// <summary>Streams of commands as a process could send them: handles, buffers and cookies are guessed, and the guesses are often right.</summary>
internal static class PlausibleCommands
{
    public static byte[] Build(ISpace space, Dice dice, int descriptors) => Commands.Build(space, commands =>
    {
        for (int count = 1 + dice.Below(6); count > 0; count--)
            Add(commands, space, dice, descriptors);
    });

    private static void Add(Commands commands, ISpace space, Dice dice, int descriptors)
    {
        uint handle = (uint)Math.Max(dice.Below(8) - 2, 0); // 0, where the others come from, more often
        ulong cookie = (ulong)dice.Below(4);
        ulong node = 0x1000 + (8 * (ulong)dice.Below(16));
        ulong buffer = space.AreaAddress + (8 * (ulong)dice.Below(64));
        _ = dice.Below(24) switch
        {
            0 or 1 or 2 => commands.Call(handle, 1, m => Fill(m, dice, descriptors)),
            3 or 4 => commands.Oneway(handle, 1, m => Fill(m, dice, descriptors), (uint)dice.Pick(0, 0x20, 0x40)),
            5 or 6 or 7 => commands.Reply(0, m => Fill(m, dice, descriptors)),
            8 => commands.CallGathering(handle, 256, m => Gather(m, space, dice), 0x10),
            9 => commands.ReplyGathering(256, m => Gather(m, space, dice)),
            10 or 11 or 12 => commands.FreeBuffer(buffer),
            13 => commands.Increfs(handle),
            14 => commands.Acquire(handle),
            15 => commands.Release(handle),
            16 => commands.Decrefs(handle),
            17 => commands.IncrefsDone(node, node).AcquireDone(node, node),
            18 => commands.RequestDeath(handle, cookie),
            19 => commands.ClearDeath(handle, cookie),
            20 => commands.DeadBinderDone(cookie),
            21 => commands.RequestFreeze(handle, cookie),
            22 => dice.OneIn(2) ? commands.ClearFreeze(handle, cookie) : commands.FreezeDone(cookie),
            _ => dice.Below(3) switch
            {
                0 => commands.EnterLooper(),
                1 => commands.RegisterLooper(),
                _ => commands.ExitLooper(),
            },
        };
    }

    private static void Fill(Message message, Dice dice, int descriptors)
    {
        if (dice.OneIn(2))
            message.Filled(dice.Pick(4, 100, 1000, 20_000));
        for (int count = dice.Below(4); count > 0; count--)
        {
            ulong node = 0x1000 + (8 * (ulong)dice.Below(16));
            _ = dice.Below(6) switch
            {
                0 or 1 => message.Binder(node, node),
                2 => message.WeakBinder(node, node),
                3 => message.Handle((uint)dice.Below(6)),
                4 => message.WeakHandle((uint)dice.Below(6)),
                _ => message.File(dice.Below(descriptors + 1)),
            };
        }
    }

    private static void Gather(Message message, ISpace space, Dice dice)
    {
        ulong source = space.Place(new byte[64]);
        message.Filled(8).Pointer(source, 64).Pointer(source, 16, 0, (ulong)dice.Pick(0, 8, 16, 60));
        if (dice.OneIn(2))
            message.FileArray((ulong)dice.Below(4), (ulong)dice.Below(3), (ulong)dice.Pick(0, 4, 32));
    }
}
