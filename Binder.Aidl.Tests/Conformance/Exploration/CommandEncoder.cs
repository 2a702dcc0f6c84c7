using System.Runtime.InteropServices;
using Binder.Protocol;
using static Binder.Protocol.BinderCommand;
using static Binder.Protocol.BinderObjectType;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>Turns the commands of an <c>io</c> step into bytes, and places what they point to in the arena of the world.</summary>
internal sealed class CommandEncoder(ExplorationWorld world)
{
    /// <summary>Numbers that the test files have in every process, whichever the world.</summary>
    public const int FirstFile = 700;

    public const int Files = 2;

    /// <summary>Cookie of handle objects, where all objects are declared: no receiver may ever see it.</summary>
    public const ulong Canary = 0xC0FF_EE00_DEAD_BEEF;

    private readonly byte[] _stream = new byte[8192];
    private readonly byte[] _data = new byte[16384];
    private readonly ulong[] _offsets = new ulong[64];
    private int _length;
    private int _dataLength;
    private int _offsetCount;
    private int _placed;
    private ulong _handleCookie;

    public ReadOnlySpan<byte> Encode(Slot slot, Term[] commands)
    {
        world.Arena[.._placed].Clear();
        _placed = 0;
        _length = 0;
        _handleCookie = Array.Exists(commands, MisstatesSizes) ? 0 : Canary;
        foreach (Term command in commands)
            Command(slot, command);
        return _stream.AsSpan(0, _length);
    }

    /// <summary>It may send what was meant for another message, as it is.</summary>
    private static bool MisstatesSizes(Term command) =>
        Array.Exists(command.Parts, static part => part.Name is "datasize" or "offsetssize");

    private void Command(Slot slot, Term c)
    {
        switch (c.Name)
        {
            case "call":
                Put(BC_TRANSACTION, Transaction(c.Parts, c[0], c[1], c[2]));
                break;
            case "callsg":
                Put(BC_TRANSACTION_SG, Transaction(c.Parts, c[0], c[1], c[2]));
                Put(c[3]);
                break;
            case "reply":
                Put(BC_REPLY, Transaction(c.Parts, 0, c[0], c[1]));
                break;
            case "replysg":
                Put(BC_REPLY_SG, Transaction(c.Parts, 0, c[0], c[1]));
                Put(c[2]);
                break;
            case "free":
                Put(BC_FREE_BUFFER, world.BufferAddress(slot, (int)c[0]));
                break;
            case "freeat":
                Put(BC_FREE_BUFFER, slot.AreaAddress + c[0]);
                break;
            case "increfs":
                Put(BC_INCREFS, (uint)c[0]);
                break;
            case "acquire":
                Put(BC_ACQUIRE, (uint)c[0]);
                break;
            case "release":
                Put(BC_RELEASE, (uint)c[0]);
                break;
            case "decrefs":
                Put(BC_DECREFS, (uint)c[0]);
                break;
            case "increfsdone":
                Put(BC_INCREFS_DONE, new binder_ptr_cookie { ptr = c[0], cookie = c[1] });
                break;
            case "acquiredone":
                Put(BC_ACQUIRE_DONE, new binder_ptr_cookie { ptr = c[0], cookie = c[1] });
                break;
            case "enter":
                Put(BC_ENTER_LOOPER);
                break;
            case "register":
                Put(BC_REGISTER_LOOPER);
                break;
            case "leave":
                Put(BC_EXIT_LOOPER);
                break;
            case "death":
                Put(BC_REQUEST_DEATH_NOTIFICATION, new binder_handle_cookie { handle = (uint)c[0], cookie = c[1] });
                break;
            case "cleardeath":
                Put(BC_CLEAR_DEATH_NOTIFICATION, new binder_handle_cookie { handle = (uint)c[0], cookie = c[1] });
                break;
            case "deathdone":
                Put(BC_DEAD_BINDER_DONE, c[0]);
                break;
            case "watch":
                Put(BC_REQUEST_FREEZE_NOTIFICATION, new binder_handle_cookie { handle = (uint)c[0], cookie = c[1] });
                break;
            case "unwatch":
                Put(BC_CLEAR_FREEZE_NOTIFICATION, new binder_handle_cookie { handle = (uint)c[0], cookie = c[1] });
                break;
            case "watchdone":
                Put(BC_FREEZE_NOTIFICATION_DONE, c[0]);
                break;
            case "word":
                Put((uint)c[0]);
                break;
            default:
                throw new FormatException($"'{c.Name}' is no command.");
        }
    }

    private binder_transaction_data Transaction(Term[] parts, ulong handle, ulong code, ulong flags)
    {
        _dataLength = 0;
        _offsetCount = 0;
        ulong? dataSize = null;
        ulong? offsetsSize = null;
        bool isDataBad = false;
        bool areOffsetsBad = false;
        foreach (Term part in parts)
        {
            switch (part.Name)
            {
                case "datasize":
                    dataSize = part[0];
                    break;
                case "offsetssize":
                    offsetsSize = part[0];
                    break;
                case "baddata":
                    isDataBad = true;
                    break;
                case "badoffsets":
                    areOffsetsBad = true;
                    break;
                default:
                    Part(part);
                    break;
            }
        }

        return new binder_transaction_data
        {
            target = handle,
            code = (uint)code,
            flags = (uint)flags,
            data_size = dataSize ?? (uint)_dataLength,
            offsets_size = offsetsSize ?? (uint)_offsetCount * sizeof(ulong),
            buffer = isDataBad ? ExplorationWorld.BadAddress : Place(_data.AsSpan(0, _dataLength)),
            offsets = areOffsetsBad ? ExplorationWorld.BadAddress : Place(MemoryMarshal.AsBytes(_offsets.AsSpan(0, _offsetCount))),
        };
    }

    private void Part(Term p)
    {
        switch (p.Name)
        {
            case "bytes":
                _data.AsSpan(_dataLength, (int)p[0]).Fill((byte)p[1]);
                _dataLength += (int)p[0];
                break;
            case "offset":
                _offsets[_offsetCount++] = p[0];
                break;
            case "binder":
                Object(new flat_binder_object { type = BINDER_TYPE_BINDER, binder = p[0], cookie = p[1], flags = (uint)p[2] });
                break;
            case "weak":
                Object(new flat_binder_object { type = BINDER_TYPE_WEAK_BINDER, binder = p[0], cookie = p[1], flags = (uint)p[2] });
                break;
            case "handle":
                Object(new flat_binder_object { type = BINDER_TYPE_HANDLE, binder = p[0], cookie = _handleCookie, flags = (uint)p[1] });
                break;
            case "weakhandle":
                Object(new flat_binder_object { type = BINDER_TYPE_WEAK_HANDLE, binder = p[0], cookie = _handleCookie, flags = (uint)p[1] });
                break;
            case "file":
                Object(new binder_fd_object { type = BINDER_TYPE_FD, fd = FirstFile + (uint)p[0], pad_fd = 0xFFFF, cookie = p[1] });
                break;
            case "array":
                Object(new binder_fd_array_object { type = BINDER_TYPE_FDA, num_fds = p[0], parent = p[1], parent_offset = p[2] });
                break;
            case "ptr":
                Pointer(p);
                break;
            case "object":
                Object(new flat_binder_object { type = (uint)p[0] });
                break;
            default:
                throw new FormatException($"'{p.Name}' is no part of a message.");
        }
    }

    /// <summary><c>ptr(length,file)</c> or <c>ptr(length,file,parent,offset)</c>: its bytes are numbers of that file; another one makes its address bad.</summary>
    private void Pointer(Term p)
    {
        Span<byte> source = stackalloc byte[((int)Math.Min(p[0], 256) + 3) & ~3];
        MemoryMarshal.Cast<byte, int>(source).Fill(FirstFile + (int)p[1]);
        bool hasParent = p.Values.Length > 2;
        Object(new binder_buffer_object
        {
            type = BINDER_TYPE_PTR,
            flags = hasParent ? binder_buffer_object.BINDER_BUFFER_FLAG_HAS_PARENT : 0,
            buffer = p[1] > Files ? ExplorationWorld.BadAddress : Place(source),
            length = p[0],
            parent = p[2],
            parent_offset = p[3],
        });
    }

    private void Object<T>(in T value)
        where T : unmanaged
    {
        _offsets[_offsetCount++] = (uint)_dataLength;
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value));
        bytes.CopyTo(_data.AsSpan(_dataLength));
        _dataLength += bytes.Length;
    }

    private ulong Place(ReadOnlySpan<byte> content)
    {
        ulong address = (ulong)ExplorationWorld.ArenaStart + (uint)_placed;
        content.CopyTo(world.Arena[_placed..]);
        _placed += (content.Length + 7) & ~7;
        return address;
    }

    private void Put(uint word) => Put<uint>(word);

    private void Put<T>(uint command, in T payload)
        where T : unmanaged
    {
        Put(command);
        Put(payload);
    }

    private void Put<T>(in T value)
        where T : unmanaged
    {
        MemoryMarshal.Write(_stream.AsSpan(_length), in value);
        _length += System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
    }
}
