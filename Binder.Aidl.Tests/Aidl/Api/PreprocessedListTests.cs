using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Api;
using Binder.Aidl.Generator.Aidl.Binding;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Api;

public sealed class PreprocessedListTests
{
    private const string Sources = """
        ---- a/IFoo.aidl
        package a;
        /** @hide */
        interface IFoo {
            const int A = 1 + 1;
            void f();
            @Backing(type="int") enum E { X = 3, Y }
        }
        ---- a/Un.aidl
        package a;
        /** @deprecated Use IFoo. */
        parcelable Un cpp_header "un.h";
        ---- a/Pair.aidl
        package a;
        parcelable Pair<T, U> { int first; }
        ---- a/U.aidl
        package a;
        union U { int a; String b; }
        """;

    [Fact]
    public void NamesAreQualifiedAndMembersAreLeftOut() => Assert.Equal(
        """
        /**
         * @hide
         */
        interface a.IFoo {
          const int A = 2;
          @Backing(type="int")
          enum E {
            X = 3,
            Y = 4,
          }
        }
        /**
         * @deprecated Use IFoo.
         */
        parcelable a.Un cpp_header "un.h";
        parcelable a.Pair<T, U> {
        }
        union a.U {
        }

        """,
        PreprocessedList.Of(Apis.Bind(Sources).SelectMany(static file => file.Declarations)));

    [Fact]
    public void TheListTakesThePlaceOfTheFiles()
    {
        const string User = """
            package b;
            import a.IFoo;
            parcelable User {
                a.U u;
                IFoo foo;
                IFoo.E e = IFoo.E.Y;
                a.Pair<IFoo, String> pair;
                int[IFoo.A] array;
                Un un;
            }

            """;
        string list = PreprocessedList.Of(Apis.Bind(Sources).SelectMany(static file => file.Declarations));

        ImmutableArray<AidlBoundFile> alone = Apis.Bind(User + "---- preprocessed.aidl\n" + list);

        Assert.Equal(
            ApiDump.Of(Apis.Bind(User.Replace("Un un", "a.Un un", StringComparison.Ordinal) + Sources)[0].Declarations[0]),
            ApiDump.Of(alone[0].Declarations[0]));
    }
}
