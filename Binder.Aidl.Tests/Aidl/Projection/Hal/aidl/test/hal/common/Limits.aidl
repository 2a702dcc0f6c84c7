package test.hal.common;

/** Numbers that several services share. */
@VintfStability
interface Limits {
    const int MAX_CHANNELS = 1 << 3;
    const int AXES = 3;
    const int MATRIX = AXES * AXES;
    const long TIMEOUT_NS = 5L * 1000 * 1000 * 1000;
    const String VENDOR = "test" + ".hal";
    const byte UNKNOWN = -1;
}
