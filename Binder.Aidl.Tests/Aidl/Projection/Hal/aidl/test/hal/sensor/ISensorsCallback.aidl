package test.hal.sensor;

import test.hal.sensor.Event;

@VintfStability
oneway interface ISensorsCallback {
    void onEvents(in Event[] events);
    void onEnd();
}
