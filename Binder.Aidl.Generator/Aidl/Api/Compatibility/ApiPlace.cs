using Binder.Aidl.Generator.Aidl.Binding;

namespace Binder.Aidl.Generator.Aidl.Api.Compatibility;

/// <summary>What in a declaration a change is about.</summary>
/// <param name="Part">Which part of it.</param>
/// <param name="Position">Where the name of the type, member or parameter stands.</param>
/// <param name="Annotation">The name of the annotation, if one is meant.</param>
internal readonly record struct ApiPlace(ApiPart Part, AidlPosition Position, string Annotation = "");

/// <summary>Parts of declarations. What is not written is pointed at by the name.</summary>
internal enum ApiPart
{
    Name,

    /// <summary>The type of a result, a parameter, a field or a constant.</summary>
    Type,

    /// <summary>An annotation of a declaration or of its type.</summary>
    Annotation,

    /// <summary>The default of a field, the value of a constant or of an enumerator.</summary>
    Value,

    /// <summary>What makes a method one-way, at it or at its interface.</summary>
    Oneway,

    /// <summary>The direction of a parameter.</summary>
    Direction,

    /// <summary>The written id of a method.</summary>
    Id,
}
