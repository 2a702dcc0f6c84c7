namespace Binder.Aidl.Tests.Conformance.Suite;

/// <summary>The method plays a line of the checklist, or a part of it.</summary>
/// <param name="number">The line.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class ItemAttribute(int number) : Attribute
{
    public int Number => number;
}
