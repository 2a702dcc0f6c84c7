package test.hal.sensor;

import test.hal.common.Status;
import test.hal.sensor.Event;
import test.hal.sensor.ISensorsCallback;

/** The sensors of a device. */
@VintfStability
interface ISensors {
    const int WAKE_UP = 1 << 0;
    const int ALL = 0xffffffff;

    @VintfStability
    parcelable Info {
        int handle;
        @utf8InCpp String name = "";
        @utf8InCpp List<String> aliases;
        float[2] range = {-1.0f, 1.0f};
        int flags = ISensors.WAKE_UP;
        Event.Kind kind = Event.Kind.ACCELEROMETER;
    }

    /** Handle used for {@code activate} of all. */
    Info[] list();

    /**
     * Starts or stops a sensor.
     *
     * @param handle which one
     * @param enabled whether to start
     * @return what it came to
     */
    Status activate(int handle, boolean enabled);

    void read(int handle, in int[] channels, out float[] values, inout Event last, out Event.Payload payload);
    void fixed(in Event.Payload.Vector[2] in_, out Event.Payload.Vector[2] out_, inout int[3] counts);
    @nullable Event lastOf(in @nullable Event.Kind[] kinds, @nullable String name);
    List<Event> history(in List<Event> since);
    Map<String, Event> byName(in Map<String, Event> known);
    ParcelFileDescriptor channel(in ParcelFileDescriptor file);
    oneway void watch(ISensorsCallback callback);
    @nullable ISensorsCallback[] watchers();
    Event.Payload.Tag tagOf(in Event.Payload payload);
    void fail(Status status);
}
