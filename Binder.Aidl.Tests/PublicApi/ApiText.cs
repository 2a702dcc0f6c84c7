using System.Globalization;
using System.Reflection;
using System.Text;

namespace Binder.Aidl.Tests.PublicApi;

/// <summary>What an assembly offers, one line per type and member, in an order that does not depend on the compiler.</summary>
internal static class ApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        StringBuilder text = new();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(static type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Header(type)).Append('\n');
            foreach (string member in Members(type).Order(StringComparer.Ordinal))
                text.Append("    ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string Header(Type type)
    {
        string kind = type.IsEnum ? "enum"
            : type.IsValueType ? "struct"
            : type.IsInterface ? "interface"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        List<string> bases = [];
        if (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object))
            bases.Add(NameOf(parent));
        bases.AddRange(type.GetInterfaces().Where(static each => each.IsPublic).Select(NameOf).Order(StringComparer.Ordinal));
        string name = type.IsNested ? $"{NameOf(type.DeclaringType!)}.{NameOf(type)}" : $"{type.Namespace}.{NameOf(type)}";
        return $"{kind} {name}{(bases.Count > 0 && !type.IsEnum ? " : " + string.Join(", ", bases) : "")}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => string.Create(
                CultureInfo.InvariantCulture, $"{name} = {Convert.ChangeType(Enum.Parse(type, name), type.GetEnumUnderlyingType(), CultureInfo.InvariantCulture)}"));
        }

        return type.GetMembers(Declared).Select(Describe).OfType<string>();
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        FieldInfo { IsSpecialName: false } field when IsVisible(field.Attributes) =>
            $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{NameOf(field.FieldType)} {field.Name}{Value(field)}",
        ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor.Attributes) => $"{Access(constructor)}.ctor({Parameters(constructor)})",
        MethodInfo { IsSpecialName: false } method when IsVisible(method.Attributes) =>
            $"{Access(method)}{Modifiers(method)}{ReturnType(method)} {method.Name}{TypeParameters(method)}({Parameters(method)})",
        PropertyInfo property when property.GetAccessors(nonPublic: true).Any(static accessor => IsVisible(accessor.Attributes)) => Describe(property),
        EventInfo { AddMethod: { } add } declared when IsVisible(add.Attributes) => $"event {NameOf(declared.EventHandlerType!)} {declared.Name}",
        _ => null,
    };

    private static string Describe(PropertyInfo property)
    {
        MethodInfo first = property.GetAccessors(nonPublic: true)[0];
        string accessors = string.Concat(
            property.GetMethod is { } getter && IsVisible(getter.Attributes) ? " get;" : "",
            property.SetMethod is { } setter && IsVisible(setter.Attributes) ? (IsInit(setter) ? " init;" : " set;") : "");
        string nullable = new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable && !property.PropertyType.IsValueType ? "?" : "";
        return $"{Access(first)}{Modifiers(first)}{NameOf(property.PropertyType)}{nullable} {property.Name} {{{accessors} }}";
    }

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Any(static modifier => modifier.Name == "IsExternalInit");

    private static bool IsVisible(MethodAttributes attributes) =>
        (attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private static bool IsVisible(FieldAttributes attributes) =>
        (attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        if (method.IsStatic)
            return method.IsAbstract ? "static abstract " : "static ";
        if (method.DeclaringType!.IsInterface)
            return "";
        if (method.IsAbstract)
            return "abstract ";
        bool isOverride = method.GetBaseDefinition().DeclaringType != method.DeclaringType;
        return isOverride ? "override " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";
    }

    private static string ReturnType(MethodInfo method) => NameOf(method.ReturnType) + Nullable(method.ReturnParameter);

    private static string TypeParameters(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(NameOf))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(static parameter =>
    {
        string direction = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? (parameter.IsIn ? "in " : "ref ") : "";
        string initial = parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "";
        return $"{direction}{NameOf(parameter.ParameterType)}{Nullable(parameter)} {parameter.Name}{initial}";
    }));

    private static string Nullable(ParameterInfo parameter) =>
        !parameter.ParameterType.IsValueType && new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable ? "?" : "";

    private static string Value(FieldInfo field) =>
        field.IsLiteral ? string.Create(CultureInfo.InvariantCulture, $" = {field.GetRawConstantValue()}") : "";

    private static string NameOf(Type type)
    {
        if (type.IsByRef)
            return NameOf(type.GetElementType()!);
        if (type.IsArray)
            return NameOf(type.GetElementType()!) + "[]";
        if (System.Nullable.GetUnderlyingType(type) is { } underlying)
            return NameOf(underlying) + "?";
        if (!type.IsGenericType)
            return type.Name;
        int tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        string name = tick < 0 ? type.Name : type.Name[..tick];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>";
    }
}
