namespace Binder.Driver;

internal sealed class BinderThread;
