using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Diagnostics;

/// <summary>Every fault of an <c>.aidl</c> file, in the order of ids. An id is never used again for another fault.</summary>
internal static class AidlDescriptors
{
    private const string Category = "Binder.Aidl";
    private const string HelpLink = "https://github.com/binder-dotnet/binder/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor Syntax = Error(
        "AIDL100",
        "AIDL source has a syntax error",
        "{0}");

    public static readonly DiagnosticDescriptor BadToken = Error(
        "AIDL101",
        "AIDL source has a character or literal that cannot be read",
        "{0}");

    public static readonly DiagnosticDescriptor TooDeep = Error(
        "AIDL102",
        "AIDL source is nested too deeply",
        "Declarations, type arguments or expressions are nested too deeply here; take a part out into a type or a constant of its own");

    public static readonly DiagnosticDescriptor MisplacedAnnotation = Error(
        "AIDL103",
        "AIDL annotation is where none may stand",
        "Annotation '@{0}' cannot be before {1}");

    public static readonly DiagnosticDescriptor SeveralDeclarations = Error(
        "AIDL104",
        "AIDL file declares several types",
        "'{0}' is the second type of this file; move it to '{1}', or into the first type");

    public static readonly DiagnosticDescriptor WrongPath = Error(
        "AIDL105",
        "AIDL file is not where its type belongs",
        "'{0}' belongs in a file whose path ends with '{1}'; move the file or change package or name");

    public static readonly DiagnosticDescriptor QualifiedName = Error(
        "AIDL106",
        "Name of an AIDL declaration is qualified",
        "'{0}' is a qualified name; declare '{1}' and give the package or the outer type around it");

    public static readonly DiagnosticDescriptor TypeNotFound = Error(
        "AIDL110",
        "AIDL type is not found",
        "Type '{0}' is not found; import it, also if it is in the same package, or correct the name");

    public static readonly DiagnosticDescriptor ImportNotFound = Error(
        "AIDL111",
        "AIDL import is not found",
        "'{0}' is not found in any import root; add its file, or correct the import");

    public static readonly DiagnosticDescriptor AmbiguousImport = Error(
        "AIDL112",
        "AIDL import is found twice",
        "'{0}' is found in {1}; remove one of them, or make the import roots narrower");

    public static readonly DiagnosticDescriptor ReservedName = Error(
        "AIDL113",
        "AIDL name is reserved",
        "'{0}' cannot be a name, since it is {1}; choose another");

    public static readonly DiagnosticDescriptor DuplicateType = Error(
        "AIDL114",
        "AIDL type is declared twice",
        "'{0}' is declared {1} too; rename one of the two");

    public static readonly DiagnosticDescriptor NestedTypeNotAllowed = Error(
        "AIDL115",
        "AIDL type cannot be nested here",
        "'{0}' cannot be declared here: {1}");

    public static readonly DiagnosticDescriptor NestedTypeCycle = Error(
        "AIDL116",
        "Nested AIDL types refer to each other",
        "Nested types {0} refer to each other in a circle; move one of them to a file of its own");

    public static readonly DiagnosticDescriptor Overload = Error(
        "AIDL120",
        "AIDL method is overloaded",
        "Method '{0}' is declared twice; AIDL has no overloads, so give each method a name of its own");

    public static readonly DiagnosticDescriptor DuplicateMember = Error(
        "AIDL121",
        "AIDL member is declared twice",
        "'{0}' is declared twice in '{1}'; rename one of the two");

    public static readonly DiagnosticDescriptor ReservedMethod = Error(
        "AIDL122",
        "AIDL method is reserved",
        "Method '{0}' is generated for every interface; choose another name");

    public static readonly DiagnosticDescriptor OnewayResult = Error(
        "AIDL123",
        "One-way AIDL method gives something back",
        "Method '{0}' is one-way, so that nothing comes back; {1}");

    public static readonly DiagnosticDescriptor Direction = Error(
        "AIDL124",
        "Direction of an AIDL parameter is missing or impossible",
        "Parameter '{0}' {1}");

    public static readonly DiagnosticDescriptor Void = Error(
        "AIDL125",
        "AIDL type is void where a value is needed",
        "'void' is the result of a method that returns nothing; give {0} a type");

    public static readonly DiagnosticDescriptor MixedIds = Error(
        "AIDL127",
        "Some AIDL methods have ids and some have none",
        "Method '{0}' has no id, but other methods of '{1}' have one; give all methods an id or none");

    public static readonly DiagnosticDescriptor DuplicateId = Error(
        "AIDL128",
        "AIDL method id is used twice",
        "Id {0} of method '{1}' is also the id of '{2}'; give each method its own");

    public static readonly DiagnosticDescriptor IdRange = Error(
        "AIDL129",
        "AIDL method id is out of range",
        "Id {0} of method '{1}' is out of range; use 0 to 16777114");

    public static readonly DiagnosticDescriptor AccessorClash = Error(
        "AIDL130",
        "Accessors of two AIDL fields have the same name",
        "'{0}' and '{1}' differ in the case of the first letter only, so that their accessors clash; rename one of them");

    public static readonly DiagnosticDescriptor NullableNotAllowed = Error(
        "AIDL131",
        "AIDL type cannot be nullable",
        "'{0}' cannot be @nullable; {1}");

    public static readonly DiagnosticDescriptor HeapNotAllowed = Error(
        "AIDL132",
        "AIDL type cannot lie on the heap",
        "@nullable(heap=true) is for a field that holds one parcelable; '{0}' is none, so write @nullable");

    public static readonly DiagnosticDescriptor Utf8NotAllowed = Error(
        "AIDL133",
        "AIDL type is no string for @utf8InCpp",
        "@utf8InCpp is for String, String[] and List<String>; remove it from '{0}'");

    public static readonly DiagnosticDescriptor ListArguments = Error(
        "AIDL134",
        "AIDL list has elements of an impossible type",
        "A List {0}; use {1}");

    public static readonly DiagnosticDescriptor MapArguments = Error(
        "AIDL135",
        "AIDL map has impossible types",
        "A Map {0}");

    public static readonly DiagnosticDescriptor ArrayElement = Error(
        "AIDL136",
        "AIDL array has elements of an impossible type",
        "There are no arrays of '{0}'; {1}");

    public static readonly DiagnosticDescriptor ArraySize = Error(
        "AIDL137",
        "Size of an AIDL array is impossible",
        "The size of an array is an integer from 1 to 2147483647, not {0}");

    public static readonly DiagnosticDescriptor ArrayDimensions = Error(
        "AIDL138",
        "AIDL array has several dimensions without fixed sizes",
        "Arrays with several dimensions have a fixed size in each; give this one a size, or put the inner array into a parcelable");

    public static readonly DiagnosticDescriptor GenericArguments = Error(
        "AIDL139",
        "AIDL type has the wrong type arguments",
        "'{0}' {1}");

    public static readonly DiagnosticDescriptor TypeNotAllowedHere = Error(
        "AIDL140",
        "AIDL type cannot be used here",
        "'{0}' cannot be {1}");

    public static readonly DiagnosticDescriptor RecursiveParcelable = Error(
        "AIDL141",
        "AIDL parcelable contains itself",
        "Field '{0}' makes '{1}' contain itself without end; write @nullable(heap=true) before its type, or make it an array or a list");

    public static readonly DiagnosticDescriptor EmptyUnion = Error(
        "AIDL142",
        "AIDL union is empty",
        "Union '{0}' has no member; give it at least one field");

    public static readonly DiagnosticDescriptor UnionFirstMember = Error(
        "AIDL143",
        "First member of an AIDL union has no default",
        "The first member of union '{0}' is what a new one holds, but '{1}' has no default value; {2}");

    public static readonly DiagnosticDescriptor FixedSizeViolation = Error(
        "AIDL144",
        "AIDL type of fixed size holds something of variable size",
        "Field '{0}' of type '{1}' has no fixed size, which @FixedSize asks for; {2}");

    public static readonly DiagnosticDescriptor ImmutableViolation = Error(
        "AIDL145",
        "Immutable AIDL parcelable holds something mutable",
        "Field '{0}' of type '{1}' can change, which @JavaOnlyImmutable rules out; use primitives, strings, enums, immutable types and lists or maps of them");

    public static readonly DiagnosticDescriptor UnstructuredInStable = Error(
        "AIDL146",
        "Stable AIDL interface uses an unstructured parcelable",
        "'{0}' is a parcelable without a body, whose bytes nobody knows; declare its fields, or annotate it with @JavaOnlyStableParcelable if it never changes");

    public static readonly DiagnosticDescriptor UntypedCollection = Error(
        "AIDL147",
        "AIDL collection does not say what it holds",
        "'{0}' does not say what it holds; write {1}");

    public static readonly DiagnosticDescriptor VintfViolation = Error(
        "AIDL148",
        "AIDL type breaks the promise of vendor stability",
        "{0}");

    public static readonly DiagnosticDescriptor DuplicateHeader = Error(
        "AIDL149",
        "AIDL parcelable has a header twice",
        "'{0}' is given twice; keep one");

    public static readonly DiagnosticDescriptor ConstantType = Error(
        "AIDL150",
        "AIDL constant has an impossible type",
        "A constant cannot be of type '{0}'; use String, byte, int, long, float or double");

    public static readonly DiagnosticDescriptor InvalidOperation = Error(
        "AIDL151",
        "AIDL expression has no result",
        "This has no result: {0}");

    public static readonly DiagnosticDescriptor ValueRange = Error(
        "AIDL152",
        "AIDL value is out of range",
        "{0} is out of the range of '{1}'; use a greater type or another value");

    public static readonly DiagnosticDescriptor ValueType = Error(
        "AIDL153",
        "AIDL value is of the wrong type",
        "{0} is no value of type '{1}'; {2}");

    public static readonly DiagnosticDescriptor ConstantCycle = Error(
        "AIDL154",
        "AIDL constant depends on itself",
        "The value of '{0}' depends on itself; give one constant of the circle a value of its own");

    public static readonly DiagnosticDescriptor ConstantNotFound = Error(
        "AIDL155",
        "AIDL constant is not found",
        "Constant '{0}' is not found; write 'Type.NAME' with an imported type, or a constant of the same type");

    public static readonly DiagnosticDescriptor ConstantWithoutValue = Error(
        "AIDL156",
        "AIDL constant of another file has no value",
        "'{0}' has no value, because of an error in its own file; mend that one");

    public static readonly DiagnosticDescriptor EnumDefault = Error(
        "AIDL157",
        "AIDL enum value is no enumerator",
        "{0} is no enumerator of '{1}'; name one, such as 'Type.NAME'");

    public static readonly DiagnosticDescriptor BadCharacter = Error(
        "AIDL158",
        "AIDL literal has an impossible character",
        "{0} has a character that no literal can have; use printable ASCII without backslashes");

    public static readonly DiagnosticDescriptor ArrayLength = Error(
        "AIDL159",
        "AIDL array value has the wrong number of elements",
        "The value has {0} elements, but the array has {1}; give one value per element");

    public static readonly DiagnosticDescriptor LiteralRange = Error(
        "AIDL160",
        "AIDL literal is out of range",
        "'{0}' is out of the range of {1} literals; use a smaller value or another suffix");

    public static readonly DiagnosticDescriptor EnumBacking = Error(
        "AIDL161",
        "AIDL enum has an impossible backing type",
        "An enum cannot be backed by '{0}'; use byte, int or long");

    public static readonly DiagnosticDescriptor EnumeratorType = Error(
        "AIDL162",
        "AIDL enumerator has no integral value",
        "The value of enumerator '{0}' is {1}; give it an integer");

    public static readonly DiagnosticDescriptor UnknownAnnotation = Error(
        "AIDL170",
        "AIDL annotation is unknown",
        "There is no annotation '@{0}'; {1}");

    public static readonly DiagnosticDescriptor AnnotationPlace = Error(
        "AIDL171",
        "AIDL annotation is in the wrong place",
        "Annotation '@{0}' is not for {1}; remove it");

    public static readonly DiagnosticDescriptor UnknownParameter = Error(
        "AIDL172",
        "AIDL annotation has an unknown parameter",
        "Annotation '@{0}' has no parameter '{1}'; {2}");

    public static readonly DiagnosticDescriptor DuplicateParameter = Error(
        "AIDL173",
        "Parameter of an AIDL annotation is given twice",
        "Parameter '{0}' of '@{1}' is given twice; keep one");

    public static readonly DiagnosticDescriptor MissingParameter = Error(
        "AIDL174",
        "AIDL annotation lacks a parameter",
        "Annotation '@{0}' needs {1}");

    public static readonly DiagnosticDescriptor RepeatedAnnotation = Error(
        "AIDL175",
        "AIDL annotation is repeated",
        "Annotation '@{0}' is given twice; keep one");

    public static readonly DiagnosticDescriptor ParameterValue = Error(
        "AIDL176",
        "Parameter of an AIDL annotation has an impossible value",
        "Parameter '{0}' of '@{1}' is {2}; give {3}");

    public static readonly DiagnosticDescriptor PermissionConflict = Error(
        "AIDL177",
        "Permission annotations of AIDL contradict each other",
        "{0}");

    public static readonly DiagnosticDescriptor UnknownWarning = Error(
        "AIDL178",
        "Warning to suppress in AIDL is unknown",
        "There is no warning '{0}'; known are {1}");

    public static readonly DiagnosticDescriptor RustDeriveViolation = Error(
        "AIDL179",
        "Field of an AIDL type lacks a trait that @RustDerive asks for",
        "'{0}' derives '{1}', but its field's type '{2}' does not; add '{1}=true' to the @RustDerive of '{2}'");

    public static readonly DiagnosticDescriptor ConstantNameLint = Lint(
        "AIDL300",
        "Name of an AIDL constant is not in upper case",
        "'{0}' is a constant; write its name in upper case [-Wconst-name]");

    public static readonly DiagnosticDescriptor EnumDefaultLint = Lint(
        "AIDL301",
        "AIDL field of an enum type has no default",
        "Field '{0}' is an enum and has no default, so that it begins as 0; give it an enumerator [-Wenum-explicit-default]");

    public static readonly DiagnosticDescriptor FileDescriptorLint = Lint(
        "AIDL302",
        "AIDL uses FileDescriptor",
        "FileDescriptor does not close itself and is unknown to some languages; use ParcelFileDescriptor [-Wfile-descriptor]");

    public static readonly DiagnosticDescriptor InoutLint = Lint(
        "AIDL303",
        "AIDL parameter is inout",
        "Parameter '{0}' travels both ways, which is slow and often a mistake; return the new value [-Winout-parameter]");

    public static readonly DiagnosticDescriptor InterfaceNameLint = Lint(
        "AIDL304",
        "Name of an AIDL interface does not begin with I",
        "Interface '{0}' does not begin with 'I'; rename it [-Winterface-name]");

    public static readonly DiagnosticDescriptor MissingPermissionLint = Lint(
        "AIDL305",
        "AIDL method says nothing about permissions",
        "{0} '{1}' says nothing about permissions; annotate it with @EnforcePermission, @PermissionManuallyEnforced or @RequiresNoPermission [-Wmissing-permission-annotation]");

    public static readonly DiagnosticDescriptor MixedOnewayLint = Lint(
        "AIDL306",
        "AIDL interface mixes one-way and other methods",
        "Interface '{0}' has one-way methods and others, whose calls are not in one order; make it one-way as a whole, or split it [-Wmixed-oneway]");

    public static readonly DiagnosticDescriptor OutArrayLint = Lint(
        "AIDL307",
        "AIDL parameter is an out array",
        "Parameter '{0}' is an array that comes back, whose length the caller must know; return the array [-Wout-array]");

    public static readonly DiagnosticDescriptor OutNullableLint = Lint(
        "AIDL308",
        "AIDL parameter is out and nullable",
        "Parameter '{0}' comes back and is nullable, which languages treat differently; return it [-Wout-nullable]");

    public static readonly DiagnosticDescriptor UniqueImportLint = Lint(
        "AIDL309",
        "AIDL import is repeated",
        "The last part of '{0}' is {1}; keep one of the two [-Wunique-import]");

    public static readonly DiagnosticDescriptor UntypedCollectionLint = Lint(
        "AIDL311",
        "AIDL collection is untyped",
        "'{0}' does not say what it holds; write {1} [-Wuntyped-collection]");

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        Syntax,
        BadToken,
        TooDeep,
        MisplacedAnnotation,
        SeveralDeclarations,
        WrongPath,
        QualifiedName,
        TypeNotFound,
        ImportNotFound,
        AmbiguousImport,
        ReservedName,
        DuplicateType,
        NestedTypeNotAllowed,
        NestedTypeCycle,
        Overload,
        DuplicateMember,
        ReservedMethod,
        OnewayResult,
        Direction,
        Void,
        MixedIds,
        DuplicateId,
        IdRange,
        AccessorClash,
        NullableNotAllowed,
        HeapNotAllowed,
        Utf8NotAllowed,
        ListArguments,
        MapArguments,
        ArrayElement,
        ArraySize,
        ArrayDimensions,
        GenericArguments,
        TypeNotAllowedHere,
        RecursiveParcelable,
        EmptyUnion,
        UnionFirstMember,
        FixedSizeViolation,
        ImmutableViolation,
        UnstructuredInStable,
        UntypedCollection,
        VintfViolation,
        DuplicateHeader,
        ConstantType,
        InvalidOperation,
        ValueRange,
        ValueType,
        ConstantCycle,
        ConstantNotFound,
        ConstantWithoutValue,
        EnumDefault,
        BadCharacter,
        ArrayLength,
        LiteralRange,
        EnumBacking,
        EnumeratorType,
        UnknownAnnotation,
        AnnotationPlace,
        UnknownParameter,
        DuplicateParameter,
        MissingParameter,
        RepeatedAnnotation,
        ParameterValue,
        PermissionConflict,
        UnknownWarning,
        RustDeriveViolation,
        ConstantNameLint,
        EnumDefaultLint,
        FileDescriptorLint,
        InoutLint,
        InterfaceNameLint,
        MissingPermissionLint,
        MixedOnewayLint,
        OutArrayLint,
        OutNullableLint,
        UniqueImportLint,
        UntypedCollectionLint,
    ];

    private static DiagnosticDescriptor Error(string id, string title, string message) => new(
        id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: $"{HelpLink}{id}.md");

    private static DiagnosticDescriptor Lint(string id, string title, string message) => new(
        id, title, message, Category, DiagnosticSeverity.Warning, isEnabledByDefault: false, helpLinkUri: $"{HelpLink}{id}.md");
}
