using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Aidl.Syntax;
using Binder.Aidl.Generator.Diagnostics;

namespace Binder.Aidl.Generator.Aidl.Binding.Rules;

/// <summary>Types that are declared side by side inside another one must have an order in which each refers to earlier ones only.</summary>
internal static class NestedTypeRules
{
    public static void Check(BindingContext context, DeclarationSyntax outer, IndexedType type)
    {
        List<DeclarationSyntax> nested = [.. outer.Members.OfType<DeclarationSyntax>().Where(static member => !member.Name.IsMissing)];
        if (nested.Count < 2)
            return;

        Dictionary<string, HashSet<string>> references = [];
        foreach (DeclarationSyntax member in nested)
            references[member.Name.Text] = [.. References(context, member, type, type.Nested(member.Name.Text))];

        TakeAwayWithoutReferences(references);
        if (references.Count > 0)
        {
            DeclarationSyntax first = nested.First(member => references.ContainsKey(member.Name.Text));
            string names = string.Join(", ", references.Keys.OrderBy(static name => name, StringComparer.Ordinal).Select(static name => $"'{name}'"));
            context.Report(AidlDescriptors.NestedTypeCycle, first.Name.Span, names);
        }
    }

    /// <summary>Takes away what refers to nothing that is left, until nothing changes: circles, and what refers to them, are left.</summary>
    private static void TakeAwayWithoutReferences(Dictionary<string, HashSet<string>> references)
    {
        ILookup<string, string> users = references.SelectMany(static pair => pair.Value.Select(used => (used, pair.Key)))
            .ToLookup(static pair => pair.used, static pair => pair.Key);
        Dictionary<string, int> left = references.ToDictionary(static pair => pair.Key, pair => pair.Value.Count(references.ContainsKey));
        Stack<string> free = new(left.Where(static pair => pair.Value == 0).Select(static pair => pair.Key));
        while (free.Count > 0)
        {
            string name = free.Pop();
            references.Remove(name);
            foreach (string user in users[name])
            {
                if (--left[user] == 0)
                    free.Push(user);
            }
        }
    }

    private static IEnumerable<string> References(BindingContext context, DeclarationSyntax member, IndexedType outer, IndexedType? scope)
    {
        foreach (TypeSyntax type in Types(member))
        {
            if (BuiltinTypes.Find(type.Name.Text) is not null)
                continue;

            IndexedType? found = context.Resolver.Resolve(type.Name.Text, context.Outline, scope ?? outer);
            while (found is not null && found.Parent != outer)
                found = found.Parent;
            if (found is not null && found.Outline.Name != member.Name.Text)
                yield return found.Outline.Name;
        }
    }

    private static IEnumerable<TypeSyntax> Types(DeclarationSyntax declaration)
    {
        Stack<SyntaxNode> open = new([declaration]);
        while (open.Count > 0)
        {
            switch (open.Pop())
            {
                case TypeSyntax type:
                    yield return type;
                    foreach (TypeSyntax argument in type.Arguments)
                        open.Push(argument);
                    break;
                case DeclarationSyntax nested:
                    foreach (MemberSyntax member in nested.Members)
                        open.Push(member);
                    break;
                case FieldSyntax field:
                    open.Push(field.Type);
                    break;
                case MethodSyntax method:
                    open.Push(method.Type);
                    foreach (ArgumentSyntax argument in method.Arguments)
                        open.Push(argument.Type);
                    break;
            }
        }
    }
}
