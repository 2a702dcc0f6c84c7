using Binder.Aidl.Tests.Generator.Loopback;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>Readers and writers of different ages understand each other.</summary>
public sealed class ParcelableVersionTests
{
    private readonly Parcel _parcel = Parcel.Obtain();

    [Fact]
    public void TheBodyIsItsSizeAndItsFields()
    {
        new Point(1, 2).WriteToParcel(_parcel);

        _parcel.DataPosition = 0;
        Assert.Equal((16, 1, 2.0), (_parcel.ReadInt32(), _parcel.ReadInt32(), _parcel.ReadDouble()));
        Assert.Equal(16, _parcel.DataSize);
    }

    [Fact]
    public void FieldsOfANewerWriterAreSkipped()
    {
        Write(static parcel =>
        {
            parcel.WriteInt32(1);
            parcel.WriteDouble(2);
            parcel.WriteString16("new");
        });
        _parcel.WriteInt32(77);
        _parcel.DataPosition = 0;

        Assert.Equal(new Point(1, 2), Point.ReadFromParcel(_parcel));
        Assert.Equal(77, _parcel.ReadInt32());
    }

    [Fact]
    public void FieldsThatAnOlderWriterDoesNotKnowKeepTheirDefaults()
    {
        Write(static parcel => parcel.WriteString16("Ada"));
        _parcel.WriteInt32(77);
        _parcel.DataPosition = 0;

        Person person = Person.ReadFromParcel(_parcel);

        Assert.Equal(("Ada", 7, null), (person.Name, person.Age, person.Boss));
        Assert.Equal(["new"], person.Tags);
        Assert.Equal(77, _parcel.ReadInt32());
    }

    [Fact]
    public void AnEmptyBodyGivesTheDefaultsOfTheTypes()
    {
        Write(static _ => { });
        _parcel.DataPosition = 0;

        Assert.Equal(("", 7), (Person.ReadFromParcel(_parcel).Name, 7));
    }

    private void Write(Action<Parcel> fields)
    {
        int token = _parcel.BeginParcelable();
        fields(_parcel);
        _parcel.EndParcelable(token);
    }
}
