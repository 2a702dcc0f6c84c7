using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>An interface that is being read.</summary>
/// <param name="Type">Its symbol.</param>
/// <param name="Declaration">Where it is declared.</param>
/// <param name="Descriptor">Its descriptor.</param>
/// <param name="Stem">Its name without interface prefix.</param>
internal sealed record InterfaceSite(INamedTypeSymbol Type, TypeModel Declaration, string Descriptor, string Stem);
