using Binder.Aidl.Generator.Aidl.Api;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Api;

public sealed class ApiMappingTests
{
    [Fact]
    public void EachMethodHasALineWithJavasNamesAndALineWithItsPlace() => Assert.Equal(
        """
        p.IFoo|all|boolean,byte[],char,float,double[][],|void
        p/IFoo.aidl:8
        p.IFoo|objects|android.os.IBinder,android.os.ParcelFileDescriptor,java.io.FileDescriptor,java.lang.CharSequence,p.IFoo,|p.Data[]
        p/IFoo.aidl:6
        p.IFoo|text|java.lang.String,java.util.List<java.lang.String>,java.util.Map<java.lang.String,p.Data>,java.util.List,|long
        p/IFoo.aidl:5
        p.IFoo|values|int,long[],p.Pair<Integer,Long>,|byte
        p/IFoo.aidl:10

        """,
        ApiMapping.Of(Apis.Bind("""
            package p;
            import p.Data;
            import p.Pair;
            interface IFoo {
                long text(String a, in List<String> b, in Map<String, Data> c, in List d);
                Data[] objects(IBinder a, in ParcelFileDescriptor b, in FileDescriptor c, CharSequence d, IFoo e);
                // All kinds of numbers
                void all(boolean a, in byte[] b, char c, float d, in double[2][3] e);

                E values(F a, in G[] b, in Pair<F, G> c);
                enum E { A }
                @Backing(type="int") enum F { A }
                @Backing(type="long") enum G { A }
                interface INested { void hidden(); }
            }
            ---- p/Data.aidl
            package p;
            parcelable Data { }
            ---- p/Pair.aidl
            package p;
            parcelable Pair<T, U> { }
            """)));
}
