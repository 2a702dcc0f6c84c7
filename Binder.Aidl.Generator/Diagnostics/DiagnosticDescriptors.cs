using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Diagnostics;

/// <summary>Every diagnostic, in the order of ids. An id is never used again for another fault.</summary>
internal static class DiagnosticDescriptors
{
    private const string Category = "Binder.Aidl";
    private const string HelpLink = "https://github.com/binder-dotnet/binder/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor NotPartial = Error(
        "AIDL001",
        "Annotated type is not partial",
        "Type '{0}' is not partial, so that nothing can be generated for it; add the 'partial' modifier");

    public static readonly DiagnosticDescriptor ContainerNotPartial = Error(
        "AIDL002",
        "Containing type is not partial",
        "Type '{0}' contains '{1}' but is not partial; add the 'partial' modifier or move '{1}' out of it");

    public static readonly DiagnosticDescriptor GenericType = Error(
        "AIDL003",
        "Annotated type is generic",
        "Type '{0}' is generic or inside a generic type, which AIDL cannot express; declare one type per type argument");

    public static readonly DiagnosticDescriptor FileLocalType = Error(
        "AIDL004",
        "Annotated type is file-local",
        "Type '{0}' is local to its file, where generated code cannot see it; make it internal");

    public static readonly DiagnosticDescriptor InheritedInterface = Error(
        "AIDL005",
        "Binder interface inherits an interface that is none",
        "Interface '{0}' inherits '{1}', which is no Binder interface, so that its members have no transaction codes; declare the members in '{0}', or mark '{1}' with [BinderInterface]");

    public static readonly DiagnosticDescriptor InvalidDescriptor = Error(
        "AIDL006",
        "Descriptor is empty",
        "The descriptor of '{0}' is empty; give a name such as \"com.example.{0}\", or leave the argument out to use the full name of the C# interface");

    public static readonly DiagnosticDescriptor GeneratedNameTaken = Error(
        "AIDL007",
        "Name of a generated type is taken",
        "The build generates '{0}' for interface '{1}', but '{2}' takes that name already; rename one of the two");

    public static readonly DiagnosticDescriptor MembersInSeveralParts = Error(
        "AIDL008",
        "Members are spread over several partial declarations",
        "Member '{0}' is not in the same partial declaration of '{1}' as the members before it, which leaves their order on the wire open; keep them in one declaration");

    public static readonly DiagnosticDescriptor LanguageTooOld = Error(
        "AIDL009",
        "Language version is too old",
        "The code generated for '{0}' needs C# 12, but this project is compiled as C# {1}; raise 'LangVersion' or remove it");

    public static readonly DiagnosticDescriptor Event = Error(
        "AIDL010",
        "Event cannot cross processes",
        "Event '{0}' cannot cross processes: its delegate '{1}' {2}");

    public static readonly DiagnosticDescriptor GenericMethod = Error(
        "AIDL012",
        "Binder method is generic",
        "Method '{0}' is generic, which AIDL cannot express; declare one method per type");

    public static readonly DiagnosticDescriptor Overload = Error(
        "AIDL013",
        "Binder method is overloaded",
        "Interface '{1}' has more than one method '{0}', which AIDL cannot express; give each method a name of its own");

    public static readonly DiagnosticDescriptor ReservedName = Error(
        "AIDL014",
        "Member has a reserved name",
        "The generated code of '{1}' uses the name '{0}'; rename this member");

    public static readonly DiagnosticDescriptor NonPublicMember = Error(
        "AIDL015",
        "Binder member is not public",
        "Member '{0}' is not public, so that other processes could not call it; make it public or give it a body");

    public static readonly DiagnosticDescriptor StaticAbstractMember = Error(
        "AIDL016",
        "Binder interface has a static abstract member",
        "Static member '{0}' is abstract, but a proxy cannot implement it; give it a body or make it an instance member");

    public static readonly DiagnosticDescriptor RefReturn = Error(
        "AIDL017",
        "Binder member returns by reference",
        "Member '{0}' returns a reference, but memory is not shared between processes; return the value");

    public static readonly DiagnosticDescriptor InitAccessor = Error(
        "AIDL018",
        "Binder property has an init accessor",
        "Property '{0}' has an 'init' accessor, which nobody can call on a remote object; use 'set' or leave it out");

    public static readonly DiagnosticDescriptor TransactionNameClash = Error(
        "AIDL019",
        "Accessor and method have the same transaction name",
        "Method '{0}' and an accessor of property '{1}' are both transaction '{0}'; rename one of the two");

    public static readonly DiagnosticDescriptor UnsupportedType = Error(
        "AIDL020",
        "Type cannot travel in a parcel",
        "Type '{0}' of {1} cannot travel in a parcel; {2}");

    public static readonly DiagnosticDescriptor NullablePrimitive = Error(
        "AIDL021",
        "Nullable primitive or enum",
        "Type '{0}' of {1} is a nullable primitive or enum, which AIDL does not have; use '{2}' and a value that means none, or an array of length 0 or 1");

    public static readonly DiagnosticDescriptor EnumBacking = Error(
        "AIDL022",
        "Enum has an unsupported underlying type",
        "Enum '{0}' of {1} is backed by '{2}', which AIDL does not have; back it by 'byte', 'sbyte', 'int' or 'long'");

    public static readonly DiagnosticDescriptor ByteList = Error(
        "AIDL023",
        "List of bytes",
        "Type '{0}' of {1} is a list of bytes, whose form in a parcel differs between Android's languages; use '{2}[]'");

    public static readonly DiagnosticDescriptor NestedArray = Error(
        "AIDL024",
        "Array or list of arrays or lists",
        "Type '{0}' of {1} has more than one dimension, which only arrays of a fixed size can; use one dimension, [FixedSize(N, M)], or an array of a [Parcelable] type");

    public static readonly DiagnosticDescriptor OnewayResult = Error(
        "AIDL030",
        "One-way method returns a value",
        "Method '{0}' is one-way, so that no answer brings its result '{1}'; return void, Task or ValueTask, or remove [Oneway]");

    public static readonly DiagnosticDescriptor OnewayOut = Error(
        "AIDL031",
        "One-way method has an out parameter",
        "Method '{0}' is one-way, so that no answer brings parameter '{1}' back; pass it by value, or remove [Oneway]");

    public static readonly DiagnosticDescriptor AsyncByReference = Error(
        "AIDL032",
        "Asynchronous method has a by-reference parameter",
        "Method '{0}' returns a task, but parameter '{1}' is passed by reference, which cannot outlive the call; pass it by value and return a [Parcelable] with all results");

    public static readonly DiagnosticDescriptor OutAttribute = Error(
        "AIDL033",
        "[Out] is not on an array passed by value",
        "[Out] on parameter '{0}' is for arrays that the callee fills; {1}");

    public static readonly DiagnosticDescriptor Cancellation = Error(
        "AIDL034",
        "CancellationToken is misplaced",
        "Parameter '{0}' of method '{1}' is a CancellationToken, which stays in the caller's process; {2}");

    public static readonly DiagnosticDescriptor TransactionRange = Error(
        "AIDL040",
        "Transaction code is out of range",
        "Transaction code {0} of '{1}' is out of range; use 1 to 16777115");

    public static readonly DiagnosticDescriptor DuplicateTransaction = Error(
        "AIDL041",
        "Transaction code is used twice",
        "Transaction code {0} of '{1}' is also the code of '{2}'; give each a code of its own");

    public static readonly DiagnosticDescriptor MixedTransactions = Error(
        "AIDL042",
        "Some members have transaction codes and some have none",
        "Member '{0}' has no [Transaction], but other members of '{1}' have one; give all members a code or none");

    public static readonly DiagnosticDescriptor NotConstructible = Error(
        "AIDL050",
        "Parcelable cannot be constructed",
        "Parcelable '{0}' {1}");

    public static readonly DiagnosticDescriptor PropertyNotSettable = Error(
        "AIDL051",
        "Parcelable property cannot be read and set",
        "Property '{0}' of parcelable '{1}' cannot be both read and set; add the missing accessor or mark it with [IgnoreDataMember]");

    public static readonly DiagnosticDescriptor RecursiveParcelable = Error(
        "AIDL052",
        "Parcelable contains itself",
        "'{0}' makes '{1}' contain itself without end; make it nullable, or an array or a list");

    public static readonly DiagnosticDescriptor ParcelableInherits = Error(
        "AIDL053",
        "Parcelable has a base class",
        "Parcelable '{0}' derives from '{1}', whose properties would not travel; hold a '{1}' in a property instead");

    public static readonly DiagnosticDescriptor PublicField = Error(
        "AIDL054",
        "Parcelable has a public field",
        "Field '{0}' of parcelable '{1}' would not travel; make it a property or mark it with [IgnoreDataMember]");

    public static readonly DiagnosticDescriptor NotAUnion = Error(
        "AIDL055",
        "Union is not a closed record",
        "Union '{0}' {1}");

    public static readonly DiagnosticDescriptor UnionMember = Error(
        "AIDL056",
        "Union member cannot travel",
        "Member '{0}' of union '{1}' {2}");

    public static readonly DiagnosticDescriptor FixedSize = Error(
        "AIDL057",
        "[FixedSize] does not fit the type",
        "[FixedSize] does not fit: {0} {1}");

    public static readonly DiagnosticDescriptor Map = Error(
        "AIDL058",
        "Map that AIDL does not have",
        "Type '{0}' of {1} {2}");

    public static readonly DiagnosticDescriptor RawFileDescriptor = Error(
        "AIDL059",
        "[RawFileDescriptor] does not fit the type",
        "[RawFileDescriptor] does not fit: {0} {1}");

    public static readonly DiagnosticDescriptor Marshaller = Error(
        "AIDL060",
        "Marshaller is not for the type",
        "Marshaller '{0}' of {1} does not implement 'IParcelMarshaller<{2}>'; implement it, or name another marshaller");

    public static readonly DiagnosticDescriptor Holder = Error(
        "AIDL061",
        "ParcelableHolder is misplaced",
        "The type ParcelableHolder does not fit: {0} {1}");

    public static readonly DiagnosticDescriptor NotFixedSize = Error(
        "AIDL062",
        "Type of a fixed size holds a value of any size",
        "'{0}' of '{1}' has no fixed size; use primitives, enums, types with [FixedSize] and [FixedSize(N)] arrays of these, none of them nullable");

    public static readonly DiagnosticDescriptor UnionMemberNotPartial = Error(
        "AIDL063",
        "Union member is not partial",
        "Member '{0}' of union '{1}' is not partial, so that its equality or text cannot be generated; declare it as 'public sealed partial record'");

    public static readonly DiagnosticDescriptor GeneratedInProject = Error(
        "AIDL064",
        "Type is generated in the same project",
        "Type '{0}' of {1} is generated in this project, where generators do not see each other's types; put its .aidl file, or what else it is generated from, in a project that this one refers to");

    public static readonly DiagnosticDescriptor InvalidAidlName = Error(
        "AIDL080",
        "AIDL name is no name of AIDL",
        "'{0}' is no AIDL name for '{1}'; a name has ASCII letters, digits and '_', is no keyword, and has dots only if it is a type's");

    public static readonly DiagnosticDescriptor DuplicateAidlName = Error(
        "AIDL081",
        "Two members have the same AIDL name",
        "'{1}' and '{2}' are both '{0}' in AIDL; give one of them another name with [AidlName]");

    public static readonly DiagnosticDescriptor LocalMember = Error(
        "AIDL082",
        "Attribute on a member that is not remote",
        "[{0}] has no meaning on '{1}', which has a body and runs in the process of its caller; remove the attribute or the body");

    public static readonly DiagnosticDescriptor InheritedNameClash = Error(
        "AIDL083",
        "Inherited member has the same transaction name",
        "Member '{0}' of '{1}' and member '{2}' of '{3}' would be the same transaction; rename one of the two");

    public static readonly DiagnosticDescriptor InvalidVersion = Error(
        "AIDL084",
        "Version or hash is invalid",
        "Interface '{0}' needs {1}");

    public static readonly DiagnosticDescriptor Permission = Error(
        "AIDL085",
        "Permission is unclear",
        "[{0}] {1}");

    public static readonly DiagnosticDescriptor ExplicitImplementation = Error(
        "AIDL086",
        "Inherited member is implemented in the interface",
        "'{0}' implements '{1}' of '{2}', but proxy and stub implement it again, so that nothing would call this; remove it, or give it a name of its own");

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        NotPartial,
        ContainerNotPartial,
        GenericType,
        FileLocalType,
        InheritedInterface,
        InvalidDescriptor,
        GeneratedNameTaken,
        MembersInSeveralParts,
        LanguageTooOld,
        Event,
        GenericMethod,
        Overload,
        ReservedName,
        NonPublicMember,
        StaticAbstractMember,
        RefReturn,
        InitAccessor,
        TransactionNameClash,
        UnsupportedType,
        NullablePrimitive,
        EnumBacking,
        ByteList,
        NestedArray,
        OnewayResult,
        OnewayOut,
        AsyncByReference,
        OutAttribute,
        Cancellation,
        TransactionRange,
        DuplicateTransaction,
        MixedTransactions,
        NotConstructible,
        PropertyNotSettable,
        RecursiveParcelable,
        ParcelableInherits,
        PublicField,
        NotAUnion,
        UnionMember,
        FixedSize,
        Map,
        RawFileDescriptor,
        Marshaller,
        Holder,
        NotFixedSize,
        UnionMemberNotPartial,
        GeneratedInProject,
        InvalidAidlName,
        DuplicateAidlName,
        LocalMember,
        InheritedNameClash,
        InvalidVersion,
        Permission,
        ExplicitImplementation,
    ];

    private static DiagnosticDescriptor Error(string id, string title, string message) => new(
        id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: $"{HelpLink}{id}.md");
}
