namespace Binder.Aidl.Tests.Conformance.Suite;

/// <summary>Plays the method once with these arguments.</summary>
/// <param name="arguments">The method's arguments.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class WithAttribute(params object[] arguments) : Attribute
{
    public object[] Arguments => arguments;
}
