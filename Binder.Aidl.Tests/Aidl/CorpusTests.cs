using Binder.Aidl.Generator.Diagnostics;
using Xunit;

namespace Binder.Aidl.Tests.Aidl;

/// <summary>The corpus says for each rule of the language what is accepted and what is not.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Names => [.. CorpusCase.All.Select(static sample => sample.FullName)];

    [Theory]
    [MemberData(nameof(Names))]
    public void TheVerdictIsRight(string name)
    {
        CorpusCase sample = CorpusCase.All.Single(sample => sample.FullName == name);

        IEnumerable<string> errors = AidlSources.Bind(sample.Sources, sample.Options)
            .SelectMany(static file => file.Diagnostics).Where(static diagnostic => diagnostic.IsError)
            .Select(static diagnostic => diagnostic.Descriptor.Id).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(sample.Rejections, errors);
    }

    [Fact]
    public void NamesAreUnique() => Assert.Equal(CorpusCase.All.Select(static sample => sample.FullName).Distinct(), CorpusCase.All.Select(static sample => sample.FullName));

    [Fact]
    public void EveryRuleHasARejectedCase() => Assert.Empty(Rules.Except(CorpusCase.All.SelectMany(static sample => sample.Rejections)));

    [Fact]
    public void EveryRuleHasAnAcceptedCase() => Assert.Equal(Rules, CorpusCase.All.SelectMany(static sample => sample.Keeps).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<string> Rules => AidlDescriptors.All.Where(static descriptor => descriptor.IsEnabledByDefault).Select(static descriptor => descriptor.Id);
}
