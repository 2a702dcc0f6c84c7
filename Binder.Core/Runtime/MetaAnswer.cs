namespace Binder;

/// <summary>What an object said of one of its interfaces.</summary>
internal sealed record MetaAnswer<T>(string Descriptor, T Value);
