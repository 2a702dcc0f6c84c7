using Xunit;

namespace Binder.Aidl.Tests.Parcels;

/// <summary>Tests that need the process's pool of parcels for themselves.</summary>
[CollectionDefinition(nameof(PoolOfParcels), DisableParallelization = true)]
public sealed class PoolOfParcels;
