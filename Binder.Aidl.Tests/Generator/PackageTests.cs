using System.Diagnostics;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>The package as a user gets it: restored from a folder into an empty cache, with the generator inside.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("binder-package-").FullName;

    [Fact]
    public async Task AProjectThatRefersToThePackageGetsTheGenerator()
    {
        await PrepareAsync();

        string output = await RunAsync(_folder, "build", "App.csproj", "-nodeReuse:false", "-p:UseSharedCompilation=false");

        Assert.Contains("0 Warning(s)", output, StringComparison.Ordinal);
        Assert.True(File.Exists(PathOf("bin/Debug/net10.0/App.dll")));
        Assert.True(Directory.Exists(PathOf("packages/binder.core")), "The package came from another cache.");
        Assert.Equal(["Binder.Aidl.CodeFixes.dll", "Binder.Aidl.Generator.dll"], Analyzers());
    }

    [Fact]
    public async Task AnEditThatBreaksAFrozenApiBreaksTheBuild()
    {
        await PrepareAsync();
        string tool = Path.Combine(AppContext.BaseDirectory, "binder.dll");
        await RunAsync(_folder, tool, "aidl", "freeze", "--name", "greeter", "-I", "aidl", "aidl/app/names/IGreeter.aidl");
        Write("aidl/app/names/IGreeter.aidl", Aidl.Replace("MAX_NAMES = 4", "MAX_NAMES = 5", StringComparison.Ordinal));

        (int exitCode, string output) = await StartAsync(_folder, "build", "App.csproj", "-nodeReuse:false", "-p:UseSharedCompilation=false");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("IGreeter.aidl(5,27): error AIDL235: Constant 'MAX_NAMES' was 4 and is 5 now", output, StringComparison.Ordinal);
        Assert.Contains("    1 Error(s)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnErrorOfAnAidlFileIsSaidWhereAClassMissesItsStub()
    {
        await PrepareAsync();
        Write("aidl/app/names/IGreeter.aidl", Aidl.Replace("in Name name, in List", "in Nam name, in List", StringComparison.Ordinal));

        (int exitCode, string output) = await StartAsync(_folder, "build", "App.csproj", "-nodeReuse:false", "-p:UseSharedCompilation=false");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("IGreeter.aidl(12,21): error AIDL110: ", output, StringComparison.Ordinal);
        Assert.Contains("'BnGreeter' could not be found", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorsOfCSharpAreSaidOnceWhereAClassMissesItsStub()
    {
        await PrepareAsync();
        Write("Clock.cs", Source.Replace("long Millis,", "object Millis,", StringComparison.Ordinal).Replace("int zone,", "object zone,", StringComparison.Ordinal));

        (int exitCode, string output) = await StartAsync(_folder, "build", "App.csproj", "-nodeReuse:false", "-p:UseSharedCompilation=false");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Clock.cs(10,30): error AIDL020: Type 'object' of property 'Millis' ", output, StringComparison.Ordinal);
        Assert.Contains("Clock.cs(42,16): error AIDL020: Type 'object' of parameter 'zone' ", output, StringComparison.Ordinal);
        Assert.Contains("'BnClock' could not be found", output, StringComparison.Ordinal);
        Assert.Contains("    3 Error(s)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnErrorOfCSharpIsSaidOnceWhereNoClassMissesAStub()
    {
        await PrepareAsync();
        string contract = Source[..Source.IndexOf("/// <summary>A clock that stands", StringComparison.Ordinal)];
        Write("Clock.cs", contract.Replace("long Millis,", "object Millis,", StringComparison.Ordinal));

        (int exitCode, string output) = await StartAsync(_folder, "build", "App.csproj", "-nodeReuse:false", "-p:UseSharedCompilation=false");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Clock.cs(10,30): error AIDL020: Type 'object' of property 'Millis' ", output, StringComparison.Ordinal);
        Assert.Contains("    1 Error(s)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEditorGetsErrorsFromTheAnalyzer()
    {
        await PrepareAsync();
        string[] asEditor = ["-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getItem:CscCommandLineArgs"];

        await RunAsync(_folder, "restore", "App.csproj");
        string arguments = await RunAsync(_folder, ["msbuild", "App.csproj", "-nodeReuse:false", "-t:Compile", .. asEditor]);

        Assert.Contains("Binder.Aidl.Generator.dll", arguments, StringComparison.Ordinal);
        Assert.DoesNotContain("Binder.Core.globalconfig", arguments, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IEnumerable<string?> Analyzers() => Directory
        .EnumerateFiles(PathOf("packages/binder.core"), "*.dll", SearchOption.AllDirectories)
        .Where(static file => Path.GetDirectoryName(file)!.EndsWith("analyzers/dotnet/cs", StringComparison.Ordinal))
        .Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private async Task PrepareAsync()
    {
        await RunAsync(Repository.Root, "pack", "Binder.Core", "--no-build", "--configuration", Configuration, "--output", PathOf("source"));
        Write("NuGet.config", Sources);
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write("App.csproj", Project);
        Write("Clock.cs", Source);
        Directory.CreateDirectory(PathOf("aidl/app/names"));
        Write("aidl/app/names/IGreeter.aidl", Aidl);
        Write("Greeter.cs", Greeter);
    }

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private const string Sources =
        """
        <configuration>
          <packageSources>
            <add key="local" value="source" />
          </packageSources>
          <packageSourceMapping>
            <clear />
            <packageSource key="local">
              <package pattern="Binder.*" />
            </packageSource>
            <packageSource key="nuget.org">
              <package pattern="*" />
            </packageSource>
          </packageSourceMapping>
        </configuration>
        """;

    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <AnalysisLevel>latest-all</AnalysisLevel>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Binder.Core" Version="*-*" />
            <AidlFile Include="aidl/**/*.aidl" ImportRoot="aidl" />
          </ItemGroup>
        </Project>
        """;

    private const string Source =
        """
        #pragma warning disable CA1003 // What travels with an event is no EventArgs.
        using Binder;

        namespace App;

        /// <summary>A moment.</summary>
        /// <param name="Millis">Milliseconds of Unix time.</param>
        /// <param name="Zone">Name of the zone.</param>
        [Parcelable]
        public partial record Moment(long Millis, string Zone = "UTC");

        /// <summary>Tells the time.</summary>
        [BinderInterface("app.INamed", Version = 1)]
        public partial interface INamed : IInterface
        {
            /// <summary>The name.</summary>
            string Name { get; }
        }

        /// <summary>Tells the time.</summary>
        [BinderInterface("app.IClock", Version = 2, Hash = "notfrozen", HasDefault = true, HasDelegator = true), SensitiveData]
        public partial interface IClock : INamed
        {
            /// <summary>Came.</summary>
            event EventHandler<Moment>? Came;

            /// <summary>Passed.</summary>
            event Action<long>? Passed;

            /// <summary>A mark.</summary>
            [EnforcePermission("app.MARK")]
            string? this[int row] { get; set; }

            /// <summary>Old.</summary>
            [Obsolete("Use Now.")]
            long Old();

            /// <summary>The zone.</summary>
            string Zone { get; set; }

            /// <summary>The time now.</summary>
            Moment Now(int zone, out bool isExact);

            /// <summary>Waits.</summary>
            Task WaitAsync(Moment until, CancellationToken cancellation = default);
        }

        /// <summary>A clock that stands.</summary>
        public class StoppedClock : BnClock
        {
            /// <inheritdoc/>
            public override event EventHandler<Moment>? Came;

            /// <inheritdoc/>
            public override event Action<long>? Passed;

            /// <inheritdoc/>
            public override string Name => "stopped";

            /// <inheritdoc/>
            public override string? this[int row]
            {
                get => null;
                set => Came?.Invoke(this, new Moment(row));
            }

            /// <inheritdoc/>
            public override long Old()
            {
                Passed?.Invoke(1);
                return 0;
            }

            /// <inheritdoc/>
            public override string Zone { get; set; } = "UTC";

            /// <inheritdoc/>
            public override Moment Now(int zone, out bool isExact)
            {
                isExact = false;
                return new Moment(0);
            }

            /// <inheritdoc/>
            public override Task WaitAsync(Moment until, CancellationToken cancellation) => Task.CompletedTask;

            /// <summary>The typed view of any clock.</summary>
            public static long Read(IBinder binder) => IClock.AsInterface(binder).Now(0, out _).Millis;
        }
        """;

    private const string Aidl =
        """
        package app.names;

        /** Greets. */
        interface IGreeter {
            const int MAX_NAMES = 4;

            /** Who is greeted. */
            parcelable Name { String given; @nullable String family; int[] ages = {1, 2}; }

            union Answer { String text; Name name; }

            Answer greet(in Name name, in List<String> others, out int[] codes);
            oneway void forget(in Name name);
        }
        """;

    private const string Greeter =
        """
        using App.Names;
        using Binder;

        namespace App;

        /// <summary>A greeter.</summary>
        public class Greeter : BnGreeter
        {
            /// <inheritdoc/>
            public override IGreeter.Answer Greet(IGreeter.Name name, IReadOnlyList<string> others, int[] codes) => name switch
            {
                { Family: null } => new IGreeter.Answer.Text(name.Given),
                _ => new IGreeter.Answer.Name(name),
            };

            /// <inheritdoc/>
            public override void Forget(IGreeter.Name name)
            {
            }

            /// <summary>The typed view of any greeter.</summary>
            public static string Ask(IBinder binder) =>
                IGreeter.AsInterface(binder).Greet(new IGreeter.Name { Given = "x" }, [], new int[IGreeter.MaxNames]) is IGreeter.Answer.Text(var text) ? text : "";
        }
        """;

    private string PathOf(string name) => Path.Combine(_folder, name);

    private void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    private async Task<string> RunAsync(string directory, params string[] arguments)
    {
        (int exitCode, string output) = await StartAsync(directory, arguments);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{output}");
        return output;
    }

    private async Task<(int ExitCode, string Output)> StartAsync(string directory, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        if (directory == _folder)
            start.Environment["NUGET_PACKAGES"] = PathOf("packages");

        using Process process = Process.Start(start)!;
        CancellationToken token = TestContext.Current.CancellationToken;
        Task<string> error = process.StandardError.ReadToEndAsync(token);
        string output = await process.StandardOutput.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        return (process.ExitCode, $"{output}\n{await error}");
    }
}
