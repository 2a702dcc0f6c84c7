using Binder;

namespace GettingStarted;

[BinderInterface("com.example.IGreeter")]
public partial interface IGreeter : IInterface
{
    string Greet(string name);
}
