namespace Binder.Driver;

internal sealed class BinderProc;
