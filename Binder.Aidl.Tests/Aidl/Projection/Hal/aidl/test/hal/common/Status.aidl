package test.hal.common;

/** What a call came to. */
@VintfStability
@Backing(type="int")
enum Status {
    OK = 0,
    NO_MEMORY = -12,
    INVALID_STATE,
    NOT_SUPPORTED = 0x100,
    /** @deprecated use {@code INVALID_STATE} */
    BAD_STATE = INVALID_STATE,
}
