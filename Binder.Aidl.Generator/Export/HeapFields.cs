using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Export;

/// <summary>Nullable fields through which a parcelable reaches itself: AIDL wants to know that their values lie elsewhere.</summary>
internal sealed class HeapFields
{
    private readonly Dictionary<string, ParcelableModel> _parcelables = [];

    public HeapFields(IEnumerable<ParcelableModel> parcelables)
    {
        foreach (ParcelableModel parcelable in parcelables)
            _parcelables[parcelable.Aidl.Name] = parcelable;
    }

    public bool Contains(ParcelableModel parcelable, FieldModel field) =>
        field.Type is { Kind: WireKind.Parcelable or WireKind.ParcelableValue, IsNullable: true, AidlName: { } name } && Reaches(name, parcelable.Aidl.Name);

    private bool Reaches(string from, string to)
    {
        HashSet<string> seen = [];
        Stack<string> open = new([from]);
        while (open.Count > 0)
        {
            string name = open.Pop();
            if (name == to)
                return true;

            if (!seen.Add(name) || !_parcelables.TryGetValue(name, out ParcelableModel? model))
                continue;

            foreach (FieldModel field in model.Fields)
            {
                if (field.Type is { Kind: WireKind.Parcelable or WireKind.ParcelableValue, AidlName: { } next })
                    open.Push(next);
            }
        }

        return false;
    }
}
