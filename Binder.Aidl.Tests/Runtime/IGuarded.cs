namespace Binder.Aidl.Tests.Runtime;

[BinderInterface("com.example.test.IGuarded")]
public partial interface IGuarded : IInterface
{
    [EnforcePermission("a")]
    int One();

    [EnforcePermission(AnyOf = ["b", "a"])]
    int Any();

    [EnforcePermission(AllOf = ["a", "b"])]
    int All();

    [EnforcePermission("a")]
    int Value { get; set; }

    [EnforcePermission("a")]
    event Action<int> Rang;

    [RequiresNoPermission]
    int Free();
}

/// <summary>An interface without members that say what they need.</summary>
[BinderInterface("com.example.test.IGuardedWhole"), EnforcePermission("whole")]
public partial interface IGuardedWhole : IInterface
{
    int One();
}
