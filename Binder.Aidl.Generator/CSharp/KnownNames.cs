namespace Binder.Aidl.Generator.CSharp;

/// <summary>Metadata names that the parser looks for.</summary>
internal static class KnownNames
{
    public const string BinderInterfaceAttribute = "Binder.BinderInterfaceAttribute";
    public const string ParcelableAttribute = "Binder.ParcelableAttribute";
    public const string UnionAttribute = "Binder.UnionAttribute";
    public const string AidlNameAttribute = "Binder.AidlNameAttribute";
    public const string AidlAnnotationAttribute = "Binder.AidlAnnotationAttribute";
    public const string VintfStabilityAttribute = "Binder.VintfStabilityAttribute";
    public const string FixedSizeAttribute = "Binder.FixedSizeAttribute";
    public const string RawFileDescriptorAttribute = "Binder.RawFileDescriptorAttribute";
    public const string ParcelMarshallerAttribute = "Binder.ParcelMarshallerAttribute";
    public const string OnewayAttribute = "Binder.OnewayAttribute";
    public const string TransactionAttribute = "Binder.TransactionAttribute";
    public const string OutAttribute = "Binder.OutAttribute";
    public const string SensitiveDataAttribute = "Binder.SensitiveDataAttribute";
    public const string EnforcePermissionAttribute = "Binder.EnforcePermissionAttribute";
    public const string PermissionManuallyEnforcedAttribute = "Binder.PermissionManuallyEnforcedAttribute";
    public const string RequiresNoPermissionAttribute = "Binder.RequiresNoPermissionAttribute";
    public const string PropagateAllowBlockingAttribute = "Binder.PropagateAllowBlockingAttribute";
    public const string InteropOutAttribute = "System.Runtime.InteropServices.OutAttribute";
    public const string IgnoreDataMemberAttribute = "System.Runtime.Serialization.IgnoreDataMemberAttribute";
    public const string ObsoleteAttribute = "System.ObsoleteAttribute";
    public const string GeneratedCodeAttribute = "System.CodeDom.Compiler.GeneratedCodeAttribute";

    public const string EventArgs = "System.EventArgs";
    public const string Binder = "Binder.IBinder";
    public const string Interface = "Binder.IInterface";
    public const string BinderInterface = "Binder.IBinderInterface<TSelf>";
    public const string Parcelable = "Binder.IParcelable<TSelf>";
    public const string ParcelableHolder = "Binder.ParcelableHolder";
    public const string Marshaller = "Binder.IParcelMarshaller<T>";
    public const string LocalBinder = "Binder.BBinder";
    public const string BinderProxy = "Binder.BinderProxy";

    public const string SafeFileHandle = "Microsoft.Win32.SafeHandles.SafeFileHandle";
    public const string CancellationToken = "System.Threading.CancellationToken";
    public const string Task = "System.Threading.Tasks.Task";
    public const string TaskOfT = "System.Threading.Tasks.Task<TResult>";
    public const string ValueTask = "System.Threading.Tasks.ValueTask";
    public const string ValueTaskOfT = "System.Threading.Tasks.ValueTask<TResult>";

    public const string ThisGenerator = "Binder.Aidl.Generator";
}
