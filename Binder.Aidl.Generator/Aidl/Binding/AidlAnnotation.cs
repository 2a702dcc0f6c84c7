using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Binding;

/// <summary>An annotation with evaluated arguments.</summary>
/// <param name="Name">Without the <c>@</c>.</param>
/// <param name="Arguments">In the order of the source; those without a name have the name <c>value</c>.</param>
internal sealed record AidlAnnotation(string Name, EquatableArray<AidlAnnotationArgument> Arguments)
{
    /// <summary>The argument's value, null if it is not given.</summary>
    public AidlValue? this[string name] => Arguments.FirstOrDefault(argument => argument.Name == name)?.Value;

    /// <summary>Whether the boolean argument is given and true.</summary>
    public bool Flag(string name) => this[name] is { Kind: AidlValueKind.Boolean, Integer: 1 };

    /// <summary>The strings of an argument that is a string or an array of strings; empty if it is not given.</summary>
    public IEnumerable<string> Strings(string name) => this[name] switch
    {
        { Kind: AidlValueKind.String } text => [text.Text],
        { Kind: AidlValueKind.Array } array => array.Elements.Where(static element => element.Kind == AidlValueKind.String).Select(static element => element.Text),
        _ => [],
    };
}

/// <summary>An argument of an annotation.</summary>
internal sealed record AidlAnnotationArgument(string Name, AidlValue Value);
