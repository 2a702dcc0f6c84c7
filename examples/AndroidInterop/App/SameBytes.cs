using Binder;
using static Examples.Checks;
using FromAidl = Com.Example.Door;
using FromCSharp = DoorLock;

namespace AndroidInterop;

/// <summary>Both contracts are one on the wire: names, codes, and every byte of the same calls, in both directions at once.</summary>
internal static class SameBytes
{
    public static async Task ShowAsync(ServiceManager services)
    {
        Check(
            FromCSharp.IDoorLock.Descriptor == FromAidl.IDoorLock.Descriptor && FromCSharp.IDoorKeeper.Descriptor == FromAidl.IDoorKeeper.Descriptor,
            $"one descriptor: {FromAidl.IDoorLock.Descriptor}");

        string codes = string.Join(", ", CodesOf(FromAidl.IDoorLock.Transactions.NameOf));
        Check(codes == string.Join(", ", CodesOf(FromCSharp.IDoorLock.Transactions.NameOf)), $"one list of transactions: {codes}");

        Wiretap toAidl = new(services.WaitForService(Locks.Aidl));
        await CallAsync(toAidl.As<FromCSharp.IDoorLock>());
        Wiretap toCSharp = new(services.WaitForService(Locks.CSharp));
        Call(toCSharp.As<FromAidl.IDoorLock>());
        Check(toAidl.Exchanges.Count == toCSharp.Exchanges.Count, $"{toAidl.Exchanges.Count} calls each");
        foreach ((Exchange left, Exchange right) in toAidl.Exchanges.Zip(toCSharp.Exchanges))
        {
            Check(
                left == right,
                $"{FromAidl.IDoorLock.Transactions.NameOf(left.Code)}, from C# to .aidl and from .aidl to C#: {(left == right ? left.Sizes : $"{left}, {right}")}");
        }
    }

    private static IEnumerable<string> CodesOf(Func<uint, string?> nameOf)
    {
        for (uint code = IBinder.FirstCallTransaction; nameOf(code) is { } name; code++)
            yield return $"{code} {name}";
    }

    private static async Task CallAsync(FromCSharp.IDoorLock doorLock)
    {
        await doorLock.OpenAsync(new FromCSharp.Credential.Pin("2580"));
        await doorLock.OpenAsync(new FromCSharp.Credential.Card(new byte[] { 0xCA, 0xFE, 0x42 }));
        doorLock.SecondsOpen = doorLock.SecondsOpen + 5;
        await doorLock.OpenAsync(new FromCSharp.Credential.Phone("555-0100"));
        doorLock.Visits(3);
        doorLock.SetKeeper(null);
        await Throws.From<ArgumentException>(() => doorLock.OpenAsync(new FromCSharp.Credential.Pin("123456789")));
    }

    private static void Call(FromAidl.IDoorLock doorLock)
    {
        doorLock.Open(new FromAidl.Credential.Pin("2580"));
        doorLock.Open(new FromAidl.Credential.Card([0xCA, 0xFE, 0x42]));
        doorLock.SetSecondsOpen(doorLock.GetSecondsOpen() + 5);
        doorLock.Open(new FromAidl.Credential.Phone("555-0100"));
        doorLock.Visits(3);
        doorLock.SetKeeper(null);
        Throws.From<ArgumentException>(() => doorLock.Open(new FromAidl.Credential.Pin("123456789")));
    }
}
