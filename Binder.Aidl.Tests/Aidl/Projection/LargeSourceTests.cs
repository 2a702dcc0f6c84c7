using System.Globalization;
using System.Text;
using Binder.Aidl.Tests.Generator;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Projection;

/// <summary>Interfaces and enums of the size that hardware has them.</summary>
public sealed class LargeSourceTests
{
    [Fact]
    public void AnInterfaceOfTwoHundredMethodsAndAnEnumOfTenThousandMembers()
    {
        StringBuilder sources = new("package test.large;\nimport test.large.Register;\n@JavaDelegator interface IRadio {\n");
        for (int i = 0; i < 200; i++)
        {
            string line = (i % 4) switch
            {
                0 => $"oneway void request{i}(int serial, in byte[] data);",
                1 => $"Register register{i}(Register register, in Register[] others);",
                2 => $"@nullable String name{i}(@nullable String name, out int[] codes);",
                _ => $"long[4] counts{i}(in long[4] counts);",
            };
            sources.Append(line).Append('\n');
        }

        sources.Append("}\n---- test/large/Register.aidl\npackage test.large;\n@Backing(type=\"int\") enum Register {\n");
        for (int i = 0; i < 10_000; i++)
            sources.Append(CultureInfo.InvariantCulture, $"REGISTER_{i},\n");

        sources.Append("}\n");

        System.Reflection.Assembly assembly = Generation.OfAidl(AidlText.All(sources.ToString())).AssertClean().Load();

        Type register = assembly.GetType("Test.Large.Register")!;
        Assert.Equal((10_000, "Register9999"), (Enum.GetNames(register).Length, Enum.GetName(register, 9999)));
        Assert.Equal(200u, assembly.GetType("Test.Large.IRadio+Transactions")!.GetField("Counts199")!.GetRawConstantValue());
    }
}
