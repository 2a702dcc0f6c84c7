using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>What a parcelable or union says of itself to a holder, where it is not what <c>IParcelable</c> says already.</summary>
internal static class ContractOfValues
{
    public static void Emit(SourceWriter code, TypeModel type, AidlIdentity aidl, Stability stability)
    {
        string contract = $"global::Binder.IParcelable<{type.Name}>";
        if (aidl.Name != type.HintName)
        {
            code.Line();
            code.Line(SourceFile.GeneratedCode);
            code.Line($"static string {contract}.ParcelableName => {Literal.Of(aidl.Name)};");
        }

        if (stability != Stability.Local)
        {
            code.Line();
            code.Line(SourceFile.GeneratedCode);
            code.Line($"static global::Binder.ParcelableStability {contract}.Stability => global::Binder.ParcelableStability.{stability};");
        }
    }
}
