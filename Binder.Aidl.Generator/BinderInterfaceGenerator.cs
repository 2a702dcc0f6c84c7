using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator;

[Generator]
public sealed class BinderInterfaceGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
