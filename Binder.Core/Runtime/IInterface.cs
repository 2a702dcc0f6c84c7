namespace Binder;

/// <summary>Base of every Binder interface.</summary>
public interface IInterface
{
    /// <summary>The object behind the typed view.</summary>
    IBinder AsBinder();
}
